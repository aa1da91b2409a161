/** K13: lists say of opinions what their logs say, whatever is remembered of them, and keep none in memory. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import type { Log, LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { readEntry } from '../../server/record/read.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { summaryOf } from '../../server/room/listing/summary.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { BroughtPolicy } from '../../shared/opinion/follow.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { delegate } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { count } from '../support/levels.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { until } from '../support/until.ts';

const CHAIR = delegate('chair', 'chair');
const STATES = ['arl', 'bru'];
const IDS = ['one', 'three', 'two'];

/** Counts from how many logs entries were read. */
class CountingLog extends MemoryLog {
  readonly readOf = new Set<string>();

  override read(log: LogName, after: number, limit?: number): Promise<readonly Stored[]> {
    this.readOf.add(log.id);
    return super.read(log, after, limit);
  }
}

interface Node {
  readonly rooms: Rooms;
  act(id: string, actor: Actor, command: Command): Promise<boolean>;
}

let uuids = 0;

function nodeOn(log: Log, clock: ManualClock, policyOf: () => BroughtPolicy | null = () => null): Node {
  const rooms = new Rooms({ log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf(...STATES), policyOf });
  const act = async (id: string, actor: Actor, command: Command): Promise<boolean> => {
    const room = await rooms.open(id);
    const uuid = `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`;
    // what another node has done meanwhile is caught up with here: its news comes later
    room?.news();
    const answer = await room?.act({ person: 'A. Person', actor: () => actor }, { uuid, v: 1, seen: { seq: 0 }, command });
    return answer?.ok === true;
  };
  return { rooms, act };
}

async function house() {
  const [log, clock] = [new CountingLog(), manualClock()];
  const node = nodeOn(log, clock);
  for (const id of IDS) await node.rooms.create(founding(id, measures(id, 3)));
  return { log, clock, node };
}

/** By the log alone. */
async function told(log: Log): Promise<unknown> {
  const ledgers = await Promise.all(IDS.map((id) => Ledger.load(log, { kind: 'opinion', id }, false)));
  return ledgers.map((ledger, at) => ({ id: IDS[at], summary: { ...summaryOf(ledger), ...pick(ledger) } }));
}

/** What a list shows, from the register that everybody sees. */
function pick({ state }: Ledger) {
  const { number, title, phase, seq, at, counts, blockers } = standing(state);
  return { number, title, phase, seq, at, counts, blockers };
}

const targetsOf = async (log: Log, id: string) =>
  standing((await Ledger.load(log, { kind: 'opinion', id })).state).paragraphs.flatMap(({ id: block, hash, status }) =>
    status === null || hash === null ? [] : [{ block, hash }],
  );

/** Somebody does something to one of them; false where the rules refuse it. */
async function anything(log: Log, node: Node, rng: Rng): Promise<boolean> {
  const id = rng.pick(IDS);
  const target = rng.pick(await targetsOf(log, id));
  const state = delegate(rng.pick(STATES));
  const { actor, command } = rng.pick<{ readonly actor: Actor; readonly command: Command }>([
    { actor: state, command: { do: 'raise-objection', ...target, reason: 'a reason' } },
    { actor: state, command: { do: 'reserve', ...target } },
    { actor: CHAIR, command: { do: 'call', targets: [target] } },
    { actor: CHAIR, command: { do: 'declare', target } },
    { actor: CHAIR, command: { do: 'cancel-call', blocks: [target.block] } },
  ]);
  return node.act(id, actor, command);
}

describe('K13 what lists say of opinions', () => {
  it('K13 is what their logs say, whichever node worked on them and whatever is remembered', async () => {
    const rng = seeded('summaries');
    const { log, clock, node } = await house();
    const nodes = [node, nodeOn(log, clock)];
    let done = 0;
    for (let step = 0; step < count(30, 80, 300); step += 1) {
      if (await anything(log, rng.pick(nodes), rng)) done += 1;
      clock.advance(rng.pick([0, 1_000, 20_000, 120_000]));
      // one that knows nothing but what lies beside the logs, one that has seen much, and one that has the room
      const asked = rng.pick([...nodes, nodeOn(log, clock)]);
      for (const id of IDS) (await asked.rooms.open(id))?.news();
      const { sound, halted } = await asked.rooms.summaries.all();
      expect([sound, halted]).toEqual([await told(log), []]);
      if (rng.chance(0.1)) await nodes.splice(rng.below(nodes.length), 1, nodeOn(log, clock))[0]?.rooms.close();
    }
    expect(done).toBeGreaterThan(10);
  });

  it('K13 is remembered over a restart, without a look into any log; a look is taken where a log went on, and at no other', async () => {
    const { log, clock, node } = await house();
    await node.act('two', delegate('arl'), { do: 'raise-objection', ...(await first(log, 'two')), reason: 'a reason' });
    const before = await node.rooms.summaries.all();
    await node.rooms.close();
    log.readOf.clear();
    const next = nodeOn(log, clock);
    expect([await next.rooms.summaries.all(), log.readOf.size]).toEqual([before, 0]);
    expect(await next.rooms.summaries.of('two')).toMatchObject({ counts: { objected: 1 } });
    expect(await next.rooms.summaries.of('none')).toBeNull();
    expect(log.readOf.size).toBe(0);
    // the process was killed: nothing was kept
    await node.rooms.create(founding('zero', measures('zero', 1)));
    const killed = nodeOn(log, clock);
    await killed.act('one', delegate('arl'), { do: 'raise-objection', ...(await first(log, 'one')), reason: 'a reason' });
    log.readOf.clear();
    const { sound } = await nodeOn(log, clock).rooms.summaries.all();
    expect(sound.map(({ id, summary }) => [id, summary.counts.objected])).toEqual([
      ['one', 1],
      ['three', 0],
      ['two', 1],
      ['zero', 0],
    ]);
    expect([...log.readOf].sort()).toEqual(['one', 'zero']);
  });

  it('K13 is derived anew where what lies beside a log cannot be read, is of another version, or of another log', async () => {
    const { log, clock, node } = await house();
    const before = await node.rooms.summaries.all();
    const lie = JSON.stringify({ v: 2, summary: { ...before.sound[0]?.summary, phase: 'adopted', head: 'of nothing' } });
    for (const bytes of ['', 'no JSON', 'null', '{"v":1}', JSON.stringify({ v: 0, summary: before.sound[0]?.summary }), lie]) {
      await log.putSummary({ kind: 'opinion', id: 'one' }, Buffer.from(bytes));
      expect([bytes, await nodeOn(log, clock).rooms.summaries.all()]).toEqual([bytes, before]);
    }
  });

  it('K13 leaves few opinions in memory that nobody is in, however many are read one after the other', async () => {
    const { log, clock, node } = await house();
    const ids = Array.from({ length: LIMITS.idleRooms + 10 }, (_, at) => `more-${at}`);
    for (const id of ids) await node.rooms.create(founding(id, measures(id, 1)));
    const seen = [];
    for (const id of ids) {
      const room = await node.rooms.open(id);
      seen.push(await room?.look(({ name }) => name.id));
      clock.advance(1);
    }
    expect(seen).toEqual(ids);
    await until('the first of them to be unloaded', async () => (await log.summaries()).length > 0);
    // what is loaded is read once more from the log where it is not there any more
    log.readOf.clear();
    for (const id of ids.toReversed().slice(0, LIMITS.idleRooms)) await (await node.rooms.open(id))?.look(() => null);
    expect([...log.readOf]).toEqual([]);
    await (await node.rooms.open('more-0'))?.look(() => null);
    expect([...log.readOf]).toEqual(['more-0']);
  });

  it('9.2 what the clock brings is recorded when its hour comes, though nobody has the opinion open', async () => {
    const { log, clock, node } = await house();
    await node.act('two', CHAIR, { do: 'call', targets: [await first(log, 'two')], minSeconds: 60 });
    await node.rooms.close();
    const next = nodeOn(log, clock);
    await next.rooms.summaries.all();
    const isRipe = async (): Promise<boolean> => (await log.read({ kind: 'opinion', id: 'two' }, 0)).some(isOf('call.ripe'));
    expect(await isRipe()).toBe(false);
    await until('the call to be ripe', async () => {
      clock.advance(10_000);
      return isRipe();
    });
    await next.rooms.close();
  });

  it('F3.5 the policy of a meeting is brought into opinions that nobody has open', async () => {
    const { log, clock, node } = await house();
    await node.rooms.summaries.all();
    await node.rooms.close();
    const policy = { ...DEFAULT_POLICY, minCallSeconds: 60 };
    const next = nodeOn(log, clock, () => ({ policy, from: { meeting: 'ieg-1', seq: 7 } }));
    const { sound } = await next.rooms.summaries.all();
    expect(sound.map(({ summary }) => summary.policy)).toEqual([policy, policy, policy]);
    await next.rooms.close();
  });

  it('2.19 what happens in an opinion reaches one that counts on it, though nobody has that one open', async () => {
    const { log, clock, node } = await house();
    const [here, there] = [await first(log, 'one'), await first(log, 'two')];
    const links = [{ opinion: 'two', ...there }];
    expect(await node.act('one', delegate('arl'), { do: 'make-conditional', ...here, links })).toBe(true);
    await node.rooms.close();
    const next = nodeOn(log, clock);
    expect(await next.act('two', CHAIR, { do: 'call', targets: [there] })).toBe(true);
    clock.advance(20_000);
    expect(await next.act('two', CHAIR, { do: 'declare', target: there })).toBe(true);
    const tellings = async (): Promise<number> => (await log.read({ kind: 'opinion', id: 'one' }, 0)).filter(isOf('elsewhere.told')).length;
    const before = await tellings();
    await until('the other opinion to have heard of it', async () => {
      await next.rooms.summaries.all();
      return (await tellings()) > before;
    });
    await next.rooms.close();
  });
});

async function first(log: Log, id: string) {
  const [target] = await targetsOf(log, id);
  if (target === undefined) throw new Error(`no paragraph in ${id}`);
  return target;
}

const isOf =
  (type: string) =>
  (stored: Stored): boolean =>
    readEntry(stored).entry.fact.type === type;
