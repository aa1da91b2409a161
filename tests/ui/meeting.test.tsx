// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Meeting } from '../../client/pages/meeting/meeting.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';
import { ARL, CHAIR, OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

const user = userEvent.setup();
const HOLDS: ShownForum = {
  ...FORUM,
  presiding: { ...FORUM.presiding, seat: CHAIR.seat, chairs: [{ seat: CHAIR.seat, name: 'M. Tarrow' }] },
};
const DEPUTY: Actor = { ...CHAIR, seat: 'chair-2', functions: ['deputy-chair'] };
const WITH_DEPUTY: ShownForum = {
  ...HOLDS,
  presiding: { ...HOLDS.presiding, chairs: [...HOLDS.presiding.chairs, { seat: 'chair-2', name: null }] },
};
const OPINIONS = [
  { id: 'sites', number: '1', title: 'ON SITES', language: 'en', phase: 'drafting' },
  { id: 'cables', number: '2', title: 'ON CABLES', language: 'en', phase: 'drafting' },
];

const show = (id: string, actor: Actor, forum = HOLDS) =>
  render(
    <Around actor={actor}>
      <ForumContext value={seen(forum)}>
        <Meeting id={id} />
      </ForumContext>
    </Around>,
  );

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const sent = (asked: readonly { readonly what: string; readonly body: unknown }[]): readonly unknown[] =>
  asked.filter(({ what }) => what.startsWith('POST')).map(({ body }) => (body as { readonly command?: unknown }).command ?? body);

/** Answers the question that was asked. */
const sure = (name: string | RegExp): Promise<void> => user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name }));

// happy-dom has no modal dialogs
beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= () => {};
});

describe('a meeting', () => {
  it('is turned by whoever presides; the secretariat is told why not, and a delegation sees no buttons', async () => {
    const asked = answering({ 'GET /api/opinions': [], 'POST /api/forum/commands': { seq: 1 } });
    show('ieg-1', CHAIR);
    expect(screen.getByText(/Sitting 2 · open since 16 May 2030, 08:00 UTC/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Open a sitting' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Suspend the sitting' }));
    expect(sent(asked)).toEqual([]);
    await sure('Suspend the sitting');
    expect(sent(asked)).toEqual([{ do: 'suspend-sitting', meeting: 'ieg-1' }]);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    cleanup();
    show('ieg-2', CHAIR);
    await user.click(screen.getByRole('button', { name: 'Open a sitting' }));
    await sure('Open a sitting');
    expect(sent(asked).at(-1)).toEqual({ do: 'open-sitting', meeting: 'ieg-2' });
    cleanup();
    show('ieg-1', OFFICE);
    await user.click(screen.getByRole('button', { name: 'Close the sitting' }));
    expect(screen.getAllByText('Only the presiding chair can do this.').length).toBeGreaterThan(0);
    expect(sent(asked)).toHaveLength(2);
    cleanup();
    show('ieg-1', ARL);
    expect(screen.queryByRole('button', { name: /sitting/ })).toBeNull();
    expect(screen.queryByText('Set the policy')).toBeNull();
  });

  it('F3.9 asks before a sitting is opened on a day that is none of its meeting, and opens it at once on one that is', async () => {
    const asked = answering({ 'GET /api/opinions': [], 'POST /api/forum/commands': { seq: 1 } });
    show('ieg-2', CHAIR);
    await user.click(screen.getByRole('button', { name: 'Open a sitting' }));
    expect(sent(asked)).toEqual([]);
    expect(screen.getByRole('alertdialog').textContent).toContain('planned for');
    await sure('Cancel');
    expect([sent(asked), screen.queryByRole('alertdialog')]).toEqual([[], null]);
    cleanup();
    const today = FORUM.meetings.map((one) => ({ ...one, from: '2030-05-16', to: '2030-05-17', sittings: [] }));
    show('ieg-2', CHAIR, { ...HOLDS, meetings: today });
    await user.click(screen.getByRole('button', { name: 'Open a sitting' }));
    expect(sent(asked)).toEqual([{ do: 'open-sitting', meeting: 'ieg-2' }]);
  });

  it('passes the gavel: asked for by a deputy, handed by whoever presides, or by the secretariat when it was asked for', async () => {
    const asked = answering({ 'GET /api/opinions': [], 'POST /api/forum/commands': { seq: 1 } });
    show('ieg-1', DEPUTY, WITH_DEPUTY);
    await user.click(screen.getByRole('button', { name: 'Ask for the gavel' }));
    expect(screen.queryByRole('button', { name: /Hand the gavel/ })).toBeNull();
    cleanup();
    show('ieg-1', OFFICE, WITH_DEPUTY);
    await user.click(screen.getByRole('button', { name: /Hand the gavel/ }));
    expect(screen.getAllByText(/only to a deputy who has asked/).length).toBeGreaterThan(0);
    cleanup();
    show('ieg-1', OFFICE, { ...WITH_DEPUTY, presiding: { ...WITH_DEPUTY.presiding, askedBy: 'chair-2' } });
    await user.click(screen.getByRole('button', { name: /Hand the gavel/ }));
    expect(sent(asked)).toHaveLength(1);
    expect(within(screen.getByRole('alertdialog')).getByText(/alone can hand the gavel back/)).toBeTruthy();
    await sure(/Hand the gavel/);
    expect(sent(asked)).toEqual([{ do: 'ask-for-gavel' }, { do: 'hand-gavel', to: 'chair-2' }]);
  });

  it('asks once before it is suspended or closed, says how many calls run, and takes a key that is pressed twice for no answer', async () => {
    const call = (seq: number, deadline: number | null) => ({ seq, paragraphs: [], deadline, leftMs: 9000, said: [] });
    const opinions = [
      { ...OPINIONS[0], calls: [call(3, null), call(4, null), call(5, Date.UTC(2030, 5, 1))] },
      { ...OPINIONS[1], calls: [call(6, null)] },
    ];
    const asked = answering({ 'GET /api/opinions': opinions, 'POST /api/forum/commands': { seq: 1 } });
    const underWay = [{ session: 'r1', meeting: 'ieg-1', opinions: ['x'], state: 'moved' as const }];
    show('ieg-1', CHAIR, { ...HOLDS, tables: [{ opinion: 'sites', meeting: 'ieg-1' }], underWay });
    const question = () => within(screen.getByRole('alertdialog'));
    screen.getByRole('button', { name: 'Suspend the sitting' }).focus();
    await user.keyboard('{Enter}');
    expect(await question().findByText('2 calls are open now. They stay open.')).toBeTruthy();
    expect(question().queryByText(/restricted session/)).toBeNull();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Close the sitting' }));
    expect(question().getByText(/^A restricted session of this meeting ends with the sitting/)).toBeTruthy();
    await user.click(question().getByRole('button', { name: 'Cancel' }));
    expect(sent(asked)).toEqual([]);
  });

  it('has rules of its own, set in one act', async () => {
    const asked = answering({ 'GET /api/opinions': [], 'POST /api/forum/commands': { seq: 1 } });
    show('ieg-1', CHAIR);
    expect(screen.getByText(/has set no policy of its own/)).toBeTruthy();
    await user.click(screen.getByText('Set the policy'));
    await user.click(await screen.findByLabelText('Remote participants may write'));
    await user.selectOptions(screen.getByLabelText('Who writes'), 'suggest');
    await user.click(screen.getByRole('button', { name: 'Set the policy' }));
    expect(sent(asked)).toMatchObject([
      { do: 'set-meeting-policy', meeting: 'ieg-1', policy: { editing: 'suggest', remoteMayEdit: false, minCallSeconds: 15 } },
    ]);
  });

  it('names the field that is out of its range, with the range, and sends nothing', async () => {
    const asked = answering({ 'GET /api/opinions': [], 'POST /api/forum/commands': { seq: 1 } });
    show('ieg-1', CHAIR);
    await user.click(screen.getByText('Set the policy'));
    const seconds = await screen.findByLabelText(/^Minimum time of a call/);
    await user.clear(seconds);
    await user.type(seconds, '9');
    expect(seconds.getAttribute('aria-invalid')).toBe('true');
    expect(seconds.closest('.field')?.querySelector('.error')?.textContent).toBe('From 10 to 3,600');
    await user.click(screen.getByRole('button', { name: 'Set the policy' }));
    expect(sent(asked)).toEqual([]);
    await user.type(seconds, '0');
    expect(seconds.getAttribute('aria-invalid')).toBe('false');
    await user.click(screen.getByRole('button', { name: 'Set the policy' }));
    expect(sent(asked)).toMatchObject([{ policy: { minCallSeconds: 90 } }]);
  });

  it('lists the opinions on its table, and takes up another', async () => {
    const done = { seq: 1 };
    const asked = answering({ 'GET /api/opinions': OPINIONS, 'POST /api/meetings/ieg-1/opinions': done });
    show('ieg-1', OFFICE, { ...HOLDS, tables: [{ opinion: 'sites', meeting: 'ieg-1' }] });
    const table = within(screen.getByRole('region', { name: 'Opinions taken up in this meeting' }));
    expect((await table.findByRole('link')).textContent).toBe('ON SITES');
    await user.selectOptions(table.getByLabelText('Opinion'), 'cables');
    await user.click(table.getByRole('button', { name: 'Take up' }));
    await waitFor(() => expect(sent(asked)).toMatchObject([{ opinion: 'cables' }]));
  });

  it('names an opinion once: under its item, or among those that no item names', async () => {
    answering({ 'GET /api/opinions': OPINIONS });
    const tables = [
      { opinion: 'sites', meeting: 'ieg-1' },
      { opinion: 'cables', meeting: 'ieg-1' },
    ];
    const agenda = [{ item: 'drafts', title: 'Draft opinions', opinions: ['sites'] }];
    const floors = [{ meeting: 'ieg-1', agenda, at: null, closed: false, seconds: null, speaker: null, queue: [] }];
    show('ieg-1', ARL, { ...HOLDS, tables, floors });
    const links = async (name: string) =>
      (await within(screen.getByRole('region', { name })).findAllByRole('link', { name: /^ON / })).map(({ textContent }) => textContent);
    expect(await links('Agenda')).toEqual(['ON SITES']);
    expect(await links('Opinions outside the agenda')).toEqual(['ON CABLES']);
    cleanup();
    show('ieg-1', ARL, { ...HOLDS, tables: tables.slice(0, 1), floors });
    expect(await links('Agenda')).toEqual(['ON SITES']);
    expect(screen.queryByRole('region', { name: /^Opinions/ })).toBeNull();
  });

  it('offers to put on its table what goes on, and says of all else how it ended', async () => {
    const opinions = [
      ...OPINIONS,
      { id: 'power', number: '3', title: 'ON POWER', language: 'en', phase: 'adopted', venue: 'ieg' },
      { id: 'water', number: '4', title: 'ON WATER', language: 'en', phase: 'not-adopted', venue: 'wtpf' },
    ];
    answering({ 'GET /api/opinions': opinions });
    const agenda = [{ item: 'drafts', title: 'Draft opinions', opinions: opinions.map(({ id }) => id) }];
    const floors = [{ meeting: 'ieg-1', agenda, at: null, closed: false, seconds: null, speaker: null, queue: [] }];
    const merged = [{ opinion: 'cables', into: 'power', number: '3' }];
    show('ieg-1', OFFICE, { ...HOLDS, floors, merged });
    const region = within(screen.getByRole('region', { name: 'Agenda' }));
    await region.findByRole('link', { name: 'ON WATER' });
    const row = (title: string) => within(region.getByRole('link', { name: title }).closest('li') as HTMLElement);
    const offered = ['ON SITES', 'ON CABLES', 'ON POWER', 'ON WATER'].filter(
      (title) => row(title).queryByRole('button', { name: 'Put on the table' }) !== null,
    );
    expect(offered).toEqual(['ON SITES']);
    expect(row('ON POWER').getByText('Agreed by the IEG')).toBeTruthy();
    expect(row('ON POWER').getByText('Opinion 3')).toBeTruthy();
    expect(row('ON WATER').getByText('Closed without adoption')).toBeTruthy();
    expect(row('ON CABLES').getByText(/Merged into/)).toBeTruthy();
    // nor is it taken up by another meeting
    cleanup();
    show('ieg-2', OFFICE, { ...HOLDS, merged });
    const choice = await screen.findByLabelText('Opinion');
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['', '1: ON SITES']);
  });

  it('that is not there says so', () => {
    answering({ 'GET /api/opinions': [] });
    show('zzz', ARL);
    expect(screen.getByText('There is no such meeting.')).toBeTruthy();
  });
});
