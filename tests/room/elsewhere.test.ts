/** Rule 2.19 through the one door: what is agreed in one opinion is brought into another, whose conditions count on it. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../server/log/memory.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { manualClock } from '../support/clock.ts';
import { delegate } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { until } from '../support/until.ts';

const CHAIR = delegate('chair', 'chair');
const ARLEN = delegate('arl');

async function house(log = new MemoryLog()) {
  const clock = manualClock();
  const rooms = new Rooms({ log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') });
  for (const id of ['one', 'two']) await rooms.create(founding(id, measures(id, 2)));
  let uuids = 0;
  const open = async (id: string) => {
    const room = await rooms.open(id);
    if (room === null) throw new Error('the opinion was made');
    return room;
  };
  const see = async (id: string): Promise<Register> => (await open(id)).look(({ state, notes }) => register(state, notes, id));
  const act = async (id: string, actor: Actor, command: Command) =>
    (await open(id)).act(
      { person: 'A. Person', actor: () => actor },
      { uuid: `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`, v: 1, seen: { seq: 0 }, command },
    );
  /** Every paragraph, or the one at this place. */
  const agree = async (id: string, only?: number) => {
    const targets = (await see(id)).paragraphs
      .filter(({ status }, at) => status !== null && status !== 'agreed' && (only === undefined || at === only))
      .map(({ id: block, hash }) => ({ block, hash }));
    expect(await act(id, CHAIR, { do: 'call', targets })).toMatchObject({ ok: true });
    clock.advance(20_000);
    for (const target of targets) expect(await act(id, CHAIR, { do: 'declare', target })).toMatchObject({ ok: true });
  };
  /** Arlen agrees to the first item of one opinion if the second of the other one is agreed as it reads. */
  const count = async (id: string, on: string) => {
    const [{ id: block, hash }, link] = [await item(id, 2), await item(on, 3)];
    return act(id, ARLEN, { do: 'make-conditional', block, hash, links: [{ opinion: on, block: link.id, hash: link.hash }] });
  };
  const item = async (id: string, at: number) => {
    const found = (await see(id)).paragraphs[at];
    if (found === undefined) throw new Error(`no paragraph ${at}`);
    return found;
  };
  const hashes = async (id: string) => {
    const { docHash, textHash } = await see(id);
    return { docHash: docHash ?? '', textHash: textHash ?? '' };
  };
  const blockers = async (id: string) => (await see(id)).blockers.map(({ code }) => code);
  const verified = async (id: string) => verifyOpinion({ kind: 'opinion', id }, await log.read({ kind: 'opinion', id }, 0));
  return { log, rooms, clock, see, act, agree, count, item, hashes, blockers, verified };
}

describe('2.19 a condition on another opinion', () => {
  it('is met by what happens there, and open again by what happens there, without an act here', async () => {
    const { see, act, agree, count, item, hashes, blockers, verified } = await house();
    expect(await count('one', 'two')).toMatchObject({ ok: true });
    const [elsewhere] = (await see('one')).elsewhere;
    expect(elsewhere).toMatchObject({ opinion: 'two', number: '1' });
    expect(elsewhere?.paragraphs).toMatchObject([{ kind: 'operative-item', label: '2', heading: 'invites', agreed: false }]);
    await agree('one');
    expect(await blockers('one')).toEqual(['linked-open']);
    expect(await act('one', CHAIR, { do: 'call-adoption', ...(await hashes('one')) })).toMatchObject({
      refusal: { code: 'linked-open', elsewhere: [{ opinion: 'two' }] },
    });
    await agree('two', 3);
    await until('the condition to be met', async () => (await blockers('one')).length === 0);
    const { id: block, hash } = await item('two', 3);
    expect(await act('two', delegate('bru'), { do: 'raise-objection', block, hash })).toMatchObject({ ok: true });
    await until('the condition to be open', async () => (await blockers('one')).length === 1);
    expect(await verified('one')).toMatchObject({ verdict: 'valid' });
  });

  it('lets two opinions that wait for each other be adopted at the same time', async () => {
    const { act, agree, count, hashes, see, clock, verified } = await house();
    expect(await count('one', 'two')).toMatchObject({ ok: true });
    expect(await count('two', 'one')).toMatchObject({ ok: true });
    for (const id of ['one', 'two']) await agree(id);
    const both = (command: 'call-adoption' | 'adopt') =>
      Promise.all(['one', 'two'].map(async (id) => act(id, CHAIR, { do: command, ...(await hashes(id)) })));
    expect(await both('call-adoption')).toMatchObject([{ ok: true }, { ok: true }]);
    clock.advance(20_000);
    expect(await both('adopt')).toMatchObject([{ ok: true }, { ok: true }]);
    clock.advance(60_000);
    for (const id of ['one', 'two']) {
      expect((await see(id)).phase).toBe('adopted');
      expect(await verified(id)).toMatchObject({ verdict: 'valid' });
    }
  });

  it('counts on no paragraph of an opinion that is not there, and on none of its own by another name', async () => {
    const { act, item } = await house();
    const { id: block, hash } = await item('one', 2);
    for (const opinion of ['three', 'one']) {
      const links = [{ opinion, block: (await item('one', 3)).id, hash: (await item('one', 3)).hash }];
      expect(await act('one', ARLEN, { do: 'make-conditional', block, hash, links })).toMatchObject({
        refusal: { code: 'no-such-paragraph' },
      });
    }
  });

  it('is judged by what happened there while nobody had this opinion open', async () => {
    const { log, count, agree } = await house();
    expect(await count('one', 'two')).toMatchObject({ ok: true });
    await agree('one');
    const later = await house(log);
    await later.agree('two', 3);
    await until('the condition to be met', async () => (await later.blockers('one')).length === 0);
  });
});
