/** L1, K19: a page is drawn in turns, and the meeting may close to the public between two of them. */
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { levelOf } from '../../server/live/level.ts';
import { type Following, Live } from '../../server/live/live.ts';
import { createLogger } from '../../server/logger.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { STATE } from '../forum/session.ts';
import { until } from '../support/until.ts';
import { type LiveStage, liveStage, MEETING } from './stage.ts';

const PUBLIC: Following = { seated: null, saving: false, packed: false, at: null, held: false, moves: null };

let stage: LiveStage;
let open: ForumState;
let shut: ForumState;
beforeAll(async () => {
  stage = await liveStage();
  const { forum } = stage.app.tools;
  await stage.open('public');
  open = forum.state;
  await stage.open('members');
  shut = forum.state;
});
afterAll(() => stage.close());

/** The meeting is held in public for so many looks at it. */
function liveFor(looks: { left: number }): Live {
  const forum = {
    get state() {
      looks.left -= 1;
      return looks.left < 0 ? shut : open;
    },
    onChange: () => () => {},
  };
  return new Live({ rooms: stage.app.tools.rooms, forum, clock: stage.clock, logger: createLogger('silent') }, 10);
}

it('L1 the public gets neither page nor stream of a meeting that closed to it while these were drawn', async () => {
  const { live } = stage.app.tools;
  for (const path of [`/live/${stage.opinion}`, `/api/live/${stage.opinion}`, `/live/m/${MEETING}`]) {
    await stage.open('public');
    const read = live.read.bind(live);
    const reads = vi.spyOn(live, 'read').mockImplementation(async (...asked) => {
      const drawn = await read(...asked);
      expect(drawn).not.toBeNull();
      await stage.open('members');
      return drawn;
    });
    const { status, text } = await stage.page(path, null);
    expect([path, status, text.includes('that access matters;')]).toEqual([path, 401, false]);
    expect(reads).toHaveBeenCalledOnce();
    reads.mockRestore();
  }
});

it('L1 whoever follows in public hears nothing of what was drawn while the meeting closed to it', async () => {
  const looks = { left: Number.POSITIVE_INFINITY };
  const live = liveFor(looks);
  const read = await live.read(stage.opinion, 'en', levelOf(null));
  if (read === null) throw new Error('the meeting is held in public');
  const out = new PassThrough();
  let heard = '';
  out.on('data', (bytes: Buffer) => {
    heard += bytes;
  });
  live.follow(read, out, PUBLIC);
  await until('the text', () => heard.includes('that access matters;'));
  const before = heard.length;
  expect((await stage.command(STATE, stage.opinion, { do: 'raise-objection', ...(await stage.paragraph()), reason: 'x' })).status).toBe(
    200,
  );
  // as it is looked at, and before it is drawn
  looks.left = 2;
  stage.clock.advance(1_000);
  await until('the end', () => heard.includes('event: go'));
  expect([looks.left < 0, heard.slice(before)]).toEqual([true, expect.not.stringContaining('objection')]);
  live.close();
});
