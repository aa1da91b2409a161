// @vitest-environment happy-dom
/** Paragraphs that go, before the eyes of who deletes them and of who holds there. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { standing } from '../../shared/opinion/standing.ts';
import { ARL, BRU, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

describe('a cut that is too large to happen at once', () => {
  it('is asked about, and sent as it is on the screen', async () => {
    const rig = new DeskRig(ARL);
    await rig.show();
    await act(async () => rig.opinion.cut.set({ blocks: ['n', 'a', 'b'], rest: () => {} }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete 3 paragraphs for everybody?' });
    expect(document.activeElement?.textContent).toBe('Cancel');
    await rig.user.click(within(dialog).getByRole('button', { name: 'Delete for everybody' }));
    const exact = (block: string) => ({ block, exact: rig.world.at(block).exact ?? '' });
    expect(rig.sent).toMatchObject([{ do: 'remove-paragraphs', targets: [{ block: 'n' }, { block: 'a' }, { block: 'b' }] }]);
    expect(exact('x').exact).not.toBe('');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  it('is let go by Cancel', async () => {
    const rig = new DeskRig(ARL);
    await rig.show();
    await act(async () => rig.opinion.cut.set({ blocks: ['n', 'a', 'b'], rest: () => {} }));
    await rig.user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Cancel' }));
    expect([rig.sent, rig.opinion.cut.getSnapshot()]).toEqual([[], null]);
  });
});

describe('a State that holds where somebody else deletes', () => {
  it('is told at once, and keeps its mark there', async () => {
    const world = new World();
    world.object(BRU, 'a');
    const rig = new DeskRig(BRU, world);
    await rig.show();
    // this part of the page comes later
    await act(async () => rig.opinion.cut.set({ blocks: ['b'], rest: () => {} }));
    await rig.user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Cancel' }));
    rig.others((w) => w.remove('a'));
    expect((await screen.findAllByText(/has deleted .* on which you have a position\. It continues to stand\./)).length).toBeGreaterThan(0);
    await waitFor(() => expect(rig.region('alert')).toContain('It continues to stand.'));
  });
});

describe('a line where a paragraph was', () => {
  it('is one for many of one deletion, with each of them folded under it, and offers once to put all back', async () => {
    const rig = new DeskRig(ARL);
    // there is no editor here that puts them into the text
    const bury = rig.margin.bury.bind(rig.margin);
    rig.margin.bury = (gone) => {
      const places = bury(gone);
      document.body.append(...places);
      return places;
    };
    await rig.show();
    await act(async () => rig.opinion.cut.set({ blocks: ['b'], rest: () => {} }));
    await rig.user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Cancel' }));
    const { lines } = rig.world;
    const gone = ['n', 'a', 'b', 'v', 'x', 'y'];
    rig.others((w) => w.write(lines.filter(({ id }) => !gone.includes(id))));
    const all = await screen.findAllByRole('button', { name: /^Put back all/ });
    const listed = standing(rig.world.state).paragraphs.filter(({ removed, status }) => removed && status !== null);
    expect([all.length, listed.length > 3]).toEqual([1, true]);
    const many = all[0]?.closest('.gone-lines')?.querySelector('details');
    expect(many?.querySelector('summary')?.textContent).toMatch(new RegExp(`^${listed.length} paragraphs Deleted`));
    expect(many?.querySelectorAll('.gone-line').length).toBe(listed.length);
    await rig.user.click(all[0] as HTMLElement);
    expect(rig.sent.at(-1)).toMatchObject({ do: 'restore-deletion', of: listed[0]?.removedBy?.seq });
  });
});
