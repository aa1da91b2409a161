/** Why a file is not read. Inside it is thrown, because a parser is deep in its own loops then; `readWord` makes it a value, once. */
export const WORD_REFUSALS = [
  'not-word', // neither a zip with a Word document in it nor what Word wrote before
  'too-large', // more bytes than a text needs
  'swollen', // unpacks to more than is read, or is made of too many parts
  'protected', // encrypted with a password
  'old-format', // .doc of before 2007
  'damaged', // cut off, altered, or with declarations that no word processor writes
] as const;
export type WordRefusal = (typeof WORD_REFUSALS)[number];

export class Unreadable extends Error {
  readonly why: WordRefusal;

  constructor(why: WordRefusal) {
    super(why);
    this.why = why;
  }
}
