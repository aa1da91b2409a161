// @vitest-environment happy-dom
/** The desk's section of notices, and what the chair is told before a silence procedure. */
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Notices } from '../../client/pages/office/notices.tsx';
import { NoticeFirst } from '../../client/pages/opinion/chair/notice-first.tsx';
import { announcer } from '../../client/ui/announce.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';
import { CHAIR, OFFICE } from '../opinion/world.ts';
import { answering, bodyOf } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const UNTIL = Date.UTC(2030, 4, 12, 9);
const delivery = (seat: string, more: object) => ({
  seat,
  entity: 'arl',
  name: 'A. Orsel',
  contact: `${seat}@arlen.example`,
  state: 'accepted',
  attempts: 1,
  at: Date.UTC(2030, 0, 2, 9),
  code: 250,
  why: null,
  ...more,
});
const SILENCE = {
  notice: 'n1',
  about: { kind: 'silence', opinion: 'one', deadline: UNTIL },
  at: Date.UTC(2030, 0, 2, 9),
  by: 'office',
  without: ['cor'],
  deliveries: [
    delivery('s-1', {}),
    delivery('s-2', { state: 'refused', code: 550 }),
    delivery('s-3', { state: 'unreachable', code: null, contact: null, why: 'no-address' }),
    delivery('s-4', { state: 'failed', code: 451, attempts: 3 }),
  ],
};
const AUTOMATIC = { deadline: true, silence: true, sitting: false };
const OPINIONS = [
  { id: 'one', number: '10', title: 'ON SITES', phase: 'drafting' },
  { id: 'two', number: '11', title: 'ON CABLES', phase: 'adopted' },
  { id: 'six', number: '12', title: 'ON WATER', phase: 'not-adopted' },
];
const SEATS = [
  { seat: 's-1', entity: 'arl', functions: ['focal-point'], remote: false, open: true },
  { seat: 's-2', entity: 'bru', functions: [], remote: false, open: true },
  { seat: 's-9', entity: 'bru', functions: [], remote: false, open: false },
];
const desk = (notices: object, more: object = {}) => {
  const asked = answering({ 'GET /api/notices': notices, 'GET /api/opinions': OPINIONS, 'GET /api/seats': SEATS, ...more });
  render(
    <Around actor={OFFICE}>
      <Notices />
    </Around>,
  );
  return asked;
};

describe('the desk', () => {
  it('says what went to whom, what failed and why, and sends again what did', async () => {
    const asked = desk({ mail: true, automatic: AUTOMATIC, notices: [SILENCE] }, { 'POST /api/forum/commands': { seq: 9 } });
    expect(await screen.findByText('Silence procedure on Draft opinion 10 until 12 May 2030, 09:00 UTC')).toBeTruthy();
    expect(screen.getByText(/1 of 4 deliveries accepted/)).toBeTruthy();
    expect(screen.getByText('Without a focal point: Cordova')).toBeTruthy();
    expect(screen.getByText(/^code 550 · 2 Jan 2030/)).toBeTruthy();
    expect(screen.getByText(/^no address is known/)).toBeTruthy();
    expect(screen.getByText(/^code 451 · 3 attempts/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Send again: s-1/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Send again: s-2@arlen.example' }));
    const { body } = asked.find(({ what }) => what === 'POST /api/forum/commands') ?? {};
    expect(body).toMatchObject({ command: { do: 'renew-delivery', notice: 'n1', seat: 's-2' } });
  });

  it('says when nothing was sent yet, and when this server sends no mail', async () => {
    desk({ mail: false, automatic: AUTOMATIC, notices: [] });
    expect(await screen.findByText('No notice has been sent yet.')).toBeTruthy();
    expect(screen.getByText(/This server sends no mail/)).toBeTruthy();
  });

  it('sends a notice to open seats, once it says what about', async () => {
    const asked = desk({ mail: true, automatic: AUTOMATIC, notices: [] }, { 'POST /api/notices': [201, { notice: 'n1' }] });
    await user.click(await screen.findByText('Send a notice'));
    await user.click(await screen.findByRole('button', { name: 'Send' }));
    expect(screen.getByText('required')).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('About'), 'Invitation link');
    await user.selectOptions(screen.getByLabelText('To'), 'Bruma');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(asked.some(({ what }) => what === 'POST /api/notices')).toBe(true));
    const sent = asked.find(({ what }) => what === 'POST /api/notices');
    expect(sent?.body).toMatchObject({ about: { kind: 'invitation' }, to: ['s-2'] });
  });

  it('F10.13 shows a notice in one’s own words, and who gets it, before it goes to the seats that were ticked', async () => {
    const proof = {
      letters: [{ language: 'fr', subject: 'Forum : The room', text: 'It is B.\n\nVous recevez ceci', to: ['s-1'] }],
      ...{ unreached: ['s-2'], without: [] },
    };
    const asked = desk(
      { mail: true, automatic: AUTOMATIC, notices: [] },
      { 'POST /api/notices/look': proof, 'POST /api/notices': [201, { notice: 'n1' }] },
    );
    await user.click(await screen.findByText('Send a notice'));
    await user.selectOptions(screen.getByLabelText('About'), 'In your own words');
    await user.selectOptions(screen.getByLabelText('To'), 'Chosen seats');
    await user.click(screen.getByRole('button', { name: 'Look at it first' }));
    expect(screen.getByText('Tick at least one seat first.')).toBeTruthy();
    expect(screen.getAllByText('required')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Tick all' }));
    await user.type(screen.getByLabelText('Subject'), 'The room');
    await user.type(screen.getByLabelText('Words of the notice'), 'It is B.');
    expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Look at it first' }));
    expect((await screen.findByRole('status', { name: '' })).textContent).toBe('1 seat gets it in Français');
    expect(screen.getByText(/It is B\.\s+Vous recevez ceci/).getAttribute('lang')).toBe('fr');
    expect(screen.getByText(/^Without an address: BRU/)).toBeTruthy();
    const wish = { about: { kind: 'free', subject: 'The room' }, to: ['s-1', 's-2'], text: 'It is B.' };
    expect(bodyOf(asked, 'POST /api/notices/look')).toEqual(wish);
    // what was changed is looked at anew
    await user.type(screen.getByLabelText('Subject'), '!');
    expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Look at it first' }));
    await user.click(await screen.findByRole('button', { name: 'Send' }));
    await waitFor(() =>
      expect(bodyOf(asked, 'POST /api/notices')).toMatchObject({ ...wish, about: { kind: 'free', subject: 'The room!' } }),
    );
  });

  it('F10.12 sends a circular letter of the register', async () => {
    const asked = desk(
      { mail: true, automatic: AUTOMATIC, notices: [] },
      {
        'GET /api/circulars': [{ circular: 'cl-26-1', number: 'CL-26/1', title: 'Themes' }],
        'POST /api/notices/look': { letters: [], unreached: ['s-1', 's-2'], without: [] },
      },
    );
    await user.click(await screen.findByText('Send a notice'));
    await user.selectOptions(screen.getByLabelText('About'), 'Circular letter');
    await user.selectOptions(await screen.findByLabelText('Which letter'), 'CL-26/1 – Themes');
    await user.click(screen.getByRole('button', { name: 'Look at it first' }));
    expect(await screen.findByText('None of these seats has an address.')).toBeTruthy();
    expect(bodyOf(asked, 'POST /api/notices/look')).toEqual({ about: { kind: 'circular', circular: 'cl-26-1' }, to: ['s-1', 's-2'] });
  });

  it('tells nobody of a silence procedure on what is adopted or closed', async () => {
    desk({ mail: true, automatic: AUTOMATIC, notices: [] });
    await user.click(await screen.findByText('Send a notice'));
    await user.selectOptions(await screen.findByLabelText('About'), 'Silence procedure');
    const offered = await screen.findAllByRole('option', { name: /^Draft opinion/ });
    expect(offered.map(({ textContent }) => textContent)).toEqual(['Draft opinion 10']);
  });

  it('says which went out by themselves, and switches each kind on and off', async () => {
    const mine = { ...SILENCE, by: 'server', about: { ...SILENCE.about, kind: 'silence-near' }, without: [], deliveries: [] };
    const near = { ...mine, notice: 'n2', about: { kind: 'deadline-near', deadline: 'd-1', at: UNTIL, days: 7 } };
    const asked = desk({ mail: true, automatic: AUTOMATIC, notices: [near, mine] }, { 'POST /api/forum/commands': { seq: 9 } });
    expect(await screen.findByText('Reminder: silence procedure on Draft opinion 10 until 12 May 2030, 09:00 UTC')).toBeTruthy();
    expect(screen.getByText('Reminder: d-1, 12 May 2030, 09:00 UTC')).toBeTruthy();
    expect(screen.getAllByText(/^Sent automatically 2 Jan 2030/)).toHaveLength(2);
    const ticks = ['deadlines', 'silence', 'sitting'].map((word) => screen.getByRole('checkbox', { name: new RegExp(word) }));
    expect(ticks.map((tick) => (tick as HTMLInputElement).checked)).toEqual([true, true, false]);
    await user.click(screen.getByRole('checkbox', { name: /sitting/ }));
    const { body } = asked.find(({ what }) => what === 'POST /api/forum/commands') ?? {};
    expect(body).toMatchObject({ command: { do: 'switch-notices', kind: 'sitting', on: true } });
  });

  it('warns of a deadline that has passed before it is sent', async () => {
    const forum = {
      deadlines: [
        { deadline: 'past', kind: 'other', names: { en: 'Comments' }, at: UNTIL, meeting: null },
        { deadline: 'coming', kind: 'drafts', names: { en: 'Drafts' }, at: UNTIL + 2, meeting: null },
      ],
      meetings: [],
    };
    answering({
      'GET /api/notices': { mail: true, automatic: AUTOMATIC, notices: [] },
      'GET /api/opinions': OPINIONS,
      'GET /api/seats': SEATS,
    });
    render(
      <Around actor={OFFICE}>
        <ForumContext
          value={{ forum: forum as unknown as ShownForum, trouble: null, lost: null, now: UNTIL + 1, refetch: () => Promise.resolve() }}
        >
          <Notices />
        </ForumContext>
      </Around>,
    );
    await user.click(await screen.findByText('Send a notice'));
    await user.selectOptions(await screen.findByLabelText('About'), 'Deadline');
    await user.selectOptions(screen.getByLabelText('Which deadline'), 'Drafts');
    expect([screen.queryByRole('alert'), screen.getByRole('button', { name: 'Send' })]).toEqual([null, expect.anything()]);
    await user.selectOptions(screen.getByLabelText('Which deadline'), 'Comments');
    expect(screen.getByRole('alert').textContent).toBe('This deadline passed 12 May 2030, 09:00 UTC. Send the notice anyway?');
    expect(screen.getByRole('button', { name: 'Send anyway' })).toBeTruthy();
  });
});

describe('the chair', () => {
  const show = (notices: readonly object[], more: object = {}, earliest = UNTIL) => {
    const asked = answering({ 'GET /api/notices': { mail: true, automatic: AUTOMATIC, notices }, ...more });
    render(
      <Around actor={CHAIR}>
        <NoticeFirst opinion="one" deadline={UNTIL} earliest={earliest} />
      </Around>,
    );
    return asked;
  };

  it('sends the notice of a silence procedure with its deadline', async () => {
    const asked = show([{ ...SILENCE, about: { ...SILENCE.about, deadline: UNTIL + 1 } }], {
      'POST /api/notices': [201, { notice: 'n2' }],
    });
    await user.click(await screen.findByRole('button', { name: 'Send the notice to the focal points' }));
    await waitFor(() => expect(asked.filter(({ what }) => what === 'GET /api/notices').length).toBeGreaterThan(1));
    expect(bodyOf(asked, 'POST /api/notices')).toMatchObject({ about: SILENCE.about, to: [] });
  });

  it('is not offered to tell anybody of a deadline that the rules do not take, nor before it is known that nobody was told', async () => {
    show([]);
    expect(screen.queryByRole('button')).toBeNull();
    expect(await screen.findByRole('button')).toBeTruthy();
    cleanup();
    show([], {}, UNTIL + 60_000);
    expect(screen.getByText('This date is not possible. The limit is 12 May 2030, 09:01 UTC.')).toBeTruthy();
    await act(() => new Promise(requestAnimationFrame));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('sees whom it has reached', async () => {
    show([SILENCE]);
    expect(await screen.findByText('1 of 4 deliveries accepted')).toBeTruthy();
    expect(screen.getByText('Without a focal point: Cordova')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('P37 hears once that the notice is on its way, and once what became of it, in no place of its own', async () => {
    const said: string[] = [];
    const saying = vi.spyOn(announcer, 'say').mockImplementation((region, _kind, words) => void said.push(`${region}: ${words}`));
    const waiting = { state: 'waiting', code: null };
    let arrived = 0;
    show([], {
      'GET /api/notices': () => {
        const deliveries = ['s-1', 's-2'].map((seat, at) => delivery(seat, at < arrived ? {} : waiting));
        return { mail: true, automatic: AUTOMATIC, notices: [{ ...SILENCE, deliveries }] };
      },
    });
    for (; arrived <= 2; arrived += 1) {
      window.dispatchEvent(new Event('online'));
      expect((await screen.findByText(`${arrived} of 2 deliveries accepted`)).closest('[aria-live], [role=status]')).toBeNull();
    }
    expect(said).toEqual([
      'status: The notice is on its way. Call once every State has been notified, or is listed as not reached.',
      'status: 2 of 2 deliveries accepted. Without a focal point: Cordova',
    ]);
    // what has not changed since is not said to whoever opens the form again, and what has changed is
    const again = async (notice: object, seen: string): Promise<void> => {
      cleanup();
      show([notice]);
      await screen.findByText(seen);
    };
    const through = { ...SILENCE, deliveries: ['s-1', 's-2'].map((seat) => delivery(seat, {})) };
    await again(through, '2 of 2 deliveries accepted');
    await again({ ...SILENCE, notice: 'n7' }, '1 of 4 deliveries accepted');
    expect(said).toHaveLength(2);
    await again({ ...through, deliveries: [...through.deliveries, delivery('s-3', {})] }, '3 of 3 deliveries accepted');
    expect(said.slice(2)).toEqual(['status: 3 of 3 deliveries accepted. Without a focal point: Cordova']);
    saying.mockRestore();
  });

  it('P37 hears what became of a notice that was sent here, also where it was through at once', async () => {
    const saying = vi.spyOn(announcer, 'say');
    let sent = false;
    show([], {
      'GET /api/notices': () => ({ mail: true, automatic: AUTOMATIC, notices: sent ? [{ ...SILENCE, notice: 'n8' }] : [] }),
      'POST /api/notices': () => {
        sent = true;
        return [201, { notice: 'n8' }];
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Send the notice to the focal points' }));
    await screen.findByText('1 of 4 deliveries accepted');
    expect(saying.mock.calls.map(([, , words]) => words)).toEqual(['1 of 4 deliveries accepted. Without a focal point: Cordova']);
    saying.mockRestore();
  });
});
