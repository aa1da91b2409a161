// @vitest-environment happy-dom
/** A form that is open says that somebody else has changed what it is about, and does not say so of what it has sent itself. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { Docket } from '../../client/pages/docket/docket.tsx';
import { ForumContext } from '../../client/pages/forum.tsx';
import { EntitiesContext } from '../../client/pages/names.ts';
import { Groups } from '../../client/pages/office/groups.tsx';
import { Participants } from '../../client/pages/office/participants.tsx';
import { Entities } from '../../shared/page/entities.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';
import { OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

const user = userEvent.setup();
const COMMAND = 'POST /api/forum/commands';
const GROUP = { group: 'ne', code: 'NE', names: { en: 'Neighbours' }, members: ['arl'] };
const WITH_GROUP: ShownForum = { ...FORUM, groups: [GROUP] };
const SEAT = { seat: 'a1', entity: 'arl', functions: [], remote: false, open: true, name: 'A. Orsel', contact: null };
const DRAFT = {
  ...{
    draft: 'a',
    number: 'A',
    title: 'ON A',
    topic: null,
    entity: 'arl',
    meeting: null,
    contribution: null,
    descent: null,
    seq: 1,
    at: 0,
  },
  ...{ by: 'seat-office', needsSupport: false, supporters: [], titles: [], mergedInto: null, ancestry: [], hasText: true },
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Draws a page, and returns what draws it again as the forum has moved on. */
function show(page: ReactNode, forum: ShownForum = FORUM): (forum: ShownForum) => void {
  const drawn = (now: ShownForum) => (
    <Around actor={OFFICE}>
      <ForumContext value={seen(now)}>{page}</ForumContext>
    </Around>
  );
  const { rerender } = render(drawn(forum));
  return (now) => rerender(drawn(now));
}

const told = (): string => screen.queryByRole('alert')?.textContent ?? '';
const theirs = 'Somebody else has changed this';

it('of a group; what is saved folds the form, and is no change of somebody else', async () => {
  const asked = answering({ [COMMAND]: { seq: 10 } });
  const moved = show(<Groups />, WITH_GROUP);
  const change = (): Promise<void> => user.click(screen.getByText('Change: Neighbours'));
  await change();
  expect(told()).toBe('');
  moved({ ...WITH_GROUP, groups: [{ ...GROUP, members: ['arl', 'bru'] }] });
  expect(told()).toContain(theirs);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull());
  expect(asked).toMatchObject([{ body: { command: { do: 'change-group', members: ['arl'] } } }]);
  moved(WITH_GROUP);
  await change();
  expect(told()).toBe('');
});

it('of a seat that is changed or handed over', async () => {
  const answers = { 'GET /api/seats': [SEAT] };
  answering(answers);
  const moved = show(<Participants />);
  const other = (name: string): void => {
    answers['GET /api/seats'] = [{ ...SEAT, name }];
    moved({ ...FORUM });
  };
  for (const [press, name] of [
    ['Change', 'B. Orsel'],
    ['Hand over', 'C. Orsel'],
  ] as const) {
    await user.click(await screen.findByRole('button', { name: new RegExp(`^${press}: `) }));
    expect(told()).toBe('');
    other(name);
    await screen.findByText(name);
    await waitFor(() => expect(told()).toContain(theirs));
  }
});

it('of a participant', async () => {
  answering({ 'GET /api/seats': [SEAT] });
  const page = (code: string) => (
    <Around actor={OFFICE}>
      <EntitiesContext
        value={new Entities([{ id: 'arl', code, names: { en: 'Arlen' }, capacity: 'member-state', dismissed: false }], 'en')}
      >
        <Participants />
      </EntitiesContext>
    </Around>
  );
  const { rerender } = render(page('ARL'));
  await screen.findByText('A. Orsel');
  await user.click(screen.getByText('Code and names: Arlen'));
  expect(told()).toBe('');
  rerender(page('ARN'));
  expect(told()).toContain(theirs);
});

it('of the title and topic of a draft', async () => {
  const answers = { 'GET /api/docket': { cutOff: null, now: 0, drafts: [DRAFT] }, 'GET /api/opinions': [], 'GET /api/documents': [] };
  answering(answers);
  const moved = show(<Docket />);
  const card = within(await screen.findByRole('article'));
  await user.click(card.getByText('Title and topic'));
  expect(told()).toBe('');
  answers['GET /api/docket'] = { cutOff: null, now: 0, drafts: [{ ...DRAFT, title: 'ON ANOTHER' }] };
  moved({ ...FORUM });
  await waitFor(() => expect(told()).toContain(theirs));
});
