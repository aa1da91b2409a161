/** Which paragraphs have a card beside them, and what it says while it is in one line. */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { ButWords, Register } from '../../../../shared/opinion/register.ts';
import type { Entities } from '../../../../shared/page/entities.ts';
import { KIND_MARKS } from '../../../../shared/page/kind-marks.ts';
import { type Mark, marksOf } from '../../../../shared/page/marks.ts';
import type { ShapeName } from '../../../../shared/page/shapes.ts';

/** Where something is said of a paragraph beyond that it is open or agreed. */
export function hasCard({ status, removed, positions, suggestions, reopenAsked, broken, referred, editorial }: ButWords): boolean {
  if (status === null || (removed && status === 'agreed')) return false;
  if (removed || status === 'reopened' || broken !== null || referred !== null) return true;
  if (editorial?.proposed != null) return true;
  return positions.length + suggestions + reopenAsked.length + (editorial?.changes.length ?? 0) > 0;
}

interface Line {
  readonly shape: ShapeName;
  readonly words: string;
  readonly codes: readonly string[];
  /** What else is said there. */
  readonly more: readonly Mark[];
}

/** What goes on in threads there. */
export interface Talk {
  readonly count: number;
  /** Of the first of them: whose it is, and how it begins. */
  readonly code: string;
  readonly words: string;
  readonly isNew: boolean;
}

const PLAIN: readonly string[] = ['agreed', 'open', 'provisional'];

/** What weighs most; whose it is in words, where it is one State's alone. */
export function lineOf(
  paragraph: ButWords,
  text: Text,
  entities: Entities,
  whole: Pick<Register, 'kind' | 'policy' | 'phase'>,
  /** Does something else stand in its line, so that being open or agreed need not? */
  otherwise = false,
): Line | null {
  const marks = marksOf(paragraph, text, entities, whole);
  const [first = otherwise ? undefined : marks[0], ...more] = marks.filter(({ shape }) => !PLAIN.includes(shape));
  if (first === undefined) return null;
  const { shape, words, codes } = first;
  const [position, another] = paragraph.positions.filter(({ kind, met }) => KIND_MARKS[kind].shape === shape && !met);
  if (position === undefined || another !== undefined) return { shape, words, codes, more };
  return { shape, words: text.t(`position.${position.kind}`, { state: entities.name(position.entity) }), codes: [], more };
}
