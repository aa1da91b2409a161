/**
 * What is compared when words are compared, as strings that are hashed. Two forms of a paragraph:
 * - agreement: what a declaration is about. Kind, level, the words of the heading above, and the base reading without
 *   formatting, without one trailing final mark. Appending an item or setting a word in bold disturbs no agreement.
 * - exact: everything as shown.
 * Both survive how the text came about: typed letter by letter, in one text node or two, composed or decomposed accents.
 * A log holds these hashes for ever: a change of any form needs a new tag beside the old.
 */
import type { BlockId, Hash } from '../opinion/vocabulary.ts';
import { baseRuns, baseText, hasMark, suggestionsOf, type TextBlock, type TextRun } from './block.ts';

/** SHA-256 of the UTF-8 bytes, base64url without padding; the server has node:crypto, a browser its own. */
export type HashOf = (text: string) => Hash;

/** One mark of these at the very end is typography: `;` becomes `,` when an item is appended. */
const FINAL_MARKS = new Set(';,.:；，。：、؛،۔');

/** Scanned from the end: an expression that looks for space before the end takes quadratic time on a text full of spaces. */
export function withoutFinalMark(text: string): string {
  const words = text.trimEnd();
  return FINAL_MARKS.has(words.charAt(words.length - 1)) ? words.slice(0, -1).trimEnd() : words;
}

export function agreementForm(block: TextBlock, heading: string | null): string {
  const runs: [string, boolean][] = [];
  for (const run of baseRuns(block)) {
    const lit = hasMark(run, 'lit');
    const last = runs.at(-1);
    if (last !== undefined && last[1] === lit) last[0] += run.text;
    else runs.push([run.text, lit]);
  }
  const normal = trimmed(runs.map(([text, lit]) => ({ text: composed(text), lit })));
  const written = normal.map(({ text, lit }) => (lit ? [text, [['lit', {}]]] : [text]));
  return JSON.stringify(['op1', block.kind, block.level, heading, written]);
}

/** Below the first combining mark nothing is ever composed with anything: to see that there is no more is quicker than to normalise. */
const COMPOSES = /[\u0300-\uffff]/;

/** Unicode NFC. */
const composed = (text: string): string => (COMPOSES.test(text) ? text.normalize('NFC') : text);

/** The words of a heading as its paragraphs are agreed under them. */
export const headingForm = (block: TextBlock): string => withoutFinalMark(composed(baseText(block)));

export const exactForm = (block: TextBlock): string =>
  JSON.stringify(['exact1', block.kind, block.level, block.sug, block.runs.map(writtenRun)]);

/**
 * What healing of a closed paragraph compares: the exact form, but a final mark and space at the end may come and go.
 * Not where suggestions are about: a suggested final mark would leave something undecided in agreed text.
 */
export const closedForm = (block: TextBlock): string =>
  exactForm(suggestionsOf(block).length === 0 ? { ...block, runs: trimmed(block.runs) } : block);

export const docHash = (lines: readonly string[], hash: HashOf): Hash => hash(`["doc1",[${lines.join(',')}]]`);

export const textHash = (lines: readonly string[], hash: HashOf): Hash => hash(`["text1",[${lines.join(',')}]]`);

/** A line of docHash (agreement hashes) or textHash (exact hashes): ids and hashes need no escaping. */
export const hashLine = (id: BlockId, hash: Hash): string => `["${id}","${hash}"]`;

function writtenRun({ text, marks }: TextRun): unknown[] {
  const normal = composed(text);
  return marks.length === 0 ? [normal] : [normal, marks.map(({ name, attrs }) => [name, attrs])];
}

/** Takes the final mark and the space around it off the end, across runs; a run left empty goes with it. */
function trimmed<Run extends { readonly text: string }>(runs: readonly Run[]): Run[] {
  const kept = [...runs];
  const whole = runs.map((run) => run.text).join('');
  let surplus = whole.length - withoutFinalMark(whole).length;
  while (surplus > 0) {
    const last = kept.pop();
    if (last === undefined) break;
    if (last.text.length > surplus) kept.push({ ...last, text: last.text.slice(0, last.text.length - surplus) });
    surplus -= Math.min(surplus, last.text.length);
  }
  return kept;
}
