/** Server-sent events of the follower stream. A beat is a named event with data: a page cannot hear a comment. */
import { type Change, type Cursor, cursorText } from '../../shared/page/edition.ts';

export const changeEvent = (change: Change, at: Cursor): Buffer =>
  Buffer.from(`id: ${cursorText(at)}\ndata: ${JSON.stringify(change)}\n\n`);

/** `now`: ms UTC of the server. */
export const beatEvent = (now: number): Buffer => Buffer.from(`event: t\ndata: ${now}\n\n`);

/** Look at the page again: it is another, or no longer yours. */
export const goEvent: Buffer = Buffer.from('event: go\ndata: 1\n\n');

/** Nothing follows. `words`: why, for whoever reads. */
export const endEvent = (words: string): Buffer => Buffer.from(`event: end\ndata: ${words}\n\n`);
