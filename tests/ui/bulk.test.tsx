// @vitest-environment happy-dom
/** Many who are invited at once: by links, and by mail. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { SendNotice } from '../../client/pages/office/notice/send-notice.tsx';
import { Bulk } from '../../client/pages/seats/bulk.tsx';
import type { SeatRow } from '../../shared/wire/forum.ts';
import { CHAIR, EVERYBODY, OFFICE } from '../opinion/world.ts';
import { answering, bodyOf } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const row = (seat: string, entity: string, more: Partial<SeatRow> = {}): SeatRow => ({
  ...{ seat, entity, functions: ['focal-point'], remote: false, open: true, name: null, contact: null },
  ...more,
});
const [other] = EVERYBODY.filter(({ entity }) => entity === 'bru');
const SEATS = [
  row('office', OFFICE.entity),
  row('chair', CHAIR.entity),
  row('arl-1', 'arl'),
  row('arl-2', 'arl', { signedIn: true }),
  row('bru-1', other?.entity ?? ''),
  row('bru-2', other?.entity ?? '', { open: false }),
];

it('F1.16 ticks those who need a link, and each of the others can be ticked still', async () => {
  const asked = answering({ 'POST /api/invitations/all': [] });
  render(
    <Around actor={OFFICE}>
      <Bulk seats={SEATS} waiting={[{ id: 'w', seat: 'bru-1', createdAt: 0, expiresAt: 1 }]} made={async () => {}} />
    </Around>,
  );
  expect(screen.getAllByRole('checkbox')).toHaveLength(5);
  expect(screen.getByLabelText(/· signed in$/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Tick all that need a link' }));
  await user.click(screen.getByRole('button', { name: 'Make 1 link' }));
  expect(bodyOf(asked, 'POST /api/invitations/all')).toMatchObject({ seats: ['arl-1'] });
  for (const box of screen.getAllByRole('checkbox')) await user.click(box);
  expect(screen.getByRole('button', { name: 'Make 5 links' })).toBeTruthy();
});

it.each([
  ['All open seats', 'Invitation link', ['arl-1', 'bru-1']],
  ['All open seats', 'What changed', ['office', 'chair', 'arl-1', 'arl-2', 'bru-1']],
  ['Arlen', 'Invitation link', ['arl-1', 'arl-2']],
])('F1.16 mails to %s, of the kind %s, those who are meant', async (to, kind, seats) => {
  const asked = answering({ 'GET /api/seats': SEATS, 'POST /api/notices': { notice: 'n1' } });
  render(
    <Around actor={OFFICE}>
      <ForumContext value={seen(FORUM)}>
        <SendNotice opinions={[]} sent={async () => {}} />
      </ForumContext>
    </Around>,
  );
  await user.click(screen.getByText('Send a notice'));
  await user.selectOptions(screen.getByLabelText('About'), kind);
  if (kind === 'What changed') fireEvent.change(screen.getByLabelText(/^Changes since/), { target: { value: '2030-01-01T09:00' } });
  await user.selectOptions(await screen.findByLabelText('To'), to);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(bodyOf(asked, 'POST /api/notices')).toMatchObject({ to: seats });
});
