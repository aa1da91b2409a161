// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, BRU, CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const sheet = async (name: string | RegExp) => within(await screen.findByRole('form', { name }));

/** Their screens are here, and have seen the log up to this position. */
function joined(rig: DeskRig, seen: number, ...actors: readonly Actor[]): void {
  const awareness = new Awareness(new Doc());
  for (const [at, { seat, entity, capacity, remote }] of actors.entries())
    awareness.states.set(at + 1000, { seat, entity, capacity, remote, person: '', block: null, seen });
  rig.session.presence.watch(awareness);
  awareness.destroy();
}

describe('an abstention', () => {
  it('2.15 is a note of a State, with its mark, and can be revoked', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    await rig.press('Abstain');
    const form = await sheet('Abstain on noting a)');
    expect(form.getByText(/It holds nothing up/)).toBeTruthy();
    await rig.user.click(form.getByRole('button', { name: 'Abstain' }));
    expect(rig.sent).toEqual([{ do: 'abstain', block: 'a', hash: rig.world.hash('a') }]);
    expect(screen.getByRole('button', { name: 'noting a): 1 abstention ARL' })).toBeTruthy();
    await rig.press('Withdraw: Abstention');
    await rig.user.click((await sheet('Withdraw')).getByRole('button', { name: 'Withdraw' }));
    expect(rig.world.on('a')).toEqual([]);
  });

  it('2.15 no call waits for the screens of a State that abstains there', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.must(BRU, { do: 'abstain', block: 'a', hash: rig.world.hash('a') });
    const called = rig.world.call('a');
    joined(rig, called - 1, ARL, BRU);
    await rig.show('a');
    expect(screen.getByText('Not yet on the screen of ARL')).toBeTruthy();
  });
});
