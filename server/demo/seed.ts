/**
 * Gives the demo forum its three opinions: one nearly adopted, one with rival objections, one fresh. They are played through the rules by a
 * clock that runs in the past and ends now; nothing is written around them.
 */

import { forumFacts, policyOf } from '../../shared/forum/facts.ts';
import { REPORT } from '../../shared/forum/report.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import type { Log } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import { Rooms } from '../room/rooms.ts';
import { castOf } from './cast.ts';
import { PastClock } from './past-clock.ts';
import { DAY } from './play.ts';
import { playCableLanding } from './stories/cable-landing.ts';
import { playCommunityNetworks } from './stories/community-networks.ts';
import { playEmergencyAlerts } from './stories/emergency-alerts.ts';

interface SeedTools {
  readonly log: Log;
  readonly logger: Logger;
  readonly forum: ForumState;
  /** When the stories end, ms UTC: now. */
  readonly end: number;
}

const LONGEST_STORY = 10 * DAY;

/** False where there is an opinion already: then nothing is done. */
export async function seed({ log, logger, forum, end }: SeedTools): Promise<boolean> {
  if ((await log.names()).some(({ kind, id }) => kind === 'opinion' && id !== REPORT)) return false;
  const cast = castOf(forum);
  // of an opinion on no table: what is played here was called before the sitting that is open now
  const facts = forumFacts(forum, '');
  for (const play of [playEmergencyAlerts, playCableLanding, playCommunityNetworks]) {
    const clock = new PastClock(end - LONGEST_STORY);
    const rooms = new Rooms({ log, clock, logger, forum: () => facts, policyOf: (opinion) => policyOf(forum, opinion) });
    try {
      await play({ rooms, clock, cast, end });
    } finally {
      await rooms.close();
    }
  }
  return true;
}
