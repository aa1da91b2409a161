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
const MOST_EDITS = 200;

export function compareWords(before: string, after: string, language: Language): readonly Piece[] {
  const [start, end] = alike(before, after);
  const same = (text: string): readonly Piece[] => (text === '' ? [] : [{ is: 'same', text }]);
  const [was, is] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const between = was === '' && is === '' ? [] : told(was, is, language);
  return joined(readable(merged([...same(after.slice(0, start)), ...between, ...same(after.slice(after.length - end))])));
}

function told(before: string, after: string, language: Language): readonly Piece[] {
  const found = diffArrays([...tokens(before, language)], [...tokens(after, language)], { maxEditLength: MOST_EDITS });
  if (found === undefined) return replaced(before, after);
  return found.map(({ added, removed, value }) => ({ is: added ? 'ins' : removed ? 'del' : 'same', text: value.join('') }));
}

/** Between space and a letter, digit or bracket words end in every script. */
const BEGINS = /[\p{L}\p{N}[\]]/u;

const isEdge = (text: string, at: number): boolean => at === 0 || (/\s/u.test(text.charAt(at - 1)) && BEGINS.test(text.charAt(at)));

/** How many letters at the beginning and at the end are the same in both, in whole words: what did not change is not told apart into words. */
function alike(before: string, after: string): readonly [start: number, end: number] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (start === before.length && start === after.length) return [start, 0];
  while (!(isEdge(before, start) && isEdge(after, start))) start -= 1;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end += 1;
  while (end > 0 && !(isEdge(before, before.length - end) && isEdge(after, after.length - end))) end -= 1;
  return [start, end];
}

/** Neighbours that are alike as one. */
function merged(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  for (const { is, text } of pieces) {
    const last = found.at(-1);
    if (last?.is === is) found[found.length - 1] = { is, text: last.text + text };
    else found.push({ is, text });
  }
  return found;
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

/** Where nothing else stands, words are known without a segmenter, many times faster: a mark before a letter or a digit may be within one. */
const PLAIN = /^(?:[A-Za-z0-9À-ÖØ-öø-ÿА-яЁё ()[\]-]|[,;](?!\d)|\.(?![A-Za-z0-9À-ÖØ-öø-ÿА-яЁё]))*$/u;
const PLAIN_TOKEN = /[^ ()[\],;.-]+| +|[()[\],;.-]/gu;

/** Words, space between them and single marks. */
export function tokens(text: string, language: Language): readonly string[] {
  const segmenter = segmenterFor(language);
  const found: string[] = [];
  for (const [part] of text.matchAll(PARTS)) {
    if (PLAIN.test(part)) {
      for (const [token] of part.matchAll(PLAIN_TOKEN)) found.push(token);
      continue;
    }
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
