// @vitest-environment happy-dom
/** Paragraphs that go, before the eyes of who deletes them and of who holds there. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ARL, BRU, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

describe('a cut that is too large to happen at once', () => {
  it('is asked about, and sent as it is on the screen', async () => {
    const rig = new DeskRig(ARL);
    await rig.show();
    await act(async () => rig.session.cut.set(['n', 'a', 'b']));
    const dialog = await screen.findByRole('dialog', { name: 'Delete 3 paragraphs for everybody?' });
    expect(document.activeElement?.textContent).toBe('Cancel');
    await rig.user.click(within(dialog).getByRole('button', { name: 'Delete for everybody' }));
    const exact = (block: string) => ({ block, exact: rig.world.at(block).exact ?? '' });
    expect(rig.sent).toMatchObject([{ do: 'remove-paragraphs', targets: [{ block: 'n' }, { block: 'a' }, { block: 'b' }] }]);
    expect(exact('x').exact).not.toBe('');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is let go by Cancel', async () => {
    const rig = new DeskRig(ARL);
    await rig.show();
    await act(async () => rig.session.cut.set(['n', 'a', 'b']));
    await rig.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    expect([rig.sent, rig.session.cut.getSnapshot()]).toEqual([[], []]);
  });
});

describe('a State that holds where somebody else deletes', () => {
  it('is told at once, and keeps its mark there', async () => {
    const world = new World();
    world.object(BRU, 'a');
    const rig = new DeskRig(BRU, world);
    await rig.show();
    // this part of the page comes later
    await act(async () => rig.session.cut.set(['b']));
    await rig.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    rig.others((w) => w.remove('a'));
    expect((await screen.findAllByText(/has deleted .* where you have a position\. It stands on\./)).length).toBeGreaterThan(0);
    await waitFor(() => expect(rig.region('alert')).toContain('It stands on.'));
  });
});
