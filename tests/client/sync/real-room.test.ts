// @vitest-environment happy-dom
/** Pages against the server's own room: what the two agree on without a contract of ours in between. */

import { joinBackward } from 'prosemirror-commands';
import { TextSelection } from 'prosemirror-state';
import { afterEach, expect, it } from 'vitest';
import { redoCommand, undoCommand, ySyncPluginKey } from 'y-prosemirror';
import type * as Y from 'yjs';
import { blocksOf } from '../../../client/editor/blocks.ts';
import { splitBlock } from '../../../client/editor/commands.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import { shownText } from '../../../shared/text/block.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import { delegate } from '../../support/connection.ts';
import { count } from '../../support/levels.ts';
import { patient } from '../../support/patient.ts';
import { freshSeed, type Rng, rngOf } from '../../support/rng.ts';
import { openPage, type Page } from '../support/open-page.ts';
import { type RealRoom, realRoom } from '../support/real-room.ts';

const pages: Page[] = [];
afterEach(() => {
  pages.splice(0).forEach(({ opinion }) => void opinion.destroy());
  localStorage.clear();
  document.body.replaceChildren();
});

const WORDS = ['that one thing follows from another;', 'that nothing follows from nothing;', 'that this is the third,'];
const PATIENCE_MS = patient(count(180_000, 600_000, 6_000_000));
const CHAIR = delegate('chair', 'chair');

async function enter(room: RealRoom, entity: string, capacity: Actor['capacity'] = 'member-state'): Promise<Page> {
  const page = await openPage(undefined, {
    clock: room.clock,
    openSocket: room.socketsOf(delegate(entity, capacity)),
    seat: { id: `s-${entity}`, entity, capacity, functions: [], remote: false },
  });
  pages.push(page);
  await room.settle();
  return page;
}

const words = async (room: RealRoom): Promise<readonly string[]> => (await room.blocks()).map(shownText);
const block = async (room: RealRoom, n: number): Promise<string> => (await room.blocks())[n]?.id ?? '';

async function call(room: RealRoom, n: number): Promise<void> {
  const paragraph = (await room.register()).paragraphs.find(({ id }, at) => at === n && id !== '');
  if (paragraph === undefined || paragraph.hash === null) throw new Error('nothing to call');
  await room.act(CHAIR, { do: 'call', targets: [{ block: paragraph.id, hash: paragraph.hash }] });
}

it('two delegations type together; both read what the log holds, recorded', async () => {
  const room = await realRoom(WORDS);
  const [arl, bru] = [await enter(room, 'arl'), await enter(room, 'bru')];
  arl.type(await block(room, 2), 0, 'indeed ');
  bru.type(await block(room, 3), 5, 'surely ');
  await room.settle();
  expect((await words(room)).slice(2, 4)).toEqual([`indeed ${WORDS[0]}`, 'that surely nothing follows from nothing;']);
  for (const page of [arl, bru]) {
    expect(page.shown).toEqual(await words(room));
    expect(page.opinion.sync.getSnapshot().state).toBe('recorded');
    expect(page.opinion.register.getSnapshot()?.seq).toBe((await room.register()).seq);
  }
  expect(arl.opinion.presence.getSnapshot()).toMatchObject([{ entity: 'bru', capacity: 'member-state' }]);
});

it('the hash that the server tells is the one that the page computes: nothing is replaced when it is quiet', async () => {
  const room = await realRoom(WORDS);
  const arl = await enter(room, 'arl');
  arl.type(await block(room, 2), 0, 'é\u0301 [x] ');
  await room.settle();
  const { view } = arl;
  await room.settle(30_000);
  expect(arl.view).toBe(view);
});

it('3.14 a page of the chair that is loaded after the State has left knows that the call had come', async () => {
  const room = await realRoom(WORDS);
  const [arl, bru, chair] = [await enter(room, 'arl'), await enter(room, 'bru'), await enter(room, 'chair', 'chair')];
  await call(room, 2);
  await room.settle();
  const { seq } = await room.register();
  const shown = ['arl', 'bru'].map((entity) => ({ entity, shown: seq, handed: 0, follows: false }));
  expect(chair.opinion.presence.receipts.getSnapshot()).toEqual(shown);
  chair.opinion.destroy();
  arl.opinion.destroy();
  await room.settle();
  const again = await enter(room, 'chair', 'chair');
  expect(again.opinion.presence.receipts.getSnapshot()).toEqual(shown);
  expect(bru.opinion.presence.receipts.getSnapshot()).toEqual([]);
});

it('3.14 what screens show is told to the chair, and sends the others nothing; where somebody is goes to all as before', async () => {
  const room = await realRoom(WORDS);
  const states = ['arl', 'bru', 'cor'];
  const pages = [await enter(room, 'chair', 'chair')];
  for (const state of states) pages.push(await enter(room, state));
  await room.settle(2_000);
  const before = room.presenceSent();
  for (const n of [2, 3, 4]) {
    await call(room, n);
    await room.settle(2_000);
    const { seq } = await room.register();
    expect(pages[0]?.opinion.presence.receipts.getSnapshot()).toEqual(
      states.map((entity) => ({ entity, shown: seq, handed: 0, follows: false })),
    );
  }
  expect(room.presenceSent() - before).toBe(0);
  pages[1]?.opinion.goTo(await block(room, 3));
  await room.settle(2_000);
  expect(room.presenceSent() - before).toBeGreaterThanOrEqual(pages.length);
  for (const other of [pages[0], pages[2], pages[3]])
    expect(other?.opinion.presence.getSnapshot().find(({ entity }) => entity === 'arl')?.block).toBe(await block(room, 3));
});

it('3.14 a screen says again what it shows when the server has begun anew', async () => {
  const room = await realRoom(WORDS);
  await enter(room, 'arl');
  await call(room, 2);
  await room.settle();
  const { seq } = await room.register();
  await room.restart();
  await room.settle(6_000);
  const chair = await enter(room, 'chair', 'chair');
  expect(chair.opinion.presence.receipts.getSnapshot()).toEqual([{ entity: 'arl', shown: seq, handed: 0, follows: false }]);
});

/** Of what is typed from now on: how much had been handed back each time the page said that all is recorded. */
function handedWhenRecorded({ opinion }: Page): readonly number[] {
  const handed: number[] = [];
  opinion.sync.subscribe(() => {
    if (opinion.sync.getSnapshot().state === 'recorded') handed.push(opinion.handedBack.getSnapshot().length);
  });
  return handed;
}

it('T24 a paragraph under a call is closed here, and words that were under way to it are handed back', async () => {
  const room = await realRoom(WORDS);
  const [arl, bru] = [await enter(room, 'arl'), await enter(room, 'bru')];
  const third = await block(room, 2);
  room.hangUp(CLOSE.restart);
  await call(room, 2);
  arl.type(third, 0, 'too late ');
  const handed = handedWhenRecorded(arl);
  await room.settle(2000);
  expect(new Set(handed)).toEqual(new Set([1]));
  expect((await words(room))[2]).toBe(WORDS[0]);
  expect(arl.shown).toEqual(await words(room));
  expect(arl.opinion.handedBack.getSnapshot()).toMatchObject([{ block: third, why: 'closed:text', mine: `too late ${WORDS[0]}` }]);
  expect(arl.opinion.sync.getSnapshot().state).toBe('recorded');
  bru.type(third, 0, 'x');
  expect(bru.shown[2]).toBe(WORDS[0]);
});

it('T24 hands words back once, and before they seem recorded, while something else is composed', async () => {
  const room = await realRoom(WORDS);
  const arl = await enter(room, 'arl');
  const third = await block(room, 2);
  room.hangUp(CLOSE.restart);
  await call(room, 2);
  arl.type(third, 0, 'too late ');
  const handed = handedWhenRecorded(arl);
  arl.view.dom.dispatchEvent(new CompositionEvent('compositionstart'));
  await room.settle(2000);
  expect(arl.shown[2]).toBe(`too late ${WORDS[0]}`);
  arl.view.dom.dispatchEvent(new CompositionEvent('compositionend', { data: '' }));
  await room.settle(2000);
  expect(arl.shown).toEqual(await words(room));
  expect(arl.opinion.handedBack.getSnapshot()).toMatchObject([{ block: third, why: 'closed:text' }]);
  expect(new Set(handed)).toEqual(new Set([1]));
});

it('T24 words that were written into a paragraph that others had removed meanwhile are handed back', async () => {
  const room = await realRoom(WORDS);
  const [arl, bru] = [await enter(room, 'arl'), await enter(room, 'bru')];
  const third = await block(room, 2);
  await room.settle(5000);
  room.hangUp(CLOSE.restart, 'arl');
  const { state } = bru.view;
  const placed = blocksOf(state.doc)[2];
  bru.view.dispatch(state.tr.delete(placed?.pos ?? 0, (placed?.pos ?? 0) + (placed?.node.nodeSize ?? 0)));
  arl.type(third, 0, 'in vain ');
  const handed = handedWhenRecorded(arl);
  await room.settle(3000);
  expect(new Set(handed)).toEqual(new Set([1]));
  expect(arl.shown).toEqual(await words(room));
  expect(await block(room, 2)).not.toBe(third);
  expect(arl.opinion.handedBack.getSnapshot()).toMatchObject([{ block: third, why: 'removed', mine: 'in vain ' }]);
});

it('a reset in the middle of everything leaves no word behind', async () => {
  const room = await realRoom(WORDS);
  const [arl, bru] = [await enter(room, 'arl'), await enter(room, 'bru')];
  arl.type(await block(room, 2), 0, 'indeed ');
  bru.type(await block(room, 2), 0, 'surely ');
  room.hangUp(CLOSE.diverged);
  await room.settle(3000);
  const handed = [arl, bru].flatMap(({ opinion }) => opinion.handedBack.getSnapshot().map(({ mine }) => mine));
  for (const word of ['indeed', 'surely']) expect(`${(await words(room)).join()} ${handed.join()}`).toContain(word);
  expect(arl.shown).toEqual(await words(room));
  expect(bru.shown).toEqual(arl.shown);
});

it('T24 T26 all who begin to type in a new paragraph at once write into one text, and every letter of it stays', async () => {
  const room = await realRoom(WORDS);
  const here = [await enter(room, 'arl'), await enter(room, 'bru'), await enter(room, 'cor')];
  const [arl] = here;
  const third = await block(room, 2);
  arl?.opinion.goTo(third);
  arl?.opinion.run(({ selection, tr }, dispatch) => {
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, selection.$head.end())));
    return true;
  });
  arl?.opinion.run(splitBlock);
  await room.settle();
  const fresh = await block(room, 3);
  for (const { view } of here) {
    const text: Y.XmlFragment = ySyncPluginKey.getState(view.state).type;
    expect(text.toArray().map((element) => (element as Y.XmlElement).length)).toEqual([1, 1, 1, 1, 1, 1]);
  }
  room.hangUp(CLOSE.restart);
  for (const [at, page] of here.entries()) page.type(fresh, 0, 'xyz'.charAt(at));
  await room.settle(3000);
  expect([...((await words(room))[3] ?? '')].sort()).toEqual(['x', 'y', 'z']);
});

/** What one page does at random; each typed letter is another one, so that it can be looked for in the end. */
function edit(page: Page, rng: Rng, typed: string[], destructive: boolean): void {
  const { state } = page.view;
  const placed = rng.pick(blocksOf(state.doc));
  const offset = rng.below(placed.node.content.size + 1);
  page.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, placed.pos + 1 + offset)));
  const act = rng.below(destructive ? 20 : 12);
  const run = (command: Parameters<Page['opinion']['run']>[0]): unknown => command(page.view.state, page.view.dispatch, page.view);
  if (act < 10) {
    const word = String.fromCharCode(0x4e00 + typed.length); // one letter, so that nobody can type into it
    typed.push(word);
    const before = page.view.state.doc;
    page.view.dispatch(page.view.state.tr.insertText(word));
    if (page.view.state.doc.eq(before)) typed.pop(); // the paragraph is closed
  } else if (act < 12) run(splitBlock);
  else if (act < 14) page.view.dispatch(page.view.state.tr.delete(placed.pos + 1, placed.pos + 1 + Math.min(offset, 4)));
  else if (act < 15) run(joinBackward);
  else if (act < 18) run(undoCommand);
  else run(redoCommand);
}

async function story(
  seed: number,
  destructive: boolean,
): Promise<{ readonly words: number; readonly resets: number; readonly back: number }> {
  const rng = rngOf(seed);
  const room = await realRoom(WORDS);
  const here = [await enter(room, 'arl'), await enter(room, 'bru'), await enter(room, 'cor')];
  const typed: string[] = [];
  // at random it is rare that a paragraph is closed over words that are under way
  if (!destructive && seed % 2 === 0) {
    room.hangUp(CLOSE.restart);
    await call(room, 2);
    typed.push('\u4e00');
    here[0]?.type(await block(room, 2), 0, '\u4e00');
  }
  let resets = 0;
  for (let step = 0; step < 40; step++) {
    edit(rng.pick(here), rng, typed, destructive);
    const chance = rng.below(100);
    if (chance < 6) room.hangUp(CLOSE.restart);
    else if (chance < 9) {
      room.hangUp(CLOSE.diverged);
      resets++;
    } else if (chance < 20) await call(room, 2 + rng.below(3)).catch(() => undefined);
    if (rng.chance(0.4)) await room.settle(rng.below(3000));
  }
  await room.settle(40_000);
  expect(room.faults, `seed ${seed}`).toEqual([]);
  const text = await words(room);
  for (const page of here) {
    expect(page.shown, `seed ${seed}`).toEqual(text);
    expect(page.opinion.sync.getSnapshot(), `seed ${seed}`).toMatchObject({ state: 'recorded' });
    page.view.state.doc.check();
  }
  const back = here.flatMap(({ opinion }) => opinion.handedBack.getSnapshot().map(({ mine }) => mine));
  if (!destructive) for (const word of typed) expect(`${text.join(' ')} ${back.join(' ')}`, `seed ${seed}: ${word}`).toContain(word);
  const closed = (await room.register()).paragraphs.filter((one) => one.closed && !one.removed);
  for (const { id } of closed) expect(text.length, `seed ${seed}: ${id}`).toBeGreaterThan(0);
  pages.splice(0).forEach(({ opinion }) => void opinion.destroy());
  localStorage.clear();
  return { words: typed.length, resets, back: back.length };
}

it(
  'T24 cut, reset and closed at random moments, every word is in the text or handed back',
  async () => {
    const first = freshSeed('real-room T24');
    const total = { words: 0, resets: 0, back: 0 };
    for (let run = 0; run < count(20, 200, 2000); run++) {
      const { words: typed, resets, back } = await story(first + run, false);
      total.words += typed;
      total.resets += resets;
      total.back += back;
    }
    expect(total.words).toBeGreaterThan(100);
    expect(total.resets).toBeGreaterThan(0);
    expect(total.back).toBeGreaterThan(0);
  },
  PATIENCE_MS,
);

it(
  'T20 typing, splitting, joining, deleting, undo and redo by three: all read the same in the end',
  async () => {
    const first = freshSeed('real-room T20');
    for (let run = 0; run < count(20, 200, 2000); run++) await story(first + run, true);
  },
  PATIENCE_MS,
);
