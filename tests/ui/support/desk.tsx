/** The page of an opinion over the real rules: a `World` is the server, its register and refusals are what the page gets. */
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useState, useSyncExternalStore } from 'react';
import { expect, vi } from 'vitest';
import { type Found, NOTHING } from '../../../client/editor/find.ts';
import type { LargeCut } from '../../../client/editor/large-cuts.ts';
import { Store } from '../../../client/lib/store.ts';
import { ForumContext, type ForumNow } from '../../../client/pages/forum.tsx';
import { Desk, preloadDesk } from '../../../client/pages/opinion/desk.tsx';
import { preloadForms } from '../../../client/pages/opinion/forms/forms.ts';
import type { OpenOpinion } from '../../../client/pages/opinion/opened.ts';
import { Margin } from '../../../client/pages/opinion/text/margin.ts';
import type { ActAnswer } from '../../../client/sync/acts.ts';
import { HandedBackStore } from '../../../client/sync/handed-back.ts';
import { type KeptAct, KeptActs } from '../../../client/sync/kept-acts.ts';
import { Manner } from '../../../client/sync/manner.ts';
import { Presence } from '../../../client/sync/presence.ts';
import { Recorded } from '../../../client/sync/recorded.ts';
import { RegisterStore } from '../../../client/sync/register.ts';
import type { Transport } from '../../../client/sync/transports.ts';
import { announcer, createAnnouncer } from '../../../client/ui/announce.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Command } from '../../../shared/opinion/command.ts';
import type { ActNote, Settlement } from '../../../shared/opinion/entry.ts';
import type { LastWords } from '../../../shared/opinion/register.ts';
import { patch, register } from '../../../shared/opinion/show.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { schema } from '../../../shared/text/schema.ts';
import { World } from '../../opinion/world.ts';
import { manualClock } from '../../support/clock.ts';
import { answering } from './api.ts';
import { Around } from './around.tsx';
import { seen } from './forum.ts';

export class DeskRig {
  readonly world: World;
  readonly sent: Command[] = [];
  readonly clock = manualClock();
  readonly opinion: OpenOpinion;
  readonly margin = new Margin();
  readonly view = new Store<EditorView | null>(null);
  readonly way = new Store<Transport>('websocket');
  readonly shown = new Store<readonly KeptAct[]>([]);
  readonly raised: KeptActs;
  readonly user = userEvent.setup();
  /** What the server lists of those to this opinion. */
  contributions: readonly object[] = [];
  /** What else it answers, by `METHOD path`. */
  answers: Readonly<Record<string, unknown>> = {};
  /** What the page knows of the forum. */
  forum: ForumNow = seen(null);
  /** The next act gets this answer instead of the rules'. */
  answerOnce: ActAnswer | null = null;
  /** How paragraphs that the world has removed last read. */
  lastWords: LastWords = () => null;
  /** Of what is said aloud: what waits to be said in one test is not said in the next. */
  readonly #aloud = manualClock();
  readonly #actor: Actor;
  readonly #notes = new Map<number, ActNote>();
  readonly #kept = new Map<string, string>();

  constructor(actor: Actor, world = new World()) {
    this.#actor = actor;
    this.world = world;
    // acts happen now for the page, or minimum times would have run out long ago
    world.now = Date.now();
    const focus = new Store<BlockId | null>(null);
    this.raised = new KeptActs(localStorage, 'o', actor.seat, 'A. Delegate', this.shown);
    this.opinion = {
      register: new RegisterStore(() => {}),
      forum: new Store(0),
      threads: new Store(0),
      sync: new Recorded(this.clock),
      way: this.way,
      presence: new Presence(),
      handedBack: new HandedBackStore(localStorage, 'o', actor.seat),
      view: this.view,
      layout: new Store(() => null),
      focus,
      found: new Store<Found>(NOTHING),
      words: new Store<Node | null>(null),
      cut: new Store<LargeCut | null>(null),
      manner: new Manner({ ...actor, id: actor.seat }),
      acts: {
        post: (command) => Promise.resolve(this.#post(command)),
        reason: (form) => this.#kept.get(form) ?? '',
        keepReason: (form, words) => void this.#kept.set(form, words),
        raised: this.shown,
        dismiss: async (uuid) => this.raised.forget(uuid),
      },
      run: () => true,
      runAside: () => true,
      toText: () => this.view.getSnapshot()?.focus(),
      goTo: (block) => {
        this.view.getSnapshot()?.focus();
        focus.set(block);
      },
      put: () => {},
      retry: () => {},
    };
    this.opinion.sync.linkChanged({ at: 'live' });
    this.opinion.sync.synced();
  }

  /** Draws the page; `current` is the paragraph with the caret. */
  async show(current: BlockId | null = null): Promise<void> {
    document.body.replaceChildren();
    answering({
      'GET /api/documents?opinion=o': this.contributions,
      'GET /api/opinions/o/comment-counts': [],
      'GET /api/opinions/o/wording': { seq: 0, table: [], exceptions: [] },
      'GET /api/opinions': [],
      'PUT /api/opinions/o/here': null,
      'GET /api/opinions/o/threads': () => ({ position: 0, mark: '', whole: true, threads: [], audiences: [] }),
      ...this.answers,
    });
    for (const region of ['status', 'alert']) document.body.append(Object.assign(document.createElement('div'), { id: region }));
    const own = createAnnouncer((region, message) => document.getElementById(region)?.replaceChildren(message), this.#aloud.after);
    vi.spyOn(announcer, 'say').mockImplementation(own.say);
    const place = document.createElement('div');
    const headings = this.world.lines.filter(({ kind }) => kind.endsWith('-heading'));
    this.margin.headings.set(new Map(headings.map(({ id, words }) => [id, words])));
    const rows = this.world.lines
      .filter(({ kind }) => !kind.endsWith('-heading'))
      .map(({ id }) => ({ id, place: document.createElement('div') }));
    place.append(...rows.map((row) => row.place));
    this.margin.rows.set(rows);
    this.#publish();
    render(
      <Around actor={this.#actor}>
        <ForumContext value={this.forum}>
          <Live rig={this} place={place} />
        </ForumContext>
      </Around>,
    );
    if (current !== null) this.goTo(current);
    await act(async () => void (await Promise.all([preloadForms(), preloadDesk()])));
  }

  /** The caret comes into another paragraph. */
  goTo(block: BlockId): void {
    act(() => this.opinion.goTo(block));
  }

  /** The text comes, which has the focus of whoever goes to a paragraph. */
  textComes(): void {
    const place = document.body.appendChild(document.createElement('div'));
    act(() => this.view.set(new EditorView(place, { state: EditorState.create({ schema }) })));
  }

  /** Somebody else acts. */
  others(change: (world: World) => void): void {
    act(() => {
      change(this.world);
      this.#publish();
    });
  }

  /** Waits until a region says this, five seconds on each time: what is said again within them comes after them. */
  async says(name: 'status' | 'alert', words: string | RegExp): Promise<void> {
    const said = (): boolean => (typeof words === 'string' ? this.region(name) === words : words.test(this.region(name)));
    await waitFor(() => {
      if (!said()) this.#aloud.advance(5000);
      expect([this.region(name), said()]).toEqual([typeof words === 'string' ? words : expect.any(String), true]);
    });
  }

  region(name: 'status' | 'alert'): string {
    return document.getElementById(name)?.textContent ?? '';
  }

  /** All other acts of the chair. */
  more(): Promise<void> {
    return this.press('More');
  }

  press(name: string | RegExp): Promise<void> {
    return this.user.click(screen.getByRole('button', { name }));
  }

  #post(command: Command): ActAnswer {
    this.sent.push(command);
    const given = this.answerOnce;
    this.answerOnce = null;
    if (given !== null) return given;
    this.world.now = Math.max(this.world.now, Date.now());
    const decision = this.world.decide(this.#actor, command);
    if (!decision.ok) return { ok: false, why: 'refused', refusal: decision.refusal };
    if (decision.act !== null) this.world.append(decision.act, this.#actor);
    else if (decision.edit.command === 'settle') this.#settle(decision.edit);
    else this.world.give(this.#actor, command);
    const words = Object.fromEntries(
      Object.entries(command).filter(([key]) => ['reason', 'cure', 'statement', 'appended', 'group'].includes(key)),
    );
    this.#notes.set(this.world.state.seq, { person: 'A. Person', ...words });
    this.#publish();
    return { ok: true, seq: this.world.state.seq, act: null };
  }

  /** All that is suggested in the paragraph is settled; the words stay. */
  #settle(edit: Settlement): void {
    const lines = this.world.lines.map((one) => (one.id === edit.block ? { ...one, suggestions: 0 } : one));
    this.world.write(lines, [], edit);
  }

  #publish(): void {
    const shown = register(this.world.state, this.#notes, 'o', this.lastWords);
    this.opinion.manner.registerChanged(shown);
    const known = this.opinion.register.getSnapshot();
    if (known === null || known.seq === shown.seq) this.opinion.register.snapshot(shown);
    else this.opinion.register.patch(patch(known, shown));
  }
}

function Live({ rig, place }: { readonly rig: DeskRig; readonly place: HTMLElement }) {
  const { opinion, margin } = rig;
  const [open] = useState({ opinion, margin, place });
  const shown = useSyncExternalStore(opinion.register.subscribe, opinion.register.getSnapshot);
  return shown === null ? null : <Desk open={open} register={shown} />;
}
