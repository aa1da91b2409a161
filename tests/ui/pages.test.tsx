// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Frame } from '../../client/pages/frame.tsx';
import { Home } from '../../client/pages/home/home.tsx';
import { NewOpinion } from '../../client/pages/read/new-opinion.tsx';
import { Sessions } from '../../client/pages/sessions/sessions.tsx';
import { Invite } from '../../client/pages/sign-in/invite.tsx';
import { readLink } from '../../client/pages/sign-in/link.ts';
import { SignIn } from '../../client/pages/sign-in/sign-in.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, CHAIR, OFFICE } from '../opinion/world.ts';
import { answering, bodyOf } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

const user = userEvent.setup();
const show = (page: ReactNode, actor: Actor | null = null, demo = false) => {
  render(
    <Around actor={actor} demo={demo}>
      {page}
    </Around>,
  );
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.location.hash = '';
});

const TOKEN = 'a'.repeat(43);
const COUNTS = { objected: 1, pending: 0, unsettled: 0, agreed: 3, reopened: 0, open: 1 };
const LISTED = {
  id: 'one',
  number: '10',
  title: 'ON SITES',
  language: 'en',
  phase: 'drafting',
  seq: 9,
  at: 0,
  counts: COUNTS,
  blockers: [],
  calls: [],
  focus: null,
  yours: [],
  withholdings: [],
  ready: { call: 0, declare: 0 },
  news: null,
};

describe('signing in', () => {
  it('of a demonstration is one press on a seat, grouped by capacity, and says that it is one', async () => {
    const seats = [
      { id: 'seat-arl', entity: 'arl', capacity: 'member-state', functions: ['head'], person: 'A. Orsel' },
      { id: 'seat-chair', entity: 'chair', capacity: 'chair', functions: [], person: 'M. Tarrow' },
    ];
    const asked = answering({ 'GET /api/demo/seats': seats, 'POST /api/demo/step-in': { signedIn: true } });
    show(
      <Frame>
        <SignIn />
      </Frame>,
      null,
      true,
    );
    expect(screen.getByText(/^Demonstration:/)).toBeTruthy();
    const states = within(await screen.findByRole('region', { name: 'Member States' }));
    await user.click(states.getByRole('button', { name: /Arlen/ }));
    expect(asked.at(-1)).toEqual({ what: 'POST /api/demo/step-in', body: { seat: 'seat-arl' } });
  });

  const OPENS = {
    entity: { id: 'bru', code: 'BRU', names: { en: 'Bruma', fr: 'Brume' }, capacity: 'member-state' },
    functions: ['head'],
    remote: true,
    expiresAt: Date.UTC(2030, 4, 12, 9),
  };
  const facts = async () =>
    Object.fromEntries((await screen.findAllByRole('term')).map((term) => [term.textContent, term.nextElementSibling?.textContent]));

  it('with a link: the page says for which seat it is; looking spends nothing, the button does', async () => {
    window.location.hash = `#${TOKEN}`;
    const asked = answering({ 'POST /api/invitations/look': OPENS, 'POST /api/invitations/redeem': {} });
    show(<Invite />);
    expect(await facts()).toEqual({
      'Delegation or body': 'Bruma',
      'Takes part as': 'Member State · participating remotely',
      Functions: 'head of delegation',
      'Works once, until': expect.stringContaining('12 May 2030'),
    });
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(screen.getByText('required')).toBeTruthy();
    expect(asked).toEqual([{ what: 'POST /api/invitations/look', body: { token: TOKEN } }]);
    await user.type(screen.getByLabelText(/Your name/), ' A. Orsel ');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(asked.at(-1)).toEqual({ what: 'POST /api/invitations/redeem', body: { token: TOKEN, person: 'A. Orsel' } });
  });

  it.each([
    ['link-spent', /has already been used.*Ask it for a new link/],
    ['link-expired', /has expired. Ask the secretariat for a new one/],
    ['link-revoked', /withdrawn this link.*or ask for one/],
    ['link-unknown', /may be incomplete.*ask the secretariat for a new one/],
    ['seat-closed', /closed. Ask the secretariat/],
  ])('says what to do with a link that opens nothing: %s, at once and when it ends while the page is open', async (code, words) => {
    window.location.hash = `#${TOKEN}`;
    answering({ 'POST /api/invitations/look': [410, { code }] });
    show(<Invite />);
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
    answering({ 'POST /api/invitations/look': OPENS, 'POST /api/invitations/redeem': [410, { code }] });
    show(<Invite />);
    await user.type(await screen.findByLabelText(/Your name/), 'A. Orsel');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('with half a link asks nobody, and with none of an answer offers to try again', async () => {
    window.location.hash = `#${TOKEN.slice(1)}`;
    const asked = answering({});
    show(<Invite />);
    expect(screen.getByRole('alert').textContent).toContain('copy all of it');
    expect(asked).toEqual([]);
    cleanup();
    window.location.hash = `#${TOKEN}`;
    answering({ 'POST /api/invitations/look': [429, { code: 'too-many' }] });
    show(<Invite />);
    expect((await screen.findByRole('alert')).textContent).toContain('Wait a minute');
    answering({ 'POST /api/invitations/look': OPENS });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await facts())['Delegation or body']).toBe('Bruma');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('a name that cannot be shown is said beside the name; the link is not blamed', async () => {
    window.location.hash = `#${TOKEN}`;
    answering({ 'POST /api/invitations/look': OPENS, 'POST /api/invitations/redeem': [400, { code: 'not-understood' }] });
    show(<Invite />);
    await user.type(await screen.findByLabelText(/Your name/), 'A. Orsel');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText(/contains characters that cannot be displayed/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows whoever is still signed in the way in, where the old link is used', async () => {
    window.location.hash = `#${TOKEN}`;
    answering({ 'POST /api/invitations/look': [410, { code: 'link-spent' }] });
    show(<Invite />, ARL);
    expect((await screen.findByRole('link', { name: 'Go to the list of opinions' })).getAttribute('href')).toBe('/');
  });

  it('reads the token out of what was pasted', () => {
    for (const pasted of [TOKEN, `https://forum.example/invite#${TOKEN}`, `https://forum.example/invite/${TOKEN}/ `]) {
      expect(readLink(pasted)).toBe(TOKEN);
    }
    for (const pasted of ['', 'https://forum.example/', `${TOKEN}b`, TOKEN.slice(1)]) expect(readLink(pasted)).toBeNull();
  });
});

const NOTHING_ELSE = { 'GET /api/consultations': [], 'GET /api/opinions/halted': [], 'GET /api/threads/to-answer': [] };

describe('the list of opinions', () => {
  const list = () => (
    <ForumContext value={seen(FORUM)}>
      <Home />
    </ForumContext>
  );

  it('T34 names those of which nothing can be said, and why', async () => {
    const why = 'opinion/do-7, entry 12: the payload is not the one the header names';
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [LISTED], 'GET /api/opinions/halted': [{ id: 'do-7', why }] });
    show(list(), ARL);
    expect(await screen.findByText('The record of do-7 is damaged; none of it is shown.')).toBeTruthy();
    expect(screen.getByText(why)).toBeTruthy();
    expect(screen.getByText('ON SITES')).toBeTruthy();
  });

  it('says how far each is, in words as well, in the order in which the server lists them', async () => {
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [LISTED, { ...LISTED, id: 'two', number: '2', title: 'ON CABLES' }] });
    show(list(), ARL);
    expect(await screen.findAllByText('5 paragraphs: 3 agreed, 1 open and 1 with objections')).toHaveLength(2);
    expect(
      screen
        .getAllByRole('article')
        .flatMap((one) => within(one).getAllByRole('heading', { level: 3 }))
        .map(({ textContent }) => textContent),
    ).toEqual(['ON SITES', 'ON CABLES']);
    expect(screen.queryByRole('link', { name: 'New opinion from text' })).toBeNull();
  });

  it('counts paragraphs and names States in what stands in the way', async () => {
    const blockers = [
      { code: 'objection-stands', entities: ['arl'], blocks: ['a'] },
      { code: 'not-agreed', blocks: ['a', 'b'] },
    ];
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [{ ...LISTED, blockers }] });
    show(list(), ARL);
    expect(await screen.findByText(/^Arlen objects to 1 paragraph\./)).toBeTruthy();
    expect(screen.getByText(/^Not yet agreed: 2 paragraphs\./)).toBeTruthy();
  });

  it('says that it is empty, or that it could not be loaded, and tries again', async () => {
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [] });
    show(list(), OFFICE);
    expect(await screen.findByText(/Begin with a text/)).toBeTruthy();
    cleanup();
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': 'no connection' });
    show(list(), ARL);
    expect(
      await screen.findByText('The server did not answer. Try again when the connection is back: nothing is done twice.'),
    ).toBeTruthy();
    answering({ ...NOTHING_ELSE, 'GET /api/opinions': [LISTED] });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('ON SITES')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the list of opinions, before it is here', () => {
  it('says so, and shows nothing that what comes later would push down', async () => {
    const asked = answering({ 'GET /api/opinions': [LISTED] });
    show(
      <ForumContext value={seen(null)}>
        <Home />
      </ForumContext>,
      ARL,
    );
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(screen.getByText('Loading…')).toBeTruthy();
    expect(screen.queryByText('ON SITES')).toBeNull();
  });
});

describe('the frame', () => {
  it('says for whom one speaks, and offers the office to the secretariat alone', () => {
    show(<Frame>.</Frame>, ARL);
    expect(screen.getByText('You speak for Arlen (Member State)')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Secretariat’s desk' })).toBeNull();
    cleanup();
    show(<Frame>.</Frame>, CHAIR);
    expect(screen.getByText('You act as chair')).toBeTruthy();
    cleanup();
    show(<Frame>.</Frame>, OFFICE);
    expect(screen.getByRole('link', { name: 'Secretariat’s desk' })).toBeTruthy();
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'English',
      'Français',
      'Español',
      'Русский',
      '中文',
      'العربية',
    ]);
  });
});

describe('sessions', () => {
  it('show a token once and revoke it', async () => {
    const row = {
      ...{ id: 't', kind: 'token', seat: 'seat-arl', person: 'A', label: 'robot', own: false },
      ...{ createdAt: 0, seenAt: 0, expiresAt: 0 },
    };
    const asked = answering({
      'GET /api/sessions': [],
      'GET /api/tokens': [row],
      'GET /api/me/mail': { calls: false, sends: false, address: false },
      'POST /api/tokens': { id: 't', token: 'secret-token', expiresAt: 0 },
      'DELETE /api/tokens/t': {},
    });
    show(<Sessions />, ARL);
    await user.type(await screen.findByLabelText('What it is for'), 'robot');
    await user.click(screen.getByRole('button', { name: 'Make a token' }));
    expect(await screen.findByText('secret-token')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Revoke: robot' }));
    expect(asked.some(({ what }) => what === 'DELETE /api/tokens/t')).toBe(true);
  });
});

describe('a new opinion', () => {
  const beside = { 'GET /api/documents': [], 'GET /api/docket': { cutOff: null, now: 0, drafts: [] } };
  const blocks = [
    { kind: 'title', level: 0, text: 'ON SITES' },
    { kind: 'text', level: 0, text: 'considering' },
    { kind: 'preamble-item', level: 0, text: 'that sites fall silent' },
  ];
  const doubts = [{ block: 1, why: 'unknown-heading', text: 'considering' }];

  it('is read first, corrected, and then created', async () => {
    const asked = answering({
      ...beside,
      'POST /api/opinions/read': { blocks, doubts, taken: [{ as: 'page', text: '3/4' }] },
      'POST /api/opinions': [201, { id: 'new' }],
    });
    show(<NewOpinion />, OFFICE);
    await user.type(screen.getByLabelText('Text of the opinion'), 'ON SITES');
    await user.click(screen.getByRole('button', { name: 'Read the text' }));
    expect(await screen.findByText(/^3 paragraphs were read\. 1 point to check$/)).toBeTruthy();
    expect(screen.getAllByText(/not on the list of keywords/)).toHaveLength(2);
    await user.selectOptions(screen.getByLabelText('What paragraph 2 is'), 'preamble keyword');
    await user.click(screen.getByRole('button', { name: 'Create the opinion' }));
    expect(asked.some(({ what }) => what === 'POST /api/opinions')).toBe(false);
    await user.type(screen.getByLabelText(/^Number/), '7');
    await user.selectOptions(screen.getByLabelText(/^Presented by/), 'Arlen');
    await user.click(screen.getByRole('button', { name: 'Create the opinion' }));
    expect(asked.at(-1)?.body).toMatchObject({
      number: '7',
      title: 'ON SITES',
      sponsor: 'arl',
      source: null,
      blocks: [{ kind: 'title' }, { kind: 'preamble-heading', text: 'considering' }, { kind: 'preamble-item' }],
    });
  });

  it('is read again at once in another language, and asks first where corrections would be lost', async () => {
    const asked = answering({ ...beside, 'POST /api/opinions/read': { blocks, doubts, taken: [{ as: 'page', text: '3/4' }] } });
    show(<NewOpinion />, OFFICE);
    await user.type(screen.getByLabelText('Text of the opinion'), 'ON SITES');
    await user.click(screen.getByRole('button', { name: 'Read the text' }));
    expect((await screen.findByText(/not taken as wording/)).closest('details')?.textContent).toContain('3/4');
    const last = () => asked.findLast(({ what }) => what === 'POST /api/opinions/read')?.body;
    const choose = (language: string) => user.selectOptions(screen.getByRole('combobox', { name: 'Language of the text' }), language);
    await choose('es');
    await vi.waitFor(() => expect(last()).toEqual({ text: 'ON SITES', language: 'es' }));
    await user.selectOptions(await screen.findByLabelText('What paragraph 2 is'), 'preamble keyword');
    await choose('fr');
    expect(last()).toMatchObject({ language: 'es' });
    await user.click(screen.getByRole('button', { name: 'Read it again' }));
    await vi.waitFor(() => expect(last()).toMatchObject({ language: 'fr' }));
  });

  it('that comes after the cut-off quotes the rule, and becomes a contribution with every word', async () => {
    const late = [409, { code: 'after-cut-off', date: Date.UTC(2030, 4, 12, 9) }];
    const asked = answering({
      ...beside,
      'POST /api/opinions/read': {
        blocks: [...blocks, { kind: 'preamble-item', level: 0, text: 'that power fails' }],
        doubts: [],
        taken: [],
      },
      'POST /api/opinions': late,
      'POST /api/contributions': [201, { id: 'c-1' }],
    });
    show(<NewOpinion />, OFFICE);
    await user.type(screen.getByLabelText('Text of the opinion'), 'ON SITES');
    await user.click(screen.getByRole('button', { name: 'Read the text' }));
    await user.type(await screen.findByLabelText(/^Number/), '7');
    await user.selectOptions(screen.getByLabelText(/^Presented by/), 'Arlen');
    await user.click(screen.getByRole('button', { name: 'Create the opinion' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/^After the cut-off of 12 May 2030.*paragraph 4: “no new draft opinion/);
    await user.click(screen.getByRole('button', { name: 'File this text as a contribution' }));
    expect(screen.getByText(/^It is a proposal/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'File' }));
    const filed = bodyOf(asked, 'POST /api/contributions');
    expect(filed).toMatchObject({ title: 'ON SITES', source: 'arl', passages: [] });
    expect(filed).toHaveProperty('text', 'ON SITES\n\nconsidering\n\na) that sites fall silent\n\nb) that power fails');
    expect(window.location.pathname).toBe('/documents/c-1');
  });

  it('of others names them at once, begins with their texts, and has the topic that they have', async () => {
    window.history.replaceState(null, '', '/new?merged=a,b');
    const drafts = ['a', 'b'].map((draft) => ({ draft, number: draft.toUpperCase(), title: `ON ${draft}`, topic: 'Sites' }));
    const asked = answering({
      ...beside,
      'GET /api/docket': { cutOff: null, now: 0, drafts },
      'GET /api/opinions/a/text': 'ON A',
      'GET /api/opinions/b/text': 'ON B',
      'POST /api/opinions/read': { blocks, doubts: [], taken: [] },
      'POST /api/opinions': [201, { id: 'new' }],
    });
    show(<NewOpinion />, OFFICE);
    const sources = within(screen.getByRole('region', { name: 'Made from' }));
    expect(sources.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/o/a', '/o/b']);
    expect(await sources.findByText('ON b')).toBeTruthy();
    expect((await screen.findByLabelText<HTMLTextAreaElement>('Text of the opinion')).value).toContain('ON B');
    await user.click(screen.getByRole('button', { name: 'Read the text' }));
    expect((await screen.findByLabelText<HTMLInputElement>(/^Topic/)).value).toBe('Sites');
    await user.type(screen.getByLabelText(/^Number/), '7');
    await user.selectOptions(screen.getByLabelText(/^Presented by/), 'Arlen');
    await user.click(screen.getByRole('button', { name: 'Create the opinion' }));
    expect(asked.at(-1)?.body).toMatchObject({ docket: { topic: 'Sites', descent: { how: 'merged', of: ['a', 'b'] } } });
  });

  it('keeps the pasted text on the way back', async () => {
    answering({ ...beside, 'POST /api/opinions/read': { blocks, doubts: [], taken: [] } });
    show(<NewOpinion />, OFFICE);
    await user.type(screen.getByLabelText('Text of the opinion'), 'ON SITES');
    await user.click(screen.getByRole('button', { name: 'Read the text' }));
    await user.click(await screen.findByRole('button', { name: 'Go back to the text' }));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Text of the opinion').value).toBe('ON SITES');
  });
});
