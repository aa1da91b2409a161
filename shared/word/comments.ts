/**
 * The comments of word/comments.xml: who says what and when. Paragraphs of one are parted by a space. Which answers which, and what is settled,
 * stands in a part of its own (word/commentsExtended.xml), by the id of the last paragraph of each.
 */
import type { WordComment } from './document.ts';
import type { OwnStyle } from './own-styles.ts';
import type { Listener } from './xml.ts';

interface RawComment {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  words: string;
  /** Went out of here. */
  own: boolean;
  /** Of its last paragraph; '' where it has none. */
  paragraph: string;
}

export class CommentsReader implements Listener {
  readonly comments: RawComment[] = [];
  readonly #styleOf: (id: string) => string;
  #words = false;

  /** `styleOf`: a style of ours by the id that this file has for it. */
  constructor(styleOf: (id: string) => string) {
    this.#styleOf = styleOf;
  }

  open(name: string, get: (attribute: string) => string | null): void {
    if (name === 'w:comment')
      this.comments.push({
        ...{ id: get('w:id') ?? '', by: get('w:author') ?? '', at: get('w:date') ?? '' },
        ...{ words: '', own: false, paragraph: '' },
      });
    const last = this.comments.at(-1);
    if (name === 'w:p' && last !== undefined) last.paragraph = get('w14:paraId') ?? '';
    if (name === 'w:pStyle' && last !== undefined && this.#styleOf(get('w:val') ?? '') === ('OpinionRemark' satisfies OwnStyle))
      last.own = true;
    this.#words = name === 'w:t';
  }

  close(name: string): void {
    this.#words = false;
    const comment = this.comments.at(-1);
    if (comment === undefined) return;
    if (name === 'w:p') comment.words += ' ';
    if (name === 'w:comment') comment.words = comment.words.trim();
  }

  text(words: string): void {
    const comment = this.comments.at(-1);
    if (this.#words && comment !== undefined) comment.words += words;
  }
}

/** By the id of a paragraph. */
export class AnswersReader implements Listener {
  readonly answered = new Map<string, string>();
  readonly settled = new Set<string>();

  open(name: string, get: (attribute: string) => string | null): void {
    const paragraph = name === 'w15:commentEx' ? get('w15:paraId') : null;
    if (paragraph === null) return;
    const parent = get('w15:paraIdParent');
    if (parent !== null) this.answered.set(paragraph, parent);
    const done = get('w15:done');
    if (done === '1' || done === 'true') this.settled.add(paragraph);
  }

  close(): void {}

  text(): void {}
}

/** `placed`: where each begins, and the words that it is about. An answer to what is not there is no answer. */
export function commentsOf(
  comments: readonly RawComment[],
  { answered, settled }: AnswersReader,
  placed: ReadonlyMap<string, { readonly paragraph: number; readonly quote: string }>,
): readonly WordComment[] {
  const places = new Map(comments.flatMap(({ paragraph }, at) => (paragraph === '' ? [] : [[paragraph, at] as const])));
  return comments.map(({ id, by, at, words, own, paragraph }, place) => {
    const parent = places.get(answered.get(paragraph) ?? '') ?? null;
    return {
      ...{ by, at, words, own },
      paragraph: placed.get(id)?.paragraph ?? null,
      quote: placed.get(id)?.quote ?? '',
      // what comes before it: nobody is led in a circle
      answers: parent !== null && parent < place ? parent : null,
      settled: settled.has(paragraph),
    };
  });
}
