// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ARL, CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('P8 the name of the paragraph stands apart in the banner of its call', async () => {
  const rig = new DeskRig(ARL);
  rig.world.must(CHAIR, { do: 'call', targets: [{ block: 'a', hash: rig.world.hash('a') }] });
  await rig.show('a');
  expect(document.querySelector('.call-bar')?.textContent).toContain('The chair asks for objections to “noting a)”.');
});
