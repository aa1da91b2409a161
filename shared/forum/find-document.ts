/**
 * Is this the document somebody looks for? People write one number in many ways (`DT/3(Rev.1)`, `dt 3 rev 1`, `DT-0003!R1`), so names are
 * compared by their letters and figures: those that were asked for must follow each other in one of its names.
 */
import { type Document, documentNumber } from './document.ts';

/** Characters that may be asked for: no name and no title is longer. */
export const FIND_MOST = 300;

export function isFoundBy(document: Document, asked: string): boolean {
  const wanted = piecesOf(asked);
  const names = [documentNumber(document, document.language), document.document, ...document.aliases];
  if (wanted.length > 0 && names.some((name) => contains(piecesOf(name), wanted))) return true;
  return plain(document.title).includes(plain(asked).trim());
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** `DT/0003` → `dt`, `3`. */
const piecesOf = (text: string): readonly string[] =>
  (plain(text).match(/\p{L}+|\p{N}+/gu) ?? []).map((piece) => piece.replace(/^0+(?=.)/, ''));

/** Figures must be those figures; the last letters may be the beginning of a word that is still being typed. */
const contains = (pieces: readonly string[], wanted: readonly string[]): boolean =>
  pieces.some((_, from) =>
    wanted.every((piece, at) => {
      const found = pieces[from + at] ?? '';
      const typing = at === wanted.length - 1 && /\p{L}$/u.test(piece);
      return typing ? found.startsWith(piece) : found === piece;
    }),
  );
