/** When nothing is left of a paragraph, or next to nothing. */
import { simpleDiffString } from 'lib0/diff';

/** A longer piece is looked for at both ends alone: a hostile text could make the search in the middle quadratic. */
const SHORT = 100;

/** Letters that stand for themselves, and digits. */
const WORDS = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]+/gu;

/** Of so many letters so few are left that they might be next to nothing. */
export const isLittle = (was: number, left: number): boolean => left === 0 || left * 10 < was;

/**
 * Nothing is left of these words, or next to nothing: less than a tenth, and that a piece of them, or one letter that was typed over them.
 * Whoever puts in other words, be they few, has written anew.
 */
export function isEmptied(was: string, left: string): boolean {
  const [words, rest] = [was.trim(), left.trim()];
  return isLittle(words.length, rest.length) && (isPiece(words, rest) || /^.$/su.test(rest));
}

/** The same, where signs are no words: of a paragraph of words no word is left, of one of signs no sign. */
export function isOut(was: string, left: string): boolean {
  // at each keystroke the words that stand first are enough to see that there are more
  if (hasLetters(left, was.length / 10)) return false;
  const words = wordsIn(was);
  return words === '' ? left.trim() === '' : isEmptied(words, wordsIn(left));
}

function hasLetters(text: string, enough: number): boolean {
  let letters = 0;
  WORDS.lastIndex = 0;
  for (let word = WORDS.exec(text); word !== null; word = WORDS.exec(text)) {
    letters += word[0].length;
    if (letters >= enough) return true;
  }
  return false;
}

/** With one space between them, whatever was there: marks, signs, what is not seen. */
export const wordsIn = (text: string): string => (text.match(WORDS) ?? []).join(' ');

/** Is this what stays where a stretch is cut out of the words, or all round one? */
export const isPiece = (words: string, rest: string): boolean =>
  simpleDiffString(words, rest).insert === '' || (rest.length <= SHORT && words.includes(rest));
