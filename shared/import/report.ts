/**
 * The plain text of a report as blocks: sections and numbered paragraphs. Numbers that were typed are left out where they are surely
 * numbers, because labels are derived; every other word is kept.
 */
import { paragraphsOf } from '../compare/document-text.ts';
import type { BlockKind } from '../opinion/vocabulary.ts';
import { labelOf } from './label.ts';
import type { Level } from './reading.ts';

export interface ReportBlock {
  readonly kind: BlockKind;
  readonly level: Level;
  readonly text: string;
}

/** A section is named in a few words that end without a mark. */
const LONGEST_HEADING = 120;
const FINAL_MARK = /[.!?…:;,。！？：；，、؟؛،۔]$/u;
const MARKDOWN = /^#{1,6}\s+/u;

/** The title stands first, and there is always a paragraph to write into. */
export function readReport(title: string, text: string): readonly ReportBlock[] {
  const blocks: ReportBlock[] = [{ kind: 'title', level: 0, text: title }];
  const paragraphs = paragraphsOf(text, '').map((one) => one.text.replace(/\s+/gu, ' '));
  let number = 0;
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at === 0 && paragraph.toLowerCase() === title.toLowerCase()) continue;
    const isMarked = MARKDOWN.test(paragraph);
    const line = paragraph.replace(MARKDOWN, '');
    const label = labelOf(line);
    const bare = label === null ? line : `${label.bracket}${line.slice(label.length)}`;
    const isNumber = label?.meanings.some(({ scheme }) => scheme === 'digit') ?? false;
    const isShort = bare.length <= LONGEST_HEADING && !FINAL_MARK.test(bare) && at < paragraphs.length - 1;
    if (isMarked || (isShort && (label === null || isNumber))) {
      blocks.push({ kind: 'operative-heading', level: 0, text: bare });
    } else if (label?.strong === true && !isNumber) {
      blocks.push({ kind: 'operative-item', level: number > 0 ? 1 : 0, text: bare });
    } else {
      number += 1;
      // "12 States replied" begins with a word that is a number
      const isLabel =
        isNumber && (label?.strong === true || label?.depth !== 0 || label.meanings.some(({ ordinal }) => ordinal === number));
      blocks.push({ kind: 'operative-item', level: 0, text: isLabel ? bare : line });
    }
  }
  return blocks.some(({ kind }) => kind === 'operative-item') ? blocks : [...blocks, { kind: 'operative-item', level: 0, text: '' }];
}
