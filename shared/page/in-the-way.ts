import type { Text } from '../i18n/text.ts';
import type { Refusal } from '../opinion/refusal.ts';
import type { ShapeName } from './shapes.ts';

/** The gravest first. */
const SHAPES: readonly (readonly [Refusal['code'], ShapeName])[] = [
  ['objection-stands', 'objected'],
  ['time-asked', 'pending'],
  ['brackets-left', 'unsettled'],
  ['suggestions-left', 'suggestions'],
  ['linked-open', 'conditional'],
  ['not-agreed', 'open'],
];

export const shapeOf = ({ code }: Refusal): ShapeName => SHAPES.find(([one]) => one === code)?.[1] ?? 'pending';

/** For all of it together. */
export const gravestOf = (blockers: readonly Refusal[]): ShapeName =>
  blockers.length === 0 ? 'agreed' : (SHAPES.find(([one]) => blockers.some(({ code }) => code === one))?.[1] ?? 'pending');

/** How much stands between a text and adoption, "3 paragraphs and 1 point": the same on the list, on the page of the opinion and for those who follow. */
export function inTheWay(blockers: readonly Refusal[], { t, list }: Pick<Text, 't' | 'list'>): string {
  const blocks = new Set(blockers.flatMap((refusal) => refusal.blocks ?? []));
  const onWhole = blockers.filter((refusal) => (refusal.blocks ?? []).length === 0).length;
  return list([
    ...(blocks.size > 0 ? [t('home.paragraphs', { count: blocks.size })] : []),
    ...(onWhole > 0 ? [t('between.count', { count: onWhole })] : []),
  ]);
}
