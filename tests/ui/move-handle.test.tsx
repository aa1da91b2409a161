// @vitest-environment happy-dom
/** P27: the handle by which a paragraph is moved. */
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ARL, CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('P27 says why where consensus was declared or edits are suggested, and is not there for who does not write', async () => {
  const rig = new DeskRig(ARL);
  await rig.show('a');
  await screen.findByRole('button', { name: 'Move “noting a)”' });
  await rig.press(/^Move “/);
  await rig.says('alert', /^Not possible now: Not connected/);
  rig.textComes();
  act(() => rig.opinion.manner.suggest(true));
  await rig.press(/^Move “/);
  await rig.says('alert', /only who changes the text itself moves it/);
  rig.others((world) => world.agree('a'));
  await rig.press(/^Move “/);
  await rig.says('alert', /Consensus has been declared/);
  expect(screen.getByText(/^Consensus has been declared/, { selector: '.move-words' })).toBeTruthy();
  cleanup();
  const other = new DeskRig(CHAIR);
  await other.show('a');
  expect(screen.queryByRole('button', { name: /^Move “/ })).toBe(null);
});
