/** Plays the history of one opinion through its room, act by act, at times of the past: what is made is a log like any other. */
import { randomUUID } from 'node:crypto';
import { readOpinion } from '../../shared/import/read.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';
import { type Cast, nameOf } from './cast.ts';
import type { Draft } from './opinions/draft.ts';
import type { PastClock } from './past-clock.ts';
import { Screen } from './screen.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Stage {
  readonly rooms: Rooms;
  readonly clock: PastClock;
  readonly cast: Cast;
  /** When the story ends, ms UTC. */
  readonly end: number;
}

/** A paragraph as it was tabled. */
interface Tabled {
  readonly id: BlockId;
  readonly text: string;
}

export class Play {
  readonly #stage: Stage;
  readonly #room: Room;
  readonly #id: string;
  readonly #tabled: readonly Tabled[];
  #screens: readonly Screen[] = [];

  private constructor(stage: Stage, room: Room, id: string, tabled: readonly Tabled[]) {
    this.#stage = stage;
    this.#room = room;
    this.#id = id;
    this.#tabled = tabled;
  }

  /** The secretariat tables a draft for its sponsor, when the forum has it on its docket. */
  static async table(stage: Stage, draft: Draft): Promise<Play> {
    const { rooms, clock, cast, end } = stage;
    clock.moveTo(end - draft.tabledDaysAgo * DAY);
    const { blocks, title } = readOpinion({ text: draft.text, language: 'en' });
    assert(title !== null, `${draft.id} has a title`);
    const created = {
      type: 'opinion.created',
      number: draft.number,
      title,
      language: 'en',
      venue: 'forum',
      phase: 'tabled',
      sponsor: draft.sponsor,
      source: draft.source,
      meeting: 'IEG-2',
      ancestry: [],
      access: 'members',
      policy: { ...DEFAULT_POLICY, adoptionSeconds: 1, authorsFor: 'states', authorsFrom: 'now' },
    } as const;
    const made = await rooms.create({ id: draft.id, created, actor: cast.office, person: nameOf(cast.office), blocks });
    const room = await rooms.open(draft.id);
    assert(made && room !== null, `${draft.id} is new`);
    const { paragraphs } = await Play.#look(room, draft.id);
    const play = new Play(
      stage,
      room,
      draft.id,
      paragraphs.map(({ id }, at) => ({ id, text: blocks[at]?.text ?? '' })),
    );
    await play.#enter();
    return play;
  }

  static #look(room: Room, id: string): Promise<Register> {
    return room.look(({ state, notes }) => register(state, notes, id));
  }

  register(): Promise<Register> {
    return Play.#look(this.#room, this.#id);
  }

  /** Moves to a moment before the end of the story. */
  at(before: number): void {
    this.#stage.clock.moveTo(this.#stage.end - before);
  }

  /** The paragraph that was tabled with these first words. */
  find(words: string): BlockId {
    const found = this.#tabled.filter(({ text }) => text.startsWith(words));
    assert(found.length === 1 && found[0] !== undefined, `one paragraph begins "${words}"`);
    return found[0].id;
  }

  /** An act by somebody on a paragraph as it reads now, named by its first words or by its id. */
  async on(
    actor: Actor,
    words: string,
    command: (target: { readonly block: BlockId; readonly hash: string | null }) => Command,
  ): Promise<number> {
    const { id, hash } = await this.#paragraph(words);
    return this.act(actor, command({ block: id, hash }));
  }

  /** Throws where it is refused: a story that the rules do not allow is a mistake in the story. */
  async act(actor: Actor, command: Command): Promise<number> {
    const { seq } = await this.register();
    const asking = { person: nameOf(actor), actor: () => actor };
    const answer = await this.#room.act(asking, { uuid: randomUUID(), v: 1, seen: { seq }, command });
    assert(answer.ok, `the story of ${this.#id} goes on: ${command.do} ${JSON.stringify(answer)}`);
    return answer.seq;
  }

  /** The chair asks for objections to all paragraphs but these, waits, sees none, and declares. */
  async agree(words: readonly string[] | { readonly allBut: readonly string[] }): Promise<void> {
    const { chair } = this.#stage.cast;
    const paragraphs = await this.#chosen(words);
    const targets = paragraphs.map(({ id, hash }) => ({ block: id, hash }));
    await this.act(chair, { do: 'call', targets });
    this.#stage.clock.moveTo(this.#stage.clock.now() + (DEFAULT_POLICY.minCallSeconds + 5) * 1000);
    for (const target of targets) {
      await this.act(chair, { do: 'declare', target });
      this.#stage.clock.moveTo(this.#stage.clock.now() + 2_000);
    }
  }

  /** The pen-holder replaces words in a paragraph, or makes two of it. */
  async replace(begins: string, words: string, by: string): Promise<void> {
    await this.#pen().replace(this.find(begins), words, by);
  }

  split(begins: string, words: string): Promise<BlockId> {
    return this.#pen().split(this.find(begins), words);
  }

  end(): void {
    for (const screen of this.#screens) screen.leave();
  }

  /** Every State has a screen here, and the secretariat a pen. */
  async #enter(): Promise<void> {
    const { cast, clock } = this.#stage;
    const states = Object.values(cast).filter(({ capacity }) => capacity === 'member-state');
    this.#screens = [cast.office, ...states].map((actor) => new Screen(actor, nameOf(actor), clock.now()));
    for (const screen of this.#screens) await screen.join(this.#room);
  }

  #pen(): Screen {
    const [pen] = this.#screens;
    assert(pen !== undefined, 'the secretariat is there');
    return pen;
  }

  async #chosen(words: readonly string[] | { readonly allBut: readonly string[] }): Promise<readonly ShownParagraph[]> {
    const { paragraphs } = await this.register();
    if (!('allBut' in words)) return Promise.all(words.map((one) => this.#paragraph(one)));
    const left = new Set(words.allBut.map((one) => this.find(one)));
    return paragraphs.filter(({ id, status }) => status !== null && status !== 'agreed' && !left.has(id));
  }

  async #paragraph(words: string): Promise<ShownParagraph> {
    const { paragraphs } = await this.register();
    const shown = paragraphs.find(({ id }) => id === words) ?? paragraphs.find(({ id }) => id === this.find(words));
    assert(shown !== undefined, `"${words}" is still listed`);
    return shown;
  }
}
