/** Who acts in the stories of the demo: persons in seats of the demo forum. */

import type { ForumState } from '../../shared/forum/state.ts';
import { actorOf, OFFICE_SEAT } from '../../shared/forum/who.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { DEMO_SEATS } from './forum.ts';

export function castOf(forum: ForumState) {
  const inSeat = (seat: SeatId): Actor => {
    const actor = actorOf(forum, seat);
    assert(actor !== null, `the demo forum has the seat ${seat}`);
    return actor;
  };
  return {
    chair: inSeat('chair'),
    office: inSeat(OFFICE_SEAT),
    arlen: inSeat('arl-head'),
    bruma: inSeat('bru-head'),
    cordova: inSeat('cor-head'),
    dellmark: inSeat('del-head'),
    esmar: inSeat('esm-head'),
    halden: inSeat('halden'),
    quellin: inSeat('quellin'),
  };
}

export type Cast = ReturnType<typeof castOf>;

export const nameOf = ({ seat }: Actor): string => DEMO_SEATS.find((one) => one.seat === seat)?.person ?? seat;
