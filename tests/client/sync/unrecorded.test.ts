import { expect, it } from 'vitest';
import { plan, type Unrecorded, unrecorded, wordsOf } from '../../../client/sync/unrecorded.ts';
import type { TextBlock } from '../../../shared/text/block.ts';
import { id } from '../support/ids.ts';

const block = (n: number, text: string): TextBlock => ({
  id: id(n),
  kind: 'text',
  level: 0,
  sug: null,
  runs: text === '' ? [] : [{ text, marks: [] }],
});
const text = (...lines: readonly string[]): readonly TextBlock[] => lines.map((line, at) => block(at + 1, line));
const open = (): boolean => false;
const ids = (changes: readonly Unrecorded[]): readonly string[] => changes.map((change) => change.id);

const BASE = text('one', 'two', 'three');

it('the same text has nothing unrecorded', () => {
  expect(unrecorded(BASE, text('one', 'two', 'three'))).toEqual([]);
});

it('a changed paragraph goes onto the same words on the server', () => {
  const changes = unrecorded(text('one', 'two!', 'three'), BASE);
  const { put, back } = plan(changes, text('ONE', 'two', 'three'), open);
  expect(put.map(wordsOf)).toEqual(['two!']);
  expect(back).toEqual([]);
});

it('a paragraph that others changed too is handed back', () => {
  const changes = unrecorded(text('one', 'two!', 'three'), BASE);
  const { put, back } = plan(changes, text('one', 'TWO', 'three'), open);
  expect(put).toEqual([]);
  expect(back.map(wordsOf)).toEqual(['two!']);
});

it('a closed or removed paragraph is handed back', () => {
  const changes = unrecorded(text('one!', 'two!', 'three'), BASE);
  const { put, back } = plan(changes, [block(2, 'two'), block(3, 'three')], (block) => block === id(2));
  expect(put).toEqual([]);
  expect(back.map(wordsOf)).toEqual(['one!', 'two!']);
});

it('what was recorded although the answer got lost is neither put nor handed back', () => {
  const changes = unrecorded(text('one', 'two!', 'three'), BASE);
  expect(plan(changes, text('one', 'two!', 'three'), open)).toEqual({ put: [], back: [] });
});

it('a new paragraph is put after the one before it', () => {
  const changes = unrecorded([...text('one'), block(9, 'new'), block(2, 'two'), block(3, 'three')], BASE);
  const { put } = plan(changes, BASE, open);
  expect(put).toMatchObject([{ id: id(9), from: null, after: id(1) }]);
});

it('a new paragraph whose place is gone is handed back; empty lines between do not matter', () => {
  const changes = unrecorded([...text('one'), block(8, ''), block(9, 'new'), block(2, 'two'), block(3, 'three')], BASE);
  expect(changes).toMatchObject([{ id: id(9), after: id(1) }]);
  expect(plan(changes, [block(2, 'two'), block(3, 'three')], open).back.map(wordsOf)).toEqual(['new']);
});

it('the tail of a split stays with its first part: both fit, or both are handed back', () => {
  const changes = unrecorded([...text('o'), block(9, 'ne'), block(2, 'two'), block(3, 'three')], BASE);
  expect(ids(plan(changes, BASE, open).put)).toEqual([id(1), id(9)]);
  expect(ids(plan(changes, text('ONE', 'two', 'three'), open).back)).toEqual([id(1), id(9)]);
});

it('a join stays with the paragraph that took the words', () => {
  const changes = unrecorded([block(1, 'onetwo'), block(3, 'three')], BASE);
  expect(ids(plan(changes, BASE, open).put)).toEqual([id(1), id(2)]);
  expect(plan(changes, text('ONE', 'two', 'three'), open).put).toEqual([]);
});

it('removals are left out where they are not to be trusted', () => {
  const changes = unrecorded(text('one'), BASE);
  expect(ids(plan(changes, BASE, open).put)).toEqual([id(2), id(3)]);
  expect(plan(changes, BASE, open, false).put).toEqual([]);
});

it('two wordings of one paragraph, of two tabs: one is put, the other handed back', () => {
  const [first] = unrecorded(text('one!', 'two', 'three'), BASE);
  const [second] = unrecorded(text('one?', 'two', 'three'), BASE);
  if (first === undefined || second === undefined) throw new Error('no change');
  const { put, back } = plan([first, second], BASE, open);
  expect([put.map(wordsOf), back.map(wordsOf)]).toEqual([['one!'], ['one?']]);
});
