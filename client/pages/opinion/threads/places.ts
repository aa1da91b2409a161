/**
 * Where the words of each thread are by now. It looks a moment after the text has changed, at the threads of paragraphs in which something
 * did, and never while a letter is typed; at those whose words are gone it looks bit by bit.
 */
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { blocksOf } from '../../../editor/blocks.ts';
import { type Span, spanOf, type Words } from '../../../editor/letters.ts';
import type { Clock } from '../../../lib/clock.ts';
import { Store } from '../../../lib/store.ts';
import type { OpenOpinion } from '../opened.ts';

/** null = the words are gone; undefined = nothing is known of them yet. */
export type Spans = ReadonlyMap<string, Span | null | undefined>;

export interface Placed {
  readonly spans: Spans;
  /** The text in which they are there. */
  readonly doc: Node | null;
}

const QUIET_MS = 300;
/** Whoever types without a pause is not waited for any longer. */
const LONGEST_MS = 3_000;
/** So many threads are looked at in one go. */
const AT_ONCE = 200;

export interface Spoken {
  /** Of its thread. */
  readonly id: string;
  readonly block: BlockId;
  readonly words: Words;
}

export class Places {
  readonly placed = new Store<Placed>({ spans: new Map(), doc: null });
  readonly #opinion: Pick<OpenOpinion, 'view' | 'words'>;
  readonly #clock: Clock;
  readonly #stop: () => void;
  #spoken: ReadonlyMap<string, Spoken> = new Map();
  /** At these it looks next. */
  readonly #todo = new Set<string>();
  #due: { readonly since: number; readonly stop: () => void } | null = null;
  /** The text that it has seen last. */
  #seen: { readonly view: EditorView; readonly doc: Node } | null = null;

  constructor(opinion: Pick<OpenOpinion, 'view' | 'words'>, clock: Clock) {
    this.#opinion = opinion;
    this.#clock = clock;
    this.#stop = opinion.words.subscribe(() => {
      if (this.#spoken.size > 0) this.#soon(QUIET_MS);
    });
  }

  show(spoken: readonly Spoken[]): void {
    for (const { id, words } of spoken) if (this.#spoken.get(id)?.words.letters !== words.letters) this.#todo.add(id);
    this.#spoken = new Map(spoken.map((one) => [one.id, one]));
    this.#soon(0);
  }

  close(): void {
    this.#stop();
    this.#due?.stop();
  }

  /** After so long without a change. */
  #soon(ms: number): void {
    const now = this.#clock.now();
    const since = this.#due?.since ?? now;
    if (this.#due !== null && now - since > LONGEST_MS) return;
    this.#due?.stop();
    const look = (): void => {
      this.#due = null;
      this.#look();
    };
    this.#due = { since, stop: this.#clock.after(ms, look) };
  }

  #look(): void {
    const view = this.#opinion.view.getSnapshot();
    const text = view && ySyncPluginKey.getState(view.state)?.type;
    if (!view || !text) return;
    const { doc } = view.state;
    const { spans, doc: known } = this.placed.getSnapshot();
    // another document gives its letters other ids where they were never recorded
    const changed = changedIn(this.#seen?.view === view ? this.#seen.doc : null, doc);
    this.#seen = { view, doc };
    for (const id of changed?.size === 0 ? [] : this.#spoken.keys()) {
      const span = spans.get(id);
      if (!span || changed === null || changed.has(span.block)) this.#todo.add(id);
    }
    const found = new Map([...spans].filter(([id]) => this.#spoken.has(id)));
    let isSame = found.size === spans.size;
    for (const id of [...this.#todo].slice(0, AT_ONCE)) {
      this.#todo.delete(id);
      const spoken = this.#spoken.get(id);
      if (spoken === undefined) continue;
      const span = spanOf(text, doc, spoken.block, spoken.words);
      isSame &&= found.has(id) && same(span, found.get(id));
      found.set(id, span);
    }
    const touches = known === null || changed === null || [...found.values()].some((span) => span && changed.has(span.block));
    if (!isSame || touches) this.placed.set({ spans: isSame ? spans : found, doc });
    if (this.#todo.size > 0) this.#soon(0);
  }
}

/** The paragraphs that are others than before; null = all. */
function changedIn(before: Node | null, doc: Node): ReadonlySet<BlockId> | null {
  if (before === null) return null;
  const was = new Set(blocksOf(before).map(({ node }) => node));
  const is = new Set(blocksOf(doc).map(({ node }) => node));
  const gone = [...was].filter((node) => !is.has(node));
  const come = [...is].filter((node) => !was.has(node));
  return new Set([...gone, ...come].map(({ attrs }) => attrs.id));
}

const same = (one: Span | null | undefined, other: Span | null | undefined): boolean =>
  one === other || (one != null && other != null && one.block === other.block && one.at === other.at && one.length === other.length);
