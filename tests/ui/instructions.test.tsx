// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ARL, BRU, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('instructions pending', () => {
  it('2.25 are said of a paragraph by a form that says what it means, and named on it', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    await rig.press('Other positions');
    await rig.user.click(screen.getByRole('button', { name: 'State that instructions are pending' }));
    const form = screen.getByRole('form', { name: 'Instructions pending on “noting a)”' });
    expect(within(form).getByText(/not that it agreed/)).toBeTruthy();
    await rig.user.click(within(form).getByRole('button', { name: 'State that instructions are pending' }));
    expect(rig.sent).toEqual([{ do: 'await-instructions', block: 'a', hash: rig.world.hash('a') }]);
    expect(rig.region('status')).toBe('Arlen awaits instructions on “noting a)”.');
    expect(screen.getByRole('button', { name: 'noting a): 1 with instructions pending ARL' })).toBeTruthy();
  });

  it('2.26 are named at the call, and of the adopted opinion until the State says that they have come', async () => {
    const world = new World();
    world.must(ARL, { do: 'await-instructions', block: 'a', hash: world.hash('a') });
    const rig = new DeskRig(BRU, world);
    world.call('a');
    await rig.show('b');
    expect(await screen.findByText('Instructions pending: Arlen')).toBeTruthy();
    cleanup();
    world.wait(20);
    world.declare('a');
    world.adopt();
    const after = new DeskRig(ARL, world);
    await after.show('a');
    expect(await screen.findByText('Adopted ad referendum, which does not constitute agreement: Arlen')).toBeTruthy();
    const card = screen.getByRole('article');
    await after.user.click(within(card).getByRole('button', { name: 'Withdraw: Instructions pending' }));
    await after.user.click(within(card).getByRole('button', { name: 'Instructions received' }));
    expect(after.sent).toEqual([]);
    await after.user.type(within(card).getByRole('textbox'), 'We agree.');
    await after.user.click(within(card).getByRole('button', { name: 'Instructions received' }));
    expect(after.sent).toMatchObject([{ do: 'withdraw', statement: 'We agree.' }]);
    expect(await screen.findByText(/^Arlen: instructions received, /)).toBeTruthy();
  });
});
