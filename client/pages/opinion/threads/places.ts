/**
 * Where the words of each thread are by now. It looks a moment after the text has changed, at the threads of paragraphs in which something
 * did, and never while a letter is typed; at those whose words are gone it looks bit by bit.
 */
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
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
  /** Of these paragraphs alone it is another text than that before; without them, of any. */
  readonly changed?: ReadonlySet<BlockId> | null;
}

/** The same as long as no words are elsewhere, whatever else is typed. */
export const spansOf = ({ spans }: Placed): Spans => spans;

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
  /** By the paragraph in which their words were found; null: in none. */
  readonly #at = new Map<BlockId | null, Set<string>>();
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
    const now = new Map(spoken.map((one) => [one.id, one]));
    for (const { id, words } of spoken) if (this.#spoken.get(id)?.words.letters !== words.letters) this.#todo.add(id);
    for (const id of this.#spoken.keys()) if (!now.has(id)) this.#todo.add(id);
    this.#spoken = now;
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
    for (const id of changed === null ? this.#spoken.keys() : this.#near(changed)) this.#todo.add(id);
    const touches = known === null || changed === null || [...changed].some((block) => this.#at.has(block));
    const found = new Map<string, Span | null | undefined>();
    const gone: string[] = [];
    for (const id of [...this.#todo].slice(0, AT_ONCE)) {
      this.#todo.delete(id);
      const spoken = this.#spoken.get(id);
      const span = spoken && spanOf(text, doc, spoken.block, spoken.words);
      if (spoken === undefined) gone.push(id);
      else if (!spans.has(id) || !same(span, spans.get(id))) found.set(id, span);
    }
    // with 2,000 threads a copy of them at each pause in typing would be most of what this costs
    const isSame = found.size === 0 && !gone.some((id) => spans.has(id));
    if (!isSame) this.#index(spans, found, gone);
    if (isSame && touches) this.placed.set({ spans, doc, changed: known === null ? null : changed });
    if (!isSame) this.placed.set({ spans: without(new Map([...spans, ...found]), gone), doc });
    if (this.#todo.size > 0) this.#soon(0);
  }

  /** What may be elsewhere once these paragraphs have changed. */
  *#near(changed: ReadonlySet<BlockId>): Iterable<string> {
    if (changed.size > 0) for (const block of [null, ...changed]) yield* this.#at.get(block) ?? [];
  }

  #index(before: Spans, found: Spans, gone: readonly string[]): void {
    for (const id of [...found.keys(), ...gone]) {
      const block = before.get(id)?.block ?? null;
      const there = this.#at.get(block);
      there?.delete(id);
      if (there?.size === 0) this.#at.delete(block);
    }
    for (const [id, span] of found) {
      const block = span?.block ?? null;
      this.#at.set(block, (this.#at.get(block) ?? new Set()).add(id));
    }
  }
}

function without(spans: Map<string, Span | null | undefined>, gone: readonly string[]): Spans {
  for (const id of gone) spans.delete(id);
  return spans;
}

/** The paragraphs that are others than before; null = all. */
function changedIn(before: Node | null, doc: Node): ReadonlySet<BlockId> | null {
  if (before === null) return null;
  const shorter = Math.min(before.childCount, doc.childCount);
  let head = 0;
  while (head < shorter && before.child(head) === doc.child(head)) head++;
  let tail = 0;
  while (tail < shorter - head && before.child(before.childCount - 1 - tail) === doc.child(doc.childCount - 1 - tail)) tail++;
  const [had, has] = [before.children.slice(head, before.childCount - tail), doc.children.slice(head, doc.childCount - tail)];
  const [was, is] = [new Set(had), new Set(has)];
  const gone = had.filter((node) => !is.has(node));
  const come = has.filter((node) => !was.has(node));
  // what was moved is made anew in the shared text, and its letters with it, though it is the same node here
  const stayed = has.filter((node) => was.has(node));
  const moved = had.filter((node) => is.has(node)).filter((node, at) => node !== stayed[at]);
  return new Set([...gone, ...come, ...moved].map(({ attrs }) => attrs.id));
}

const same = (one: Span | null | undefined, other: Span | null | undefined): boolean =>
  one === other || (one != null && other != null && one.block === other.block && one.at === other.at && one.length === other.length);
