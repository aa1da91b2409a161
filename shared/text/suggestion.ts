/**
 * What becomes of a paragraph when suggestions are decided. One suggestion is everything that one entity has marked with one id, in one
 * paragraph or in several: the word that goes and the word that comes, both brackets of a pair, both sides of a split.
 */
import type { EntityId } from '../opinion/vocabulary.ts';
import { sameMarks, type TextBlock, type TextMark, type TextRun, wholeSuggestion } from './block.ts';

export interface SuggestionKey {
  readonly by: EntityId;
  readonly id: string;
}

type Meant = (one: SuggestionKey) => boolean;

/** The paragraph after these suggestions were accepted or rejected; null where it goes with them. */
export function decided(block: TextBlock, meant: Meant, accept: boolean): TextBlock | null {
  const whole = wholeSuggestion(block);
  const settles = whole !== null && meant(whole);
  if (settles && (whole.verb === 'ins') !== accept) return null;
  const runs: TextRun[] = [];
  for (const { text, marks } of block.runs) {
    const left = marksLeft(marks, meant, accept);
    if (left === null) continue;
    const last = runs.at(-1);
    if (last !== undefined && sameMarks(last.marks, left)) runs[runs.length - 1] = { text: last.text + text, marks: left };
    else runs.push({ text, marks: left });
  }
  return { ...block, sug: settles ? null : block.sug, runs };
}

/** As it would read with every suggestion accepted; without runs where it would go. */
export const acceptedBlock = (block: TextBlock): TextBlock => decided(block, () => true, true) ?? { ...block, sug: null, runs: [] };

/** The marks that words keep; null where the words go. */
export function marksLeft(marks: readonly TextMark[], meant: Meant, accept: boolean): readonly TextMark[] | null {
  const settled = marks.filter((mark) => isSuggestion(mark) && meant(keyOf(mark)));
  if (settled.some(({ name }) => (name === 'deletion') === accept)) return null;
  return marks.filter((mark) => !settled.includes(mark));
}

const isSuggestion = ({ name }: TextMark): boolean => name === 'insertion' || name === 'deletion';
const keyOf = ({ attrs: { by = '', id = '' } }: TextMark): SuggestionKey => ({ by, id });
