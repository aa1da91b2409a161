/** A server on a copy of data that were prepared once, for one scenario: what one did is no matter of the next. */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Follower, type FollowerOptions } from '../support/follower.ts';
import { say } from '../support/report.ts';
import { type Peer, type Running, TEXT } from './peer.ts';
import { clocksIn, docOf, wholeMs } from './whole.ts';

/** Nothing comes any more from whoever has not said anything for so long. */
const QUIET_MS = 3_000;

export interface Prepared {
  readonly dir: string;
  /** How much was ever written in the text (whole.ts). */
  readonly clocks: number;
}

export interface Stage {
  readonly peer: Peer;
  readonly server: Running;
  readonly prepared: Prepared;
}

export async function prepare(peer: Peer, root: string, edits: number): Promise<Prepared> {
  const dir = join(root, `${peer.name}-${edits}`);
  await mkdir(dir, { recursive: true });
  await peer.prepare(dir, edits);
  const clocks = await onStage(peer, { dir, clocks: 0 }, async ({ server }) => {
    const [one] = await follow(peer, server, 1, { keep: true });
    if (one === undefined) throw new Error('nobody follows');
    await wholeMs([one], 1);
    for (let before = -1; before !== one.updates.length; await pause(QUIET_MS)) before = one.updates.length;
    one.close();
    return clocksIn(docOf(one.updates));
  });
  if (clocks < edits) throw new Error(`${peer.title} has kept ${clocks} letters of ${edits} edits`);
  say(`${peer.title}: ${edits} edits prepared, ${clocks} letters ever written`);
  return { dir, clocks };
}

export async function onStage<Found>(peer: Peer, prepared: Prepared, play: (stage: Stage) => Promise<Found>): Promise<Found> {
  const dir = await mkdtemp(join(tmpdir(), `nemcon-peers-${peer.name}-`));
  await cp(prepared.dir, dir, { recursive: true });
  const server = await peer.start(dir);
  try {
    return await play({ peer, server, prepared });
  } finally {
    await server.down();
    await rm(dir, { recursive: true, force: true });
  }
}

export async function follow(
  { dialect }: Peer,
  { origin }: Running,
  count: number,
  options: Pick<FollowerOptions, 'keep' | 'onMessage'> = {},
): Promise<readonly Follower[]> {
  const people = await dialect.admit(origin, count, false);
  return people.map((headers) => new Follower({ url: origin, opinion: TEXT, headers, dialect, ...options }));
}

/** Somebody has the text open before anybody else comes: not every server waits with its answer until it has loaded it. */
export async function opened({ peer, server, prepared }: Stage): Promise<void> {
  await wholeMs(await follow(peer, server, 1, { keep: true }), prepared.clocks);
}
