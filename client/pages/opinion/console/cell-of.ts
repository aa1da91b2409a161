/** What stands in a cell of the table of positions, and the words for it. */
import { listed } from '../../../../shared/i18n/refusal.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { ButWords, ShownPosition } from '../../../../shared/opinion/register.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import type { Entities } from '../../../../shared/page/entities.ts';
import { KIND_MARKS } from '../../../../shared/page/kind-marks.ts';
import type { ShapeName } from '../../../../shared/page/shapes.ts';
import { holdingOf, type MatrixGroup, positionsOf } from './matrix-of.ts';

/** A State, or a folded group under what it is called. */
export type Column = { readonly state: EntityId } | { readonly folded: MatrixGroup; readonly called: string };

export const keyOf = (column: Column): string => ('state' in column ? column.state : `group ${column.folded.group}`);

export interface CellSaid {
  readonly shape: ShapeName | null;
  /** Listed, and holds no longer. */
  readonly met: boolean;
  /** Of a group: how many of it hold. */
  readonly count: number | null;
  readonly words: string;
}

export function cellOf(paragraph: ButWords, column: Column, text: Text, entities: Entities): CellSaid {
  if (!('state' in column)) {
    const holding = holdingOf(paragraph);
    const held = column.folded.states.filter((state) => holding.includes(state));
    const count = held.length;
    const words = text.t('console.groupHolds', { group: column.called, count });
    if (count === 0) return { shape: null, met: false, count: null, words };
    const named = listed(
      text,
      held.map((state) => entities.name(state)),
    );
    return { shape: 'objected', met: false, count, words: text.t('app.valueOf', { field: words, is: named }) };
  }
  const state = entities.name(column.state);
  const found = positionsOf(paragraph, column.state);
  const [first] = found;
  if (first === undefined) return { shape: null, met: false, count: null, words: text.t('console.none', { state }) };
  const words = text.list(found.map((one) => positionWords(one, text, entities)));
  return { shape: KIND_MARKS[first.kind].shape, met: first.met, count: null, words };
}

/** Who says what, and whether it holds no longer or is still to be confirmed. */
export function positionWords(
  { kind, entity, met, entered, enteredBy, via, toConfirm }: ShownPosition,
  { t }: Text,
  entities: Entities,
): string {
  const said = [t(`position.${kind}`, { state: entities.name(entity) })];
  if (met) said.push(t('card.met'));
  if (entered && enteredBy !== null) said.push(t('card.entered', { capacity: t(`capacity.${enteredBy}`), channel: t(`channel.${via}`) }));
  if (toConfirm) said.push(t('status.toConfirm'));
  return said.join(' – ');
}
