/**
 * The comments of a Word file, each at the paragraph of the opinion beside which it can be said. Those that went out of here are there already,
 * and stay out; an answer to one of these is one by itself.
 */
import { MOST_QUOTED } from '../comments/anchor.ts';
import type { ComparedParagraph } from '../compare/paragraphs.ts';
import type { BlockId, Language } from '../opinion/vocabulary.ts';
import type { WordComment, WordDocument } from './document.ts';
import { original } from './reading.ts';
import { foundHere, unlabelled } from './redline.ts';

export interface FileComment extends Pick<WordComment, 'by' | 'at' | 'words' | 'settled'> {
  /** Where it is said; null where the file has none of the paragraphs. */
  readonly block: BlockId | null;
  /** The words that it is about; '' for the whole paragraph. */
  readonly quote: string;
  readonly answers: readonly Pick<WordComment, 'by' | 'words'>[];
}

/** `here`: as for what the file would change. */
export function commentsFor(document: WordDocument, here: readonly ComparedParagraph[], language: Language): readonly FileComment[] {
  const { comments, paragraphs } = document;
  const isOwn = (at: number | null): boolean => at === null || comments[at]?.own === true;
  const first = comments.flatMap((one, at) => (!one.own && isOwn(one.answers) ? [{ one, at }] : []));
  if (first.length === 0) return [];
  const places = new Map(paragraphs.map((one, at) => [one, at]));
  const blocks = new Map<number, BlockId>();
  for (const [read, { id }] of foundHere(original(document), here, language))
    for (const one of read.of) blocks.set(places.get(one) ?? -1, id);
  // by paragraph of the file: its own, else that of the one before; before the first found that one
  const near: (BlockId | null)[] = [];
  let last = paragraphs.flatMap((_, at) => blocks.get(at) ?? [])[0] ?? null;
  for (const at of paragraphs.keys()) {
    last = blocks.get(at) ?? last;
    near.push(last);
  }
  const texts = new Map(here.map((one) => [one.id, one]));
  // an answer stands behind what it answers
  const roots: number[] = [];
  const under = new Map<number, WordComment[]>();
  for (const [at, one] of comments.entries()) {
    const root = isOwn(one.answers) ? at : (roots[one.answers ?? at] ?? at);
    roots.push(root);
    if (root === at || one.own) continue;
    const those = under.get(root) ?? [];
    those.push(one);
    under.set(root, those);
  }
  return first.map(({ one: { by, at: moment, words, settled, quote, paragraph }, at }) => {
    const block = near[paragraph ?? 0] ?? null;
    return {
      ...{ by, at: moment, words, settled, block },
      quote: unlabelled(quote, texts.get(block ?? '') ?? null).slice(0, MOST_QUOTED),
      answers: (under.get(at) ?? []).map((answer) => ({ by: answer.by, words: answer.words })),
    };
  });
}
