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
    if (marks.some((mark) => isMeant(mark, meant) && goes(mark, accept))) continue;
    const left = marks.filter((mark) => !isMeant(mark, meant));
    const last = runs.at(-1);
    if (last !== undefined && sameMarks(last.marks, left)) runs[runs.length - 1] = { text: last.text + text, marks: left };
    else runs.push({ text, marks: left });
  }
  return { ...block, sug: settles ? null : block.sug, runs };
}

/** Do the words under this mark go when it is decided so? */
const goes = ({ name }: Pick<TextMark, 'name'>, accept: boolean): boolean => (name === 'deletion') === accept;

const isMeant = ({ name, attrs: { by = '', id = '' } }: TextMark, meant: Meant): boolean =>
  (name === 'insertion' || name === 'deletion') && meant({ by, id });
