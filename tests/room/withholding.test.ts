/** H74: words that are withheld are gone from every node, whichever of them heard of it how. */
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import { HistoryThread } from '../../server/room/past/history-thread.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { Withholding } from '../../server/room/withholding.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { LetterRange } from '../../shared/opinion/withholding.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { blockIds, erase, type, wordsOf } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const SILENT = pino({ level: 'silent' });
const NAME = { kind: 'opinion', id: 'one' } as const;
const ARL = delegate('arl');
const CABLE = 'our minister will yield ';
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Node {
  readonly rooms: Rooms;
  readonly history: HistoryThread;
}

function nodeOn(log: MemoryLog): Node {
  const history = new HistoryThread(log, SILENT);
  const withholding = new Withholding({ log, history, numbered: () => [] });
  const rooms = new Rooms({ log, clock: manualClock(), logger: SILENT, forum: () => forumOf('arl', 'bru'), withholding });
  ends.push(async () => {
    await rooms.close();
    await history.close();
  });
  return { rooms, history };
}

const roomOf = async ({ rooms }: Node) => {
  const room = await rooms.open(NAME.id);
  if (room === null) throw new Error('the opinion was made');
  return room;
};

async function writes(node: Node, change: (doc: Y.Doc, block: string) => void): Promise<number> {
  const room = await roomOf(node);
  const connection = silentConnection(ARL);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
  room.join(connection);
  doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
  change(doc, blockIds(doc).at(-1) ?? '');
  room.leave(connection);
  return room.look(({ state }) => state.seq);
}

const asks = async (node: Node, letters: readonly LetterRange[], actor: Actor = ARL) =>
  (await roomOf(node)).act(
    { person: 'A. Delegate', actor: () => actor },
    { uuid: crypto.randomUUID(), v: 1, seen: { seq: 1 }, command: { do: 'withhold-words', letters } },
  );

const gone = async ({ history }: Node, head: number): Promise<readonly LetterRange[]> =>
  ((await history.ownWords(null, NAME, head, { entity: 'arl', numbered: [] })) ?? []).flatMap(({ ranges }) => ranges);

/** What each can be asked for and is made of the log. */
async function readsOf(node: Node, at: number): Promise<string> {
  const room = await roomOf(node);
  const whole = await room.look((ledger) => ledger.whole);
  const moment = await node.history.moment(null, NAME, at);
  return JSON.stringify(moment?.blocks) + whole.map((one) => Buffer.from(one).toString()).join();
}

async function scene() {
  const log = new MemoryLog();
  const [here, there] = [nodeOn(log), nodeOn(log)];
  await here.rooms.create(founding(NAME.id, measures(NAME.id, 2)));
  const came = await writes(here, (doc, block) => type(doc, block, CABLE, 0));
  const head = await writes(here, (doc, block) => erase(doc, block, wordsOf(doc, block).indexOf(CABLE), CABLE.length));
  return { log, here, there, came, head };
}

it('H74 words that are withheld are gone from each node; our pages begin anew there, and a stock client comes back', async () => {
  const { log, here, there, came, head } = await scene();
  for (const node of [here, there]) expect(await readsOf(node, came)).toContain('minister');
  await gone(there, head);
  const pages = [true, false].map((extended) => silentConnection(delegate('bru'), { extended }));
  for (const [n, node] of [here, there].entries()) (await roomOf(node)).join(pages[n] ?? silentConnection());
  const elsewhere = await roomOf(there);
  const ended = new Promise<void>((resolve) => elsewhere.watch({ moved: () => {}, ended: resolve }));
  expect(await asks(here, await gone(here, head))).toEqual({ ok: true, seq: head + 1 });
  expect(pages[0]?.closed).toEqual([{ code: CLOSE.diverged, why: 'withheld' }]);
  // as the store tells it
  elsewhere.news();
  await ended;
  expect(pages[1]?.closed).toEqual([{ code: CLOSE.restart, why: 'withheld' }]);
  for (const node of [here, there]) {
    const read = await readsOf(node, came);
    expect(read).not.toContain('minister');
    expect(read).toContain('\u2588'.repeat(CABLE.length));
  }
  const stored = (await log.read(NAME, 0)).map(({ payload }) => Buffer.from(payload ?? []).toString());
  expect(stored.join()).not.toContain('minister');
});

it('H74 a node that had forgotten the room, and not what it folded, tells nothing of the words either', async () => {
  const { here, there, came, head } = await scene();
  expect(await readsOf(there, came)).toContain('minister');
  await (await roomOf(there)).close(CLOSE.restart, 'unloaded');
  expect(await asks(here, await gone(here, head))).toMatchObject({ ok: true });
  expect(await readsOf(there, came)).not.toContain('minister');
});

it('H74 two acts at once, on two nodes, are carried out both, or one is to be asked again', async () => {
  const { log, here, there, came, head } = await scene();
  const [all] = await gone(here, head);
  if (all === undefined) throw new Error('it is gone');
  const [half, rest] = [
    { ...all, length: 4 },
    { ...all, clock: all.clock + 4, length: all.length - 4 },
  ];
  const done = await Promise.allSettled([asks(here, [half]), asks(there, [rest])]);
  expect(done.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  const left = (await gone(here, (await log.head(NAME))?.seq ?? 0)).filter(({ client }) => client === all.client);
  if (left.length > 0) expect(await asks(here, left)).toMatchObject({ ok: true });
  for (const node of [here, there]) expect(await readsOf(node, came)).not.toContain('minister');
});
