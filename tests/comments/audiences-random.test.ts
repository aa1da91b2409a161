/**
 * Nobody's answer holds a byte of what is not for them. Random forums, in which people come, go, take seats over and groups change, talk in
 * all audiences at once. Then each seat's answers are made twice: of the logs as they are, and of logs from which everything was taken that
 * is not for it. Both have to be the same, letter for letter, refusals included.
 */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { listOf } from '../../server/comments/list.ts';
import { type Audience, audienceKey } from '../../shared/comments/audience.ts';
import { audiencesOf, belongs } from '../../shared/comments/belonging.ts';
import type { CommentsCommand } from '../../shared/comments/command.ts';
import { decideComments } from '../../shared/comments/decide.ts';
import { type CommentsEntry, threadOf } from '../../shared/comments/entry.ts';
import { evolveComments } from '../../shared/comments/evolve.ts';
import { type CommentsState, emptyComments, marginOf } from '../../shared/comments/state.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import type { ShownThread } from '../../shared/wire/comments.ts';
import { count } from '../support/levels.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { BLOCK, HASH, nameOf, ON_PARAGRAPH, TEXT, World } from './world.ts';

const ENTITIES = ['arl', 'bru', 'cor', 'rivernet'];

function somebodyMoves(rng: Rng, world: World, made: number): void {
  const seats = [...world.forum.seats.keys()].filter((seat) => seat !== 'secretariat');
  const members = (): readonly string[] => ENTITIES.filter(() => rng.chance(0.5));
  const moves: readonly (() => ForumCommand)[] = [
    () => ({ do: 'open-seat', seat: `n-${made}`, entity: rng.pick(ENTITIES), functions: rng.chance(0.3) ? ['head'] : [], remote: false }),
    () => ({ do: 'hand-over-seat', seat: rng.pick(seats) }),
    () => ({ do: 'close-seat', seat: rng.pick(seats) }),
    () => ({ do: 'change-group', group: 'g1', code: 'G1', names: { en: 'G1' }, members: members() }),
    () => ({ do: 'dissolve-group', group: 'g1' }),
    () => ({ do: 'form-group', group: 'g1', code: 'G1', names: { en: 'G1' }, members: members() }),
    ...(rng.chance(0.1) ? [() => ({ do: 'dismiss-entity', id: rng.pick(ENTITIES) }) as const] : []),
  ];
  world.tries(rng.pick(moves)());
}

function command(rng: Rng, state: CommentsState): CommentsCommand {
  const threads = [...marginOf(state, TEXT.id).threads.values()];
  const mentions = rng.chance(0.3) ? [rng.pick(ENTITIES)] : [];
  const anchor = rng.chance(0.7) ? ON_PARAGRAPH : ({ on: 'position', position: 'p1' } as const);
  if (threads.length === 0 || rng.chance(0.25)) return { do: 'open-thread', anchor, mentions };
  const thread = rng.pick(threads);
  const message = rng.pick([...thread.messages]).id;
  return rng.pick<() => CommentsCommand>([
    () => ({ do: 'add-message', thread: thread.id, corrects: rng.chance(0.3) ? message : null, mentions }),
    () => ({ do: 'add-message', thread: thread.id, corrects: null, mentions }),
    () => ({ do: 'add-message', thread: thread.id, corrects: null, mentions, asks: { block: BLOCK, hash: HASH } }),
    () => ({ do: 'add-message', thread: thread.id, corrects: null, mentions, stays: message }),
    () => ({ do: 'resolve-thread', thread: thread.id }),
    () => ({ do: 'reopen-thread', thread: thread.id }),
    () => ({ do: 'erase-words', thread: thread.id, message }),
  ])();
}

/** The logs without what is not for this reader; of a thread that it came to later nothing is left of the opening but what it is about. */
function bare(world: World, reader: string): ReadonlyMap<string, CommentsState> {
  const readersOf = new Map(world.said.map(({ entry, audience, readers }) => [`${audienceKey(audience)} ${entry.uuid}`, readers]));
  const reads = (key: string, id: string): boolean => readersOf.get(`${key} ${id}`)?.has(reader) ?? false;
  const logs = new Map<string, CommentsState>();
  for (const { entry, audience } of world.said) {
    const key = audienceKey(audience);
    const { fact } = entry;
    const about = fact.type === 'words.erased' ? fact.messages : fact.type === 'erasure.asked' ? [fact.message] : [entry.uuid];
    const shown = about.some((id) => reads(key, id));
    const later = fact.type === 'thread.opened' && world.said.some((one) => threadOf(one.entry) === entry.uuid && one.readers.has(reader));
    if (shown || later) logs.set(key, evolveComments(logs.get(key) ?? emptyComments, shown ? entry : emptied(entry)));
  }
  return logs;
}

const emptied = (entry: CommentsEntry): CommentsEntry => ({
  ...entry,
  at: 0,
  by: { ...entry.by, seat: 'nobody', entity: 'nobody' },
  fact: { ...entry.fact, mentions: [], tenure: 77 } as CommentsEntry['fact'],
});

const answer = (world: World, seat: string, logs: ReadonlyMap<string, CommentsState>, after: string | null = null, most?: number) =>
  listOf(
    world.looks(seat, logs),
    { actor: world.actor(seat), text: TEXT, sitter: world.sitter(seat) },
    after === null ? null : { mark: after, wholeThreads: false },
    most,
  );

interface Page {
  mark: string;
  readonly threads: Map<string, ShownThread>;
}

/** What a page has after one more answer. */
function follow(page: Page, { mark, threads }: ReturnType<typeof listOf>): void {
  for (const thread of threads) {
    const come = new Map(thread.messages.map((one) => [one.id, one]));
    const known = (page.threads.get(thread.id)?.messages ?? []).map((one) => come.get(one.id) ?? one);
    for (const { id } of known) come.delete(id);
    page.threads.set(thread.id, { ...thread, messages: [...known, ...come.values()] });
  }
  page.mark = mark;
}

it('C4, C5 and C6 whatever comes and goes, a seat is shown what is for it and not a byte more, and its page can follow', () => {
  const rng = seeded('audiences of comments');
  const seen = { read: 0, hidden: 0, half: 0, refused: 0, marks: 0, more: 0 };
  for (let run = 0; run < count(40, 400, 4_000); run++) {
    const world = new World();
    const pages = new Map<string, Page>();
    for (let step = 0; step < 60; step++) {
      if (rng.chance(0.2)) somebodyMoves(rng, world, step);
      const seats = [...world.forum.seats.values()].filter(({ open }) => open).map(({ seat }) => seat);
      const seat = rng.pick(seats);
      const audience = rng.pick<Audience>(audiencesOf(world.belonging, world.sitter(seat)));
      world.says(seat, audience, command(rng, world.state(audience)));
      if (!rng.chance(0.3)) continue;
      // a page that follows
      const looking = rng.pick(seats);
      const name = nameOf(world.sitter(looking));
      const page = pages.get(name) ?? { mark: 'none', threads: new Map() };
      const news = answer(world, looking, world.logs, page.mark, 3);
      if (!news.whole) seen.marks++;
      if (news.more) seen.more++;
      follow(page, news);
      pages.set(name, page);
    }
    for (const { seat, open, tenure } of world.forum.seats.values()) {
      if (!open) continue;
      const reader = nameOf({ seat, tenure });
      const without = bare(world, reader);
      const whole = answer(world, seat, world.logs);
      expect(JSON.stringify(answer(world, seat, without))).toBe(JSON.stringify(whole));
      const messages = new Set(whole.threads.flatMap((thread) => thread.messages.map(({ id }) => id)));
      const said = world.said.filter(({ entry: { fact } }) => fact.type === 'thread.opened' || fact.type === 'message.added');
      for (const { entry, audience, readers } of said) {
        expect(messages.has(entry.uuid)).toBe(readers.has(reader));
        expect(belongs(world.belonging, { seat, tenure }, audience, entry.fact.forum)).toBe(readers.has(reader));
        if (readers.has(reader)) seen.read++;
        else seen.hidden++;
      }
      seen.half += whole.threads.filter(({ opened }) => opened === null).length;
      const page = pages.get(reader);
      if (page !== undefined) {
        for (let more = true; more; ) {
          const news = answer(world, seat, world.logs, page.mark, 3);
          follow(page, news);
          more = news.more;
        }
        const said = (threads: Iterable<ShownThread>) =>
          [...threads].map(({ id, messages: all, resolved }) => [id, all.map((one) => [one.id, one.text]), resolved]).sort();
        expect(said(page.threads.values())).toEqual(said(whole.threads));
      }
      for (const audience of audiencesOf(world.belonging, { seat, tenure })) {
        const asked = { uuid: randomUUID(), command: command(rng, world.state(audience)) };
        const ground = world.ground(seat, audience);
        const decided = decideComments(ground, asked);
        const blind = decideComments({ ...ground, state: without.get(audienceKey(audience)) ?? emptyComments }, asked);
        if (decided.ok || blind.ok) {
          const facts = [decided, blind].map((one) => (one.ok && one.value.type !== 'words.erased' ? one.value : one.ok));
          expect(facts[0]).toEqual(facts[1]);
        } else {
          expect(decided.reason).toEqual(blind.reason);
          seen.refused++;
        }
      }
    }
  }
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(20);
});
