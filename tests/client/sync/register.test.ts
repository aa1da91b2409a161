import { expect, it } from 'vitest';
import { RegisterStore } from '../../../client/sync/register.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { patch } from '../../../shared/opinion/show.ts';
import { id } from '../support/ids.ts';
import { paragraphOf, registerOf } from '../support/registers.ts';

const FIRST = registerOf({ seq: 4, paragraphs: [paragraphOf(id(1)), paragraphOf(id(2))] });
const SECOND: Register = { ...FIRST, seq: 6, title: 'New', paragraphs: [paragraphOf(id(2), { closed: true }), paragraphOf(id(1))] };
const THIRD: Register = { ...SECOND, seq: 7, phase: 'adopted' };

function store() {
  let asked = 0;
  const register = new RegisterStore(() => void asked++);
  return { register, asked: () => asked };
}

it('a snapshot and the patches after it give the register', () => {
  const { register, asked } = store();
  register.snapshot(FIRST);
  register.patch(patch(FIRST, SECOND));
  register.patch(patch(SECOND, THIRD));
  expect(register.getSnapshot()).toEqual(THIRD);
  expect(asked()).toBe(0);
});

it('a patch that was missed makes it ask for the whole, once a gap', () => {
  const { register, asked } = store();
  register.snapshot(FIRST);
  register.patch(patch(SECOND, THIRD));
  expect(register.getSnapshot()).toBe(FIRST);
  expect(asked()).toBe(1);
  register.snapshot(THIRD);
  expect(register.getSnapshot()).toBe(THIRD);
});

it('what is older than what is held changes nothing', () => {
  const { register, asked } = store();
  register.snapshot(THIRD);
  register.patch(patch(FIRST, SECOND));
  register.snapshot(FIRST);
  expect(register.getSnapshot()).toBe(THIRD);
  expect(asked()).toBe(0);
});

it('a patch before any snapshot asks', () => {
  const { register, asked } = store();
  register.patch(patch(FIRST, SECOND));
  expect(asked()).toBe(1);
});

it('listeners hear of each change', () => {
  const { register } = store();
  const heard: (number | undefined)[] = [];
  const stop = register.subscribe(() => void heard.push(register.getSnapshot()?.seq));
  register.snapshot(FIRST);
  register.patch(patch(FIRST, SECOND));
  stop();
  register.snapshot(THIRD);
  expect(heard).toEqual([4, 6]);
});
