// @vitest-environment happy-dom
/** H9 and H10: the ways from the page of an opinion to its past. */
import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ARL } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => void vi.unstubAllGlobals());

describe('the ways to the past', () => {
  it('H9 lead from a paragraph to its story, and copy an address at which it stays as it reads now', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    const story = await screen.findByRole('link', { name: 'Story of this paragraph' });
    expect(story.getAttribute('href')).toBe('/o/o/story/a');
    const copied: string[] = [];
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: async (words: string) => void copied.push(words) } });
    await rig.press('Copy a link to these words');
    expect(await screen.findByRole('button', { name: 'The link is copied.' })).toBeTruthy();
    expect(copied).toEqual([`${window.location.origin}/o/o/at/${rig.world.state.seq}#a`]);
  });

  it('H10 say how many paragraphs read otherwise since they were declared, and nothing where none does', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
    const rig = new DeskRig(ARL);
    rig.world.agree('a', 'b');
    await rig.show('x');
    const outline = await screen.findByRole('navigation', { name: 'Outline' });
    expect(within(outline).queryByRole('link', { name: /declaration/ })).toBeNull();
    const again = new DeskRig(ARL, rig.world);
    rig.world.edit('a', 'that other words stand here;');
    await again.show('x');
    const way = await screen.findByRole('link', { name: '1 change since its declaration without an objection' });
    expect(way.getAttribute('href')).toBe('/o/o/since');
  });
});
