// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHAIR, GUEST } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';
import { FORUM, seen } from './support/forum.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('what is under discussion', () => {
  it('8.8 is set by the chair from the paragraph, said aloud, named above the text and beside it', async () => {
    const rig = new DeskRig(CHAIR);
    await rig.show('a');
    await rig.user.click(await screen.findByRole('button', { name: 'Put under discussion' }));
    expect(rig.sent).toEqual([{ do: 'focus', block: 'a', view: 'marked' }]);
    expect(rig.region('status')).toBe('Under discussion: noting a)');
    const line = within(await screen.findByRole('region', { name: 'Under discussion' }));
    expect(line.getByRole('button', { name: 'noting a)' })).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Status of “noting a)”' }).textContent).toContain('Under discussion');
    await rig.press('Show it as it reads');
    expect(rig.world.shown.focus).toEqual({ block: 'a', view: 'clean' });
    await rig.press('Put under discussion');
    expect(rig.world.shown.focus).toEqual({ block: null, view: 'clean' });
    expect(screen.queryByRole('region', { name: 'Under discussion' })).toBeNull();
  });

  it('8.8 is put on the screen of the room with its story at one press, and taken from there at the next', async () => {
    const rig = new DeskRig(CHAIR);
    await rig.show('a');
    const button = () => screen.getByRole('button', { name: 'Story on the screen of the room' });
    await screen.findByRole('button', { name: 'Story on the screen of the room' });
    expect(button().getAttribute('aria-pressed')).toBe('false');
    await rig.user.click(button());
    expect(rig.world.shown.focus).toEqual({ block: 'a', view: 'marked', story: true });
    expect(button().getAttribute('aria-pressed')).toBe('true');
    await rig.press('Show it as it reads');
    expect(rig.world.shown.focus).toEqual({ block: 'a', view: 'clean' });
    await rig.user.click(button());
    expect(rig.world.shown.focus).toEqual({ block: 'a', view: 'clean', story: true });
    await rig.user.click(button());
    expect(rig.world.shown.focus).toEqual({ block: 'a', view: 'clean' });
    // another paragraph is not shown by it
    await rig.user.click(button());
    rig.goTo('b');
    expect(button().getAttribute('aria-pressed')).toBe('false');
  });

  it('8.8 is not on the screen of the room while the agenda has something else on the table: the chair reads so, with the way to the agenda', async () => {
    const rig = new DeskRig(CHAIR);
    const agenda = [{ item: 'drafts', title: 'Draft opinions', opinions: ['other', 'o'] }];
    const floor = { meeting: 'ieg-1', agenda, closed: false, seconds: null, speaker: null, queue: [] };
    const at = (opinion: string | null) =>
      seen({ ...FORUM, tables: [{ opinion: 'o', meeting: 'ieg-1' }], floors: [{ ...floor, at: { item: 'drafts', opinion } }] });
    rig.answers = { 'GET /api/opinions': [{ id: 'other', number: '1', calls: [] }] };
    const told = () => screen.queryByText(/^The screen of the room follows/)?.textContent;
    rig.forum = at('other');
    await rig.show('a');
    await screen.findByRole('button', { name: 'Put under discussion' });
    expect(told()).toBeUndefined();
    await rig.press('Put under discussion');
    await waitFor(() =>
      expect(told()).toBe(
        'The screen of the room follows the agenda, and shows something else now: Draft opinion 1. To the agenda of the meeting',
      ),
    );
    expect(screen.getByRole('link', { name: 'To the agenda of the meeting' }).getAttribute('href')).toBe('/meetings/ieg-1');
    cleanup();
    rig.forum = at(null);
    await rig.show('a');
    await waitFor(() => expect(told()).toContain('something else now: Draft opinions.'));
    cleanup();
    rig.forum = at('o');
    await rig.show('a');
    await screen.findByRole('button', { name: 'Put under discussion' });
    expect(told()).toBeUndefined();
  });

  it('8.8 is followed by a reader who wants to, without taking the caret', async () => {
    const rig = new DeskRig(GUEST);
    await rig.show('b');
    rig.others((world) => void world.must(CHAIR, { do: 'focus', block: 'a', view: 'marked' }));
    await rig.user.click(await screen.findByRole('button', { name: 'Follow the chair' }));
    const text = document.createElement('p');
    text.dataset.id = 'x';
    vi.spyOn(text, 'getClientRects').mockReturnValue([new DOMRect()] as unknown as DOMRectList);
    vi.spyOn(text, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 5_000, 100, 50));
    document.querySelector('.text-column')?.append(text);
    const scrolled = vi.spyOn(window, 'scrollBy');
    rig.others((world) => void world.must(CHAIR, { do: 'focus', block: 'x', view: 'marked' }));
    expect(scrolled).toHaveBeenCalledTimes(1);
    expect(rig.opinion.focus.getSnapshot()).toBe('b');
    expect(screen.queryByRole('button', { name: 'Put under discussion' })).toBeNull();
  });
});

it('P21 the paragraph that one goes to is brought in sight with the marks that it has then', async () => {
  const rig = new DeskRig(CHAIR);
  await rig.show('a');
  const text = document.createElement('p');
  text.dataset.id = 'b';
  vi.spyOn(text, 'getClientRects').mockReturnValue([new DOMRect()] as unknown as DOMRectList);
  vi.spyOn(text, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 5_000, 100, 50));
  document.querySelector('.text-column')?.append(text);
  const marked: (string | null | undefined)[] = [];
  vi.spyOn(window, 'scrollBy').mockImplementation(
    () => void marked.push(document.querySelector('.marks.current')?.getAttribute('aria-label')),
  );
  const marks = within(screen.getByRole('list', { name: 'Status of “noting b)”' }));
  await rig.user.click(marks.getByRole('button', { name: 'noting b)' }));
  expect(marked.at(-1)).toBe('Status of “noting b)”');
});
