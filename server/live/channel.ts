/**
 * One opinion for all who follow it on this node: looks at the room when the log has moved on, at most once a second, draws each edition
 * (language and level of access) once, and sends every follower of it the same bytes.
 */

import { isPublic, speakerTo } from '../../shared/forum/following.ts';
import { placeOf } from '../../shared/forum/restricted.ts';
import { placesOf } from '../../shared/forum/state.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText, type Text } from '../../shared/i18n/text.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { register as registerOf } from '../../shared/opinion/show.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { changesSince, type Edition, nextEdition, type Position, position } from '../../shared/page/edition.ts';
import { Entities } from '../../shared/page/entities.ts';
import { drawLive, finalFrom, isSaidToFollowers, type Situation } from '../../shared/page/live.ts';
import { nameless, unsignedWords } from '../../shared/page/nameless.ts';
import { news } from '../../shared/page/news.ts';
import { namesIn, type Reading } from '../../shared/page/text-html.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import type { Clock } from '../clock.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import type { Rooms } from '../room/rooms.ts';
import { beatEvent, changeEvent, endEvent, goEvent } from './event.ts';
import type { Follower } from './follower.ts';
import { Piece } from './piece.ts';
import { sliced } from './sliced.ts';

export interface LiveTools {
  readonly rooms: Rooms;
  readonly forum: Pick<Forum, 'state' | 'onChange'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Members see who holds which position; the public sees how many, until the policy releases the names. */
export type Level = 'members' | 'public';

/** What an audience has before it, and the way to go on with it. */
export interface Read {
  readonly register: Register;
  readonly edition: Edition;
  follow(follower: Follower): void;
}

/** The opinion as it was when it was looked at last. */
interface Looked {
  readonly at: Position;
  readonly register: Register;
  readonly blocks: readonly TextBlock[];
}

interface Drawing {
  readonly level: Level;
  readonly text: Text;
  readonly followers: Set<Follower>;
  /** null before it was drawn, and where it was not for so long that nobody needs to know what changed. */
  last: { readonly edition: Edition; readonly register: Register } | null;
}

export class Channel {
  readonly opinion: string;
  readonly #tools: LiveTools;
  readonly #drawings = new Map<string, Drawing>();
  #unwatch: (() => void) | null = null;
  #looked: Looked | null = null;
  #looking: Promise<Looked | null> | null = null;
  #stale = true;
  #tickedAt = Number.NEGATIVE_INFINITY;
  #cancelTick: (() => void) | null = null;
  #ticking = false;
  #usedAt: number;
  #closed = false;

  constructor(opinion: string, tools: LiveTools) {
    this.opinion = opinion;
    this.#tools = tools;
    this.#usedAt = tools.clock.now();
  }

  /** Has nobody followed it for a while? */
  get idle(): boolean {
    return this.#followers().length === 0 && this.#tools.clock.now() - this.#usedAt > LIMITS.followKeptMs;
  }

  async #look(): Promise<Looked | null> {
    this.#usedAt = this.#tools.clock.now();
    if (this.#looked !== null && !this.#stale) return this.#looked;
    this.#looking ??= this.#lookAgain().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** As it reads now for this audience; null where there is no such opinion. Throws StorageFault or RecordDamage. */
  async read(language: Language, level: Level): Promise<Read | null> {
    const drawing = await this.#drawing(language, level);
    const looked = await this.#look();
    if (looked === null) return null;
    const { register } = looked;
    return { register, edition: this.#draw(drawing, looked), follow: (follower) => this.#follow(follower, drawing, looked) };
  }

  /** Adds a follower, who gets first what is new since the position that was heard last. */
  #follow(follower: Follower, drawing: Drawing, looked: Looked): void {
    follower.onGone(() => {
      drawing.followers.delete(follower);
      this.#usedAt = this.#tools.clock.now();
    });
    drawing.followers.add(follower);
    this.#bring(drawing, this.#draw(drawing, looked), follower, new Map());
    follower.begin(beatEvent(this.#tools.clock.now()));
    this.#plan(LIMITS.followMs);
  }

  /** Something may be new: the log of the opinion, or that of the forum. */
  moved(): void {
    this.#stale = true;
    this.#plan(LIMITS.followMs);
  }

  /** Tells those who have heard nothing for a while that they are still live. Nobody is, where the room cannot be looked at. */
  beat(): Promise<void> {
    const event = new Piece(beatEvent(this.#tools.clock.now()));
    if (this.#unwatch === null) return Promise.resolve();
    return sliced(this.#followers(), (follower) => {
      if (!follower.heardWithin(LIMITS.beatMs / 2) && !follower.slow) follower.beat(event);
    });
  }

  close(): void {
    this.#closed = true;
    this.#cancelTick?.();
    this.#unwatch?.();
    this.#unwatch = null;
    for (const follower of this.#followers()) follower.end(Buffer.alloc(0));
  }

  async #lookAgain(): Promise<Looked | null> {
    const { rooms, forum } = this.#tools;
    const room = await rooms.open(this.opinion);
    if (room === null) return null;
    this.#unwatch ??= room.watch({
      moved: () => this.moved(),
      ended: () => {
        this.#unwatch = null;
        this.moved();
      },
    });
    this.#stale = false;
    try {
      this.#looked = await room.look(({ state, notes, seq, live, lastWords }) => ({
        at: { seq, forum: forum.state.seq },
        register: registerOf(state, notes, this.opinion, lastWords),
        blocks: live.blocks(),
      }));
    } catch (fault) {
      this.#stale = true;
      throw fault;
    }
    return this.#looked;
  }

  async #drawing(language: Language, level: Level): Promise<Drawing> {
    const key = `${language} ${level}`;
    const text = createText(language, await loadCatalogue(language), 'UTC');
    const drawing = this.#drawings.get(key) ?? { level, text, followers: new Set<Follower>(), last: null };
    this.#drawings.set(key, drawing);
    return drawing;
  }

  #draw(drawing: Drawing, looked: Looked): Edition {
    const { last } = drawing;
    if (last !== null && position(last.edition.at) === position(looked.at)) return last.edition;
    const { forum } = this.#tools;
    const { text, level } = drawing;
    const entities = new Entities([...forum.state.entities.values()], text.language);
    const reading = readingOf(looked, text, level, entities);
    const drawn = drawLive(reading, this.#situation(entities, level));
    const named = namesIn(reading);
    const names = showsNames(looked, level) ? named : { ...named, entity: () => text.t('live.aState') };
    const told = last === null ? [] : news(last.register, reading.register, text, names).filter(isSaidToFollowers);
    const edition = nextEdition(last?.edition ?? null, looked.at, drawn, told);
    drawing.last = { edition, register: reading.register };
    return edition;
  }

  #situation(entities: Entities, level: Level): Situation {
    const { state } = this.#tools.forum;
    const speaker = speakerTo(state, this.opinion);
    const closedOff = placeOf(state.restricted.sessions, this.opinion) === 'closed-off';
    const meeting = placesOf(state).get(this.opinion)?.meeting;
    const floorAt = meeting === undefined ? null : `/floor/${meeting}`;
    return { closedOff, speaker: speaker && entities.name(speaker), seated: level === 'members', floorAt };
  }

  #followers(): readonly Follower[] {
    return [...this.#drawings.values()].flatMap(({ followers }) => [...followers]);
  }

  #plan(gapMs: number): void {
    if (this.#closed || this.#cancelTick !== null || this.#ticking) return;
    const wait = Math.max(0, this.#tickedAt + gapMs - this.#tools.clock.now());
    this.#cancelTick = this.#tools.clock.after(wait, () => {
      this.#cancelTick = null;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#ticking = true;
    let again = true;
    try {
      again = await this.#tick();
    } catch (fault) {
      this.#tools.logger.warn({ err: fault, opinion: this.opinion }, 'followers are not told');
    }
    this.#ticking = false;
    if (again || (this.#stale && this.#followers().length > 0)) this.#plan(LIMITS.followMs);
  }

  /** True where something is left to do soon. */
  async #tick(): Promise<boolean> {
    this.#tickedAt = this.#tools.clock.now();
    if (this.#followers().length === 0) return false;
    const looked = await this.#look();
    if (looked === null) return false;
    let behind = false;
    for (const drawing of this.#drawings.values()) {
      if (drawing.followers.size === 0) continue;
      if (drawing.level === 'public' && !isPublic(this.#tools.forum.state, this.opinion)) {
        for (const follower of drawing.followers) follower.end(goEvent);
        continue;
      }
      const edition = this.#draw(drawing, looked);
      const events = new Map<string, Piece | null>();
      await sliced(drawing.followers, (follower) => {
        if (!this.#bring(drawing, edition, follower, events)) behind = true;
      });
    }
    return this.#endIfFinal(looked) || behind;
  }

  /** False where the follower has to wait. `events`: what was made for others who had heard as much. */
  #bring(drawing: Drawing, edition: Edition, follower: Follower, events: Map<string, Piece | null>): boolean {
    const { at } = follower;
    if (at !== null && position(at) === position(edition.at)) return true;
    if (follower.slow || follower.saves) return false;
    const key = at === null ? '' : position(at);
    let event = events.get(key);
    if (event === undefined) {
      const change = changesSince(edition, at);
      event = change === null ? null : new Piece(changeEvent(change, edition.at));
      events.set(key, event);
    }
    if (event !== null) follower.tell(event);
    if (drawing.followers.has(follower)) follower.at = edition.at;
    return true;
  }

  /** True where the end is known and has not come. */
  #endIfFinal({ register }: Looked): boolean {
    const final = finalFrom(register);
    if (final === null) return false;
    if (this.#tools.clock.now() < final) return true;
    for (const { followers, text } of this.#drawings.values()) {
      const event = endEvent(text.t('live.over'));
      for (const follower of followers) follower.end(event);
    }
    return false;
  }
}

const showsNames = ({ register }: Looked, level: Level): boolean => level === 'members' || register.policy.publicNames;

function readingOf(looked: Looked, text: Text, level: Level, entities: Entities): Reading {
  const { register, blocks } = looked;
  if (showsNames(looked, level)) return { register, blocks, text, entities };
  return { register: nameless(register), blocks: unsignedWords(blocks), text, entities: new Entities([], text.language) };
}
