// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Audit } from '../../client/pages/audit/audit.tsx';
import { ForumContext } from '../../client/pages/forum.tsx';
import { ARL, OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

const user = userEvent.setup();

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const by = { seat: 'chair', entity: 'chair', capacity: 'chair', person: 'M. Tarrow' };
const opened = { seq: 9, at: 0, by, type: 'sitting.opened', fact: { type: 'sitting.opened', meeting: 'ieg-1', sitting: 2 }, named: null };
const names = { en: 'Arlen' };
const admitted = {
  seq: 8,
  at: 0,
  by: { ...by, seat: 'secretariat', entity: 'secretariat', person: null },
  type: 'entity.admitted',
  fact: { type: 'entity.admitted', id: 'arl', names },
  named: null,
};
const founded = {
  seq: 1,
  at: 0,
  by: { ...by, seat: 'server', person: null },
  type: 'forum.created',
  fact: { type: 'forum.created', name: 'Test Forum' },
  named: null,
};

const about = (fact: { readonly type: string } & Readonly<Record<string, unknown>>, seq: number) => ({
  seq,
  at: 0,
  by,
  type: fact.type,
  fact,
  named: null,
});
const moved = about({ type: 'restricted.moved', session: 'r1', meeting: 'ieg-1', sitting: 2, opinions: ['o1'], mover: 'bru' }, 7);
const answered = about({ type: 'roll.answered', session: 'r1', entity: 'arl', answer: 'abstain' }, 6);
const rolled = about({ type: 'roll.opened', session: 'r1', denominator: 'present', quorum: false }, 5);
const closed = about({ type: 'seat.closed', seat: 'arl-head' }, 4);

const opens = () =>
  render(
    <Around actor={OFFICE}>
      <ForumContext value={seen(FORUM)}>
        <Audit />
      </ForumContext>
    </Around>,
  );

describe('the log of the forum', () => {
  it('says to a delegate whose it is, and asks the server for nothing', () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    render(
      <Around actor={ARL}>
        <Audit />
      </Around>,
    );
    expect(screen.getByText('The log of the forum is open to the secretariat and the chair.')).toBeTruthy();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });

  it('says what was done, about what, by whom, when and where; earlier entries are asked for, and kinds chosen', async () => {
    answering({
      'GET /api/opinions': [{ id: 'o1', number: '4' }],
      'GET /api/seats': [
        { seat: 'arl-head', entity: 'arl', functions: ['head'], remote: false, until: null, open: true, name: 'A. Head', contact: null },
      ],
      'GET /api/forum/log': { entries: [opened, admitted], next: 8 },
      'GET /api/forum/log?before=8': { entries: [founded], next: null },
      'GET /api/forum/log?kind=restricted': { entries: [moved, answered, rolled, closed], next: null },
    });
    opens();
    const rows = async () => (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);
    const [first, second] = await rows();
    expect(first).toBe('Sitting opened · IEG-1 · Sitting 2M. Tarrow · chair · chair1 Jan 1970, 00:00 UTC · position 9');
    expect(second).toContain('Participant admitted · Arlen');
    expect(second).toContain('name not known or erased');
    await user.click(screen.getByRole('button', { name: 'Show earlier entries' }));
    expect((await rows()).at(-1)).toContain('Forum founded · Test Forumby the server');
    expect(screen.getByText('This is the beginning of the log.')).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('Show'), 'restricted');
    await screen.findByText('Roll answered');
    const [one, two, three, four] = await rows();
    expect(one).toContain('Restricted session moved · Bruma · Restricted session 1 · Draft opinion 4 · IEG-1 · Sitting 2');
    expect(two).toContain('Roll answered · Arlen · Restricted session 1 · Abstain');
    expect(three).toContain('Roll call opened · Restricted session 1 · the Member States that answer');
    expect(four).toContain('Seat closed · Arlen and head of delegation');
    expect(document.body.textContent).not.toMatch(/\br1\b|arl-head|\bpresent\b|seat /);
  });

  it('P14 says what could not be read, of each page by itself, and tries again', async () => {
    const rest = { 'GET /api/opinions': [], 'GET /api/seats': [], 'GET /api/forum/log': { entries: [opened], next: 8 } };
    answering({ ...rest, 'GET /api/forum/log?before=8': [500, { code: 'internal' }] });
    opens();
    await user.click(await screen.findByRole('button', { name: 'Show earlier entries' }));
    expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded');
    expect([screen.getAllByRole('listitem').length, screen.queryByText(/beginning of the log/)]).toEqual([1, null]);
    answering({ ...rest, 'GET /api/forum/log?before=8': { entries: [founded], next: null } });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('This is the beginning of the log.')).toBeTruthy();
    expect([screen.getAllByRole('listitem').length, screen.queryByRole('alert')]).toEqual([2, null]);
  });
});
