/** What nodes tell each other comes to all of them, whatever the channel loses, and ends with whoever said it. */
import { expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { StorageFault } from '../../server/log/log.ts';
import type { LinkedNodes } from '../../server/nodes/linked-nodes.ts';
import { makeBus, settled } from '../support/bus.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { seeded } from '../support/rng.ts';

const BEAT = LIMITS.nodeBeatMs;

async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= LIMITS.nodesGapMs) {
    clock.advance(Math.min(left, LIMITS.nodesGapMs));
    await settled();
  }
}

/** What a node has heard of a topic, by node and name. */
function listening(nodes: LinkedNodes, topic = 'topic') {
  const heard = new Map<string, unknown>();
  nodes.watch(topic, (name, value, node) => {
    if (value === null) heard.delete(`${node} ${name}`);
    else heard.set(`${node} ${name}`, value);
  });
  return () => Object.fromEntries([...heard].sort());
}

async function two() {
  const clock = manualClock();
  const bus = makeBus();
  const a = bus.node('a', clock);
  await settled();
  const b = bus.node('b', clock);
  await settled();
  return { clock, bus, a, b };
}

it('O15 what one node states the others hear, also those that come later', async () => {
  const { clock, bus, a, b } = await two();
  const [atB, atA] = [listening(b), listening(a)];
  a.state('topic', 'x', () => 1);
  b.state('topic', 'y', () => 'two');
  await pass(clock, 200);
  expect([atB(), atA()]).toEqual([{ 'a x': 1 }, { 'b y': 'two' }]);
  const c = bus.node('c', clock);
  await settled();
  expect(listening(c)()).toEqual({ 'a x': 1, 'b y': 'two' });
  a.retract('topic', 'x');
  await pass(clock, 200);
  expect([atB(), listening(c)()]).toEqual([{}, { 'b y': 'two' }]);
});

it('O15 one node alone says nothing but that it is there', async () => {
  const clock = manualClock();
  const bus = makeBus();
  const a = bus.node('a', clock);
  await settled();
  a.state('topic', 'x', () => 1);
  a.tell('topic', 'done');
  await pass(clock, 4 * BEAT);
  expect(a.known).toBe(true);
  expect(bus.said.map((words) => JSON.parse(words).message.kind)).toEqual(['whole', 'beat', 'beat', 'beat', 'beat']);
});

it('O15 of what changes many times in a moment the newest is told, once', async () => {
  const { clock, bus, a, b } = await two();
  const atB = listening(b);
  await pass(clock, 200);
  const before = bus.said.length;
  for (let value = 1; value <= 50; value += 1) a.state('topic', 'x', () => value);
  await pass(clock, 200);
  expect(atB()).toEqual({ 'a x': 50 });
  expect(bus.said.length - before).toBe(1);
});

it('O16 a node that ends takes along what it stated at once, and one that is silent after 15 s', async () => {
  const { clock, bus, a, b } = await two();
  const c = bus.node('c', clock);
  await settled();
  const atA = listening(a);
  b.state('topic', 'x', () => 1);
  c.state('topic', 'x', () => 1);
  await pass(clock, 200);
  expect(atA()).toEqual({ 'b x': 1, 'c x': 1 });
  await b.close();
  expect(atA()).toEqual({ 'c x': 1 });
  bus.kill('c');
  await pass(clock, 11_000);
  expect(atA()).toEqual({ 'c x': 1 });
  await pass(clock, 4_000);
  expect(atA()).toEqual({});
  expect(a.known).toBe(true);
});

it('O17 a node knows what the others say when all have answered, and knows when it does not', async () => {
  const clock = manualClock();
  const bus = makeBus();
  const a = bus.node('a', clock);
  expect(a.known).toBe(false);
  await settled();
  expect(a.known).toBe(true);
  const b = bus.node('b', clock);
  // a answers, and is not heard
  bus.loses = (hearer) => hearer === 'b';
  await settled();
  expect(b.known).toBe(false);
  bus.loses = () => false;
  await pass(clock, BEAT);
  expect([a.known, b.known]).toEqual([true, true]);
  bus.cut('b');
  expect([a.known, b.known]).toEqual([true, false]);
  bus.mend('b');
  await settled();
  expect(b.known).toBe(true);
});

it('O17 a node whose words do not arrive knows it with the next beat, and greets anew', async () => {
  const { clock, bus, a, b } = await two();
  const atA = listening(a);
  const told: boolean[] = [];
  b.onKnown(() => told.push(b.known));
  b.state('topic', 'x', () => 1);
  await pass(clock, 200);
  bus.cut('b');
  b.state('topic', 'x', () => 2);
  await pass(clock, BEAT);
  bus.mend('b');
  await pass(clock, BEAT);
  expect(told).toEqual([false, true]);
  expect(atA()).toEqual({ 'b x': 2 });
});

it('O17 whoever waits for a node that dies without a word waits until it listens no more', async () => {
  const { clock, bus, a } = await two();
  bus.loses = (hearer, words) => hearer === 'c' && JSON.parse(words).from === 'b';
  const c = bus.node('c', clock);
  await settled();
  // for as long as it takes: somebody listens of whom nothing is heard
  await pass(clock, 20_000);
  expect([a.known, c.known]).toEqual([true, false]);
  bus.kill('b');
  await pass(clock, BEAT);
  expect(c.known).toBe(true);
});

it('O17 a node that hears nothing, and is not told so, notices that its own words do not come back', async () => {
  const { clock, bus, a, b } = await two();
  bus.loses = (hearer) => hearer === 'a';
  await pass(clock, 3 * BEAT);
  expect([a.known, b.known]).toEqual([false, true]);
  expect(bus.reopened).toEqual(['a']);
  await pass(clock, 20_000);
  expect(a.known).toBe(false);
  bus.loses = () => false;
  await pass(clock, 3 * BEAT);
  expect(a.known).toBe(true);
});

it('N12 asks one node, hears its answer, and that there is no such node', async () => {
  const { clock, a, b } = await two();
  b.answers('double', async (question) => Number(question) * 2);
  expect(await a.ask('b', 'double', 21)).toBe(42);
  expect(await a.ask('gone', 'double', 21)).toBeNull();
  const unanswered = a.ask('b', 'nobody knows', 1);
  const failed = expect(unanswered).rejects.toBeInstanceOf(StorageFault);
  await settled();
  clock.advance(LIMITS.nodeAnswerMs);
  await failed;
});

it('O15 whatever the channel loses, all come to hear the same', async () => {
  const rng = seeded('nodes');
  let lost = 0;
  for (let round = 0; round < 20; round += 1) {
    const clock = manualClock();
    const bus = makeBus();
    const nodes = ['a', 'b', 'c'].map((id) => bus.node(id, clock));
    const heard = nodes.map((one) => listening(one));
    const stated: Record<string, number> = {};
    bus.loses = () => rng.chance(0.2) && lost++ >= 0;
    for (let step = 0; step < 30; step += 1) {
      const one = nodes[rng.below(3)];
      const name = `n${rng.below(4)}`;
      if (one === undefined) continue;
      if (rng.chance(0.3)) {
        one.retract('topic', name);
        delete stated[`${one.id} ${name}`];
      } else {
        one.state('topic', name, () => step);
        stated[`${one.id} ${name}`] = step;
      }
      if (rng.chance(0.1)) {
        bus.cut(one.id);
        bus.mend(one.id);
      }
      await pass(clock, 100 * rng.below(10));
    }
    bus.loses = () => false;
    await pass(clock, 3 * BEAT);
    for (const [i, one] of nodes.entries()) {
      const others = Object.entries(stated).filter(([key]) => !key.startsWith(one.id));
      expect(heard[i]?.()).toEqual(Object.fromEntries(others.sort()));
      expect(one.known).toBe(true);
    }
  }
  expect(lost).toBeGreaterThan(100);
});
