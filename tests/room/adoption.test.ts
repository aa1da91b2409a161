/** The gavel of adoption over real rooms: races of it with objections, on one node and on two, its closing by the clock, and who types meanwhile. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../server/log/memory.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import type { Answer } from '../../server/room/journal/act-flow.ts';
import type { Room } from '../../server/room/room.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { manualClock } from '../support/clock.ts';
import { delegate } from '../support/connection.ts';
import { forumOf, founding } from '../support/founding.ts';
import { seeded } from '../support/rng.ts';

const CHAIR = delegate('chair', 'chair');
const NAME = { kind: 'opinion', id: 'one' } as const;

/** Two nodes on one log; everything is agreed and the call for adoption is ripe. */
async function called() {
  const log = new MemoryLog();
  const clock = manualClock();
  const nodeOf = async (): Promise<Room> => {
    // nobody is in them, and they stay loaded all the same
    const idleMs = Number.POSITIVE_INFINITY;
    const rooms = new Rooms({ log, clock, idleMs, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') });
    if ((await log.head(NAME)) === null) {
      const blocks = [
        { kind: 'title', level: 0, text: 'A TEST' },
        { kind: 'text', level: 0, text: 'One thing follows from another.' },
      ] as const;
      await rooms.create(founding('one', blocks));
    }
    const room = await rooms.open('one');
    if (room === null) throw new Error('the opinion is there');
    return room;
  };
  const [here, there] = [await nodeOf(), await nodeOf()];
  let uuids = 0;
  const act = (room: Room, actor: Actor, command: Command, seq: number): Promise<Answer> =>
    room.act(
      { person: 'A. Person', actor: () => actor },
      { uuid: `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`, v: 1, seen: { seq }, command },
    );
  const now = (room: Room = here): Promise<Register> => room.look(({ state, notes }) => register(state, notes, 'one'));
  const must = async (command: Command): Promise<void> => {
    expect(await act(here, CHAIR, command, 0)).toMatchObject({ ok: true });
  };
  const targets = (await now()).paragraphs.map(({ id, hash }) => ({ block: id, hash }));
  await must({ do: 'call', targets });
  clock.advance(20_000);
  for (const target of targets) await must({ do: 'declare', target });
  const { docHash, textHash } = await now();
  const hashes = { docHash: docHash ?? '', textHash: textHash ?? '' };
  await must({ do: 'call-adoption', ...hashes });
  clock.advance(20_000);
  await now();
  const objection = { do: 'raise-objection', block: targets[1]?.block ?? '', hash: targets[1]?.hash ?? null, reason: 'no' } as const;
  const caughtUp = async (): Promise<void> => {
    for (const room of [here, there]) room.news();
    await Promise.all([here, there].map((room) => room.look(() => null)));
  };
  await caughtUp();
  return { log, clock, here, there, act, now, adopt: { do: 'adopt', ...hashes } as const, objection, caughtUp };
}

describe('an adoption in a room', () => {
  it('7.13 closes by the clock, and the room says so', async () => {
    const { clock, here, act, now, adopt, log } = await called();
    await act(here, CHAIR, adopt, 0);
    expect(await now()).toMatchObject({ phase: 'adopting', adopting: { closesAt: clock.now() + 60_000 }, adopted: null });
    expect(verifyOpinion(NAME, await log.read(NAME, 0)).sentence).toMatch(
      /^VALID so far: .* the adoption is not closed yet, and not before/,
    );
    clock.advance(59_000);
    expect((await now()).phase).toBe('adopting');
    clock.advance(1_000);
    expect(await now()).toMatchObject({ phase: 'adopted', adopting: null });
    expect(verifyOpinion(NAME, await log.read(NAME, 0)).sentence).toMatch(/^VALID: Opinion .* was adopted at entry/);
    expect(clock.waiting()).toBeLessThanOrEqual(2); // the beats
  });

  it('7.13 closes once, of two nodes whose clocks strike together', async () => {
    const { clock, here, act, adopt, log, caughtUp } = await called();
    await act(here, CHAIR, adopt, 0);
    await caughtUp();
    clock.advance(60_000);
    await caughtUp();
    const closings = (await log.read(NAME, 0)).filter(({ statement }) => new TextDecoder().decode(statement).includes('adoption.closed'));
    expect(closings).toHaveLength(1);
  });

  it('7.14 7.15 of objections and a gavel that race, each that had not seen it cancels it, and none is lost', async () => {
    const rng = seeded('races with the gavel');
    const outcomes = new Set<string>();
    for (let race = 0; race < 60; race++) {
      const { here, there, act, now, adopt, objection, log, clock, caughtUp } = await called();
      const { seq } = await now();
      const gavel = () => act(rng.pick([here, there]), CHAIR, adopt, seq);
      const objecting = () => act(rng.pick([here, there]), delegate('arl'), objection, seq - rng.below(3));
      const [first, second] = rng.chance(0.5) ? [gavel, objecting] : [objecting, gavel];
      const answers = await Promise.all([first(), second()]);
      await caughtUp();
      const objected = answers[first === objecting ? 0 : 1];
      expect(objected).toMatchObject({ ok: true });
      const after = await now();
      expect([after.phase, after.adopted, after.late]).toEqual(['drafting', null, []]);
      expect(after.paragraphs[1]?.positions.map(({ entity }) => entity)).toEqual(['arl']);
      outcomes.add(after.crossed === null ? 'before' : 'crossed');
      // from a screen that shows the outcome of the race it is no crossing
      clock.advance(120_000);
      expect((await now()).phase).toBe('drafting');
      expect(verifyOpinion(NAME, await log.read(NAME, 0)).verdict).toBe('valid');
    }
    expect(outcomes).toEqual(new Set(['before', 'crossed']));
  });

  it('7.14 at 20 s from a screen of the call it is cancelled, at 61 s it is too late', async () => {
    const { clock, here, act, now, adopt, objection } = await called();
    const { seq } = await now();
    await act(here, CHAIR, adopt, seq);
    clock.advance(61_000);
    expect(await act(here, delegate('arl'), objection, seq)).toMatchObject({ ok: false, refusal: { code: 'opinion-adopted' } });
    const again = await called();
    await again.act(again.here, CHAIR, again.adopt, seq);
    again.clock.advance(20_000);
    expect(await again.act(again.there, delegate('arl'), again.objection, seq)).toMatchObject({ ok: true });
    await again.caughtUp();
    expect(await again.now()).toMatchObject({ phase: 'drafting', crossed: { entity: 'arl' } });
  });
});
