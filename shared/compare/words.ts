/**
 * What became of words: whole words in every script, as a reader would mark them. Square brackets mean "not agreed", so each is a token of
 * its own, whatever it touches.
 */
import { diffArrays } from 'diff';
import type { Language } from '../opinion/vocabulary.ts';

export interface Piece {
  readonly is: 'same' | 'ins' | 'del';
  readonly text: string;
}

/** Beyond so many steps from one wording to the other nothing is gained by telling them apart word by word. */
const MOST_EDITS = 500;

export function compareWords(before: string, after: string, language: Language): readonly Piece[] {
  if (before === after) return joined([{ is: 'same', text: after }]);
  const found = diffArrays([...tokens(before, language)], [...tokens(after, language)], { maxEditLength: MOST_EDITS });
  if (found === undefined) return replaced(before, after);
  return joined(
    readable(found.map(({ added, removed, value }) => ({ is: added ? 'ins' : removed ? 'del' : 'same', text: value.join('') }))),
  );
}

/**
 * A segmenter hands out with every word a copy of all that it was given, so 200 000 letters
 * at once would take gigabytes. It gets them in parts, cut where words end anyway.
 */
const PARTS = /[\s\S]{400,4000}?(?:\s(?=\S)|[。；，、])|[\s\S]{1,4000}/gu;

/** One for each language: to make one takes longer than to tell the words of a paragraph. */
const segmenters = new Map<Language, Intl.Segmenter>();

function segmenterFor(language: Language): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
}

const BRACKET = /[[\]［］]/u;

/** Words, space between them and single marks. */
export function tokens(text: string, language: Language): readonly string[] {
  const segmenter = segmenterFor(language);
  const found: string[] = [];
  for (const [part] of text.matchAll(PARTS)) {
    for (const { segment } of segmenter.segment(part)) {
      if (!BRACKET.test(segment)) found.push(segment);
      else found.push(...segment.split(/([[\]［］])/u).filter((token) => token !== ''));
    }
  }
  return found;
}

/** A space that alone stayed the same between two changes would cut one change into many. */
function readable(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece, at): readonly Piece[] => {
    const between = at > 0 && at < pieces.length - 1;
    return between && piece.is === 'same' && piece.text.trim() === '' ? replaced(piece.text, piece.text) : [piece];
  });
}

const replaced = (before: string, after: string): readonly Piece[] => [
  { is: 'del', text: before },
  { is: 'ins', text: after },
];

const endOf = (text: string): string => /\s*$/u.exec(text)?.[0] ?? '';

/** Neighbouring changes as one deletion and one insertion after it. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  let del = '';
  let ins = '';
  const settle = (): void => {
    const space = endOf(del) === endOf(ins) ? endOf(del) : '';
    const cut = (text: string): string => text.slice(0, text.length - space.length);
    const settled: readonly Piece[] = [
      { is: 'del', text: cut(del) },
      { is: 'ins', text: cut(ins) },
      { is: 'same', text: space },
    ];
    out.push(...settled.filter(({ text }) => text !== ''));
    del = '';
    ins = '';
  };
  for (const { is, text } of pieces) {
    if (is === 'del') del += text;
    else if (is === 'ins') ins += text;
    else {
      settle();
      if (text !== '') out.push({ is, text });
    }
  }
  settle();
  return out;
}
