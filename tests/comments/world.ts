/**
 * A forum whose people come and go, and what they say to each other. Beside each message it keeps who sat in its audience at that moment, by
 * a reckoning of its own: over the seats of then, not over their history.
 */
import { randomUUID } from 'node:crypto';
import type { Looking } from '../../server/comments/list.ts';
import { type Audience, audienceKey } from '../../shared/comments/audience.ts';
import { audiencesOf, type Belonging, belongingAfter, nobodyBelongs, type Sitter } from '../../shared/comments/belonging.ts';
import type { CommentsCommand } from '../../shared/comments/command.ts';
import { type CommentsGround, decideComments, type TextThere } from '../../shared/comments/decide.ts';
import type { CommentsEntry } from '../../shared/comments/entry.ts';
import { evolveComments } from '../../shared/comments/evolve.ts';
import { isFor, type Look } from '../../shared/comments/seen.ts';
import { type CommentsState, emptyComments, marginOf } from '../../shared/comments/state.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { decide } from '../../shared/forum/decide.ts';
import { evolve } from '../../shared/forum/evolve.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { actorOf, OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { emptyState } from '../../shared/opinion/state.ts';
import type { Capacity, SeatFunction } from '../../shared/opinion/vocabulary.ts';

export const BLOCK = 'b000000001';
export const HASH = 'A'.repeat(43);
const position = { id: 'p1', kind: 'objection', entity: 'bru', block: BLOCK };

/** A text with one paragraph, on which Bruma objects. */
export const TEXT: TextThere = {
  id: 'one',
  restricted: false,
  suggested: [],
  state: {
    ...emptyState,
    phase: 'drafting',
    blocks: new Map([[BLOCK, { hash: HASH }]]),
    positions: new Map([['p1', position]]),
  } as unknown as TextThere['state'],
};

export const ON_PARAGRAPH = { on: 'paragraph', block: BLOCK, hash: HASH, range: null } as const;
export const open = (over: Partial<Extract<CommentsCommand, { do: 'open-thread' }>> = {}): CommentsCommand => ({
  do: 'open-thread',
  anchor: ON_PARAGRAPH,
  mentions: [],
  ...over,
});

export const nameOf = ({ seat, tenure }: Sitter): string => `${seat}#${tenure}`;

export interface Said {
  readonly entry: CommentsEntry;
  readonly audience: Audience;
  /** By name. */
  readonly readers: ReadonlySet<string>;
}

export class World {
  forum: ForumState = emptyForum;
  belonging: Belonging = nobodyBelongs;
  readonly logs = new Map<string, CommentsState>();
  readonly notes = new Map<string, ActNote>();
  readonly said: Said[] = [];

  constructor() {
    const admit = (id: string, capacity: Capacity): void =>
      this.do({ do: 'admit-entity', id, code: id.toUpperCase(), names: { en: id }, capacity });
    this.do({ do: 'create-forum', name: 'Test Forum', demo: false });
    for (const [id, capacity] of [
      ['secretariat', 'secretariat'],
      ['chair', 'chair'],
      ['arl', 'member-state'],
      ['bru', 'member-state'],
      ['cor', 'member-state'],
      ['rivernet', 'sector-member'],
      ['press', 'follower'],
    ] as const)
      admit(id, capacity);
    this.seat(OFFICE_SEAT, 'secretariat');
    this.seat('chair-1', 'chair');
    this.seat('arl-1', 'arl', ['head']);
    this.seat('arl-2', 'arl');
    this.seat('bru-1', 'bru', ['deputy']);
    this.seat('cor-1', 'cor');
    this.seat('riv-1', 'rivernet');
    this.seat('press-1', 'press');
    this.do({ do: 'form-group', group: 'g1', code: 'G1', names: { en: 'G1' }, members: ['arl', 'bru'] });
  }

  seat(seat: string, entity: string, functions: readonly SeatFunction[] = []): void {
    this.do({ do: 'open-seat', seat, entity, functions, remote: false });
  }

  /** False where the forum refuses it. */
  tries(command: ForumCommand): boolean {
    const decision = decide(this.forum, command, SERVER, this.forum.at + 1);
    if (!decision.ok) return false;
    const seq = this.forum.seq + 1;
    this.forum = evolve(this.forum, { seq, at: this.forum.at + 1, by: SERVER, uuid: '', fact: decision.value });
    this.belonging = belongingAfter(this.belonging, seq, decision.value);
    return true;
  }

  do(command: ForumCommand): void {
    if (!this.tries(command)) throw new Error(`${command.do} was refused`);
  }

  sitter(seat: string): Sitter {
    return { seat, tenure: this.forum.seats.get(seat)?.tenure ?? 0 };
  }

  actor(seat: string): Actor {
    const found = actorOf(this.forum, seat);
    if (found === null) throw new Error(`nobody acts from ${seat}`);
    return found;
  }

  state(audience: Audience): CommentsState {
    return this.logs.get(audienceKey(audience)) ?? emptyComments;
  }

  ground(seat: string, audience: Audience, text: TextThere = TEXT): CommentsGround {
    const { belonging } = this;
    return { state: this.state(audience), actor: this.actor(seat), text, belonging, sitter: this.sitter(seat), audience };
  }

  /** The code of the refusal, or the id of the entry. */
  says(
    seat: string,
    audience: Audience,
    command: CommentsCommand,
    { text = TEXT, uuid = randomUUID() as string, note = { text: uuid } as ActNote } = {},
  ): { readonly code: string } | { readonly id: string } {
    const decision = decideComments(this.ground(seat, audience, text), { uuid, command });
    if (!decision.ok) return { code: decision.reason.code };
    const state = this.state(audience);
    const entry = { seq: state.seq + 1, at: this.said.length + 1, by: this.actor(seat), uuid, fact: decision.value };
    this.logs.set(audienceKey(audience), evolveComments(state, entry));
    this.notes.set(`${audienceKey(audience)} ${entry.seq}`, note);
    this.said.push({ entry, audience, readers: this.#now(audience) });
    return { id: uuid };
  }

  /** The same; throws where it is refused. */
  say(...asked: Parameters<World['says']>): string {
    const done = this.says(...asked);
    if ('code' in done) throw new Error(`${asked[2].do}: ${done.code}`);
    return done.id;
  }

  looks(seat: string, logs: ReadonlyMap<string, CommentsState> = this.logs): readonly Looking[] {
    const { belonging } = this;
    const sitter = this.sitter(seat);
    return audiencesOf(belonging, sitter).map((audience) => {
      const key = audienceKey(audience);
      const state = logs.get(key) ?? emptyComments;
      const log = {
        state,
        said: (seq: number) => this.notes.get(`${key} ${seq}`) ?? null,
        count: (look: Look, opinion: string) => {
          const margin = marginOf(state, opinion);
          return [...margin.entries].filter((entry) => isFor(look, margin, entry)).length;
        },
      };
      return { belonging, sitter, audience, log };
    });
  }

  /** Who sits in this audience now. */
  #now(audience: Audience): ReadonlySet<string> {
    const { seats, entities, groups } = this.forum;
    const belongs = (entity: string): boolean => {
      if (audience.of === 'delegation') return audience.entity === entity;
      if (audience.of === 'group') return groups.get(audience.group)?.members.includes(entity) ?? false;
      return audience.of === 'seats' || entities.get(entity)?.capacity === 'member-state';
    };
    const there = [...seats.values()].filter(({ open, entity }) => open && belongs(entity) && !entities.get(entity)?.dismissed);
    return new Set(there.map(nameOf));
  }
}
