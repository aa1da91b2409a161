/** L10: those who read slowly, or not at all, and more than there is room for. */
import { PassThrough, Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { levelOf } from '../../server/live/level.ts';
import type { Following } from '../../server/live/live.ts';
import { STATE } from '../forum/session.ts';
import { type as typeInto } from '../support/blocks.ts';
import { until } from '../support/until.ts';
import { type LiveStage, liveStage } from './stage.ts';

/** For so many followers. */
const ROOM = 50;

let stage: LiveStage;
beforeAll(async () => {
  stage = await liveStage({ ...LIMITS, followers: ROOM });
});
afterAll(() => stage.close());

const WHO: Following = {
  seated: { actor: () => null, onEnd: () => () => {} },
  saving: false,
  packed: false,
  at: null,
  held: false,
  moves: null,
};

/** Takes nothing until it is told to. */
class Stalled extends Writable {
  readonly heard: string[] = [];
  #release: (() => void) | null = null;
  stalls = false;

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.heard.push(chunk.toString('utf8'));
    if (this.stalls) this.#release = done;
    else done();
  }

  release(): void {
    this.stalls = false;
    this.#release?.();
  }
}

async function follow(out: Writable): Promise<void> {
  const { live, forum } = stage.app.tools;
  const read = await live.read(stage.opinion, 'en', levelOf(forum.actor(STATE)));
  if (read === null) throw new Error('no opinion');
  live.follow(read, out, WHO);
}

/** Whatever is on its way to followers has come: the queue of the room has turned. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await stage.app.tools.rooms.summaries.all();
};

it('L10 what a slow reader missed comes as one change', async () => {
  const slow = new Stalled();
  const quick = new PassThrough();
  for (const out of [slow, quick]) await follow(out);
  slow.stalls = true;
  slow.write('x'.repeat(LIMITS.followUnsentBytes + 1));
  slow.write('x');
  const { block } = await stage.paragraph();
  const editor = await stage.connect(STATE, stage.opinion);
  await editor.synced;
  const before = slow.heard.length;
  let heard = '';
  quick.on('data', (bytes: Buffer) => {
    heard += bytes;
  });
  for (const word of ['one ', 'two ', 'three ']) {
    await editor.edit((doc) => typeInto(doc, block, word));
    stage.clock.advance(1_000);
    await until(word, () => heard.includes(word));
  }
  expect(slow.heard.length).toBe(before);
  expect(heard.match(/^data: \{"h"/gm)).toHaveLength(4);
  slow.release();
  const missed = () => slow.heard.slice(before).filter((event) => event.includes('"h"'));
  await until('what was missed', () => {
    stage.clock.advance(1_000);
    return missed().length > 0;
  });
  expect(missed()).toHaveLength(1);
  expect(missed()[0]).toMatch(/three|two|one/);
  for (const out of [slow, quick]) out.destroy();
});

it('L10 whoever reads nothing for thirty seconds is cut off', async () => {
  const dead = new Stalled();
  await follow(dead);
  dead.stalls = true;
  dead.write('x'.repeat(LIMITS.followUnsentBytes + 1));
  dead.write('x');
  for (let second = 0; second < 29; second += 1) {
    stage.clock.advance(1_000);
    await settled();
  }
  expect(dead.destroyed).toBe(false);
  for (let second = 0; second < 21; second += 1) {
    stage.clock.advance(1_000);
    await settled();
  }
  expect(dead.destroyed).toBe(true);
});

it('L10 a node has room for so many, and for others when some have gone', async () => {
  const { live } = stage.app.tools;
  const many = Array.from({ length: ROOM }, () => new PassThrough().resume());
  for (const out of many) await follow(out);
  expect(live.full).toBe(true);
  const refused = await stage.page(`/api/live/${stage.opinion}`, STATE);
  expect([refused.status, JSON.parse(refused.text).code]).toEqual([429, 'too-many']);
  expect((await stage.page(`/live/${stage.opinion}`, STATE)).status).toBe(200);
  for (const out of many) out.destroy();
  await expect.poll(() => live.full).toBe(false);
});
