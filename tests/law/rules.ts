/** The rules of SPEC.md, and which of them the names of tests cite. */
import { files, read } from './sources.ts';

export interface Rule {
  readonly id: string;
  /** With the points of its list, if it has one. */
  readonly text: string;
}

const ID = String.raw`(?:F\d+\.\d+|[A-Z]\d+|\d+\.\d+)`;
const RULE = /^- \*\*([^*]+)\*\* (.*(?:\n {2,}\S.*)*)/gm;
/** `it(`, `describe(`, and the end of `it.each(…)(` or `it.skipIf(…)(`; several numbers may stand at the beginning of one name. */
const NAME = new RegExp(String.raw`(?:\b(?:it|describe)|\))\(\s*['"\`](${ID}(?:(?:,? and |[ ,:]+)${ID})*)(?=[ ,:])`, 'g');

export function rulesOf(spec: string): readonly Rule[] {
  return [...spec.matchAll(RULE)].map(([, id = '', text = '']) => ({ id, text }));
}

/** F1.12 is of chapter F1, T3 of chapter T, 7.4 of chapter 7. */
export const chapterOf = (id: string): string => (id.includes('.') ? id.slice(0, id.indexOf('.')) : id.slice(0, 1));

export function citedIn(source: string): readonly string[] {
  return [...source.matchAll(NAME)].flatMap(([, ids = '']) => ids.match(new RegExp(ID, 'g')) ?? []);
}

/** For each rule that the name of a test cites, the files that do. */
export function citations(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of files(/^tests\/(?!law\/spec\b).*\.test\.tsx?$/)) {
    for (const id of new Set(citedIn(read(path)))) found.set(id, [...(found.get(id) ?? []), path]);
  }
  return found;
}

/** Numbers of rules wherever they stand in words: `SPEC 7.4, T9` in a comment, `(7.4)` in a rule. */
export const namedIn = (words: string): readonly string[] => words.match(new RegExp(String.raw`(?<![\w.+/-])${ID}(?![\w.])`, 'g')) ?? [];
