// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ARL, BRU, CHAIR, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const FOR_ARL = { enteredFor: { entity: 'arl', via: 'floor' } } as const;

const entered = () => {
  const world = new World();
  world.object(ARL, 'a');
  world.must(CHAIR, { do: 'raise-objection', block: 'a', hash: world.hash('a'), ...FOR_ARL });
  return world;
};

const cards = () => screen.getAllByRole('article');

describe('what was entered for a State', () => {
  it('2.20 2.22 stands beside its own, is counted once, and is confirmed by the State after it was told what that takes the place of', async () => {
    const rig = new DeskRig(ARL, entered());
    await rig.show('a');
    const [own, theirs] = cards();
    if (own === undefined || theirs === undefined) throw new Error('two cards expected');
    expect(within(own).queryByText(/Entered by/)).toBeNull();
    expect(within(theirs).getByText('Entered by the chair, from the floor')).toBeTruthy();
    expect(within(theirs).getByText(/Entered for Arlen, which has yet to confirm or disown it/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'noting a): 1 objection ARL' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'noting a): to confirm ARL' })).toBeTruthy();
    expect(within(theirs).queryByRole('button', { name: /Withdraw/ })).toBeNull();
    expect(await within(theirs).findByText('If confirmed, it replaces your own position: Objection.')).toBeTruthy();
    await rig.user.click(within(theirs).getByRole('button', { name: 'Confirm: Objection' }));
    expect(rig.sent).toEqual([{ do: 'confirm', position: `p${rig.world.state.seq - 1}` }]);
    expect(rig.region('status')).toBe('Arlen has confirmed its position on “noting a)”.');
    expect(cards()).toHaveLength(1);
  });

  it('2.23 is disowned with a statement; both stay to be read', async () => {
    const rig = new DeskRig(ARL, entered());
    await rig.show('a');
    const theirs = cards()[1];
    if (theirs === undefined) throw new Error('two cards expected');
    await rig.user.click(await within(theirs).findByRole('button', { name: 'Disown: Objection' }));
    await rig.user.type(within(theirs).getByRole('textbox'), 'We never spoke.');
    await rig.user.click(within(theirs).getByRole('button', { name: 'Disown' }));
    expect(rig.sent).toEqual([{ do: 'disown', position: `p${rig.world.state.seq - 1}`, statement: 'We never spoke.' }]);
    expect(rig.region('status')).toBe('Arlen has disowned what was entered for it on “noting a)”.');
    expect(cards()).toHaveLength(1);
    expect(await screen.findByText(/^Objection · Entered by the chair, from the floor · Disowned by Arlen /)).toBeTruthy();
  });

  it('2.21 other delegations see that it waits, and answer nothing', async () => {
    const rig = new DeskRig(BRU, entered());
    await rig.show('a');
    for (const card of cards()) expect(within(card).queryByRole('button')).toBeNull();
  });

  it('2.20 a form says what stays and what goes', async () => {
    const rig = new DeskRig(CHAIR, entered());
    await rig.show('a');
    await rig.user.click(screen.getByRole('button', { name: 'Enter for a State' }));
    await rig.user.selectOptions(screen.getByRole('combobox', { name: /Member State/ }), 'arl');
    expect(screen.getByText('Own position of Arlen: Objection. It remains; what you enter stands beside it.')).toBeTruthy();
    expect(screen.getByText(/Arlen already objects: these words replace/)).toBeTruthy();
  });
});
