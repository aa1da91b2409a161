/** What changed in a text with some words round it: of a long stretch that stayed, a screen of the room has no use (H60). */
import type { Piece } from '../../../../shared/compare/words.ts';
import { MASK } from '../../../text/masking.ts';

/** Characters that are left on each side of what changed. */
const ROUND = 60;
const GAP = ' … ';
/** A stretch that would hardly become shorter stays whole. */
const LONG = 2 * ROUND + 40;

export function inContext(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.length - 1;
  return pieces.map((piece, at) => {
    const letters = [...piece.text];
    // of what is withheld is said how many letters it is
    if (piece.is !== 'same' || letters.length <= LONG || piece.text.includes(MASK)) return piece;
    const before = at === 0 ? '' : wholeWords(letters.slice(0, ROUND), -1);
    const after = at === last ? '' : wholeWords(letters.slice(-ROUND), 1);
    return { ...piece, text: `${before}${GAP}${after}` };
  });
}

/** Without the word that is cut off at its end (-1) or at its beginning (1); where no space tells words apart, as it is. */
function wholeWords(letters: readonly string[], towards: 1 | -1): string {
  const text = letters.join('');
  const space = towards === 1 ? text.indexOf(' ') : text.lastIndexOf(' ');
  if (space === -1) return text;
  return towards === 1 ? text.slice(space + 1) : text.slice(0, space);
}
