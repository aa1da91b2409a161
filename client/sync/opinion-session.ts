/**
 * An opinion open on this page. What pages use:
 *
 *   const session = openOpinion({ opinion, url, seat, place });
 *   session.register, .sync, .presence, .handedBack, .view, .layout, .focus, .found   stores for useSyncExternalStore
 *   session.acts.post(command, form)           acts and their answers
 *   session.run(command)                       an editor command (client/editor/commands.ts)
 *   session.undo() .redo() .find(q) .findNext(1) .goTo(block) .retry() .destroy()
 *
 * `place` is empty until the text has come. `view` may be replaced by another one at any time: where the document here can no longer
 * follow the server, a new one takes its place, and what was not recorded is put into it or handed back (unrecorded.ts).
 */
import { type Command, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { redo, undo } from 'y-prosemirror';
import type { Register } from '../../shared/opinion/register.ts';
import { mayType } from '../../shared/opinion/rights.ts';
import type { BlockId, Capacity, EntityId, SeatFunction, SeatId } from '../../shared/opinion/vocabulary.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { SCHEMA_VERSION } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { blockOf } from '../editor/blocks.ts';
import type { BlockLook } from '../editor/decorations.ts';
import { type Found, findNext, findText, found } from '../editor/find.ts';
import { type BlockPosition, blockPositions } from '../editor/positions.ts';
import { replay } from '../editor/replay.ts';
import { redraw } from '../editor/view.ts';
import { Acts } from './acts.ts';
import { Buffer } from './buffer.ts';
import { browserClock, type Clock } from './clock.ts';
import { Draft } from './draft.ts';
import { HandedBackStore } from './handed-back.ts';
import { HeadCheck } from './head-check.ts';
import type { LinkState, Socket } from './link.ts';
import { watchPage } from './page-life.ts';
import { Presence } from './presence.ts';
import { Recorded } from './recorded.ts';
import { RegisterStore } from './register.ts';
import { Store } from './store.ts';
import type { Told } from './told.ts';
import { plan, type Unrecorded, wordsOf } from './unrecorded.ts';

export interface OpenOptions {
  readonly opinion: string;
  /** ws(s)://host/collab/<opinion>. */
  readonly url: string;
  readonly seat: {
    readonly id: SeatId;
    readonly entity: EntityId;
    readonly capacity: Capacity;
    readonly functions: readonly SeatFunction[];
  };
  readonly place: HTMLElement;
  /** Short name of an entity ("ARL"), drawn at its caret. */
  readonly called?: (entity: EntityId) => string;
  /** Attributes of the editable element, its accessible name among them. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly openSocket?: (url: string) => Socket;
  readonly fetch?: typeof fetch;
}

const SAVE_MS = 300;
/** So many new documents in a minute are a fault that only time heals. */
const RESETS = { most: 3, withinMs: 60_000, pauseMs: 30_000 };

export const openOpinion = (options: OpenOptions): OpinionSession => new OpinionSession(options);

export class OpinionSession {
  readonly register: RegisterStore;
  readonly sync: Recorded;
  readonly presence = new Presence();
  readonly handedBack: HandedBackStore;
  readonly view = new Store<EditorView | null>(null);
  /** Where each paragraph stands, for gutter and cards; told anew at most once a frame. */
  readonly layout = new Store<readonly BlockPosition[]>([]);
  /** The paragraph with the caret. */
  readonly focus = new Store<BlockId | null>(null);
  readonly found = new Store<Found>({ query: '', matches: [], current: -1 });
  readonly acts: Acts;

  readonly #options: OpenOptions;
  readonly #clock: Clock;
  readonly #buffer: Buffer;
  readonly #check: HeadCheck;
  readonly #stopWatching: () => void;
  #draft: Draft;
  /** The draft that could not go on; on the page until the new one has its text. */
  #former: Draft | null = null;
  #keepRemovals = true;
  #tookOver = false;
  #resets: readonly number[] = [];
  #stopSaving: (() => void) | null = null;
  #stopPause: (() => void) | null = null;
  #closed: ReadonlySet<BlockId> = new Set();
  #look: ReadonlyMap<BlockId, BlockLook> = new Map();

  constructor(options: OpenOptions) {
    const { opinion, seat, clock = browserClock, fetch = globalThis.fetch.bind(globalThis) } = options;
    this.#options = options;
    this.#clock = clock;
    this.sync = new Recorded(clock);
    this.register = new RegisterStore(() => void this.#askRegister(fetch));
    this.handedBack = new HandedBackStore(localStorage, opinion, seat.id);
    const seen = (): number => this.register.getSnapshot()?.seq ?? 0;
    this.acts = new Acts({ opinion, fetch, clock, sync: this.sync.getSnapshot, seen });
    this.#buffer = new Buffer({ opinion, seat: seat.id, storage: localStorage, locks: navigator.locks });
    this.#check = new HeadCheck({
      clock,
      settled: () => this.#draft.provider.link.state.at === 'live' && this.#draft.provider.tally.count === 0 && this.#former === null,
      textHash: () => this.#draft.textHash(),
      diverged: () => this.#reset(),
    });
    this.register.subscribe(() => this.#registerChanged());
    this.sync.subscribe(() => this.#redraw());
    this.#draft = this.#begin();
    this.#stopWatching = watchPage(window, {
      leaving: () => this.#save(),
      mustAsk: () => this.#draft.provider.tally.count > 0 || this.#former !== null,
      offline: () => this.#draft.provider.link.cut(),
      online: () => this.retry(),
    });
  }

  /** Runs an editor command with the focus in the text; false = it does not apply here. */
  run(command: Command): boolean {
    const view = this.view.getSnapshot();
    if (view === null) return false;
    view.focus();
    return command(view.state, view.dispatch, view);
  }

  undo(): boolean {
    return this.run(undo);
  }

  redo(): boolean {
    return this.run(redo);
  }

  /** '' ends the search. The focus stays where it is. */
  find(query: string): void {
    const view = this.view.getSnapshot();
    if (view !== null) findText(query)(view.state, view.dispatch);
  }

  findNext(step: 1 | -1 = 1): void {
    const view = this.view.getSnapshot();
    if (view !== null) findNext(step)(view.state, view.dispatch);
  }

  /** Puts the caret at the start of a paragraph and brings it into view. */
  goTo(block: BlockId): void {
    this.run(({ doc, tr }, dispatch) => {
      const placed = blockOf(doc, block);
      if (placed !== undefined) dispatch?.(tr.setSelection(TextSelection.create(doc, placed.pos + 1)).scrollIntoView());
      return placed !== undefined;
    });
  }

  /** Connects at once instead of waiting for the next attempt. */
  retry(): void {
    this.#draft.provider.link.retry();
  }

  destroy(): void {
    this.#save();
    this.#stopWatching();
    this.#stopSaving?.();
    this.#stopPause?.();
    this.#check.close();
    this.sync.close();
    this.#former?.close();
    this.#draft.close();
    this.#buffer.close();
    this.view.set(null);
  }

  #begin(): Draft {
    const { url, random = Math.random, openSocket = (address: string) => new WebSocket(address) } = this.#options;
    const listener = {
      linkChanged: (state: LinkState) => this.#linkChanged(state),
      tallyChanged: () => this.#tallyChanged(),
      synced: () => this.#synced(),
      told: (message: Told) => this.#told(message),
      denied: () => this.#reset(),
    };
    const clock = this.#clock;
    const mayWrite = (): boolean => this.#mayWrite();
    const draft = new Draft({ url, schemaVersion: SCHEMA_VERSION, clock, random, open: openSocket, mayWrite, listener });
    draft.pair.mine.on('update', () => this.#check.stirred());
    this.presence.watch(draft.awareness);
    return draft;
  }

  #mayWrite(): boolean {
    const register = this.register.getSnapshot();
    const { capacity, functions } = this.#options.seat;
    return register !== null && register.phase === 'drafting' && mayType(capacity, functions, register.policy.editing);
  }

  #editable(): boolean {
    const sync = this.sync.getSnapshot();
    const paused = 'paused' in sync ? sync.paused : sync.state === 'ended' || sync.state === 'reload';
    return !paused && this.#mayWrite() && this.register.getSnapshot()?.adoptionCall === null;
  }

  #linkChanged(state: LinkState): void {
    if (state.at !== 'ended') return this.sync.linkChanged(state);
    if (state.code === CLOSE.diverged) return this.#reset();
    if (state.code === CLOSE.massDeletion) return this.#reset(false);
    this.sync.linkChanged(state);
    this.#save();
  }

  #tallyChanged(): void {
    // while a new document is on its way the changes of the former one are still unrecorded
    if (this.#former === null) this.sync.tallyChanged(this.#draft.provider.tally);
    if (this.#draft.provider.tally.count === 0) this.#save();
    else this.#stopSaving ??= this.#clock.after(SAVE_MS, () => this.#save());
  }

  #told(message: Told): void {
    switch (message.type) {
      case 'head':
        return this.#check.head(message.textHash);
      case 'healed':
        return this.#handBack(message.blocks.map(({ id, why, mine }) => ({ block: id, why, mine })));
      case 'refused':
        return message.reset ? this.#reset() : undefined;
      case 'register':
        return 'register' in message.body ? this.register.snapshot(message.body.register) : this.register.patch(message.body.patch);
      case 'ack':
        return this.sync.acknowledged(message.seq);
      case 'beat':
        return; // the link has noted that something was heard
    }
  }

  /** All that the server had is here: show it, and put what an older document could not get recorded into it. */
  #synced(): void {
    const draft = this.#draft;
    if (draft.view === null) {
      const former = this.#former;
      const changes = former?.unrecorded() ?? [];
      this.#former = null;
      this.#show(draft);
      former?.close();
      this.#put(changes, this.#keepRemovals);
      this.#keepRemovals = true;
      this.#save();
      if (!this.#tookOver) void this.#takeOver();
    }
    this.sync.synced();
    this.#tallyChanged();
  }

  #show(draft: Draft): void {
    const { place, called = (entity: EntityId) => entity.toUpperCase(), attributes = {} } = this.#options;
    const view = draft.show(
      {
        place,
        called,
        attributes,
        editable: () => this.#editable(),
        closed: () => this.#closed,
        look: () => this.#look,
        moved: () => this.layout.set(blockPositions(view)),
        updated: (changed) => this.#updated(changed),
      },
      (block, mine) => this.#handBack([{ block, why: 'removed', mine }]),
    );
    this.view.set(view);
    this.#updated(view);
  }

  #updated({ state }: EditorView): void {
    const block: BlockId | null = state.selection.$head.parent.attrs.id ?? null;
    this.focus.set(block);
    this.presence.here('block', block);
    this.found.set(found(state));
  }

  /** What dead tabs of this seat left behind; their entries go when ours holds what came of them. */
  async #takeOver(): Promise<void> {
    this.#tookOver = true;
    const { changes, done } = await this.#buffer.leftBehind();
    this.#put(changes, true);
    this.#save();
    done();
  }

  #put(changes: readonly Unrecorded[], removals: boolean): void {
    const view = this.view.getSnapshot();
    if (view === null || changes.length === 0) return;
    const mayNot = (id: BlockId): boolean => !this.#mayWrite() || this.#closed.has(id);
    const { put, back } = plan(changes, readBlocks(this.#draft.pair.text), mayNot, removals);
    replay(view, put);
    const words = back.map((change) => ({ block: change.id, why: 'not-recorded' as const, mine: wordsOf(change) }));
    this.#handBack(words.filter(({ mine }) => mine !== ''));
  }

  #handBack(items: readonly Omit<Parameters<HandedBackStore['add']>[0][number], 'at'>[]): void {
    const at = this.#clock.now();
    this.handedBack.add(items.map((item) => ({ ...item, at })));
  }

  /** Starts with a new document; the present one stays on the page until the new one has its text. */
  #reset(keepRemovals = true): void {
    const now = this.#clock.now();
    const left = this.#draft;
    left.disconnect();
    this.#keepRemovals &&= keepRemovals;
    if (left.view === null) left.close();
    else this.#former = left;
    this.#save();
    this.#resets = [...this.#resets.filter((at) => now - at < RESETS.withinMs), now];
    this.sync.linkChanged({ at: 'away', since: now });
    this.#stopPause?.();
    const begin = (): void => {
      this.#draft = this.#begin();
    };
    if (this.#resets.length <= RESETS.most) begin();
    else this.#stopPause = this.#clock.after(RESETS.pauseMs, begin);
  }

  #save(): void {
    this.#stopSaving?.();
    this.#stopSaving = null;
    const draft = this.#former ?? this.#draft;
    if (draft.view !== null) this.#buffer.save(draft === this.#former || draft.provider.tally.count > 0 ? draft.unrecorded() : []);
  }

  #registerChanged(): void {
    const register = this.register.getSnapshot();
    if (register === null) return;
    this.#closed = new Set(register.paragraphs.flatMap(({ id, closed, removed }) => (closed && !removed ? [id] : [])));
    this.#look = looks(register);
    this.presence.here('seen', register.seq);
    const { provider } = this.#draft;
    if (this.#mayWrite()) provider.answer();
    else if (provider.tally.count > 0) return this.#reset(); // written too late: it will not be recorded any more
    this.#redraw();
  }

  #redraw(): void {
    const { view, hold } = this.#draft;
    if (view !== null) hold(() => redraw(view));
  }

  async #askRegister(ask: typeof fetch): Promise<void> {
    const response = await ask(`/api/opinions/${encodeURIComponent(this.#options.opinion)}/register`);
    if (response.ok) this.register.snapshot((await response.json()) as Register);
  }
}

const looks = ({ paragraphs }: Register): ReadonlyMap<BlockId, BlockLook> =>
  new Map(paragraphs.filter(({ removed }) => !removed).map(({ id, label, status }) => [id, { label, status }]));
