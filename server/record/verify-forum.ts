/** What the record of the forum proves: one unbroken chain, sound entry by entry, and that who acted sat there then. */
import { isDeepStrictEqual } from 'node:util';
import { evolve } from '../../shared/forum/evolve.ts';
import { emptyForum } from '../../shared/forum/state.ts';
import { actorOf } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { LogName, Stored } from '../log/log.ts';
import { readRun } from './chain.ts';
import { RecordDamage } from './damage.ts';
import { headerHash } from './header.ts';
import { Once } from './once.ts';
import { readForumEntry } from './read.ts';
import type { Receipt, Report } from './verify.ts';

export const FORUM_LOG: LogName = { kind: 'forum', id: 'forum' };

/** From its first entry; against a receipt too, where there is one. */
export function verifyForum(stored: readonly Stored[], receipt: Receipt | null = null): Report {
  let state = emptyForum;
  let before: Stored | null = null;
  let head: Receipt | null = null;
  let erased = 0;
  const once = new Once();
  const invalid = (why: string, seq = state.seq + 1): Report => ({
    verdict: 'invalid',
    sentence: `INVALID at entry ${seq} because ${why}.`,
    invalidAt: seq,
    head: null,
    notChecked: NOT_CHECKED,
  });
  for (const one of stored) {
    try {
      for (const { entry, note } of readRun(FORUM_LOG, before, [one], readForumEntry)) {
        head = { seq: entry.seq, hash: headerHash(one.header) };
        if (receipt?.seq === head.seq && receipt.hash !== head.hash) return invalid('it is not the one that its receipt names');
        if (entry.at < state.at) return invalid('its time is before that of the entry before it');
        const twice = once.objectionTo(entry);
        if (twice !== null) return invalid(twice);
        if (entry.by.seat !== SERVER.seat && !isDeepStrictEqual(actorOf(state, entry.by.seat), entry.by))
          return invalid('whoever it names did not sit there then');
        state = evolve(state, entry);
        if (note === null) erased += 1;
      }
    } catch (fault) {
      if (!(fault instanceof RecordDamage)) throw fault;
      return invalid(fault.why, fault.seq);
    }
    before = one;
  }
  if (receipt !== null && receipt.seq > state.seq) return invalid(`the record ends here, and a receipt names entry ${receipt.seq}`);
  return {
    verdict: 'valid',
    sentence: `VALID: the log of the forum holds ${state.seq} entries, each in its place and by who sat there then.`,
    invalidAt: null,
    head,
    notChecked: erased === 0 ? NOT_CHECKED : [...NOT_CHECKED, `what was said with ${erased} entries: it was erased`],
  };
}

const NOT_CHECKED = [
  'signatures of those who acted: there are none yet, the server alone attests who did',
  'witnesses and time stamps: there are none yet, so another history could have been kept instead',
  'times of entries: claims of the server that wrote them; their order is what counts',
  'whether the rules allowed each act at its position',
];
