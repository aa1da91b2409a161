/**
 * Following: the open texts of this node and who follows them. Whoever has a seat follows what the forum works on; everybody else what lies
 * on the table of a meeting that is held in public. Documents of restricted sessions are followed by nobody: nothing here opens one.
 */
import type { Writable } from 'node:stream';
import { isHeldInPublic, isPublic, opinionBefore } from '../../shared/forum/following.ts';
import type { Meeting } from '../../shared/forum/meeting.ts';
import type { MeetingId } from '../../shared/forum/plan.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import type { Cursor } from '../../shared/page/edition.ts';
import { LIMITS } from '../limits.ts';
import { Channel, type LiveTools, type Read } from './channel.ts';
import { goEvent } from './event.ts';
import { Follower } from './follower.ts';
import type { Level } from './level.ts';
import { Readers } from './readers.ts';

/** The right of a seat, which may end while its holder follows. */
export interface Seated {
  actor(): Actor | null;
  onEnd(ended: () => void): () => void;
}

export interface Following {
  /** null = in public. */
  readonly seated: Seated | null;
  readonly saving: boolean;
  readonly packed: boolean;
  /** Up to where everything has been heard. */
  readonly at: Cursor | null;
  /** Is what was heard kept back from whoever reads? */
  readonly held: boolean;
  /** The meeting with which the page moves on, and the opinion that is on the page; null where it stays with its opinion. */
  readonly moves: { readonly meeting: MeetingId; readonly from: string } | null;
}

export class Live {
  readonly #tools: LiveTools;
  /** Those who have a seat, for the receipts of what they read. */
  readonly readers: Readers;
  readonly #channels = new Map<string, Channel>();
  /** Those who move on with a meeting, and from which opinion. */
  readonly #moving = new Map<Follower, { readonly meeting: MeetingId; readonly opinion: string }>();
  readonly #stopHearing: () => void;
  #cancelBeat: () => void;
  readonly #most: number;
  #count = 0;

  /** `most`: followers that there is room for. */
  constructor(tools: LiveTools, most: number) {
    this.#tools = tools;
    this.#most = most;
    this.readers = new Readers(tools);
    this.#stopHearing = tools.forum.onChange(() => this.#forumMoved());
    this.#cancelBeat = this.#planBeat();
  }

  /** May somebody without a seat follow the opinion? */
  inPublic(opinion: string): boolean {
    return isPublic(this.#tools.forum.state, opinion);
  }

  /** The meeting for this reader: null = none, or not for whoever has no seat. */
  meeting(meeting: MeetingId, seated: boolean): { readonly opinion: string | null } | null {
    const { state } = this.#tools.forum;
    const found = state.meetings.get(meeting);
    if (found === undefined || !(seated || isHeldInPublic(found))) return null;
    return { opinion: opinionBefore(state, meeting) };
  }

  /** The meetings that this reader may follow, in the order of the timetable. */
  meetings(seated: boolean): readonly Meeting[] {
    const { meetings } = this.#tools.forum.state;
    const open = [...meetings.values()].filter((one) => !one.cancelled && one.kind !== 'event' && (seated || isHeldInPublic(one)));
    return open.sort((one, other) => (one.from < other.from ? -1 : 1));
  }

  /** The opinion as it reads now; null where there is none. Throws StorageFault or RecordDamage. */
  async read(opinion: string, language: Language, level: Level): Promise<Read | null> {
    const channel = this.#channel(opinion);
    const read = await channel.read(language, level);
    if (read === null) this.#forget(channel);
    return read;
  }

  get followers(): number {
    return this.#count;
  }

  get full(): boolean {
    return this.#count >= this.#most;
  }

  /** Keeps on telling what changes in what was read. */
  follow(read: Read, out: Writable, { seated, moves, held, ...wishes }: Following): void {
    const { opinion } = read.register;
    const follower = new Follower(out, wishes, this.#tools.clock);
    if (moves !== null && moves.from !== opinion) return follower.end(goEvent);
    const reader = seated?.actor() ?? null;
    const reading = reader && this.readers.stream(opinion, reader, held ? null : wishes.at);
    follower.onBrought(({ seq }) => reading?.handed(seq));
    this.#count += 1;
    const stop = seated?.onEnd(() => follower.end(goEvent));
    if (moves !== null) this.#moving.set(follower, { meeting: moves.meeting, opinion });
    follower.moves = moves !== null;
    follower.onGone(() => {
      this.#count -= 1;
      this.#moving.delete(follower);
      stop?.();
      reading?.gone();
    });
    read.follow(follower);
  }

  /** Ends all streams; whoever followed comes back, to this node or to another. */
  close(): void {
    this.#stopHearing();
    this.#cancelBeat();
    this.readers.close();
    for (const channel of this.#channels.values()) channel.close();
    this.#channels.clear();
  }

  #channel(opinion: string): Channel {
    const known = this.#channels.get(opinion) ?? new Channel(opinion, this.#tools);
    this.#channels.set(opinion, known);
    return known;
  }

  #forget(channel: Channel): void {
    channel.close();
    this.#channels.delete(channel.opinion);
  }

  #forumMoved(): void {
    for (const channel of this.#channels.values()) channel.moved();
    for (const [follower, { meeting, opinion }] of this.#moving)
      if (opinionBefore(this.#tools.forum.state, meeting) !== opinion) follower.end(goEvent);
  }

  #planBeat(): () => void {
    return this.#tools.clock.after(LIMITS.beatMs, () => {
      this.#cancelBeat = this.#planBeat();
      for (const channel of this.#channels.values()) {
        if (channel.idle) this.#forget(channel);
        else void channel.beat();
      }
    });
  }
}
