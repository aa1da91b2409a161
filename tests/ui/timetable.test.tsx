// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ForumContext, type ForumNow } from '../../client/pages/forum.tsx';
import { Frame } from '../../client/pages/frame.tsx';
import { Next } from '../../client/pages/home/next.tsx';
import { Now } from '../../client/pages/home/now.tsx';
import { OpenConsultations } from '../../client/pages/home/open-consultations.tsx';
import { Sitting } from '../../client/pages/sitting.tsx';
import { Timetable } from '../../client/pages/timetable/timetable.tsx';
import { announcer } from '../../client/ui/announce.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

const user = userEvent.setup();
const show = (page: ReactNode, now: ForumNow, actor: Actor = ARL) =>
  render(
    <Around actor={actor}>
      <ForumContext value={now}>{page}</ForumContext>
    </Around>,
  );

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

const NowAndNext = () => (
  <>
    <Now opinions={[]} />
    <Next />
  </>
);

const DAY = 86_400_000;
const words = (): string => document.body.textContent?.replaceAll(/\s+/g, ' ') ?? '';

describe('now and next', () => {
  it('says in which consultation anybody comments, and until when; the one that closes first comes first', async () => {
    const row = (id: string, closesAt: number, open = true) => ({
      ...{ id, number: `INF/${id}`, title: `TEXT ${id}`, language: 'en', closesAt, open, document: id, opinion: null, confirms: false },
      ...{ unconfirmed: 0, waiting: 0, released: 0 },
    });
    const { now } = seen(FORUM);
    answering({
      'GET /api/consultations': [row('3', now + 3 * DAY), row('2', now + 2 * DAY), row('1', now - 1), row('4', now + DAY, false)],
    });
    show(<OpenConsultations now={now} />, seen(FORUM));
    await screen.findByRole('link', { name: 'TEXT 2' });
    const links = screen.getAllByRole('link').filter(({ textContent }) => textContent?.startsWith('TEXT'));
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/consultation/2?lang=en', '/consultation/3?lang=en']);
    expect(words()).toMatch(/Open online consultations[^·]*INF\/2TEXT 2Open until 18 May 2030, 09:00 UTC · in 2 days/);
    expect(words()).not.toContain('INF/4');
  });

  it('says what sits, who presides, what comes, and when by both clocks', () => {
    show(<NowAndNext />, seen(FORUM));
    const said = words();
    for (const sentence of [
      'Sitting 2 of IEG-1 is open.',
      'Presiding: M. Tarrow',
      'Open since 16 May 2030, 08:00 UTC (1 hour ago)'.replace('1 hour', '60 minutes'),
      '16 May 2030, 10:00 CEST at the meeting',
      'Meeting 2',
      '3 – 4 June 2030 · in 17 days · Geneva',
      'New draftsin 3 days · 19 May 2030, 21:00 UTC',
    ])
      expect(said).toContain(sentence);
    expect(said).not.toContain('Contributions');
  });

  it('says that nothing goes on, and that it failed', async () => {
    const refetch = vi.fn(() => Promise.resolve());
    show(<NowAndNext />, seen({ ...FORUM, meetings: [], deadlines: [] }));
    for (const sentence of ['No meeting is sitting now.', 'No further meeting is planned.', 'There are no upcoming deadlines.'])
      expect(words()).toContain(sentence);
    cleanup();
    show(<Now opinions={[]} />, seen(null, { trouble: { status: 0, code: '' }, refetch }));
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledOnce();
  });

  it('is on every other page too, with who is no longer there and who asks for the gavel', () => {
    window.history.replaceState(null, '', '/me');
    const [first, ...others] = FORUM.meetings;
    const sittings = first?.sittings.map((one) => ({ ...one, state: 'suspended' as const, left: ['arl', 'bru'] })) ?? [];
    const meetings = first === undefined ? others : [{ ...first, sittings }, ...others];
    show(<Frame>page</Frame>, seen({ ...FORUM, meetings, presiding: { ...FORUM.presiding, askedBy: 'chair-2' } }));
    for (const sentence of [
      'Sitting 2 of IEG-1 is suspended.',
      'Arlen and Bruma lost their last seats during this sitting.',
      'A deputy chair asks to preside.',
    ])
      expect(words()).toContain(sentence);
  });
});

describe('what is said of a sitting', () => {
  it('is said once, whatever page one comes from, and again when it is another', () => {
    const say = vi.spyOn(announcer, 'say').mockReturnValue();
    window.history.replaceState(null, '', '/me');
    const suspended = FORUM.meetings.map((one) => ({
      ...one,
      sittings: one.sittings.map((sat) => ({ ...sat, state: 'suspended' as const })),
    }));
    for (const meetings of [FORUM.meetings, FORUM.meetings, suspended]) {
      show(<Sitting />, seen({ ...FORUM, meetings }));
      cleanup();
    }
    expect(say.mock.calls.map(([, , words]) => /open|suspended/.exec(words)?.[0])).toEqual(['open', 'suspended']);
    say.mockRestore();
  });
});

describe('the timetable', () => {
  it('is read by everybody, with what was changed by which decision, and changed by the secretariat alone', () => {
    show(<Timetable />, seen(FORUM));
    const history = within(screen.getByRole('region', { name: 'What changed, and by which decision' }));
    const [newest, older] = history.getAllByRole('listitem').map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' '));
    expect(newest).toContain('First day: 16 May 2030 (before: 9 May 2030)');
    expect(newest).toContain('no decision named');
    expect(older).toContain('Meeting 1 planned: 9 – 10 May 2030');
    expect(older).toContain('Decision 611');
    expect(screen.queryByRole('button', { name: /Change/ })).toBeNull();
    expect(screen.queryByText('Plan a meeting')).toBeNull();
  });

  it('sends a change as one command with its decision, and says what is missing before', async () => {
    const asked = answering({ 'POST /api/forum/commands': { seq: 10 } });
    const refetch = vi.fn(() => Promise.resolve());
    show(<Timetable />, seen(FORUM, { refetch }), OFFICE);
    await user.click(screen.getByRole('button', { name: 'Change: Meeting 2' }));
    const form = within(screen.getByRole('button', { name: 'Record the change' }).closest('form') as HTMLFormElement);
    await user.clear(form.getByLabelText('Name (English)'));
    await user.click(form.getByRole('button', { name: 'Record the change' }));
    expect(asked).toEqual([]);
    expect(form.getByLabelText('Name (English)').getAttribute('aria-invalid')).toBe('true');
    const codeField = form.getByLabelText('Code, as document numbers say it');
    const before = (codeField as HTMLInputElement).value;
    await user.type(codeField, ' 2');
    await user.click(form.getByRole('button', { name: 'Record the change' }));
    expect(form.getByText('Latin letters, digits and hyphens only, 12 at most')).toBeTruthy();
    await user.clear(codeField);
    await user.type(codeField, before);
    await user.type(form.getByLabelText('Name (English)'), 'Second');
    await user.type(form.getByLabelText('Name (Français)'), 'Deuxième');
    await user.type(form.getByLabelText('By what decision'), 'C30/4');
    await user.click(form.getByRole('button', { name: 'Record the change' }));
    const { uuid, command } = (asked[0]?.body ?? {}) as { uuid?: string; command?: object };
    expect(uuid).toMatch(/^[0-9a-f-]{36}$/);
    const { meeting, kind, code, place, from, to, zone } = FORUM.meetings[1] ?? {};
    const names = { en: 'Second', fr: 'Deuxième' };
    expect(command).toEqual({ do: 'change-meeting', meeting, kind, code, place, from, to, zone, names, decision: 'C30/4' });
    expect(refetch).toHaveBeenCalled();
  });

  it('F2.7 says of a moment that is over that it is, before it is sent; of one that is only named anew it does not', async () => {
    const asked = answering({ 'POST /api/forum/commands': { seq: 10 } });
    show(<Timetable />, seen(FORUM), OFFICE);
    const over = (): string => screen.queryByRole('alert')?.textContent ?? '';
    const form = async (name: string): Promise<ReturnType<typeof within>> => {
      await user.click(screen.getByRole('button', { name: `Change: ${name}` }));
      return within(screen.getByRole('button', { name: 'Record the change' }).closest('form') as HTMLFormElement);
    };
    const put = async (field: HTMLElement, value: string): Promise<void> => {
      await user.clear(field);
      await user.type(field, value);
    };
    const past = await form('Contributions');
    await user.type(past.getByLabelText('Name (English)'), ' anew');
    expect(over()).toBe('');
    await put(past.getByLabelText(/^Day/), '2030-05-15');
    expect(over()).toContain('has already passed');
    await put(past.getByLabelText(/^Day/), '2030-05-17');
    expect(over()).toBe('');
    await put(past.getByLabelText(/^Day/), '2030-05-15');
    await user.click(past.getByRole('button', { name: 'Record the change' }));
    expect(asked).toMatchObject([{ body: { command: { do: 'set-deadline', at: Date.UTC(2030, 4, 15, 8, 59) } } }]);
    const meeting = await form('Meeting 2');
    await put(meeting.getByLabelText(/^First day/), '2030-05-02');
    expect(over()).toBe('');
    await put(meeting.getByLabelText(/^Last day/), '2030-05-03');
    expect(over()).toContain('has already passed');
  });

  it('F2.7 names what of a template would be over', async () => {
    answering({});
    show(<Timetable />, seen({ ...FORUM, meetings: [], deadlines: [] }), OFFICE);
    const start = async (month: string): Promise<string> => {
      await user.clear(screen.getByLabelText('First month'));
      await user.type(screen.getByLabelText('First month'), month);
      return screen.queryByRole('alert')?.textContent ?? '';
    };
    expect(await start('2030-07')).toBe('');
    expect(await start('2030-05')).toMatch(/^These would have passed already: Contributions to the first/);
  });

  it('of nothing begins from a template in one press', async () => {
    const asked = answering({ 'POST /api/forum/template': {} });
    show(<Timetable />, seen({ ...FORUM, meetings: [], deadlines: [] }), OFFICE);
    const start = screen.getByLabelText('First month');
    await user.clear(start);
    await user.type(start, '2031-09');
    expect(words()).toContain('First meeting of the Informal Expert Group begins on 15 September 2031.');
    await user.click(screen.getByRole('button', { name: 'Fill the timetable' }));
    expect(asked).toEqual([{ what: 'POST /api/forum/template', body: { template: 'report', start: '2031-09', decision: null } }]);
  });
});
