/** The text of `resaved.docx`: that of tests/export/paper.ts, and two paragraphs more that others would have go as a whole. */
import type { TextBlock } from '../../shared/text/block.ts';
import { BLOCKS, block, coming } from '../export/paper.ts';

const goes = block('preamble-item', ['that this one goes as a whole;'], { sug: 'del:bra:b7' });
const goesToo = block('preamble-item', ['that this goes ', coming('now ', 'ken'), 'as a whole too;'], { sug: 'del:bra:b8' });
const { title, enacting, considering, a, ...rest } = BLOCKS;

export const RESAVED: readonly TextBlock[] = [title, enacting, considering, a, goes, goesToo, ...Object.values(rest)];
