/**
 * One opinion for all who follow it on this node: looks at the room when the log has moved on, at most once a second, draws each edition
 * (language and level of access) once, and sends every follower of it the same bytes.
 */

import { isPublic } from '../../shared/forum/following.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { register as registerOf } from '../../shared/opinion/show.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import type { Edition } from '../../shared/page/edition.ts';
import { finalFrom } from '../../shared/page/live.ts';
import type { Clock } from '../clock.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import type { Rooms } from '../room/rooms.ts';
import { textIn } from '../text-in.ts';
import { Drawing, type Looked } from './drawing.ts';
import { beatEvent, goEvent } from './event.ts';
import type { Follower } from './follower.ts';
import { type Level, levelKey } from './level.ts';
import { Piece } from './piece.ts';
import { sliced } from './sliced.ts';

export interface LiveTools {
  readonly rooms: Rooms;
  readonly forum: Pick<Forum, 'state' | 'onChange'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What an audience has before it, and the way to go on with it. */
export interface Read {
  readonly register: Register;
  readonly edition: Edition;
  follow(follower: Follower): void;
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
    const edition = await drawing.edition(looked);
    return { register: looked.register, edition, follow: (follower) => this.#follow(follower, drawing, edition) };
  }

  /** Adds a follower, who gets first what is new since the cursor that was heard last. */
  #follow(follower: Follower, drawing: Drawing, edition: Edition): void {
    follower.onGone(() => {
      drawing.followers.delete(follower);
      this.#usedAt = this.#tools.clock.now();
    });
    drawing.followers.add(follower);
    drawing.bring(edition, follower, new Map());
    follower.begin(beatEvent(this.#tools.clock.now()));
    this.#plan();
  }

  /** Something may be new: the log of the opinion, or that of the forum. */
  moved(): void {
    this.#stale = true;
    this.#plan();
  }

  /** Tells all that they are still live. Nobody is, where the room cannot be looked at. */
  beat(): Promise<void> {
    const event = new Piece(beatEvent(this.#tools.clock.now()));
    if (this.#unwatch === null) return Promise.resolve();
    return sliced(this.#followers(), (follower) => {
      if (!follower.slow) follower.send(event);
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
      this.#looked = await room.read(({ state, notes, seq, live, lastWords }) => {
        const then = forum.state;
        const register = registerOf(state, notes, this.opinion, lastWords);
        return { at: { seq, forum: then.seq }, forum: then, register, blocks: live.blocks() };
      });
    } catch (fault) {
      this.#stale = true;
      throw fault;
    }
    return this.#looked;
  }

  async #drawing(language: Language, level: Level): Promise<Drawing> {
    const key = `${language} ${levelKey(level)}`;
    const text = await textIn(language);
    const drawing = this.#drawings.get(key) ?? new Drawing(this.opinion, level, text);
    this.#drawings.set(key, drawing);
    return drawing;
  }

  #followers(): readonly Follower[] {
    return [...this.#drawings.values()].flatMap(({ followers }) => [...followers]);
  }

  #plan(): void {
    if (this.#closed || this.#cancelTick !== null || this.#ticking) return;
    this.#cancelTick = this.#tools.clock.after(this.#wait, () => {
      this.#cancelTick = null;
      void this.#run();
    });
  }

  /** Until all are told again, ms. */
  get #wait(): number {
    return Math.max(0, this.#tickedAt + LIMITS.followMs - this.#tools.clock.now());
  }

  async #run(): Promise<void> {
    this.#ticking = true;
    let isBehind = true;
    do {
      try {
        isBehind = (await this.#tick()) || (this.#stale && this.#followers().length > 0);
      } catch (fault) {
        this.#tools.logger.warn({ err: fault, opinion: this.opinion }, 'followers are not told');
      }
      // to draw for all may have taken longer than the wait
    } while (isBehind && !this.#closed && this.#wait === 0);
    this.#ticking = false;
    if (isBehind) this.#plan();
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
      const edition = this.#isOpen(drawing) ? await drawing.edition(looked) : null;
      // the meeting may have closed to the public while it was drawn
      if (edition === null || !this.#isOpen(drawing)) drawing.end(goEvent);
      else if (!(await drawing.tell(edition))) behind = true;
    }
    return this.#endIfFinal(looked) || behind;
  }

  #isOpen({ level }: Drawing): boolean {
    return level.seated || isPublic(this.#tools.forum.state, this.opinion);
  }

  /** True where the end is known and has not come. */
  #endIfFinal({ register }: Looked): boolean {
    const final = finalFrom(register);
    if (final === null) return false;
    if (this.#tools.clock.now() < final) return true;
    for (const drawing of this.#drawings.values()) drawing.finish();
    return false;
  }
}
