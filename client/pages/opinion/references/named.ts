/**
 * What the references of one paragraph name in the text as it is in the editor now. Worked out when somebody points at the paragraph, or has its
 * card open: of no other paragraph are the words looked at, and the whole text only where there is a reference.
 */
import type { Node } from 'prosemirror-model';
import type { Register, ShownParagraph } from '../../../../shared/opinion/register.ts';
import type { BlockId, Language } from '../../../../shared/opinion/vocabulary.ts';
import { STRUCK } from '../../../../shared/wording/finding.ts';
import { Outline, type Reference } from '../../../../shared/wording/outline.ts';
import { type Mention, referring } from '../../../../shared/wording/references.ts';
import { blockOf, ofBlock } from '../../../editor/blocks.ts';
import { writtenIn, writtenOf } from '../wording/written.ts';

export interface Named extends Reference {
  /** As they stand there. */
  readonly words: string;
}

type Text = Pick<Register, 'language' | 'paragraphs'>;

interface Reader {
  readonly read: ReturnType<typeof referring>;
  /** Of a paragraph that stays it is known. */
  readonly mentionsIn: (node: Node) => readonly Mention[];
}

const readers = new Map<Language, Reader>();

export function readerOf(language: Language): Reader {
  const known = readers.get(language);
  if (known !== undefined) return known;
  const read = referring(language);
  const mentionsIn = ofBlock((node) => {
    const written = writtenOf(node, undefined);
    return written === null ? [] : read(written);
  });
  readers.set(language, { read, mentionsIn });
  return { read, mentionsIn };
}

/** By text, as long as its labels are these. */
const outlines = new WeakMap<Node, { readonly paragraphs: Text['paragraphs']; readonly outline: Outline }>();

export const shownById = (paragraphs: Text['paragraphs']): ReadonlyMap<BlockId, ShownParagraph> =>
  new Map(paragraphs.map((one) => [one.id, one]));

export function outlineOf(doc: Node, { language, paragraphs }: Text): Outline {
  const known = outlines.get(doc);
  if (known?.paragraphs === paragraphs) return known.outline;
  const outline = new Outline(language, writtenIn(doc, shownById(paragraphs)));
  outlines.set(doc, { paragraphs, outline });
  return outline;
}

export function namedIn(doc: Node, register: Text, block: BlockId): readonly Named[] {
  const node = blockOf(doc, block)?.node;
  const mentions = node === undefined ? [] : readerOf(register.language).mentionsIn(node);
  if (node === undefined || mentions.length === 0) return [];
  const outline = outlineOf(doc, register);
  const words = writtenOf(node, undefined)?.words ?? '';
  return mentions.flatMap((mention) => {
    const found = outline.read(block, mention);
    return found === null ? [] : [{ ...found, words: words.slice(found.from, found.to).replaceAll(STRUCK, '') }];
  });
}
