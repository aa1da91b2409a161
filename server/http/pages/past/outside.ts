/** Stops along the record of an opinion that the log of the forum tells: sittings of its meeting, and texts of it that got a number. */
import { documentNumber } from '../../../../shared/forum/document.ts';
import { placesOf } from '../../../../shared/forum/facts.ts';
import type { ForumState } from '../../../../shared/forum/state.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { LogName } from '../../../log/log.ts';

interface Outside {
  readonly at: number;
  readonly words: string;
  /** Log position of the opinion, where the forum says it. */
  readonly seq?: number;
}

export function stopsOutside(state: ForumState, { kind, id }: LogName, { t, facts }: Text): readonly Outside[] {
  if (kind !== 'opinion') return [];
  const numbered = [...state.documents.values()].flatMap((one): readonly Outside[] =>
    one.content.in === 'opinion' && one.content.opinion === id ? [{ at: one.at, seq: one.content.at, words: documentNumber(one) }] : [],
  );
  const meeting = state.meetings.get(placesOf(state).get(id)?.meeting ?? '');
  const sittings = (meeting?.sittings ?? []).flatMap(({ openedAt, closedAt }, number): readonly Outside[] => {
    const words = (what: 'opened' | 'closed'): string => facts([t('meeting.sitting', { sitting: number + 1 }), t(`audit.sitting.${what}`)]);
    return [{ at: openedAt, words: words('opened') }, ...(closedAt === null ? [] : [{ at: closedAt, words: words('closed') }])];
  });
  return [...numbered, ...sittings];
}

/** Where they lie; `positions`: for each, the last entry before it. What was before the opinion is none of its stops. */
export const placedStops = (outside: readonly Outside[], positions: readonly number[]) =>
  outside.flatMap(({ at, words, seq }, place) => {
    const found = seq ?? positions[place] ?? 0;
    return found === 0 ? [] : [{ seq: found, at, words }];
  });
