/**
 * How long is a long opinion away when a State withholds words in it (SPEC.md H74), how long does whoever asked wait, and how long does the loop
 * stand still? With 300 paragraphs and 50,000 entries; the past was followed, as it is where somebody is in the opinion.
 *
 * Prediction, written before the first run, when the room was loaded anew from its first entry: away 9 s, the answer 1 s, no turn above 20 ms.
 * Before the log was read beforehand: the answer 10 s, away 0.2 s.
 *
 * Goal: from the moment at which the room takes nothing more until the text has come to all pages 2 s.
 */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import * as Y from 'yjs';
import { systemClock } from '../server/clock.ts';
import type { LogName } from '../server/log/log.ts';
import { openLog } from '../server/log/open.ts';
import { createLogger } from '../server/logger.ts';
import { GrowThread } from '../server/room/journal/grow-thread.ts';
import { HistoryThread } from '../server/room/past/history-thread.ts';
import type { Room } from '../server/room/room.ts';
import { Rooms } from '../server/room/rooms.ts';
import { Withholding } from '../server/room/withholding.ts';
import type { LetterRange } from '../shared/opinion/withholding.ts';
import { blockIds, erase, type, wordsOf } from '../tests/support/blocks.ts';
import { delegate, silentConnection } from '../tests/support/connection.ts';
import { forumOf } from '../tests/support/founding.ts';
import { rngOf } from '../tests/support/rng.ts';
import makeWorkers from '../tests/support/workers.ts';
import { writeLongLog } from './support/long-log.ts';
import { named, option, report, say } from './support/report.ts';
import { rounded, spread } from './support/spread.ts';
import { turnsOf } from './support/turns.ts';

const PREDICTION = 'away 0.2 s, the answer 10 s, no turn above 20 ms';
const ID = 'long';
const NAME: LogName = { kind: 'opinion', id: ID };
const CABLE = 'SECRET: our minister will yield on paragraph two. ';
const AUTHORS = ['arl', 'bru', 'cor', 'del'];
const PAGES = 20;
const GOAL_MS = 2_000;
/** A page that has nothing. */
const NOTHING = new Uint8Array([0]);

/** `--log`: a directory where logs are kept for more than one run. */
async function writtenInto(dir: string): Promise<void> {
  const words = [option('edits', 50_000), option('blocks', 300), option('seed', 1)] as const;
  const logs = named('log');
  const kept = logs === undefined ? null : join(logs, `withheld-${words.join('-')}`);
  if (kept !== null && existsSync(kept)) return cp(kept, dir, { recursive: true });
  const log = await openLog(`sqlite:${dir}`);
  await writeLongLog(log, ID, words[0], rngOf(words[2]), words[1]);
  await log.close();
  if (kept === null) return;
  await cp(dir, `${kept}.part`, { recursive: true });
  await rename(`${kept}.part`, kept);
}

async function writes(room: Room, change: (doc: Y.Doc, block: string) => void): Promise<void> {
  const connection = silentConnection(delegate('arl'));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await room.read(({ live }) => live.state()));
  room.join(connection);
  doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
  change(doc, blockIds(doc).at(-1) ?? '');
  room.leave(connection);
  await room.look(() => null);
}

/** A page of which it is counted how long it has no room. */
async function page(rooms: Rooms, away: number[]): Promise<() => Promise<void>> {
  const here = await rooms.open(ID);
  if (here === null) throw new Error('there is such an opinion');
  let back: Promise<void> | null = null;
  const comes = async (): Promise<void> => {
    const begun = performance.now();
    // over another socket
    await turn();
    const room = await rooms.open(ID);
    if (room === null) throw new Error('there is such an opinion');
    await new Promise<void>((resolve) => {
      const next = silentConnection(delegate('bru'));
      const connection = Object.assign(next, {
        send: (messages: readonly Uint8Array[]) => messages.some(([first, step]) => first === 0 && step === 1) && resolve(),
      });
      room.join(connection);
      room.step1(connection, NOTHING);
    });
    away.push(performance.now() - begun);
  };
  here.join(
    Object.assign(silentConnection(delegate('bru')), {
      close: () => {
        back ??= comes();
      },
    }),
  );
  return async () => {
    if (back === null) throw new Error('no page was closed');
    await back;
  };
}

await report('withheld', PREDICTION, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-withheld-'));
  const takeAway = await makeWorkers();
  try {
    await writtenInto(dir);
    const log = await openLog(`sqlite:${dir}`);
    const logger = createLogger('silent');
    const history = new HistoryThread(log, logger);
    const growing = new GrowThread();
    const withholding = new Withholding({ log, history, numbered: () => [], grow: growing.grow, longFrom: option('long', 2_000) });
    const rooms = new Rooms({ log, clock: systemClock, logger, grow: growing.grow, forum: () => forumOf(...AUTHORS), withholding });
    const room = await rooms.open(ID);
    if (room === null) throw new Error('there is such an opinion');
    await writes(room, (doc, block) => type(doc, block, CABLE, 0));
    await writes(room, (doc, block) => erase(doc, block, wordsOf(doc, block).indexOf(CABLE), CABLE.length));
    say('the past is folded');
    for (let come = ''; come !== 'quiet'; ) come = await history.follow(NAME, room.seq);
    let letters: readonly LetterRange[] | null = null;
    while (letters === null) {
      try {
        const own = await history.ownWords(null, NAME, room.seq, { entity: 'arl', numbered: [] });
        letters = own?.find(({ text }) => text.includes('minister'))?.ranges ?? [];
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    const away: number[] = [];
    const pages: (() => Promise<void>)[] = [];
    for (let one = 0; one < PAGES; one += 1) pages.push(await page(rooms, away));
    say('words are withheld');
    let answerMs = 0;
    let heldMs = 0;
    const looks = async (): Promise<void> => {
      for (;;) {
        const begun = performance.now();
        const isOpen = await room.look(() => true).catch(() => false);
        heldMs = Math.max(heldMs, performance.now() - begun);
        if (!isOpen) return;
        await pause(5);
      }
    };
    const turns = await turnsOf(async () => {
      const begun = performance.now();
      const looking = looks();
      const answer = await room.act(
        { person: 'A bench', actor: () => delegate('arl') },
        { uuid: crypto.randomUUID(), v: 1, seen: { seq: 1 }, command: { do: 'withhold-words', letters: letters ?? [] } },
      );
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      answerMs = performance.now() - begun;
      await looking;
      for (const isBack of pages) await isBack();
    });
    const awayMs = spread(away);
    await rooms.close();
    await history.close();
    await growing.close();
    await log.close();
    return {
      figures: { entries: room.seq, answerMs: rounded(answerMs), heldMs: rounded(heldMs), awayMs, turns },
      goals: [{ what: 'held and away at most, ms', value: rounded(heldMs + awayMs.max), atMost: GOAL_MS }],
    };
  } finally {
    await takeAway();
    await rm(dir, { recursive: true, force: true });
  }
});
