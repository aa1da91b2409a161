/** The comments of word/comments.xml: who says what. Paragraphs of one are parted by a space. */
import type { Listener } from './xml.ts';

interface RawComment {
  readonly id: string;
  readonly by: string;
  words: string;
}

export class CommentsReader implements Listener {
  readonly comments: RawComment[] = [];
  #words = false;

  open(name: string, get: (attribute: string) => string | null): void {
    if (name === 'w:comment') this.comments.push({ id: get('w:id') ?? '', by: get('w:author') ?? '', words: '' });
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
