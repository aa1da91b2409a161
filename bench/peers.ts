/**
 * nemcon beside other servers of Yjs documents, in one run: the same work for all, over real sockets in y-websocket's messages, each with its
 * own shape of document and the store that its own pages name. Each scenario plays on a server of its own, server after server, round after
 * round; what counts are the medians and their ratios. Only nemcon is durable before it tells; it checks who may write what, which the
 * others, as they come, do not. A driver of one thread plays everybody: where its share is near 1 it is the driver that is late.
 *
 * Prediction, written before the first run: nemcon to the best of the others, 10 x 100 p99 3 times and processor time per delivery 1.8 times;
 * 40 x 100 p99 3 times, processor time 0.65 times; half as many editors at p99 <= 100 ms; presence when idle 16 times (it beats every 50 ms),
 * its processor time 0.1 times; first join after a restart 1.2 times, the next one 5 times, 100 at once 4 times; 2 times the memory with
 * nobody there, a third for a follower. Of what was shown before a kill nemcon loses nothing, Hocuspocus nearly everything.
 *
 * Goals, to the best of the others: 10 x 100 p99 <= 1.3, processor time <= 1; 40 x 100 p99 <= 1, processor time <= 0.5; editors >= 2;
 * presence p50 when idle <= 2, processor time <= 0.3; joins <= 1; nothing lost.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Peer } from './peers/peer.ts';
import { type Figures, SCENARIOS } from './peers/scenarios.ts';
import { build, PEERS } from './peers/servers.ts';
import { onStage, type Prepared, prepare } from './peers/stage.ts';
import { goalsOf, markdownOf } from './peers/table.ts';
import { named, option, report, say } from './support/report.ts';

const PREDICTION =
  'to the best: 10 x 100 p99 3, cpu 1.8; 40 x 100 p99 3, cpu 0.65; editors 0.5; presence idle 16, cpu 0.1; joins 1.2, 5, 4; lost 0';

/** Of a list such as `nemcon,shorter=/path/to/dist`: names, and what some of them have behind an equals sign. */
const listed = (flag: string) =>
  named(flag)
    ?.split(',')
    .map((word) => word.split('='));

/** All, or those that are asked for by name. */
function chosen<Thing extends { readonly name: string }>(flag: string, things: readonly Thing[]): readonly Thing[] {
  const names = listed(flag)?.map(([name = '']) => name) ?? things.map(({ name }) => name);
  const unknown = names.filter((name) => !things.some((thing) => thing.name === name));
  if (unknown.length > 0) throw new Error(`--${flag} knows ${things.map(({ name }) => name).join(', ')}, not ${unknown.join(', ')}`);
  return things.filter(({ name }) => names.includes(name));
}

await report('peers', PREDICTION, async () => {
  const builds = listed('servers')?.flatMap(([name = '', dist]) => (dist === undefined ? [] : [build(name, dist)])) ?? [];
  const peers = chosen('servers', [...PEERS.filter(({ name }) => builds.every((one) => one.name !== name)), ...builds]);
  const scenarios = chosen('scenarios', SCENARIOS);
  const seconds = option('seconds', 6);
  const edits = { none: 0, many: option('edits', 40_000) };
  const loadBefore = loadavg()[0];
  const root = await mkdtemp(join(tmpdir(), 'nemcon-peers-'));
  const found = new Map(scenarios.map(({ name }) => [name, new Map<string, Figures[]>(peers.map((peer) => [peer.name, []]))]));
  try {
    const ready = new Map<string, Prepared>();
    const preparedFor = async (peer: Peer, behind: number): Promise<Prepared> => {
      const name = `${peer.name} ${behind}`;
      const prepared = ready.get(name) ?? (await prepare(peer, root, behind));
      ready.set(name, prepared);
      return prepared;
    };
    for (const peer of peers) for (const { behind } of scenarios) await preparedFor(peer, edits[behind]);
    for (let round = 1; round <= option('rounds', 3); round += 1) {
      for (const { name, behind, play } of scenarios) {
        for (const peer of peers) {
          const prepared = await preparedFor(peer, edits[behind]);
          const figures = await onStage(peer, prepared, (stage) => play(stage, seconds));
          say(`round ${round}, ${name}, ${peer.name}: ${JSON.stringify(figures)}`);
          found.get(name)?.get(peer.name)?.push(figures);
        }
      }
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  const table = markdownOf(found, peers);
  say(table);
  const file = named('write');
  if (file !== undefined) await writeFile(file, table);
  const rounds = Object.fromEntries([...found].map(([scenario, of]) => [scenario, Object.fromEntries(of)]));
  return { figures: { loadBefore, rounds, table }, goals: goalsOf(found, peers) };
});
