// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { rulesHere } from '../../client/pages/opinion/rules.ts';
import { ARL, CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('1.1 an objection is raised at once before the rules have come that buttons ask, and everything else waits', async () => {
  const rig = new DeskRig(ARL);
  await rig.show('a');
  const here = rulesHere.getSnapshot();
  act(() => rulesHere.set(null));
  await rig.press('Other positions');
  expect(screen.getByRole('button', { name: 'Do not participate in the consensus' }).getAttribute('aria-disabled')).toBe('false');
  await rig.press('Object');
  await rig.user.click(within(await screen.findByRole('form', { name: /^Object/ })).getByRole('button', { name: 'Object' }));
  expect(rig.sent).toMatchObject([{ do: 'raise-objection', block: 'a' }]);
  act(() => rulesHere.set(here));
  cleanup();
  const chair = new DeskRig(CHAIR);
  await chair.show('a');
  const waits = (): string | null => screen.getByRole('button', { name: 'Call for objections' }).getAttribute('aria-disabled');
  expect(waits()).toBe('false');
  act(() => rulesHere.set(null));
  expect(waits()).toBe('true');
  act(() => rulesHere.set(here));
});
