/** What the page of an opinion knows of threads, and what is done with them there. */
import { uuidv4 } from 'lib0/random';
import { flushSync } from 'react-dom';
import { ySyncPluginKey } from 'y-prosemirror';
import type { AskedAudience } from '../../../../shared/comments/audience.ts';
import type { BlockId, PositionId } from '../../../../shared/opinion/vocabulary.ts';
import type { ShownThread } from '../../../../shared/wire/comments.ts';
import { type Words, wordsAt } from '../../../editor/letters.ts';
import type { Clock } from '../../../lib/clock.ts';
import { Store } from '../../../lib/store.ts';
import { type KeptSaying, type No, type Said, SaidWords, type Saying } from '../../../sync/said.ts';
import { ask } from '../../ask.ts';
import type { Opened, OpenOpinion } from '../opened.ts';
import { attempt } from './attempt.ts';
import { Places, type Spans } from './places.ts';
import { ReadMarks } from './read-marks.ts';
import { type ThreadsRead, ThreadsReading } from './reading.ts';

/** What a thread that is being begun is about. */
export type Begun =
  | { readonly on: 'paragraph'; readonly block: BlockId; readonly words: Words | null }
  /** `asks`: whether the text meets it. */
  | { readonly on: 'position'; readonly position: PositionId; readonly asks: boolean };

export interface ThreadNews {
  readonly before: ThreadsRead;
  readonly changed: readonly ShownThread[];
}

type ByBlock = ReadonlyMap<BlockId, readonly ShownThread[]>;

/** How the words are called that somebody is about to speak of. */
export const NEW = 'new';

/** As long as what is raised (client/sync/acts.ts): whoever says something is not kept waiting while the page is not live. */
const ANSWER_MS = 15_000;
const NOT_LIVE_MS = 3_000;

interface Whose {
  readonly id: string;
  readonly seat: string;
  readonly person: string;
}

export class Threads {
  readonly reading: ThreadsReading;
  readonly places: Places;
  readonly said: SaidWords;
  readonly read: ReadMarks;
  /** By the paragraph at which they are now. */
  readonly at = new Store<ByBlock>(new Map());
  /** By the position under which they are. */
  readonly under = new Store<ReadonlyMap<PositionId, readonly ShownThread[]>>(new Map());
  readonly begun = new Store<Begun | null>(null);
  readonly unfolded = new Store<ReadonlySet<string>>(new Set());
  readonly news = new Store<ThreadNews | null>(null);
  readonly seat: string;
  readonly #id: string;
  readonly #opinion: OpenOpinion;
  readonly #stops: readonly (() => void)[];
  #at: { readonly value: ThreadsRead | null; readonly spans: Spans | null } = { value: null, spans: null };

  constructor(opinion: OpenOpinion, { id, seat, person }: Whose, clock: Clock, storage: Storage) {
    this.seat = seat;
    this.#id = id;
    this.#opinion = opinion;
    this.reading = new ThreadsReading(id, (before, _now, changed) => this.news.set({ before, changed }));
    this.places = new Places(opinion, clock);
    this.read = new ReadMarks(storage, id, { seat, person }, clock.now());
    this.said = new SaidWords({
      storage,
      opinion: id,
      seat,
      person,
      clock,
      attempt: (envelope) => attempt(id, envelope, clock, this.#live() ? ANSWER_MS : NOT_LIVE_MS),
    });
    const { shown } = this.reading;
    const again = (): void => {
      void this.reading.refetch();
      void this.said.sendKept();
    };
    let wasLive = this.#live();
    this.#stops = [
      opinion.threads.subscribe(() => this.reading.told(opinion.threads.getSnapshot())),
      opinion.sync.subscribe(() => {
        if (!wasLive && this.#live()) again();
        wasLive = this.#live();
      }),
      shown.subscribe(() => this.#show()),
      this.places.placed.subscribe(() => this.#place()),
      this.begun.subscribe(() => this.#show()),
    ];
  }

  /** Begins a thread on the paragraph with the caret, or on the words of it that are chosen. */
  start({ here, unfold }: Pick<Opened, 'here' | 'unfold'>): void {
    if (here === null) return;
    flushSync(() => unfold(true));
    this.#begin(here, chosen(this.#opinion, here));
  }

  /** Words that were chosen before belong to what was typed of them. */
  #begin(block: BlockId, words: Words | null): void {
    const { acts } = this.#opinion;
    const typed = keyOf({ on: 'paragraph', block, words });
    const key = `${typed}:words`;
    if (words !== null || acts.reason(typed) === '') acts.keepReason(key, words === null ? '' : JSON.stringify(words));
    const kept = acts.reason(key);
    this.begun.set({ on: 'paragraph', block, words: kept === '' ? null : (JSON.parse(kept) as Words) });
  }

  beginUnder(position: PositionId, asks: boolean): void {
    this.begun.set({ on: 'position', position, asks });
  }

  /** `done`: its words are said, and need not be kept. */
  end(done: boolean): void {
    const begun = this.begun.getSnapshot();
    if (done && begun !== null) this.#opinion.acts.keepReason(`${keyOf(begun)}:words`, '');
    this.begun.set(null);
  }

  fold(thread: ShownThread, open: boolean): void {
    const all = new Set(this.unfolded.getSnapshot());
    if (open) all.add(thread.id);
    else all.delete(thread.id);
    this.unfolded.set(all);
    if (open) this.read.read(thread);
  }

  /** Words of a person: kept until they are said. `uuid`: of the thread or message that they make. */
  async say(audience: AskedAudience, command: Saying['command'], uuid = uuidv4()): Promise<Said> {
    const answer = await this.said.say({ uuid, audience, command });
    if (answer === 'said') await this.reading.refetch();
    return answer;
  }

  /** What is done before one's eyes or not at all; null = it is done. */
  async act(audience: AskedAudience, command: Saying['command']): Promise<No | null> {
    const answer = await ask('POST /api/opinions/:id/threads/commands', { id: this.#id, body: { uuid: uuidv4(), audience, command } });
    if (!answer.ok) return answer.reason;
    await this.reading.refetch();
    return null;
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.reading.close();
    this.places.close();
    this.said.close();
  }

  #live(): boolean {
    const { state } = this.#opinion.sync.getSnapshot();
    return state === 'recorded' || state === 'sending';
  }

  #show(): void {
    const { value } = this.reading.shown.getSnapshot();
    const begun = this.begun.getSnapshot();
    const spoken = [...(value?.threads.values() ?? [])].flatMap(({ id, anchor }) =>
      anchor.on !== 'paragraph' || anchor.range === null || anchor.quote === null
        ? []
        : [{ id, block: anchor.block, words: { ...anchor.range, quote: anchor.quote } }],
    );
    if (begun?.on === 'paragraph' && begun.words !== null) spoken.push({ id: NEW, block: begun.block, words: begun.words });
    this.places.show(spoken);
    this.#place();
  }

  /** Where they are depends on no letter but those of their words. */
  #place(): void {
    const { value } = this.reading.shown.getSnapshot();
    const { spans } = this.places.placed.getSnapshot();
    if (value === this.#at.value && spans === this.#at.spans) return;
    this.#at = { value, spans };
    const at = new Map<BlockId, ShownThread[]>();
    const under = new Map<PositionId, ShownThread[]>();
    for (const thread of value?.threads.values() ?? []) {
      const { anchor, id } = thread;
      if (anchor.on === 'position') put(under, anchor.position, thread);
      else put(at, spans.get(id)?.block ?? anchor.block, thread);
    }
    if (!alike(at, this.at.getSnapshot())) this.at.set(at);
    if (!alike(under, this.under.getSnapshot())) this.under.set(under);
  }
}

/** What was typed for it is kept under this name. */
export const keyOf = (begun: Begun): string =>
  begun.on === 'paragraph' ? `thread:${begun.block}` : `${begun.asks ? 'ask' : 'under'}:${begun.position}`;

/** What was said of it and waits to be sent. */
export const keptOf = (all: readonly KeptSaying[], is: (command: Saying['command']) => boolean): readonly KeptSaying[] =>
  all.filter(({ envelope }) => is(envelope.command));

function put<Key>(map: Map<Key, ShownThread[]>, key: Key, thread: ShownThread): void {
  const those = map.get(key);
  if (those === undefined) map.set(key, [thread]);
  else those.push(thread);
}

const alike = <Key>(one: ReadonlyMap<Key, readonly ShownThread[]>, other: ReadonlyMap<Key, readonly ShownThread[]>): boolean =>
  one.size === other.size &&
  [...one].every(([key, threads]) => {
    const those = other.get(key);
    return those?.length === threads.length && threads.every((thread, at) => thread === those[at]);
  });

/** The words that are chosen in a paragraph, without the space round them. */
function chosen(opinion: OpenOpinion, block: string): Words | null {
  const view = opinion.view.getSnapshot();
  const text = view && ySyncPluginKey.getState(view.state)?.type;
  if (!view || !text) return null;
  const { selection, doc } = view.state;
  const { $head } = selection;
  if (selection.empty || $head.parent.attrs.id !== block) return null;
  const start = $head.start();
  const words = $head.parent.textContent;
  const from = Math.max(0, selection.from - start);
  const to = Math.min(words.length, selection.to - start);
  const said = words.slice(from, to);
  const at = from + said.length - said.trimStart().length;
  return wordsAt(text, doc, { block, at, length: said.trim().length });
}
