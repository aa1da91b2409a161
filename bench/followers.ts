/**
 * What it costs to let thousands follow: F followers on one node hear a text over server-sent events, in pieces packed once for all who heard
 * the same before, while 10 editors type a token 10 times a second each. The swarm is a process of its own that counts what comes and unpacks
 * a sample. Followers read elsewhere, so the swarm has the lowest priority: with the same one as the server it kept the answer of the disk
 * waiting for a core, and editors paid for it. The disk's own p99 wanders by a half within minutes: editors without followers are
 * measured before and after.
 *
 * More than 5,000 come from several processes and addresses. Server and each of these need as many open files as they have followers.
 *
 * Prediction, written before the first run with shared pieces (with a packer for each follower it had been 110 KiB and 37 to 40 us): p99
 * 1.1 s from keystroke to follower (a tick of a second, and what rendering and sending take), 30 KiB and 12 us of processor time an
 * event for each, nearly all of it the kernel's for a small write; editors' p99 1.3 times that without followers.
 *
 * Goals: p99 <= 1.5 s, <= 130 KiB and <= 50 us a follower and event, editors' p99 <= 1.5 times that without followers.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../tests/support/server-process.ts';
import { Crowd } from './support/crowd.ts';
import { openToAll } from './support/open-to-all.ts';
import { cpuUs, residentKiB } from './support/proc.ts';
import { type Goal, option, report, say } from './support/report.ts';
import { rounded, spread } from './support/spread.ts';
import type { Seen } from './support/swarm.ts';

const PREDICTION = 'p99 1.1 s, 30 KiB and 12 us for each, editors 1.3 times';
const OPINION = 'community-networks';
const EDITORS = 10;
/** What is for followers alone is compiled by then. */
const WARM_SECONDS = 12;
/** What those who type run, before anything is measured: it is compiled for half a minute, and would be counted to the first followers. */
const COLD_SECONDS = 30;
/** Until the last change has come to all. */
const AFTER_SECONDS = 2;

/** In one process: more, and it reads late what came in time. */
const IN_ONE = 5_000;
/** As before, whatever is asked for. */
const STEPS = [1_000, 5_000];

/** Followers in a process of their own, from an address of their own: one address has about 28,000 ports. */
class Swarm {
  readonly #child: ChildProcess;

  constructor(origin: string, from: string) {
    const path = fileURLToPath(new URL('support/swarm.ts', import.meta.url));
    this.#child = spawn(process.execPath, ['--import', 'tsx', path, `${origin}/api/live/${OPINION}?lang=en`, from], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    setPriority(this.#child.pid ?? 0, constants.priority.PRIORITY_LOW);
  }

  /** Until there are so many, and all have heard the whole text. */
  async grow(count: number): Promise<void> {
    await this.#ask({ grow: count });
  }

  /** What came since the last look. */
  look(): Promise<Seen> {
    return this.#ask({ look: true });
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }

  async #ask(what: object): Promise<Seen> {
    const answered = once(this.#child, 'message');
    this.#child.send(what);
    const [seen] = await answered;
    return seen as Seen;
  }
}

class Swarms {
  readonly #all: readonly Swarm[];

  constructor(origin: string, most: number) {
    this.#all = Array.from({ length: Math.ceil(most / IN_ONE) }, (_, at) => new Swarm(origin, `127.0.0.${at + 2}`));
  }

  async grow(count: number): Promise<void> {
    for (const [at, swarm] of this.#all.entries()) await swarm.grow(Math.min(IN_ONE, Math.max(0, count - at * IN_ONE)));
  }

  async look(): Promise<Seen> {
    const all = await Promise.all(this.#all.map((swarm) => swarm.look()));
    const sum = (of: (seen: Seen) => number): number => all.reduce((total, seen) => total + of(seen), 0);
    return { followers: sum(({ followers }) => followers), events: sum(({ events }) => events), shown: all.flatMap(({ shown }) => shown) };
  }

  close(): void {
    for (const swarm of this.#all) swarm.close();
  }
}

async function step(server: ServerProcess, crowd: Crowd, swarm: Swarms, followers: number, seconds: number) {
  const before = residentKiB(server.pid);
  const had = (await swarm.look()).followers;
  await swarm.grow(followers);
  await crowd.type(WARM_SECONDS);
  const perFollowerKiB = rounded((residentKiB(server.pid) - before) / (followers - had));
  await swarm.look();
  const { spentUs, cpuShare, recordedMs } = await typed(server, crowd, seconds);
  const seen = await swarm.look();
  const toldMs = seen.shown.flatMap(({ editor, from, number, at }) => {
    const typedAt = crowd.editors[editor]?.typedAt.slice(from, number + 1) ?? [];
    return typedAt.map((typed) => at - performance.timeOrigin - typed);
  });
  const memoryMiB = Math.round(residentKiB(server.pid) / 1024);
  return {
    followers: seen.followers,
    events: seen.events,
    perFollowerKiB,
    memoryMiB,
    spentUs,
    cpuShare,
    toldMs: spread(toldMs),
    recordedMs,
  };
}

async function withoutFollowers(server: ServerProcess, crowd: Crowd, seconds: number) {
  await crowd.type(WARM_SECONDS);
  return typed(server, crowd, seconds);
}

async function typed(server: ServerProcess, crowd: Crowd, seconds: number) {
  crowd.forget();
  const cpu = cpuUs(server.pid);
  await crowd.type(seconds);
  await pause(AFTER_SECONDS * 1_000);
  const spentUs = cpuUs(server.pid) - cpu;
  const cpuShare = rounded(spentUs / 1e6 / (seconds + AFTER_SECONDS));
  return { spentUs, cpuShare, recordedMs: spread(crowd.editors.flatMap((editor) => editor.recordedMs)) };
}

await report('followers', PREDICTION, async () => {
  const server = await ServerProcess.start();
  const most = option('followers', 5_000);
  const swarm = new Swarms(server.origin, most);
  try {
    await openToAll(server.origin, OPINION);
    const seconds = option('seconds', 20);
    const crowd = new Crowd(server.origin, OPINION);
    await crowd.addEditors(EDITORS);
    await crowd.type(COLD_SECONDS);
    const before = await withoutFollowers(server, crowd, seconds);
    say(`without followers: ${JSON.stringify(before)}`);
    const steps = [];
    for (const followers of [...STEPS.filter((one) => one < most), most]) {
      steps.push({ ...(await step(server, crowd, swarm, followers, seconds)), asked: followers });
      say(`${followers} followers: ${JSON.stringify(steps.at(-1))}`);
    }
    swarm.close();
    const after = await withoutFollowers(server, crowd, seconds);
    say(`without followers, after: ${JSON.stringify(after)}`);
    crowd.close();
    const alone = (before.recordedMs.p99 + after.recordedMs.p99) / 2;
    // where one of them is dearer, it would make an event cheaper than it is
    const aloneUs = Math.min(before.spentUs, after.spentUs);
    const each = steps.map((found) => ({ ...found, cpuUsPerEvent: rounded((found.spentUs - aloneUs) / found.events) }));
    const goals = each.flatMap(({ asked, followers, toldMs, perFollowerKiB, cpuUsPerEvent, recordedMs }): Goal[] => [
      { what: `${asked}: followers that hear`, value: followers, atLeast: asked },
      { what: `${asked}: keystroke to follower, p99 ms`, value: toldMs.p99, atMost: 1_500 },
      { what: `${asked}: memory of a follower, KiB`, value: perFollowerKiB, atMost: 130 },
      { what: `${asked}: server time for an event of a follower, us`, value: cpuUsPerEvent, atMost: 50 },
      { what: `${asked}: editors' p99 to that without`, value: rounded(recordedMs.p99 / alone), atMost: 1.5 },
    ]);
    return { figures: { before, steps: each, after }, goals };
  } finally {
    swarm.close();
    await server.close();
  }
});
