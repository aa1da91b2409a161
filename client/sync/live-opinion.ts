/**
 * An opinion open on this page. What pages use:
 *
 *   const opinion = openOpinion({ opinion: id, url, seat, place });
 *   opinion.register, .sync, .presence, .handedBack, .view, .layout, .focus, .found, .words   stores for useStore
 *   opinion.manner                            writing as suggestions, and reading
 *   opinion.acts.post(command, form)           acts and their answers
 *   opinion.run(command) .runAside(command)    an editor command (client/editor/commands.ts, finding.ts)
 *   opinion.toText() .goTo(block)              the focus to the text
 *   opinion.retry() .destroy()
 *
 * `place` is empty until the text has come. `view` may be replaced by another one at any time: where the document here can no longer
 * follow the server, a new one takes its place, and what was not recorded is put into it or handed back (unrecorded.ts).
 */
import type { Node } from 'prosemirror-model';
import { type Command, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Register } from '../../shared/opinion/register.ts';
import type { BlockId, EntityId } from '../../shared/opinion/vocabulary.ts';
import { SCHEMA_VERSION } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { QUEUED_SINCE } from '../../shared/wire/message.ts';
import { blockOf } from '../editor/blocks.ts';
import type { BlockLook } from '../editor/decorations.ts';
import { type Found, found, NOTHING } from '../editor/find.ts';
import type { LargeCut } from '../editor/large-cuts.ts';
import { type Layout, layoutOf } from '../editor/layout.ts';
import { redraw } from '../editor/redraw.ts';
import { stay } from '../editor/stay.ts';
import { browserClock, type Clock } from '../lib/clock.ts';
import { type Readable, Store } from '../lib/store.ts';
import { Acts, type Door } from './acts.ts';
import { askRegister } from './ask-register.ts';
import { Draft } from './draft.ts';
import { Drafts } from './drafts.ts';
import { takeEarly } from './early-socket.ts';
import type { HandedBackStore } from './handed-back.ts';
import { HeadCheck } from './head-check.ts';
import { KeptWords } from './kept-words.ts';
import type { LinkState, Socket } from './link.ts';
import { Manner } from './manner.ts';
import type { OpenOptions } from './open-options.ts';
import { OwnWords } from './own-words.ts';
import { watchPage } from './page-life.ts';
import type { LostWords } from './pair.ts';
import { closedIn, looksAlike, looksIn, mayEdit, mayWrite } from './permission.ts';
import { Presence } from './presence.ts';
import type { Raising } from './raising.ts';
import { Recorded } from './recorded.ts';
import { RegisterStore } from './register.ts';
import type { Told } from './told.ts';
import { type Transport, Transports } from './transports.ts';
import type { Unrecorded } from './unrecorded.ts';

const overHttp = async (...way: ConstructorParameters<typeof import('./http-socket.ts').HttpSocket>): Promise<Socket> => {
  const { HttpSocket } = await import('./http-socket.ts');
  return new HttpSocket(...way);
};

const raisingOf = async (door: Door, ...whose: [opinion: string, seat: string, person: string]): Promise<Raising> => {
  const [{ Raising }, { KeptActs }] = await Promise.all([import('./raising.ts'), import('./kept-acts.ts')]);
  return new Raising(door, new KeptActs(localStorage, ...whose, door.shown));
};

export const openOpinion = (options: OpenOptions): LiveOpinion => new LiveOpinion(options);

export class LiveOpinion {
  readonly register: RegisterStore;
  readonly sync: Recorded;
  readonly presence = new Presence();
  readonly handedBack: HandedBackStore;
  readonly view = new Store<EditorView | null>(null);
  /** Where each paragraph stands, for gutter and cards; another one when that may have changed, at most once a frame. */
  readonly layout = new Store<Layout>(() => null);
  /** The paragraph with the caret. */
  readonly focus = new Store<BlockId | null>(null);
  readonly found = new Store<Found>(NOTHING);
  /** The text as the editor has it; null until it has come. */
  readonly words = new Store<Node | null>(null);
  /** An edit that takes too much away to happen at once, until its author has said whether it is meant. */
  readonly cut = new Store<LargeCut | null>(null);
  readonly manner: Manner;
  /** The `seq` of the forum's log, for those who are told when it moves on. */
  readonly forum = new Store(0);
  /** How many things of threads were told to this seat, as it heard last. */
  readonly threads = new Store(0);
  readonly acts: Acts;
  /** How this page is connected, or tries to be. */
  readonly way: Readable<Transport>;

  readonly #options: OpenOptions;
  readonly #clock: Clock;
  readonly #fetch: typeof globalThis.fetch;
  readonly #check: HeadCheck;
  readonly #own: OwnWords;
  readonly #drafts: Drafts;
  readonly #ways: Transports;
  readonly #stopWatching: () => void;
  #closed: ReadonlySet<BlockId> = new Set();
  #look: ReadonlyMap<BlockId, BlockLook> = new Map();
  /** Of which the two are. */
  #looked: Register | null = null;
  #drawn: { readonly view: EditorView; readonly editable: boolean; readonly look: ReadonlyMap<BlockId, BlockLook> } | null = null;

  constructor(options: OpenOptions) {
    const { opinion, seat, person, clock = browserClock, fetch = globalThis.fetch.bind(globalThis) } = options;
    this.#options = options;
    this.#clock = clock;
    this.focus.set(options.at ?? null);
    this.sync = new Recorded(clock);
    this.#fetch = fetch;
    this.register = new RegisterStore(() => void this.#askRegister(() => this.#drafts.current.provider.link.cut()));
    this.manner = new Manner(seat);
    const kept = new KeptWords(sessionStorage, opinion, seat.id);
    const raising = (door: Door): Promise<Raising> => raisingOf(door, opinion, seat.id, person);
    this.acts = new Acts({ opinion, seat: seat.id, kept, raising, fetch, clock, sync: this.sync.getSnapshot, seen: this.#seen });
    this.#own = new OwnWords({
      opinion,
      seat: seat.id,
      clock,
      storage: localStorage,
      drafts: () => this.#drafts,
      view: this.view.getSnapshot,
      mayWriteIn: (block) => this.#mayWrite() && !this.#closed.has(block),
    });
    this.handedBack = this.#own.handedBack;
    this.#check = new HeadCheck({
      clock,
      settled: () => !this.#drafts.changing && this.#drafts.current.settled,
      textHash: () => this.#drafts.current.textHash(),
      diverged: () => this.#reset(),
    });
    this.register.subscribe(() => this.#registerChanged());
    this.sync.subscribe(() => this.#redraw());
    this.sync.subscribe(() => void (this.acts.live && this.acts.sendKept()));
    this.manner.reading.subscribe(() => this.#redraw());
    this.#ways = this.#waysOf(options);
    this.way = this.#ways.way;
    this.#drafts = new Drafts(clock, () => this.#begin());
    this.#stopWatching = watchPage(window, {
      leaving: () => this.#own.leaving(),
      mustAsk: () => this.#drafts.changing || this.#drafts.current.provider.tally.count > 0,
      offline: () => this.#drafts.current.provider.link.cut(),
      online: () => this.retry(),
    });
  }

  /** Runs an editor command with the focus in the text; false = it does not apply here. */
  run(command: Command): boolean {
    this.view.getSnapshot()?.focus();
    return this.runAside(command);
  }

  /** The same; the focus stays where it is. */
  runAside(command: Command): boolean {
    const view = this.view.getSnapshot();
    return view !== null && command(view.state, view.dispatch, view);
  }

  /** Gives the focus back to the text, with the caret in sight: whoever was beside it may have scrolled on. */
  toText(): void {
    const view = this.view.getSnapshot();
    view?.focus();
    view?.dispatch(view.state.tr.scrollIntoView());
  }

  /** Puts the caret at the start of a paragraph and brings it into view; one that is gone from the text takes no caret. */
  goTo(block: BlockId): void {
    const view = this.view.getSnapshot();
    const placed = view && blockOf(view.state.doc, block);
    if (!placed) return;
    view.focus();
    const { doc, tr } = view.state;
    view.dispatch(tr.setSelection(TextSelection.create(doc, placed.pos + 1)).scrollIntoView());
  }

  /** Puts paragraphs into the text, and hands back what does not fit by now. */
  put(changes: readonly Unrecorded[]): void {
    this.#own.put(changes, true);
  }

  /** Connects at once instead of waiting for the next attempt. */
  retry(): void {
    this.#drafts.current.provider.link.retry();
  }

  destroy(): void {
    this.#own.leaving();
    this.#stopWatching();
    this.#check.close();
    this.sync.close();
    void this.acts.close();
    this.#ways.rest();
    this.#drafts.close();
    this.#own.close();
    this.view.set(null);
  }

  #waysOf({
    openSocket = (url) => takeEarly(url) ?? new WebSocket(url),
    openHttp = (url) => overHttp(url, this.#fetch, this.#clock),
  }: OpenOptions): Transports {
    return new Transports({
      clock: this.#clock,
      storage: localStorage,
      webSocket: openSocket,
      http: openHttp,
      better: (socket) => this.#drafts.current.provider.link.take(socket),
    });
  }

  #begin(): Draft {
    const { url, seat, random = Math.random } = this.#options;
    const listener = {
      linkChanged: (state: LinkState) => this.#linkChanged(state),
      unopened: () => void this.#unopened(),
      tallyChanged: () => this.#tallyChanged(),
      synced: () => this.#synced(),
      told: (message: Told) => this.#told(message),
      lost: (words: readonly LostWords[]) => this.#own.lost(words),
      denied: () => this.#reset(),
    };
    const clock = this.#clock;
    const mayWrite = (): boolean => this.#mayWrite();
    const takesQueue = (): boolean => (this.register.getSnapshot()?.rules ?? 0) >= QUEUED_SINCE;
    const draft = new Draft({
      url,
      schemaVersion: SCHEMA_VERSION,
      seat: seat.id,
      clock,
      random,
      open: this.#ways.open,
      mayWrite,
      takesQueue,
      seen: this.#seen,
      whole: () => this.#drafts.changing || this.#own.mayTakeOver,
      listener,
    });
    this.presence.watch(draft.awareness);
    return draft;
  }

  readonly #seen = (): number => this.register.getSnapshot()?.seq ?? 0;

  #editable(): boolean {
    const marked = this.manner.reading.getSnapshot() === 'marked';
    return marked && mayEdit(this.register.getSnapshot(), this.#options.seat, this.sync.getSnapshot());
  }

  #mayWrite(): boolean {
    return mayWrite(this.register.getSnapshot(), this.#options.seat);
  }

  #linkChanged(state: LinkState): void {
    if (state.at !== 'ended') return this.sync.linkChanged(state);
    if (state.code === CLOSE.diverged) return this.#reset();
    if (state.code === CLOSE.massDeletion) return this.#refusedRemoval();
    this.sync.linkChanged(state);
    this.#ways.rest();
    this.#own.save();
  }

  /** The server may be away, or want us no more, or be out of reach for sockets alone. */
  async #unopened(): Promise<void> {
    const { link } = this.#drafts.current.provider;
    if ((await this.#askRegister(() => undefined)) && this.#ways.failed()) link.retry();
  }

  #tallyChanged(): void {
    const { changing, current } = this.#drafts;
    this.#own.changed(current.provider.tally.count);
    // while a new document is on its way the changes of the former one are still unrecorded
    if (!changing) this.sync.tallyChanged(current.provider.tally);
  }

  #told(message: Told): void {
    switch (message.type) {
      case 'head':
        return this.#check.head(message.textHash);
      case 'healed':
        return this.#own.healed(message);
      case 'refused':
        return message.reset ? this.#reset() : undefined;
      case 'register':
        return 'register' in message.body ? this.register.snapshot(message.body.register) : this.register.patch(message.body.patch);
      case 'forum':
        return this.forum.set(message.seq);
      case 'threads':
        return this.threads.set(message.position);
      case 'ack':
        return this.sync.acknowledged(message.seq);
      case 'receipts':
        return this.presence.reached(message);
      case 'beat':
        return this.presence.unknown.set(message.others !== undefined);
    }
  }

  /** All that the server had is here: show it, and put what an older document could not get recorded into it. */
  #synced(): void {
    if (this.#drafts.current.view === null) {
      const stays = stay(this.view.getSnapshot());
      const { changes, removals } = this.#drafts.succeed((draft) => stays(this.#show(draft)));
      this.#own.put(changes, removals);
      stays(this.view.getSnapshot()); // the caret may be behind letters that have come along
      this.#own.save();
      void this.#own.takeOver();
      void this.acts.prepare();
    }
    this.#ways.worked();
    this.sync.synced();
    this.#tallyChanged();
  }

  #show(draft: Draft): EditorView {
    const { place, called = (entity: EntityId) => entity.toUpperCase(), quoted = () => '', attributes = {}, beside } = this.#options;
    const at = this.focus.getSnapshot();
    const view = draft.show(
      {
        ...{ beside: beside?.(), place, called, quoted, attributes },
        editable: () => this.#editable(),
        closed: () => this.#closed,
        own: this.#options.seat.entity,
        suggests: () => (this.manner.suggesting.getSnapshot() ? this.#options.seat.entity : null),
        asks: (cut) => this.cut.set(cut),
        look: () => this.#look,
        moved: () => this.layout.set(layoutOf(view)),
        updated: (changed) => this.#updated(changed),
      },
      (block, mine) => this.#own.handBack([{ block, why: 'removed', mine }]),
    );
    draft.pair.mine.on('update', () => this.#check.stirred());
    this.#drawn = { view, editable: this.#editable(), look: this.#look };
    // a new document begins at its first paragraph: an act on the current one would come to be about that
    const placed = at === null ? undefined : blockOf(view.state.doc, at);
    if (placed !== undefined) view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, placed.pos + 1)));
    this.layout.set(layoutOf(view));
    this.view.set(view);
    this.#updated(view);
    return view;
  }

  #updated({ state }: EditorView): void {
    const block: BlockId | null = state.selection.$head.parent.attrs.id ?? null;
    this.focus.set(block);
    this.presence.here(block);
    this.found.set(found(state));
    this.words.set(state.doc);
  }

  /** Starts with a new document; the present one stays on the page until the new one has its text. */
  #reset(removals = true): void {
    this.#drafts.renew(removals);
    this.#own.save();
    this.sync.linkChanged({ at: 'away', since: this.#clock.now() });
  }

  #refusedRemoval(): void {
    this.#own.handBack([{ block: null, why: 'mass-deletion', mine: '' }]);
    this.#reset(false);
  }

  #registerChanged(): void {
    const register = this.register.getSnapshot();
    if (register === null) return;
    if (this.#looked === null || !looksAlike(this.#looked, register)) {
      this.#closed = closedIn(register);
      this.#look = looksIn(register);
    }
    this.#looked = register;
    this.manner.registerChanged(register);
    const { provider } = this.#drafts.current;
    provider.saw();
    if (this.#mayWrite()) provider.answer();
    else if (provider.tally.count > 0) return this.#reset(); // written too late: it will not be recorded any more
    this.#redraw();
  }

  /** Where what the text shows of the register and of the connection has changed. */
  #redraw(): void {
    const { view, hold } = this.#drafts.shown;
    const [editable, look] = [this.#editable(), this.#look];
    if (view === null || (view === this.#drawn?.view && editable === this.#drawn.editable && look === this.#drawn.look)) return;
    this.#drawn = { view, editable, look };
    hold(() => redraw(view));
  }

  /** Asks for the whole register, and ends where there is none for us; no answer is left to `failed`. True = it is here. */
  async #askRegister(failed: () => void): Promise<boolean> {
    const { link } = this.#drafts.current.provider;
    const { opinion, seat } = this.#options;
    const asked = await askRegister(opinion, seat.id, this.#fetch);
    if (asked === null) failed();
    else if (typeof asked === 'number') link.end(asked, '');
    else this.register.snapshot(asked);
    return asked !== null && typeof asked === 'object';
  }
}
