// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ARL, BRU, facts, line } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const sheet = async (name: string | RegExp) => within(await screen.findByRole('form', { name }));

describe('an objection under a condition', () => {
  it('1.9 says in words what meets it; met, it names the entry and whose that was, and in a call whose it is', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    await rig.press('Object');
    const form = await sheet(/^Object/);
    await rig.user.click(form.getByRole('checkbox', { name: /if the paragraph is deleted/ }));
    expect(form.getByText(/not met as long as words of this paragraph stand anywhere else/)).toBeTruthy();
    await rig.user.click(form.getByRole('button', { name: 'Object' }));
    const { world } = rig;
    const left = world.lines.filter(({ id }) => id !== 'a');
    rig.others(() => world.append({ ...facts(world.lines, left), parts: [{ by: BRU, clients: [], blocks: ['a'] }] }));
    world.lines = left;
    const { seq } = world.state;
    expect(
      await screen.findByText(
        `Met at record position ${seq}, by Bruma: it no longer holds anything up, but does so again if the words change.`,
      ),
    ).toBeTruthy();
    expect(screen.getAllByText(/1 objection met by the text/).length).toBeGreaterThan(0);
    rig.others(() => void world.call('a'));
    expect(await screen.findByText('Met by the text: Arlen')).toBeTruthy();
    rig.others(() => world.write([...left, line('z', 'that sites fall silent')]));
    expect(await screen.findByText(/^Not met: its words stand in /)).toBeTruthy();
  });
});
