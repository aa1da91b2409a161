// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Agenda } from '../../client/pages/meeting/agenda.tsx';
import { Floor } from '../../client/pages/meeting/floor.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';
import { ARL, BRU, CHAIR } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

const user = userEvent.setup();
const OPINIONS = [{ id: 'sites', number: '1', title: 'ON SITES', language: 'en', phase: 'drafting' }];
const asking = { kind: 'speak', seat: 'bru-1', entity: 'bru', onBehalf: null, enteredBy: null, askedAt: FORUM.at, givenAt: null } as const;
const FLOOR: ShownForum['floors'][number] = {
  meeting: 'ieg-1',
  agenda: [
    { item: 'opening', title: 'Opening', opinions: [] },
    { item: 'drafts', title: 'Draft opinions', opinions: ['sites'] },
  ],
  at: { item: 'drafts', opinion: null },
  closed: false,
  seconds: 180,
  speaker: null,
  queue: [
    { ...asking, request: 4 },
    { ...asking, request: 5, entity: 'cor', enteredBy: 'secretariat' },
  ],
};
const on = { meeting: 'ieg-1', item: 'drafts' } as const;

type Changes = Partial<ShownForum['floors'][number]>;

function page(actor: Actor, floor: Changes) {
  const forum: ShownForum = {
    ...FORUM,
    presiding: { ...FORUM.presiding, seat: CHAIR.seat },
    groups: [{ group: 'north', code: 'NORTH', names: { en: 'North' }, members: ['arl'] }],
    floors: [{ ...FLOOR, ...floor }],
  };
  const [meeting] = forum.meetings;
  if (meeting === undefined) throw new Error('the forum has a meeting');
  return (
    <Around actor={actor}>
      <ForumContext value={seen(forum)}>
        <Agenda forum={forum} meeting={meeting} />
        <Floor forum={forum} meeting="ieg-1" />
      </ForumContext>
    </Around>
  );
}

/** Another state of the floor comes while the page is open. */
let comes: (floor: Changes) => void;

function show(actor: Actor, floor: Changes = {}) {
  const asked = answering({ 'GET /api/opinions': OPINIONS, 'POST /api/forum/commands': { seq: 1 } });
  const { rerender } = render(page(actor, floor));
  comes = (next) => rerender(page(actor, next));
  return () => asked.filter(({ what }) => what.startsWith('POST')).map(({ body }) => (body as { readonly command: unknown }).command);
}
const press = (name: string | RegExp) => user.click(screen.getByRole('button', { name }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the agenda and the floor', () => {
  it('shows what is on the table and lets those at the table move on', async () => {
    const sent = show(CHAIR);
    expect(within(screen.getByText('Draft opinions').closest('li') ?? document.body).getByText('Under discussion')).toBeTruthy();
    await press('Take up item 1');
    await screen.findByText('ON SITES');
    await press('Put on the table');
    expect(sent()).toEqual([
      { do: 'take-item', meeting: 'ieg-1', at: { item: 'opening', opinion: null } },
      { do: 'take-item', meeting: 'ieg-1', at: { item: 'drafts', opinion: 'sites' } },
    ]);
  });

  it('keeps what was typed into the agenda until every item has a title', async () => {
    const sent = show(CHAIR);
    await user.click(screen.getByText('Change the agenda'));
    await press('Add an item');
    await press('Set the agenda');
    expect([screen.getByText('Every item needs a title.'), sent()]).toEqual([expect.anything(), []]);
    await user.type(screen.getByLabelText('Title of item 3'), 'Other business');
    await press('Move item 3 up');
    await press('Set the agenda');
    const [command] = sent();
    expect(command).toMatchObject({
      do: 'set-agenda',
      items: [{ title: 'Opening' }, { title: 'Other business' }, { title: 'Draft opinions' }],
    });
  });

  it('is asked for by a delegation, in its own name or for its group, and given by whoever presides', async () => {
    const asked = show(ARL);
    expect(screen.queryByRole('button', { name: /Give the floor/ })).toBeNull();
    await user.selectOptions(screen.getByLabelText('On whose behalf'), 'NORTH');
    await press('Point of order');
    expect(asked()).toEqual([{ do: 'ask-floor', ...on, kind: 'point-of-order', entity: null, onBehalf: 'north' }]);
    cleanup();
    const given = show(CHAIR);
    expect(screen.getByText('entered at the table')).toBeTruthy();
    await press('Give the floor to Bruma');
    await press('Move Cordova up');
    await press('Close the list');
    await user.selectOptions(screen.getByLabelText('Speaking time'), '5 minutes');
    expect(given()).toEqual([
      { do: 'give-floor', ...on, request: 4 },
      { do: 'move-request', ...on, request: 5, before: 4 },
      { do: 'set-list', ...on, closed: true, seconds: 180 },
      { do: 'set-list', ...on, closed: false, seconds: 300 },
    ]);
  });

  it('says that somebody else has changed the agenda, before it is written over', async () => {
    show(CHAIR);
    await user.click(screen.getByText('Change the agenda'));
    expect(screen.queryByRole('alert')).toBeNull();
    comes({ agenda: [{ item: 'opening', title: 'Opening of the meeting', opinions: [] }] });
    expect(screen.getByRole('alert').textContent).toContain('Somebody else has changed this');
    expect(screen.getByLabelText<HTMLInputElement>('Title of item 2').value).toBe('Draft opinions');
  });

  it('F12.3 is entered at the table for a card that is seen, of each kind', async () => {
    const sent = show(CHAIR);
    await press('Enter a speaker: statement');
    expect(screen.getAllByText('Choose a delegation first.').length).toBeGreaterThan(0);
    const speakers = screen.getByLabelText('Enter a speaker');
    expect(within(speakers).queryByRole('option', { name: 'Chair' })).toBeNull();
    await user.selectOptions(speakers, 'Arlen');
    await press('Enter a speaker: point of order');
    await user.selectOptions(speakers, 'Bruma');
    await press('Enter a speaker: statement');
    expect(screen.getAllByText('This delegation is already on the list.').length).toBeGreaterThan(0);
    expect(sent()).toEqual([{ do: 'ask-floor', ...on, kind: 'point-of-order', entity: 'arl', onBehalf: null }]);
  });

  it('says why it cannot be asked for', async () => {
    const sent = show(BRU, { closed: true });
    await press('Ask for the floor');
    expect(screen.getAllByText(/only points of order and replies/).length).toBeGreaterThan(0);
    await press('Ask to reply');
    expect(sent()).toEqual([{ do: 'ask-floor', ...on, kind: 'reply', entity: null, onBehalf: null }]);
  });

  it('shows who speaks and how long there is, and lets the speaker end', async () => {
    const sent = show(ARL, { speaker: { ...asking, request: 3, entity: 'arl', givenAt: FORUM.at } });
    expect([screen.getByText('Arlen has the floor'), screen.getByText(/left$|^Time is over/)]).toBeTruthy();
    await press('End the statement');
    expect(sent()).toEqual([{ do: 'end-floor', ...on, request: 3 }]);
  });
});
