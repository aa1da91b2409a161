/**
 * Makes all of the demo in a log. In a data directory it is made beside the store, and gets its place when it is whole: whoever kills it before
 * that leaves no half of a demo, and nothing of it is ever looked for among what people wrote.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { forumFacts, policyOf } from '../../shared/forum/facts.ts';
import type { TemplateId } from '../../shared/forum/template.ts';
import type { Clock } from '../clock.ts';
import { Consultations } from '../forum/consultations.ts';
import { Forum } from '../forum/forum.ts';
import { createForum } from '../forum/founding.ts';
import { sweepCopies, withHeldCopy } from '../log/held-copy.ts';
import type { Log } from '../log/log.ts';
import { sqliteFile } from '../log/open.ts';
import { placed } from '../log/place.ts';
import { orRefused } from '../log/refused.ts';
import { SqliteLog } from '../log/sqlite.ts';
import type { Logger } from '../logger.ts';
import { hasStore } from '../missing-store.ts';
import { Rooms } from '../room/rooms.ts';
import { hearThePublic } from './consultation.ts';
import { demoFounding } from './forum.ts';
import { speakToParagraph } from './passages.ts';
import { seed } from './seed.ts';
import { playTimetable } from './timetable.ts';

/** Told by its name from a copy of a store. */
const UNDER_WAY = 'demo.sqlite';

interface Making {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly template: TemplateId;
}

/** Nothing of it is made that is there. Throws StoreRefused where it meets a real forum. */
export async function makeDemo(log: Log, { logger, clock, template }: Making): Promise<void> {
  const end = clock.now();
  const open = (): Promise<Forum> => Forum.open({ log, clock, logger });
  let forum = await open();
  if (forum.state.forum === null) {
    await forum.close();
    await playTimetable({ log, logger, template, end });
    forum = await open();
  }
  const rooms = new Rooms({
    ...{ log, clock, logger },
    forum: (opinion) => forumFacts(forum.state, opinion),
    policyOf: (opinion) => policyOf(forum.state, opinion),
  });
  const consultations = new Consultations({ log, clock, logger }, forum);
  try {
    await createForum(forum, demoFounding());
    await seed({ log, logger, forum: forum.state, end });
    await speakToParagraph(forum, rooms);
    await hearThePublic({ forum, rooms, consultations, now: clock.now() });
  } finally {
    await consultations.close();
    await rooms.close();
    await forum.close();
  }
}

/** Where the directory has no store. `anew`: its making was broken off before. Throws StoreRefused where it cannot be used. */
export async function makeDemoIn(dir: string, making: Making): Promise<'there' | 'made' | 'anew'> {
  if (hasStore(dir)) return 'there';
  const anew = await beginsAnew(dir);
  await withHeldCopy(dir, async (beside) => {
    const made = join(beside, UNDER_WAY);
    const log = await SqliteLog.open(made);
    try {
      await makeDemo(log, making);
    } finally {
      await log.close();
    }
    // one that another process has made meanwhile stays: it may have it open
    await placed(made, sqliteFile(dir));
  });
  return anew ? 'anew' : 'made';
}

/** Makes the directory where there is none. Was the making of a demo in it broken off? */
const beginsAnew = (dir: string): Promise<boolean> =>
  orRefused(dir, async () => {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    return (await sweepCopies(dir)).includes(UNDER_WAY);
  });
