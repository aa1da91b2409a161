// @vitest-environment happy-dom
/** P17: a letter that is recorded draws nothing of the page again but what says something else by it. */
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ARL, BRU, CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

const made = vi.hoisted((): unknown[] => []);

vi.mock('react/jsx-dev-runtime', async (original) => {
  const runtime = await original<{ jsxDEV: (...args: readonly unknown[]) => unknown }>();
  const jsxDEV = (...args: readonly unknown[]): unknown => {
    made.push(args[0]);
    return runtime.jsxDEV(...args);
  };
  return { ...runtime, jsxDEV };
});

beforeEach(() => localStorage.clear());
afterEach(cleanup);

/** It hears of each register, and tells the parts. */
const HEARS = ['Desk'];

/** Parts of the page of which elements are made while something happens: none is made without something being drawn. */
function madeWhile(happens: () => void): readonly string[] {
  made.length = 0;
  happens();
  return made.flatMap((type) => (typeof type === 'function' && type.name !== '' ? [type.name] : []));
}

const typed = (rig: DeskRig, block: string, words: string) => madeWhile(() => rig.others((world) => world.edit(block, words)));

it('P17 a letter draws neither marks, card, outline, bars nor what is left to do', async () => {
  const rig = new DeskRig(ARL);
  rig.world.object(BRU, 'b');
  await rig.show('a');
  expect(screen.getByRole('toolbar')).toBeTruthy();
  expect(typed(rig, 'a', 'other words')).toEqual(HEARS);
  expect(typed(rig, 'c', 'other words')).toEqual(HEARS);
});

it('P17 a letter draws nothing again of what the chair does next, nor beside the other paragraphs', async () => {
  const rig = new DeskRig(CHAIR);
  rig.world.object(BRU, 'b');
  rig.world.call('x');
  rig.world.agree('y');
  await rig.show('a');
  expect(screen.getByRole('button', { name: 'Call for objections' })).toBeTruthy();
  expect(typed(rig, 'a', 'other words')).toEqual(HEARS);
  rig.goTo('x');
  expect(typed(rig, 'a', 'more words')).toEqual(HEARS);
  expect(typed(rig, 'a', 'more [words]')).toContain('MarkList');
});

it('P17 a letter draws nothing again of an objection, and of what is said under it', async () => {
  const rig = new DeskRig(CHAIR);
  rig.world.object(BRU, 'b');
  await rig.show('b');
  expect((await screen.findAllByText('Bruma objects')).length).toBeGreaterThan(0);
  // parts that are loaded later have come by then
  typed(rig, 'a', 'other words');
  expect(typed(rig, 'a', 'more words')).toEqual(HEARS);
});

it('P17 a letter draws nothing again of the table of positions', async () => {
  history.replaceState(null, '', '/o/o/table');
  const rig = new DeskRig(CHAIR);
  rig.answers = { 'GET /api/opinions/o/progress': [] };
  rig.world.object(BRU, 'b');
  await rig.show('b');
  await screen.findByRole('heading', { name: 'Next step' });
  // what is asked for has come by then
  typed(rig, 'a', 'other words');
  expect(typed(rig, 'a', 'more words')).toEqual(HEARS);
  history.replaceState(null, '', '/');
});

it('P17 where more than words changes, what says that is drawn again', async () => {
  const rig = new DeskRig(ARL);
  await rig.show('a');
  expect(madeWhile(() => rig.others((world) => world.object(BRU, 'a')))).toEqual(expect.arrayContaining(['Card', 'Button', 'Blocker']));
  expect(screen.getAllByText('Bruma objects').length).toBeGreaterThan(0);
  expect(typed(rig, 'a', 'other [words]')).toContain('Chip');
});

it('P17 that a letter is recorded is said, and nothing else is drawn', async () => {
  const rig = new DeskRig(ARL);
  await rig.show('a');
  const recorded = (): void => {
    rig.opinion.sync.acknowledged(99);
    rig.opinion.sync.tallyChanged({ count: 0, oldest: null });
  };
  act(recorded);
  expect(screen.getByText(/^Recorded/)).toBeTruthy();
  expect(madeWhile(() => act(recorded))).toEqual([]);
});

it('P17 what the chair may do follows each letter', async () => {
  const rig = new DeskRig(CHAIR);
  await rig.show('a');
  await rig.press('Call for objections');
  expect(rig.sent).toMatchObject([{ do: 'call', targets: [{ block: 'a', hash: rig.world.hash('a') }] }]);
  rig.others((world) => world.edit('b', 'other words'));
  rig.goTo('b');
  await rig.press('Call for objections');
  expect(rig.sent.at(-1)).toMatchObject({ do: 'call', targets: [{ block: 'b', hash: rig.world.hash('b') }] });
});
