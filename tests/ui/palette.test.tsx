// @vitest-environment happy-dom
/** P28: what can be done here and where one can go, found by name. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { actsOn, press, stands } from '../../client/pages/palette/acts.ts';
import { find, MOST } from '../../client/pages/palette/match.ts';
import { pageOffers } from '../../client/pages/palette/offers.ts';
import { PaletteOpener } from '../../client/pages/palette/opener.tsx';
import { isPaletteKey } from '../../client/pages/palette/opening.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { folded } from '../../shared/text/folded.ts';
import { ARL, BRU, CHAIR, OFFICE } from '../opinion/world.ts';
import { Around } from './support/around.tsx';
import { DeskRig } from './support/desk.tsx';
import { FORUM } from './support/forum.ts';

// happy-dom has no modal dialogs
beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= () => {};
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('what is looked for', () => {
  const named = (...names: readonly string[]) => [{ title: 'All', all: names.map((name) => ({ name, beside: '' })) }];
  const best = (query: string, ...names: readonly string[]) =>
    find(named(...names), query).flatMap((one) => one.best.map(({ name }) => name));

  it.each([
    ['in any order', 'd recognizing', 'recognizing d)'],
    ['by its beginning', 'recog d', 'recognizing d)'],
    ['whatever its case and accents', 'REUNION', 'Réunion du groupe'],
    ['with two letters for one', 'coeur', 'Au cœur'],
    ['with a stroke through a letter', 'lodz malmo', 'Łódź, MALMØ'],
    ['in Russian, with or without the dots', 'ещё пункт', 'Пункт, еще раз'],
    ['in Arabic, without vowel signs and whatever the seat of the hamza', 'الاراء', 'الآراءُ'],
    ['in Arabic, behind the article', 'فقرات', 'الفقرات'],
    ['with the digits of an Arabic keyboard', 'فقرة ٣', 'فقرة 3'],
    ['in Chinese, without spaces', '席发', '主席发言'],
    ['in Chinese, in any order', '发言主席', '主席发言'],
    ['inside a word', 'kommen', 'willkommen'],
  ])('P28 is found %s', (_how, query, name) => {
    expect(best(query, 'something else', name)).toEqual([name]);
  });

  it('P28 is nothing of which a word is nowhere', () => {
    expect(best('recognizing e', 'recognizing d)')).toEqual([]);
    // one letter inside a word is no find
    expect(best('z', 'recognizing d)')).toEqual([]);
  });

  it('P28 has the best first: the name itself, its beginning, its words, what is said beside it', () => {
    expect(best('object', 'Wait, then object', 'Object to the whole text', 'Object', 'objections')).toEqual([
      'Object',
      'Object to the whole text',
      'objections',
      'Wait, then object',
    ]);
    const groups = [
      { title: 'Said', all: [{ name: 'a)', beside: 'Agreed' }] },
      { title: 'Named', all: [{ name: 'Agreed', beside: '' }] },
    ];
    expect(find(groups, 'agreed').map(({ title }) => title)).toEqual(['Named', 'Said']);
    expect(find(groups, ' ').map(({ title }) => title)).toEqual(['Said', 'Named']);
  });

  it('P28 has a filter of a list after what one does and where one goes, and last where it finds nothing', () => {
    const all = [
      { name: 'Changed 2', beside: 'Show', filter: 'some' as const },
      { name: 'Changed 0', beside: 'Show', filter: 'none' as const },
      { name: 'What changed since …', beside: '' },
    ];
    const names = (query: string, of = all) => find([{ title: 'All', all: of }], query).flatMap(({ best }) => best.map(({ name }) => name));
    expect(names('changed')).toEqual(['What changed since …', 'Changed 2', 'Changed 0']);
    const elsewhere = { title: 'Paragraphs', all: [{ name: 'a)', beside: 'changed' }] };
    expect(find([{ title: 'All', all: all.slice(1, 2) }, elsewhere], 'changed').map(({ title }) => title)).toEqual(['Paragraphs', 'All']);
  });

  it('P28 is the first few of many, with how many there are', () => {
    const many = Array.from({ length: 40 }, (_, at) => `item ${at}`);
    const [found] = find(named(...many), 'item');
    expect([found?.best.length, found?.count]).toEqual([MOST, 40]);
    expect(folded('Ｎo. ３')).toBe('no. 3');
  });
});

describe('the acts of a page', () => {
  const page = (inside: string): void => {
    document.body.innerHTML = inside;
  };
  const acts = () => actsOn(document).map(({ name, beside, why }) => [name, beside, why]);

  it('P28 are its buttons, by their looks, with where they stand and why they cannot act', () => {
    page(`
      <header class="page-head"><h1>Draft 2</h1><button class="button bare">Sign out</button></header>
      <main>
        <button class="button bare">Undo</button>
        <section aria-label="Chair">
          <button class="button main">Call <span class="clock" aria-hidden="true">0:12</span></button>
          <button class="button plain">Undo it <span class="hint">9 seconds left</span></button>
          <button class="button plain" aria-disabled="true" aria-describedby="m w">Declare</button><i id="m">means</i><i id="w">Arlen objects.</i>
        </section>
        <aside><h2>noting a)</h2><div role="toolbar" aria-label="Actions"><button class="button grave" aria-label="Object: a)">Object</button></div></aside>
        <form><button class="button main">Send</button></form>
        <fieldset><legend>Show</legend><label><input type="radio"> Not agreed 2</label><label><input type="radio" checked> All</label></fieldset>
        <p><button class="mark-button">noting a)</button></p>
      </main>`);
    expect(acts()).toEqual([
      ['Call', 'Chair', null],
      ['Object: a)', 'noting a)', null],
      ['Undo it', 'Chair', null],
      ['Declare', 'Chair', 'Arlen objects.'],
      ['Undo', '', null],
      ['Not agreed 2', 'Show', null],
      ['Sign out', '', null],
    ]);
  });

  it('P28 are pressed where they stand, unfolded, with the focus', () => {
    page(
      '<details><summary>More</summary><button id="more" aria-expanded="false" aria-controls="rest">Rest</button><div id="rest" hidden><button class="button">Reopen</button></div></details>',
    );
    const pressed: string[] = [];
    document.getElementById('more')?.addEventListener('click', () => {
      pressed.push('More');
      document.getElementById('rest')?.removeAttribute('hidden');
    });
    const [act] = actsOn(document);
    if (act === undefined) throw new Error('one act');
    act.button.addEventListener('click', () => void pressed.push('Reopen'));
    press(act);
    expect([document.querySelector('details')?.open, pressed, document.activeElement]).toEqual([true, ['More', 'Reopen'], act.button]);
  });

  it('P28 are not pressed where the button does something else by now, or is gone', () => {
    page('<button class="button main">Call for objections</button>');
    const [act] = actsOn(document);
    if (act === undefined) throw new Error('one act');
    expect(stands(act)).toBe(true);
    act.button.textContent = 'Declare agreed';
    expect(stands(act)).toBe(false);
    act.button.textContent = 'Call for objections';
    act.button.remove();
    expect(stands(act)).toBe(false);
  });
});

it('P28 the key is Ctrl+K on every keyboard, and no letter on its way', () => {
  const key = (init: KeyboardEventInit, composing = false): boolean =>
    isPaletteKey(new KeyboardEvent('keydown', { ctrlKey: true, isComposing: composing, ...init }));
  expect([key({ key: 'k', code: 'KeyK' }), key({ key: 'л', code: 'KeyK' }), key({ key: 'K', code: 'KeyV' })]).toEqual([true, true, true]);
  // another letter of this keyboard, AltGr and other keys, and a word that is being composed
  expect([key({ key: 't', code: 'KeyK' }), key({ key: 'k', altKey: true }), key({ key: 'k', shiftKey: true })]).toEqual([
    false,
    false,
    false,
  ]);
  expect([key({ key: 'k', ctrlKey: false }), key({ key: 'k', code: 'KeyK' }, true)]).toEqual([false, false]);
});

it('P28 offers the pages that the seat may open, and no other', async () => {
  const text = createText('en', await loadCatalogue('en'), 'UTC');
  const pages = ({ seat, entity, capacity, functions }: Actor) =>
    pageOffers({ id: seat, entity, capacity, functions: [...functions], remote: false }, FORUM, text).map(({ name }) => name);
  expect(pages(ARL)).toContain('Meeting 1');
  expect(pages(ARL)).not.toContain('Secretariat’s desk');
  expect(pages(OFFICE)).toEqual(expect.arrayContaining(['Secretariat’s desk', 'Badges', 'New opinion from text']));
  expect(pages(CHAIR)).toContain('Log of the forum');
});

describe('the palette', () => {
  async function open(rig: DeskRig, current: string, answers: Readonly<Record<string, unknown>> = {}) {
    rig.answers = { 'GET /api/documents': [], ...answers };
    await rig.show(current);
    render(
      <Around actor={ARL}>
        <ForumContext value={rig.forum}>
          <PaletteOpener />
        </ForumContext>
      </Around>,
    );
    await rig.user.keyboard('{Control>}k{/Control}');
    return screen.findByRole('combobox', { name: 'Find or do' });
  }
  const look = (field: HTMLElement, value: string): boolean => fireEvent.change(field, { target: { value } });
  // the page has lists to choose from, too
  const offered = () => screen.getAllByRole('option').filter((one) => one.matches('.palette-option'));
  const options = () => offered().map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());
  const chosen = (field: HTMLElement) => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';

  it('P28 does what the button of the page does, also one that is folded away', async () => {
    const rig = new DeskRig(ARL);
    const field = await open(rig, 'a');
    look(field, 'reservation');
    expect(chosen(field)).toMatch(/^Make a reservation /);
    await rig.user.keyboard('{Enter}');
    expect(screen.queryByRole('combobox', { name: 'Find or do' })).toBeNull();
    expect(await screen.findByRole('form', { name: /^Reservation on/ })).toBeTruthy();
  });

  it('P28 leads by “changed” to what changed, and not to a filter that finds nothing', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
    const rig = new DeskRig(ARL);
    const field = await open(rig, 'a');
    expect(await screen.findByRole('radio', { name: 'Changed 0' })).toBeTruthy();
    look(field, 'changed');
    expect(chosen(field)).toMatch(/^What changed since/);
    expect(options().at(-1)).toMatch(/^Changed 0/);
  });

  it('P28 calls and reopens for the chair, and says why not', async () => {
    const rig = new DeskRig(CHAIR);
    const field = await open(rig, 'a');
    expect(await screen.findByRole('group', { name: 'On this page, at “noting a)”' })).toBeTruthy();
    // what is round the text comes after it (P9): what was chosen before that is chosen no more
    look(field, 'call for');
    expect(chosen(field)).toMatch(/^Call for objections /);
    look(field, 'reop');
    expect(screen.getByRole('option', { name: /^Reopen / }).getAttribute('aria-disabled')).toBe('true');
    expect(options()[0]).toMatch(/Not yet agreed: “noting a\)”/);
    look(field, 'objections call');
    await rig.user.keyboard('{Enter}');
    await waitFor(() => expect(rig.sent).toMatchObject([{ do: 'call', targets: [{ block: 'a' }] }]));
  });

  it('P28 does nothing where what was chosen has become something else, and says so', async () => {
    const rig = new DeskRig(CHAIR);
    const field = await open(rig, 'a');
    expect(chosen(field)).toMatch(/^Call for objections /);
    rig.others((world) => world.agree('a'));
    await rig.user.keyboard('{Enter}');
    expect([rig.sent, chosen(field)]).toEqual([[], '']);
    await waitFor(() =>
      expect(screen.getByText('This has changed on the page meanwhile. Nothing was done.').getAttribute('role')).toBe('status'),
    );
  });

  it('P28 goes to paragraphs by name, by their words, and by whose they are', async () => {
    const rig = new DeskRig(ARL);
    rig.world.object(BRU, 'b');
    const field = await open(rig, 'a');
    look(field, 'bru');
    expect(options().some((one) => one?.startsWith('noting b) 1 objection BRU'))).toBe(true);
    look(field, 'b noting');
    expect(chosen(field)).toMatch(/^noting b\)/);
    await rig.user.keyboard('{Enter}');
    expect([rig.opinion.focus.getSnapshot(), screen.queryByRole('combobox', { name: 'Find or do' })]).toEqual(['b', null]);
  });

  it('P28 is walked with the arrows, round its ends, and left by its key', async () => {
    const rig = new DeskRig(ARL);
    const field = await open(rig, 'a');
    const all = options();
    const at = () => offered().findIndex((one) => one.getAttribute('aria-selected') === 'true');
    expect(at()).toBe(0);
    await rig.user.keyboard('{ArrowUp}');
    expect(at()).toBe(all.length - 1);
    await rig.user.keyboard('{ArrowDown}{ArrowDown}');
    expect([at(), document.activeElement]).toEqual([1, field]);
    // a letter that is being composed chooses nothing
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(screen.queryByRole('combobox', { name: 'Find or do' })).toBe(field);
    await rig.user.keyboard('{Control>}k{/Control}');
    expect(screen.queryByRole('combobox', { name: 'Find or do' })).toBeNull();
  });

  it('P28 says how many it has found, and what could not be loaded; the rest is found all the same', async () => {
    const rig = new DeskRig(ARL);
    const field = await open(rig, 'a', { 'GET /api/documents': 'no connection' });
    look(field, 'object');
    expect(await screen.findByText('Opinions or documents are missing here.')).toBeTruthy();
    expect(chosen(field)).toMatch(/^Object /);
    look(field, 'zzz');
    await waitFor(() => expect(screen.getByText('Nothing matches these words.').getAttribute('role')).toBe('status'));
    expect(field.getAttribute('aria-expanded')).toBe('false');
  });

  it('P28 has no place on the screen of the room', async () => {
    const rig = new DeskRig(ARL);
    await open(rig, 'a');
    await rig.user.keyboard('{Control>}k{/Control}');
    document.body.append(Object.assign(document.createElement('div'), { className: 'screen' }));
    await rig.user.keyboard('{Control>}k{/Control}');
    expect(screen.queryByRole('combobox', { name: 'Find or do' })).toBeNull();
  });
});
