// @vitest-environment happy-dom
/** The first page says what is to be done now, to whoever looks. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Home } from '../../client/pages/home/home.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, CHAIR } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const NOTHING_ELSE = { 'GET /api/consultations': [], 'GET /api/opinions/halted': [], 'GET /api/threads/to-answer': [] };
const LISTED = {
  ...{ id: 'one', number: '10', title: 'ON SITES', language: 'en', phase: 'drafting', seq: 9, at: 0 },
  counts: { objected: 1, pending: 0, unsettled: 0, agreed: 3, reopened: 0, open: 1 },
  ...{ blockers: [], calls: [], focus: null, yours: [], withholdings: [], ready: { call: 0, declare: 0 }, news: null },
};

describe('the first page', () => {
  const named = (label: string) => ({ id: `b${label}`, kind: 'preamble-item', label, heading: 'noting', removed: false });
  const tables = [{ opinion: 'one', meeting: 'ieg-1' }];
  const show = (actor: Actor, forum = { ...FORUM, tables }) =>
    render(
      <Around actor={actor}>
        <ForumContext value={seen(forum)}>
          <Home />
        </ForumContext>
      </Around>,
    );
  const headings = async () => {
    await screen.findByRole('heading', { name: 'Opinions' });
    return screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent?.trim());
  };
  const rows = (name: RegExp) =>
    within(screen.getByRole('region', { name }))
      .queryAllByRole('listitem')
      .map((one) => one.textContent?.replaceAll(/\s+/g, ' '));
  const calls = [{ seq: 4, paragraphs: [named('c)')], deadline: null, leftMs: 9_000, said: [] }];

  it('P18 begins with what is under discussion and what the State must answer; then the opinions, and what is next', async () => {
    const yours = [
      { why: 'instructions', paragraph: null, until: null, since: null },
      { why: 'time', paragraph: named('b)'), until: Date.UTC(2030, 4, 20, 10), since: null },
    ];
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, calls, yours, focus: named('a)') }] });
    show(ARL);
    expect(await headings()).toEqual([
      'Draft opinion 10 · noting a)',
      'Your State must answer 3',
      'Opinions',
      'Three things to know',
      'What comes next',
    ]);
    expect(screen.getByRole('link', { name: 'Join at this paragraph' }).getAttribute('href')).toBe('/o/one#ba)');
    expect(rows(/must answer/)).toEqual([
      expect.stringMatching(/^The chair asks for objections to “noting c\)”\..*Answer$/),
      expect.stringMatching(/^The time that your State asked for on “noting b\)” ends.*20 May 2030, 10:00 UTC ?Answer$/),
      expect.stringMatching(/^Instructions of your State on the opinion as a whole are pending/),
    ]);
    const about = 'Answer: Draft opinion 10 · The time that your State asked for on “noting b)” ends';
    expect(screen.getByRole('link', { name: about }).getAttribute('href')).toBe('/o/one#bb)');
  });

  it('H53 leads to what has changed since one was last there, or since the first text, and nowhere where nothing has happened', async () => {
    const others = [
      { ...LISTED, id: 'two', number: '11', news: 'tabled' },
      { ...LISTED, id: 'three', number: '12' },
    ];
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, news: 'here' }, ...others] });
    show(ARL);
    await screen.findByRole('heading', { name: 'Opinions' });
    const ways = screen.getAllByRole('link', { name: /^What changed/ });
    expect(ways.map((way) => [way.getAttribute('aria-label'), way.getAttribute('href')])).toEqual([
      ['What changed since your last visit: Draft opinion 10', '/o/one/since?since=here'],
      ['What changed since the first text: Draft opinion 11', '/o/two/since?since=here'],
    ]);
  });

  it('P18 tells the State which comments wait for it, and not that nothing does', async () => {
    const waiting = { opinion: 'one', thread: 't1', audience: { of: 'seats' }, message: 'm1', by: 'bru-head', entity: 'bru', at: 0 };
    const anchor = { on: 'paragraph', block: 'bb)', hash: 'x', range: null, quote: null };
    const threads = [{ ...waiting, anchor, why: 'mention', more: 40 }];
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [LISTED], 'GET /api/threads/to-answer': threads });
    show(ARL);
    expect(await screen.findByRole('heading', { name: 'Comments that wait for your State' })).toBeTruthy();
    expect(rows(/must answer/)).toEqual([expect.stringMatching(/^Bruma calls upon your State in a comment/)]);
    expect(screen.getByText('Not listed: 40 more. They come up as these are answered.')).toBeTruthy();
    expect(screen.getByRole('link', { name: /^Open: .*calls upon/ }).getAttribute('href')).toBe('/o/one#bb)');
    expect(screen.queryByText('Nothing waits for your State.')).toBe(null);
  });

  it('P18 tells the State what others have deleted although it holds there, until it has seen it on this device', async () => {
    const yours = [{ why: 'gone', paragraph: { ...named('b)'), removed: true }, until: null, since: 7 }];
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, yours }] });
    show(ARL);
    expect(await headings()).toContain('Your State must answer');
    const told = '“noting b)”, on which your State has a position, was deleted. The position stands.';
    screen.getByRole('heading', { name: 'Your State must know' });
    screen.getByText(told);
    fireEvent.click(screen.getByRole('button', { name: 'Mark as seen' }));
    expect(screen.queryByText(told)).toBeNull();
    cleanup();
    show(ARL);
    await headings();
    expect(screen.queryByText(told)).toBeNull();
    cleanup();
    // deleted once more, it is told once more
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, yours: yours.map((one) => ({ ...one, since: 9 })) }] });
    show(ARL);
    await screen.findByText(told);
  });

  it('13.7 and P18 tells the State of editorial changes that wait, until it has seen them on this device', async () => {
    const waits = (date: number) => [{ code: 'editorial-waits', blocks: ['bb)'], date }];
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, blockers: waits(Date.UTC(2030, 4, 18, 10)) }] });
    show(ARL);
    const told = /^An editorial change of agreed text was confirmed\. Any Member State can undo that.*until 18 May 2030, 10:00 UTC\.$/;
    await screen.findByText(told);
    expect(screen.getByRole('link', { name: /^Open: .*editorial change/ }).getAttribute('href')).toBe('/o/one#bb)');
    fireEvent.click(screen.getByRole('button', { name: 'Mark as seen' }));
    expect(screen.queryByText(told)).toBeNull();
    cleanup();
    show(ARL);
    await headings();
    expect(screen.queryByText(told)).toBeNull();
    cleanup();
    // another one, or the same after a restricted session
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, blockers: waits(Date.UTC(2030, 4, 19, 10)) }] });
    show(ARL);
    await screen.findByText(/until 19 May 2030, 10:00 UTC\.$/);
  });

  it('H79 P18 says that personal data wait for the chair, to chair and State, and leads to the page without script', async () => {
    const told = '2 proposals to withhold personal data wait for the chair';
    const wait = (withholdings: readonly number[]) => answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, withholdings }] });
    wait([7, 9]);
    show(CHAIR);
    await headings();
    expect(rows(/ready/)?.map((row) => row?.split('Draft')[0])).toEqual(['Nothing stands in the way: adoption can be called for', told]);
    expect(screen.getByRole('link', { name: new RegExp(`^Open: .*${told}`) }).getAttribute('href')).toBe('/o/one/personal-data');
    cleanup();
    show(ARL);
    await screen.findByText(told);
    expect(screen.getByRole('link', { name: new RegExp(`^Open: .*${told}`) }).getAttribute('href')).toBe('/o/one/personal-data');
    fireEvent.click(screen.getByRole('button', { name: 'Mark as seen' }));
    expect(screen.queryByText(told)).toBeNull();
    cleanup();
    // another one is told alone, and no more when it is over
    const another = '1 proposal to withhold personal data waits for the chair';
    wait([7, 9, 12]);
    show(ARL);
    await screen.findByText(another);
    cleanup();
    wait([7, 9]);
    show(ARL);
    await headings();
    expect(screen.queryByText(/personal data/)).toBeNull();
  });

  it('P18 lists a call to which the State has spoken with what it said, and does not count it', async () => {
    const both = { ...calls[0], paragraphs: [named('c)'), named('d)')], said: [{ block: 'bc)', kind: 'support' }] };
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, calls: [both] }] });
    show(ARL);
    // to one of two paragraphs: it is said to which, and the way leads to the other
    expect(await headings()).toContain('Your State must answer 1');
    await screen.findByText('noting c): Arlen supports this text');
    expect(screen.getByRole('link', { name: /^Answer/ }).getAttribute('href')).toBe('/o/one?answer#bd)');
    cleanup();
    const said = [{ block: 'bc)', kind: 'support' }];
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, calls: calls.map((one) => ({ ...one, said })) }] });
    show(ARL);
    expect(await headings()).toContain('Your State must answer');
    expect(screen.getByText('Nothing waits for your State.')).toBeTruthy();
    await screen.findByText('Arlen supports this text');
    expect(rows(/must answer/)).toEqual([
      'The chair asks for objections to “noting c)”.Draft opinion 10 · ON SITESArlen supports this textOpen',
    ]);
    expect(screen.getByRole('link', { name: /^Open/ }).getAttribute('href')).toBe('/o/one#bc)');
  });

  it('P18 says to the chair what is ready, and which States the rest waits for; where nothing waits, what will stand there', async () => {
    const blockers = [
      { code: 'objection-stands', entities: ['arl', 'bru'], blocks: ['a'] },
      { code: 'time-asked', entities: ['bru'], blocks: ['b'], date: 0 },
      { code: 'not-agreed', blocks: ['c'] },
    ];
    const agreed = { ...LISTED, id: 'two', number: '2' };
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, blockers, ready: { call: 2, declare: 1 } }, agreed] });
    show(CHAIR);
    expect(await headings()).toEqual([
      'No draft opinion is on the table yet.',
      'What is ready',
      'What waits for whom',
      'Opinions',
      'What comes next',
    ]);
    expect(rows(/ready/).map((row) => row?.split('Draft')[0])).toEqual([
      '1 paragraph can be declared agreed',
      '2 paragraphs have nothing against them and can be called',
      'Nothing stands in the way: adoption can be called for',
    ]);
    expect(rows(/waits/).map((row) => row?.trim())).toEqual([
      'Bruma Draft opinion 10: 2 paragraphs'.replace(' Draft', 'Draft'),
      'ArlenDraft opinion 10: 1 paragraph',
    ]);
    cleanup();
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [LISTED] });
    show(ARL);
    expect(await screen.findByText('Nothing waits for your State.')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'What is ready' })).toBeNull();
  });

  it('P18 folds what is more than sixty days away', async () => {
    const { now } = seen(FORUM);
    const due = (deadline: string, days: number) =>
      ({ deadline, kind: 'drafts', names: { en: deadline }, at: now + days * 86_400_000, meeting: null }) as const;
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [LISTED] });
    show(ARL, { ...FORUM, tables, deadlines: [due('near', 59), due('far', 61), due('farther', 300)] });
    const next = within(await screen.findByRole('region', { name: 'What comes next' }));
    const folded = next.getByText(/^2 later dates, from 16 July 2030$/).closest('details');
    expect(folded?.open).toBe(false);
    expect([...(folded?.querySelectorAll('.now-what') ?? [])].map(({ textContent }) => textContent)).toEqual(['far', 'farther']);
    expect(next.getByText('near').closest('details')).toBeNull();
  });
});
