/** The comments of word/comments.xml: who says what. Paragraphs of one are parted by a space. */
import type { OwnStyle } from './own-styles.ts';
import type { Listener } from './xml.ts';

interface RawComment {
  readonly id: string;
  readonly by: string;
  words: string;
  /** Went out of here. */
  own: boolean;
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
    if (name === 'w:comment') this.comments.push({ id: get('w:id') ?? '', by: get('w:author') ?? '', words: '', own: false });
    const last = this.comments.at(-1);
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
