/** What is told of a time in an opinion to those who have no seat: counts, and with names only what was said since these are public (L2). */

import { policyOf } from '../../../shared/forum/facts.ts';
import { isPublic } from '../../../shared/forum/following.ts';
import type { Happening } from '../../../shared/opinion/happened.ts';
import { isNamed, type PublicNames } from '../../../shared/opinion/public-names.ts';
import { NOBODY, nameless, publicWords } from '../../../shared/page/nameless.ts';
import type { Moment, Period } from '../../room/past/period.ts';
import type { HttpTools } from '../tools.ts';
import { TABLED } from './changes.ts';

export function forPublic({ before, after, happened, notes }: Period, names: PublicNames | null): Period {
  const moment = ({ register, blocks }: Moment): Moment => ({ register: nameless(register, names), blocks: publicWords(blocks, names) });
  const isTold = ({ seq, of }: Happening): boolean => isNamed(names, seq) && (of === null || isNamed(names, of));
  return {
    before: before && moment(before),
    after: moment(after),
    happened: happened.map((one) => (isTold(one) ? one : { ...one, entity: NOBODY, by: null, enteredBy: null })),
    notes: new Map([...notes].filter(([seq]) => isNamed(names, seq))),
  };
}

/**
 * From a log position of the opinion up to now; null: there is none of it, or it is not followed in public. What was before everybody could
 * follow is told to nobody here: an older position counts as that moment. Throws HistoryBusy, StorageFault or RecordDamage.
 */
export async function publicSince(
  { rooms, forum, history }: Pick<HttpTools, 'rooms' | 'forum' | 'history'>,
  opinion: string,
  since: number,
): Promise<Period | null> {
  const open = isPublic(forum.state, opinion) ? policyOf(forum.state, opinion) : null;
  const [opened] = open === null ? [] : await forum.entries(open.from.seq - 1, 1);
  const room = opened && (await rooms.open(opinion));
  if (opened === undefined || !room) return null;
  const { name } = room;
  const { seq, names } = await room.look(({ state }) => state);
  if (since > seq) return null;
  const first = await history.before(name, seq, opened.entry.at);
  const found = await history.period(name, Math.max(since, first, TABLED), seq);
  return found !== null && isPublic(forum.state, opinion) ? forPublic(found, names) : null;
}
