/** Every page in every state that can be looked at: who looks, where, and what it takes to get there. For axe and for screenshots. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { pdf } from '../files/handed-in.ts';

export interface Stop {
  readonly name: string;
  /** null = nobody is signed in. */
  readonly seat: string | null;
  readonly path: string;
  /** Something that is there once the page is whole. */
  readonly whole: string;
  /** Lines on the console that belong to this state. */
  readonly mayTrouble?: RegExp;
  /** A text is read there: most of the window is for it (P20). */
  readonly reads?: true;
  /** What a person does before looking. */
  readonly before?: (page: Page) => Promise<void>;
}

/** The editor: the text alone is there before it. */
const TEXT = '.ProseMirror [data-kind=title]';
const press =
  (selector: string) =>
  async (page: Page): Promise<void> => {
    await page.locator(selector).first().click();
  };

/** A text that was handed in, or the revision of one; its id. */
async function registered(page: Page, of: string | null): Promise<string> {
  const { origin } = new URL(page.url());
  const parts = of === null ? ['that access matters;', 'that prices are high.'] : ['that prices are [very] high.', 'that access matters;'];
  const answer = await page.request.post(`${origin}/api/documents`, {
    headers: { origin },
    data: {
      uuid: randomUUID(),
      kind: 'R',
      meeting: null,
      of: of === null ? null : { document: of, as: 'revision' },
      title: 'Draft report of the Secretary-General',
      language: 'en',
      aliases: [],
      content: { in: 'payload', text: parts.join('\n\n') },
    },
  });
  return (await answer.json()).id;
}

/** Something is said beside the first item of the opinion that is open. */
async function comment(page: Page, audience: object, text: string): Promise<void> {
  const { origin, pathname } = new URL(page.url());
  const [, , opinion = ''] = pathname.split('/');
  const { paragraphs } = await (await page.request.get(`${origin}/api/opinions/${opinion}/register`)).json();
  const { id: block, hash } = paragraphs.find((one: { readonly label: string }) => one.label !== '');
  const anchor = { on: 'paragraph', block, hash, range: null, quote: null };
  const data = { uuid: randomUUID(), audience, command: { do: 'open-thread', anchor, text, mentions: [] } };
  await page.request.post(`${origin}/api/opinions/${opinion}/threads/commands`, { headers: { origin }, data });
}

export const TOUR: readonly Stop[] = [
  { name: 'sign-in', seat: null, path: '/', whole: 'main button' },
  {
    name: 'invitation',
    seat: 'secretariat',
    path: '/office',
    whole: '.participant',
    before: async (page) => {
      const { origin } = new URL(page.url());
      const made = await page.request.post(`${origin}/api/invitations`, { data: { seat: 'arl-head', hours: 168 }, headers: { origin } });
      await page.goto((await made.json()).url);
      await page.locator('main form').waitFor();
    },
  },
  {
    name: 'invitation that opens nothing',
    seat: null,
    path: `/invite#${'a'.repeat(43)}`,
    whole: 'main [role=alert]',
    mayTrouble: /status of 410/,
  },
  { name: 'no such page', seat: 'arl-head', path: '/nowhere', whole: 'main' },
  { name: 'list of a delegate', seat: 'arl-head', path: '/', whole: 'main article, main li' },
  { name: 'list of the secretariat', seat: 'secretariat', path: '/', whole: 'main article, main li' },
  { name: 'new opinion', seat: 'secretariat', path: '/new', whole: 'main textarea' },
  { name: 'desk, participants', seat: 'secretariat', path: '/office', whole: '.participant' },
  {
    name: 'desk, a delegation and its forms',
    seat: 'secretariat',
    path: '/office',
    whole: '.participant',
    before: async (page) => {
      for (const name of ['section:first-of-type .participant', '.participant[open] .seat-form'])
        await page.locator(`${name} > summary`).first().click();
      await page.locator('.participant[open] .seat-line .act button').nth(1).click();
      await page.locator('.seat-line form').waitFor();
    },
  },
  { name: 'own delegation, focal point', seat: 'bru-expert', path: '/delegation', whole: '.seat-line' },
  {
    name: 'desk, import with errors',
    seat: 'secretariat',
    path: '/office/import',
    whole: 'input[type=file]',
    before: async (page) => {
      const table =
        'delegation;name;e-mail;until\r\nARL;A. Orsel;;\r\nBRU;New Person;new@example.org;2031-05-17\r\nnobody;Wrong;nowhere;17.5.\r\n';
      await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
      await page.locator('.roster li').first().waitFor();
    },
  },
  {
    name: 'desk, links for many',
    seat: 'secretariat',
    path: '/office/invitations',
    whole: '.pick .tick',
    before: async (page) => {
      await page.locator('.pick .tick').first().click();
      await page.locator('section .buttons button').first().click();
      await page.locator('.once code').first().waitFor();
    },
  },
  { name: 'desk, restricted sessions', seat: 'secretariat', path: '/office/restricted', whole: 'main select' },
  {
    name: 'desk, notices',
    seat: 'secretariat',
    path: '/office/notices',
    whole: 'main .panel',
    before: async (page) => {
      const { origin } = new URL(page.url());
      const notice = { uuid: crypto.randomUUID(), about: { kind: 'digest', since: 0 }, to: ['arl-head', 'chair'] };
      await page.request.post(`${origin}/api/notices`, { data: notice, headers: { origin } });
      await page.reload();
      await page.locator('.notices summary').first().click();
      await page.locator('.notices .rows li').first().waitFor();
    },
  },
  { name: 'desk, sessions', seat: 'secretariat', path: '/office/sessions', whole: 'main .rows li' },
  { name: 'desk, badges', seat: 'secretariat', path: '/office/badges', whole: '.badge' },
  { name: 'desk, participation', seat: 'secretariat', path: '/office/figures', whole: '.bars' },
  {
    name: 'desk, groups',
    seat: 'secretariat',
    path: '/office/groups',
    whole: 'main details',
    before: press('main details > summary'),
  },
  { name: 'desk, invitations', seat: 'secretariat', path: '/office/invitations', whole: 'main section' },
  { name: 'docket, delegate', seat: 'cor-head', path: '/docket', whole: 'main article' },
  { name: 'docket, secretariat', seat: 'secretariat', path: '/docket', whole: 'main article' },
  { name: 'contribution of a company', seat: 'halden', path: '/contribute', whole: 'main form' },
  {
    name: 'a contribution',
    seat: 'arl-head',
    path: '/documents?find=c%201',
    whole: 'main article',
    before: async (page) => {
      await page.locator('main article a').first().click();
      await page.locator('.text-words').waitFor();
    },
  },
  { name: 'documents', seat: 'arl-head', path: '/documents', whole: 'main article' },
  { name: 'documents, none found', seat: 'arl-head', path: '/documents?find=zzz', whole: 'main .lead' },
  {
    name: 'a document with its files, for who keeps them',
    seat: 'secretariat',
    path: '/documents',
    whole: '.document-row',
    before: async (page) => {
      await page.goto(`${new URL(page.url()).origin}/documents/r-1`);
      const file = { name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf(String(Date.now()))) };
      await page.locator('input[accept=".pdf,.docx"]').setInputFiles(file);
      await page.locator('#document-files ~ .rows li').first().waitFor();
    },
  },
  { name: 'documents, registering', seat: 'chair', path: '/documents/new?opinion=cable-landing', whole: 'main form' },
  {
    name: 'a document',
    seat: 'secretariat',
    path: '/documents',
    whole: 'main .lead, main article',
    before: async (page) => {
      await page.goto(`${new URL(page.url()).origin}/documents/${await registered(page, null)}`);
      await page.locator('.text-words').waitFor();
    },
  },
  {
    name: 'documents compared',
    seat: 'secretariat',
    path: '/documents',
    whole: 'main .lead, main article',
    before: async (page) => {
      const first = await registered(page, null);
      const second = await registered(page, first);
      await page.goto(`${new URL(page.url()).origin}/documents/${first}/compare/${second}`);
      await page.locator('.changes').waitFor();
    },
  },
  { name: 'timetable of a delegate', seat: 'arl-head', path: '/timetable', whole: 'main .rows li' },
  {
    name: 'timetable, a meeting being changed',
    seat: 'secretariat',
    path: '/timetable',
    whole: 'main .rows li',
    before: press('main .rows li button'),
  },
  { name: 'a meeting, chair', seat: 'chair', path: '/meetings/ieg-2', whole: 'main .rows li' },
  { name: 'a meeting, delegate', seat: 'arl-expert', path: '/meetings/ieg-3', whole: 'main h2' },
  { name: 'desk, not one’s own', seat: 'arl-head', path: '/office', whole: 'main ul.rows a' },
  { name: 'contribution, a revision', seat: 'cor-head', path: '/contribute?of=ieg-2_c-1', whole: 'main textarea' },
  {
    name: 'open consultations, a queue',
    seat: 'secretariat',
    path: '/office/consultations',
    whole: 'main section',
    before: async (page) => {
      await page.locator('main ul.rows button').first().click();
      await page.locator('.queue li').first().waitFor();
    },
  },
  {
    name: 'circular letters',
    seat: 'secretariat',
    path: '/circulars',
    whole: 'main h1',
    before: async (page) => {
      for (const words of ['article summary', 'article details details summary', 'details.panel > summary'])
        await page.locator(words).first().click();
    },
  },
  { name: 'log of the forum, chair', seat: 'chair', path: '/log', whole: 'main .rows li' },
  { name: 'desk, log of the forum', seat: 'secretariat', path: '/office/log', whole: 'main .rows li' },
  { name: 'hand-over page', seat: 'arl-head', path: '/delegation/hand-over', whole: 'main h2', mayTrouble: /status of 503/ },
  { name: 'day sheet, of a State', seat: 'arl-head', path: '/meetings/ieg-2/day-sheet', whole: 'main .for' },
  { name: 'own sessions', seat: 'arl-head', path: '/me', whole: 'main' },
  { name: 'no such opinion', seat: 'arl-head', path: '/o/none', whole: 'main', mayTrouble: /status of 404|Unexpected response code: 404/ },
  { name: 'opinion, delegate', seat: 'arl-head', path: '/o/cable-landing', whole: TEXT, reads: true },
  { name: 'opinion, chair', seat: 'chair', path: '/o/cable-landing', whole: '.chair', reads: true },
  { name: 'opinion, secretariat', seat: 'secretariat', path: '/o/cable-landing', whole: TEXT, reads: true },
  { name: 'opinion, company', seat: 'halden', path: '/o/cable-landing', whole: TEXT },
  {
    name: 'opinion, a paragraph with objections',
    seat: 'arl-head',
    path: '/o/cable-landing',
    whole: TEXT,
    before: press('p[data-status=objected]'),
  },
  { name: 'opinion under a call, chair', seat: 'chair', path: '/o/emergency-alerts', whole: '.chair', reads: true },
  {
    name: 'opinion, a paragraph deleted',
    seat: 'secretariat',
    path: '/o/community-networks',
    whole: TEXT,
    before: async (page) => {
      await page
        .locator('p[data-kind=operative-item]')
        .nth(1)
        .click({ position: { x: 40, y: 12 } });
      await page.keyboard.press('Home');
      await page.keyboard.press('Backspace');
      await page.locator('.removed .last-words').first().waitFor();
    },
  },
  {
    name: 'table of positions, chair',
    seat: 'chair',
    path: '/o/cable-landing/table',
    whole: '[role=grid] td .shape',
    before: async (page) => {
      await page.locator('.matrix .tick input').nth(1).click();
      await page.locator('.course figure').waitFor();
      for (const name of ['.matrix > details > summary', '.course > details > summary']) await page.locator(name).click();
    },
  },
  { name: 'table of positions, delegate', seat: 'arl-head', path: '/o/emergency-alerts/table', whole: '[role=grid] th' },
  { name: 'screen of the room, under a call', seat: 'chair', path: '/screen/ieg-2', whole: '.margin:has(.called) + p' },
  { name: 'screen of the room, an opinion', seat: 'secretariat', path: '/o/cable-landing/screen', whole: '.screen-text p' },
  { name: 'screen of the room, nothing on the table', seat: 'chair', path: '/screen/ieg-3', whole: '.screen-empty' },
  { name: 'agenda, being changed', seat: 'chair', path: '/meetings/ieg-2', whole: '.agenda', before: press('.panel:has(.agenda) summary') },
  { name: 'floor without script', seat: 'arl-head', path: '/floor/ieg-2', whole: 'main form' },
  {
    name: 'comments on a text',
    seat: 'bru-expert',
    path: '/o/cable-landing/comments',
    whole: '.thread-list .empty, .thread-line',
    before: async (page) => {
      await comment(page, { of: 'delegation' }, 'The capital would have it shorter.');
      await comment(page, { of: 'seats' }, 'Is a station of others meant as well?');
      await page.locator('.thread-line').nth(1).waitFor();
      await page.locator('.thread-line').first().click();
      await page.locator('.thread-card textarea').waitFor();
    },
  },
  { name: 'comments on a text, printed', seat: 'bru-expert', path: '/o/cable-landing/print?comments=all', whole: '.beside h2' },
  { name: 'opinion, fresh', seat: 'bru-head', path: '/o/community-networks', whole: TEXT },
];
