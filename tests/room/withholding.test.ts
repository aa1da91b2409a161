/** H74, H76 to H78: words that are withheld are gone from every node, whichever of them heard of it how, and whoever did it. */
import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { StorageFault, type Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { CommandRouter } from '../../server/room/command-router.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { COPIED_AT_ONCE } from '../../server/room/masked-copy.ts';
import { HistoryThread } from '../../server/room/past/history-thread.ts';
import { RestrictedSessions } from '../../server/room/restricted/sessions.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { Withholding } from '../../server/room/withholding.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { LetterRange } from '../../shared/opinion/withholding.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { blockIds, erase, type, wordsOf } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const SILENT = pino({ level: 'silent' });
const NAME = { kind: 'opinion', id: 'one' } as const;
const ARL = delegate('arl');
const BRU = delegate('bru');
const CHAIR = delegate('chair', 'chair');
const OFFICE = delegate('secretariat', 'secretariat');
const CABLE = 'our minister will yield ';
const PERSON = 'Ms Béjar, 079 555 01 23, is ill ';
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Node {
  readonly rooms: Rooms;
  readonly history: HistoryThread;
}

/** `longFrom`: entries from which on the log is copied while its room goes on. */
function nodeOn(log: MemoryLog, longFrom = 1_000): Node {
  const history = new HistoryThread(log, SILENT);
  const withholding = new Withholding({ log, history, numbered: () => [], longFrom });
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

async function writes(node: Node, change: (doc: Y.Doc, block: string) => void, by = ARL): Promise<number> {
  const room = await roomOf(node);
  const connection = silentConnection(by);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
  room.join(connection);
  doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
  change(doc, blockIds(doc).at(-1) ?? '');
  room.leave(connection);
  return room.look(({ state }) => state.seq);
}

const commanded = async (node: Node, command: Command, actor: Actor) =>
  (await roomOf(node)).act({ person: 'A. Delegate', actor: () => actor }, { uuid: crypto.randomUUID(), v: 1, seen: { seq: 1 }, command });

const asks = (node: Node, letters: readonly LetterRange[], actor: Actor = ARL) => commanded(node, { do: 'withhold-words', letters }, actor);

const gone = async ({ history }: Node, head: number, entity = 'arl'): Promise<readonly LetterRange[]> =>
  ((await history.ownWords(null, NAME, head, { entity, numbered: [] })) ?? []).flatMap(({ ranges }) => ranges);

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

it('H74 a page that was away meanwhile begins anew when it comes back, where its document is of before', async () => {
  const { here, head } = await scene();
  expect(await asks(here, await gone(here, head))).toEqual({ ok: true, seq: head + 1 });
  const comes = async (begun: number | null, extended = true): Promise<readonly unknown[]> => {
    const page = Object.assign(silentConnection(ARL, { extended }), { begun });
    const room = await roomOf(here);
    room.join(page);
    await room.look(() => null);
    return [page.closed, page.sent().length > 0];
  };
  expect(await comes(head)).toEqual([[{ code: CLOSE.diverged, why: 'withheld' }], false]);
  for (const begun of [head + 1, null]) expect(await comes(begun)).toEqual([[], true]);
  // what a stock client says in its address is nothing to us
  expect(await comes(head, false)).toEqual([[], true]);
});

/** What happens while the log is copied: once, when its first page is read. */
class CopiedWhile extends MemoryLog {
  meanwhile: () => Promise<unknown> = async () => {};
  copies = 0;

  override async read(...asked: Parameters<MemoryLog['read']>): Promise<readonly Stored[]> {
    const read = await super.read(...asked);
    if (asked[1] === 0 && asked[2] === COPIED_AT_ONCE) {
      this.copies++;
      await this.meanwhile();
    }
    return read;
  }
}

/** A long log, in which the cable is gone. */
async function longScene() {
  const log = new CopiedWhile();
  const here = nodeOn(log, 4);
  await here.rooms.create(founding(NAME.id, measures(NAME.id, 2)));
  const came = await writes(here, (doc, block) => type(doc, block, CABLE, 0));
  const erased = (): Promise<number> => writes(here, (doc, block) => erase(doc, block, wordsOf(doc, block).indexOf(CABLE), CABLE.length));
  const head = await erased();
  return { log, here, came, head, erased };
}

it('H74 a long opinion begins anew from what was read without the words while its room went on', async () => {
  const { log, here, came, head } = await longScene();
  const typed: number[] = [];
  const letters = await gone(here, head);
  let again: Promise<unknown> = Promise.resolve();
  log.meanwhile = async () => {
    typed.push(await writes(here, (doc, block) => type(doc, block, 'indeed ', 0)));
    // whoever presses once more waits for the same, and finds that the room has ended
    again = asks(here, letters).catch((fault: unknown) => fault);
    const room = await roomOf(here);
    await room.look(() => null);
    await turn();
    expect(room.idle).toBe(false);
  };
  expect(await asks(here, letters)).toEqual({ ok: true, seq: head + 2 });
  expect(await again).toBeInstanceOf(StorageFault);
  expect([log.copies, typed]).toEqual([1, [head + 1]]);
  const snapshot = await log.getSnapshot(NAME);
  expect([snapshot?.seq, Buffer.from(snapshot?.bytes ?? []).includes('minister')]).toEqual([head + 2, false]);
  const read = await readsOf(here, came);
  expect([read.includes('minister'), read.includes('indeed ')]).toEqual([false, true]);
  // from the snapshot, which is believed
  const room = await roomOf(here);
  expect(await room.look(({ live }) => live.textHash)).toBe((await Ledger.load(log, NAME, false)).textHash);
});

it('H71 H74 words that come back while a long log is read stay, and it is not read in vain again', async () => {
  const { log, here, head, erased } = await longScene();
  const letters = await gone(here, head);
  log.meanwhile = () => writes(here, (doc, block) => type(doc, block, CABLE, 0));
  expect(await asks(here, letters)).toEqual({ ok: false, why: 'refused', refusal: { code: 'words-stand' } });
  expect([log.copies, await log.getSnapshot(NAME)]).toEqual([1, null]);
  const last = await erased();
  expect(await asks(here, await gone(here, last))).toMatchObject({ ok: true });
  expect([log.copies, await log.getSnapshot(NAME)]).toEqual([1, null]);
  expect(await readsOf(here, last)).not.toContain('minister');
});

it('H74 of two who withhold at once on two nodes, neither begins anew from words of the other', async () => {
  const { log, here, head } = await longScene();
  const there = nodeOn(log);
  const theirs = (change: (doc: Y.Doc, block: string) => void): Promise<number> => writes(there, change, delegate('bru'));
  await theirs((doc, block) => type(doc, block, 'a rouble a line ', 0));
  const last = await theirs((doc, block) => erase(doc, block, wordsOf(doc, block).indexOf('a rouble'), 'a rouble a line '.length));
  expect(last).toBe(head + 2);
  const [letters, other] = [await gone(here, last), await gone(there, last, 'bru')];
  log.meanwhile = async () => {
    log.meanwhile = async () => {};
    expect(await asks(there, other, delegate('bru'))).toMatchObject({ ok: true });
  };
  // it has not heard of the other
  expect(await asks(here, letters)).toMatchObject({ ok: true });
  expect([log.copies, await log.getSnapshot(NAME)]).toEqual([1, null]);
  for (const node of [here, there]) for (const at of [head - 1, last - 1]) expect(await readsOf(node, at)).not.toMatch(/minister|rouble/);
});

it('H74 a State that may not is refused before a long log is read for it', async () => {
  const { log, here, head } = await longScene();
  const letters = await gone(here, head);
  expect(await asks(here, letters, delegate('office', 'secretariat'))).toMatchObject({ refusal: { code: 'not-a-member-state' } });
  expect(log.copies).toBe(0);
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

const NO_SESSIONS = {
  state: { restricted: { sessions: new Map() } },
  onChange: () => () => {},
  act: async (): Promise<never> => {
    throw new Error('there are none');
  },
};

/** Tells when the words are about to be masked. */
class ToldOfMasks extends MemoryLog {
  before: () => void = () => {};

  override mask(...asked: Parameters<MemoryLog['mask']>): Promise<void> {
    this.before();
    return super.mask(...asked);
  }
}

it('H74 1.1 an objection that comes while words are taken out of the store is heard by the room that follows', async () => {
  const log = new ToldOfMasks();
  const here = nodeOn(log);
  await here.rooms.create(founding(NAME.id, measures(NAME.id, 2)));
  await writes(here, (doc, block) => type(doc, block, CABLE, 0));
  const head = await writes(here, (doc, block) => erase(doc, block, wordsOf(doc, block).indexOf(CABLE), CABLE.length));
  const asked: Promise<unknown>[] = [];
  const door = new CommandRouter(
    here.rooms,
    new RestrictedSessions({ rooms: here.rooms, forum: NO_SESSIONS, clock: manualClock(), logger: SILENT }),
  );
  const command: Command = { do: 'raise-objection', block: null, hash: null };
  const raised = { uuid: crypto.randomUUID(), v: 1, seen: { seq: 1 }, command } as const;
  log.before = () => asked.push(door.act(NAME.id, BRU, { person: 'B. Delegate', actor: () => BRU }, raised));
  expect(await asks(here, await gone(here, head))).toEqual({ ok: true, seq: head + 1 });
  expect(await Promise.all(asked)).toEqual([{ ok: true, seq: head + 2 }]);
});

it('H77 what the secretariat has proposed on one node the chair confirms on another that has not heard of it', async () => {
  const { here, there, came, head } = await scene();
  await (await roomOf(there)).look(({ state }) => state.seq);
  const proposed = await commanded(here, { do: 'propose-withholding', letters: await gone(here, head) }, OFFICE);
  expect(proposed).toEqual({ ok: true, seq: head + 1 });
  expect(await commanded(there, { do: 'confirm-withholding', of: head + 1 }, CHAIR)).toEqual({ ok: true, seq: head + 2 });
  expect(await readsOf(there, came)).not.toContain('minister');
});

it('H76 H77 H78 words of anybody go by chair and secretariat, with the copies that were made since, and the record proves who did it', async () => {
  const log = new MemoryLog();
  const node = nodeOn(log);
  await node.rooms.create(founding(NAME.id, measures(NAME.id, 2)));
  const typed = (words: string, by: Actor, from = 0) => writes(node, (doc, block) => type(doc, block, words, from), by);
  const erased = (words: string, by: Actor) =>
    writes(node, (doc, block) => erase(doc, block, wordsOf(doc, block).indexOf(words), words.length), by);
  const came = await typed(PERSON, ARL);
  await typed('her ', BRU, 'Ms '.length);
  await erased('her ', OFFICE);
  const head = await erased(PERSON, BRU);
  const listed = async (query: string | null, most = 50) => {
    const found = await node.history.goneWords(null, NAME, await (await roomOf(node)).look(({ state }) => state.seq), {
      ...{ numbered: [], query, most },
    });
    return found && { ...found, words: found.words.map(({ text }) => text) };
  };
  expect(await listed(null)).toEqual({ words: [PERSON, 'her '], more: 0 });
  expect(await listed(null, 1)).toEqual({ words: [PERSON], more: 1 });
  // whatever the case, the accents and the order
  for (const query of ['bejar', '079 BÉJAR', ' ms ']) expect(await listed(query)).toEqual({ words: [PERSON], more: 0 });
  expect(await listed('Bejar her')).toEqual({ words: [], more: 0 });

  const found = await node.history.goneWords(null, NAME, head, { numbered: [], query: 'Bejar', most: 1 });
  const letters = found?.words[0]?.ranges ?? [];
  const does = async (actor: Actor, command: Command) => {
    const answer = await commanded(node, command, actor);
    return answer.ok ? answer.seq : answer.why === 'refused' ? answer.refusal.code : answer.why;
  };
  expect(await does(CHAIR, { do: 'propose-withholding', letters })).toBe('withholding-needs-two');
  expect(await does(OFFICE, { do: 'propose-withholding', letters: [{ client: 7, clock: 0, length: 1 }] })).toBe('no-such-words');
  const of = Number(await does(OFFICE, { do: 'propose-withholding', letters }));
  expect(of).toBe(head + 1);
  expect(await does(OFFICE, { do: 'confirm-withholding', of })).toBe('withholding-needs-two');
  expect(await readsOf(node, came)).toContain('Béjar');

  // back in the text the words are what somebody holds on to
  const proposed = async () => {
    const { seq, letters } = await (await roomOf(node)).look(({ state }) => ({
      seq: state.seq,
      letters: state.withholdings[0]?.ranges ?? [],
    }));
    const read = await node.history.proposedWords(null, NAME, seq, { numbered: [], letters });
    return read && { ...read, words: read.words.map(({ text }) => text) };
  };
  expect(await proposed()).toEqual({ words: [PERSON], fault: null });
  await typed(PERSON, BRU);
  expect([await proposed(), await does(CHAIR, { do: 'confirm-withholding', of })]).toEqual([
    { words: [], fault: 'words-stand' },
    'words-stand',
  ]);
  await erased(PERSON, BRU);
  expect(await proposed()).toEqual({ words: [PERSON], fault: null });
  const seq = await does(CHAIR, { do: 'confirm-withholding', of });
  expect(seq).toBe(of + 3);
  expect(await does(CHAIR, { do: 'confirm-withholding', of })).toBe('withholding-confirmed');
  expect(await does(OFFICE, { do: 'propose-withholding', letters })).toBe('no-such-words');

  const stored = await log.read(NAME, 0);
  expect([await readsOf(node, came), await listed('Bejar')]).toEqual([expect.not.stringContaining('Béjar'), { words: [], more: 0 }]);
  expect(stored.map(({ payload }) => Buffer.from(payload ?? []).toString()).join()).not.toContain('Béjar');
  const { verdict, notChecked } = verifyOpinion(NAME, stored);
  const said = `${PERSON.length} letters in 2 entries: they are withheld, ${PERSON.length} of them by the chair and the secretariat, as personal data`;
  expect([verdict, notChecked]).toEqual(['valid', expect.arrayContaining([expect.stringContaining(said)])]);
});
