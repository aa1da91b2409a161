// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { BRU, CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('4.7 a reopening for a State is offered for those alone that have asked', async () => {
  const rig = new DeskRig(CHAIR);
  rig.world.agree('a', 'b');
  rig.world.must(BRU, { do: 'ask-reopen', block: 'b', reason: 'A word is missing.' });
  await rig.show('a');
  await rig.more();
  await rig.press('Reopen');
  const causes = (): readonly string[] =>
    within(screen.getByLabelText('Cause'))
      .getAllByRole('option')
      .map((one) => one.textContent ?? '');
  expect(causes()).toEqual(['correction by the chair', 'follows from another change']);
  expect(screen.getByText('A State can be named only if it has asked for this from one of its own seats.')).toBeTruthy();
});
