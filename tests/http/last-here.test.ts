/** H53, H54: since when one was last here is known over all devices, to nobody else, and advances by looking alone. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MemoryKeys } from '../../server/auth/memory-keys.ts';
import { LastHere } from '../../server/http/last-here.ts';
import { StorageFault } from '../../server/log/log.ts';
import { createLogger } from '../../server/logger.ts';
import type { ChangedText } from '../../shared/wire/past.ts';
import { OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { blockIds, type } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';

const MINUTE = 60_000;
const WHOSE = { opinion: 'o1', seat: 's-1', person: 'A. Delegate' };

function made() {
  const [keys, clock] = [new MemoryKeys(), manualClock()];
  const ended: string[] = [];
  const node = (): LastHere => new LastHere({ keys, clock, logger: createLogger('silent'), ended: () => ended });
  return { keys, clock, node, ended };
}

describe('visits', () => {
  it('H53 tells of the visit before, while one looks and after it', async () => {
    const { clock, node } = made();
    const here = node();
    expect(await here.of(WHOSE)).toBeNull();
    await here.saw(WHOSE, 10);
    clock.advance(4 * MINUTE);
    await here.saw(WHOSE, 14);
    expect(await here.of(WHOSE)).toBeNull();
    clock.advance(6 * MINUTE);
    expect(await here.of(WHOSE)).toBe(14);
    // what is seen in this visit is told of as new all the while
    for (const seq of [20, 25, 30]) {
      await here.saw(WHOSE, seq);
      expect(await here.of(WHOSE)).toBe(14);
      clock.advance(4 * MINUTE);
    }
    clock.advance(2 * MINUTE);
    expect(await here.of(WHOSE)).toBe(30);
    await here.close();
    expect(clock.waiting()).toBe(0);
  });

  it('H53 is of one person at one text, and never goes back', async () => {
    const { clock, node } = made();
    const here = node();
    await here.saw(WHOSE, 10);
    await here.saw(WHOSE, 4);
    clock.advance(6 * MINUTE);
    for (const other of [{ opinion: 'o2' }, { seat: 's-2' }, { person: 'Another' }])
      expect(await here.of({ ...WHOSE, ...other })).toBeNull();
    expect(await here.of(WHOSE)).toBe(10);
    await here.close();
  });

  it('H53 is known after a restart, and at once stopped too much is told, not too little', async () => {
    const { clock, keys, node } = made();
    const first = node();
    await first.saw(WHOSE, 10);
    await first.saw(WHOSE, 12);
    await first.close();
    clock.advance(6 * MINUTE);
    const second = node();
    expect(await second.of(WHOSE)).toBe(12);
    await second.saw(WHOSE, 20);
    clock.advance(keys.pauseMs);
    await second.close();
    await second.saw(WHOSE, 30);
    // killed: what was seen up to there is written, and no more
    clock.advance(6 * MINUTE);
    expect(await node().of(WHOSE)).toBe(20);
  });

  it('H53 is one visit over devices that reach two nodes', async () => {
    const { clock, node } = made();
    const [one, other] = [node(), node()];
    await one.saw(WHOSE, 10);
    await one.close();
    clock.advance(6 * MINUTE);
    await one.saw(WHOSE, 20);
    clock.advance(MINUTE);
    await other.saw(WHOSE, 25);
    expect([await one.of(WHOSE), await other.of(WHOSE)]).toEqual([10, 10]);
    await one.close();
    await other.close();
    expect(await node().of(WHOSE)).toBe(10);
    clock.advance(6 * MINUTE);
    expect(await node().of(WHOSE)).toBe(25);
  });
});

describe('what is kept', () => {
  const DAY = 86_400_000;
  const kept = async (keys: MemoryKeys): Promise<number> => (await keys.all('here')).size;

  it('H54 is written after a while, all that was noted at once, and nobody waits for it', async () => {
    const { clock, keys, node } = made();
    const here = node();
    for (const seat of ['s-1', 's-2']) await here.saw({ ...WHOSE, seat }, 10);
    expect(await kept(keys)).toBe(0);
    clock.advance(keys.pauseMs);
    await here.close();
    expect([await kept(keys), clock.waiting()]).toEqual([2, 0]);
  });

  it('H54 goes once its seat has ended, and after a year without a look, whoever looks meanwhile or not', async () => {
    const { clock, keys, node, ended } = made();
    const here = node();
    const look = async (seat: string): Promise<void> => {
      await here.saw({ ...WHOSE, seat }, 10);
      clock.advance(keys.pauseMs);
      await vi.waitFor(async () => expect((await keys.get('here', keyOf(seat))) ?? '').toContain('"seen":10'));
    };
    const keyOf = (seat: string): string =>
      createHash('sha256')
        .update(JSON.stringify([WHOSE.opinion, seat, WHOSE.person]))
        .digest('base64url');
    for (const seat of ['s-1', 's-2']) await look(seat);
    // as it was kept before there was a sweep, and what nobody can read
    const before = { before: null, seen: 3, began: clock.now(), at: clock.now() };
    await keys.putAll(
      'here',
      new Map([
        ['of-before', JSON.stringify(before)],
        ['broken', '{'],
      ]),
    );
    ended.push('s-1');
    clock.advance(DAY / 4);
    await vi.waitFor(async () => expect(await kept(keys)).toBe(2));
    expect(await here.of({ ...WHOSE, seat: 's-1' })).toBeNull();
    clock.advance(365 * DAY);
    await look('s-2');
    expect(await kept(keys)).toBe(2);
    clock.advance(2 * DAY);
    await vi.waitFor(async () => expect(await keys.get('here', 'of-before')).toBeNull());
    expect(await kept(keys)).toBe(1);
    await here.close();
    expect(clock.waiting()).toBe(0);
  });

  it('H54 is swept in portions', async () => {
    const { clock, keys, node } = made();
    const old = JSON.stringify({ before: null, seen: 3, began: 0, at: 0 });
    await keys.putAll('here', new Map(Array.from({ length: 10_000 }, (_, place) => [`k${place}`, old])));
    const portions = vi.spyOn(keys, 'forget');
    const here = node();
    clock.advance(DAY);
    await here.close();
    expect(await kept(keys)).toBe(0);
    const sizes = portions.mock.calls.map(([, hashes]) => hashes.length);
    expect([sizes.length >= 20, Math.max(...sizes)]).toEqual([true, 500]);
  });
});

describe('over HTTP', () => {
  let stage: SessionStage;
  let api: string;
  beforeAll(async () => {
    stage = await sessionStage();
    api = `/api/opinions/${stage.opinion}`;
  });
  afterAll(() => stage.close());

  const say = async (seat: string, seq: unknown, path = api) =>
    stage
      .as(await stage.signIn(seat), 'put', `${path}/here`)
      .send({ seq })
      .then(({ status }) => status);
  const since = async (seat: string): Promise<ChangedText> =>
    (await stage.as(await stage.signIn(seat), 'get', `${api}/changes?since=here`)).body;

  it('H53 is a baseline of what changed: of whoever looked, from whatever device', async () => {
    const { seq } = await stage.register(STATE, stage.opinion);
    expect((await since(STATE)).since).toEqual({ is: 'here', seq: 2 });
    expect(await say(STATE, seq)).toBe(204);
    stage.clock.advance(6 * MINUTE);
    const editor = await stage.connect(OTHER_STATE, stage.opinion);
    await editor.synced;
    const { block } = await stage.paragraph('a)');
    await editor.edit((doc) => type(doc, block, 'gladly ', 0));
    const later = (await stage.register(STATE, stage.opinion)).seq;
    const told = await since(STATE);
    expect([told.since, told.changes.map(({ now }) => now?.label)]).toEqual([{ is: 'here', seq }, ['a)']]);
    expect(await say(STATE, later)).toBe(204);
    expect((await since(STATE)).since.seq).toBe(seq);
    expect((await since(OTHER_STATE)).since.seq).toBe(2);
    const page = await stage.as(await stage.signIn(STATE), 'get', `/o/${stage.opinion}/since?since=here`);
    expect(page.text).toContain('<option value="here" selected>you were last here</option>');
    // what nobody can have seen is not believed
    expect(await say(STATE, 1_000_000)).toBe(204);
    stage.clock.advance(6 * MINUTE);
    expect((await since(STATE)).since.seq).toBe(later);
  });

  it('H53 is told in the list: since one was last there, since the first text for whoever never was, and nothing where nothing happened', async () => {
    const news = async (seat: string): Promise<unknown> => {
      const { body } = await stage.as(await stage.signIn(seat), 'get', '/api/opinions');
      return body.find(({ id }: { readonly id: string }) => id === stage.opinion).news;
    };
    const { seq } = await stage.register(STATE, stage.opinion);
    expect(await news(OTHER_STATE)).toBe('tabled');
    await say(STATE, seq);
    stage.clock.advance(6 * MINUTE);
    expect(await news(STATE)).toBeNull();
    const editor = await stage.connect(OTHER_STATE, stage.opinion);
    await editor.synced;
    await editor.edit((doc) => type(doc, blockIds(doc)[0] ?? '', 'now ', 0));
    await stage.register(STATE, stage.opinion);
    expect([await news(STATE), await news(OTHER_STATE)]).toEqual(['here', 'tabled']);
    // where it cannot be read the list is told all the same
    vi.spyOn(LastHere.prototype, 'ofAll').mockRejectedValueOnce(new StorageFault('it does not answer'));
    expect(await news(STATE)).toBe('tabled');
  });

  it('H53 takes a log position of a text that is there for whoever says it', async () => {
    for (const wrong of [0.5, -1, '3', null]) expect([wrong, await say(STATE, wrong)]).toEqual([wrong, 400]);
    expect(await say(STATE, 2, '/api/opinions/onothere')).toBe(404);
  });
});
