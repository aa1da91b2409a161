// @vitest-environment happy-dom
/** What the chair reads of others while its server cannot tell who is at other servers. */
import { act, cleanup, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ARL, CHAIR, COR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';
import { joined } from './support/joined.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('O17 while it is not known who is at other servers, that is said, and not that a State has gone or that none was shown it', async () => {
  const rig = new DeskRig(CHAIR);
  const called = rig.world.call('a');
  joined(rig, called, ARL, COR);
  await rig.show('a');
  act(() => joined(rig, called, ARL));
  const said = (): readonly string[] =>
    within(document.querySelector<HTMLElement>('[data-part=next]') ?? document.body)
      .queryAllByText(/^(Shown to, but no longer|Others may be here|Not yet shown)/)
      .map(({ textContent }) => textContent ?? '');
  expect(said()).toEqual(['Shown to, but no longer connected: COR']);
  act(() => rig.opinion.presence.unknown.set(true));
  expect(said()).toEqual(['Others may be here: this is not known at the moment']);
  act(() => rig.opinion.presence.unknown.set(false));
  expect(said()).toEqual(['Shown to, but no longer connected: COR']);
});
