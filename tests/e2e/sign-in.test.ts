/**
 * A chair who comes through a real provider: chooses between two seats, tells the States of a silence procedure, calls, and closes the
 * opinion, for which the provider asks anew in another tab while the page waits. Mails arrive at a real mail server.
 */
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe, launchChromium, troublesOf, watchPage } from '../support/chromium.ts';
import { HttpClient } from '../support/http-client.ts';
import { CLIENT, type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { freePort } from '../support/port.ts';
import { ServerProcess } from '../support/server-process.ts';
import { type MailServer, startMailServer, wordsOf } from '../support/smtp.ts';
import { fieldTime } from './people.ts';

const TEXT = 'On access\n\nThe Forum,\n\nconsidering\n\na) that access matters;\n\nis of the view\n\n1 that prices should fall.\n';
const HOUR = 3_600_000;
/** What the answers are that the story provokes: a seat asked for again, a notice that is missing. */
const REFUSED = [/status of (403|409)/];

let smtp: MailServer;
let server: ServerProcess;
let idp: IdentityProvider;
let browser: Browser;
let office: HttpClient;

beforeAll(async () => {
  smtp = await startMailServer();
  const issuerPort = await freePort();
  server = await ServerProcess.start({
    args: ['serve'],
    env: {
      NEMCON_OIDC_ISSUER: `http://127.0.0.1:${issuerPort}`,
      NEMCON_OIDC_CLIENT_ID: CLIENT.id,
      NEMCON_OIDC_CLIENT_SECRET: CLIENT.secret,
      NEMCON_OIDC_NAME: 'Union sign-in',
      NEMCON_OIDC_SEAT_CLAIM: 'seats',
      NEMCON_SMTP: `smtp://127.0.0.1:${smtp.port}`,
      NEMCON_MAIL_FROM: 'Secretariat <forum@union.example>',
    },
  });
  // the server is up before its provider is
  idp = await startIdentityProvider([server.origin], issuerPort);
  browser = await launchChromium();
  office = await HttpClient.redeem(server.origin, /\/invite#([\w-]{43})/.exec(server.output)?.[1] ?? '', 'Olga Office');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await idp?.close();
  await smtp?.close();
});

const ask = async (command: object, sitter: object = {}): Promise<void> => {
  const { status, body } = await office.post('/api/forum/commands', { uuid: randomUUID(), command, ...sitter });
  expect([status, body]).toEqual([200, expect.anything()]);
};

it('a chair signs in through the provider, tells the States, and shows again who it is for the gavel', async () => {
  const seat = { do: 'open-seat', functions: [], remote: false } as const;
  await ask({ do: 'admit-entity', id: 'arl', code: 'ARL', names: { en: 'Arlen' }, capacity: 'member-state' });
  await ask({ ...seat, seat: 's-arl', entity: 'arl', functions: ['focal-point'] }, { name: 'Anna Orsel', contact: 'anna@arlen.example' });
  await ask({ ...seat, seat: 's-adviser', entity: 'arl' });
  await ask({ ...seat, seat: 's-chair', entity: 'chair' });
  const made = await office.post<{ readonly id: string }>('/api/opinions', {
    ...{ number: '1', language: 'en', venue: 'forum', phase: 'drafting', sponsor: 'arl', source: null, meeting: null, text: TEXT },
  });
  expect(made.status).toBe(201);
  idp.said.set('p-1', { name: 'M. Tarrow', seats: ['s-chair', 's-adviser'] });
  idp.person = 'p-1';

  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await watchPage(page);
  await page.goto(`${server.origin}/o/${made.body.id}`);
  await page.getByRole('button', { name: 'Sign in with Union sign-in' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in with Union sign-in' }).click();
  await page.getByRole('heading', { name: 'Choose your seat' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: /Chair/ }).click();
  await page.locator('.ProseMirror p[data-kind=preamble-item]').first().click();

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.locator('input[type=datetime-local]').fill(fieldTime(Date.now() + 100 * HOUR));
  await page.getByRole('button', { name: 'Call with this time', exact: true }).click();
  await page
    .getByText(/Not yet notified of this silence procedure: Arlen/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Send the notice to the focal points' }).click();
  await page.getByRole('region', { name: 'For the chair' }).getByText('1 of 1 delivery accepted').waitFor();
  await page.getByRole('button', { name: 'Call with this time', exact: true }).click();
  await page
    .getByText(/is calling for objections until/)
    .first()
    .waitFor();
  expect(smtp.mails.map(({ to }) => to)).toEqual([['anna@arlen.example']]);
  const [mail] = smtp.mails;
  expect(mail && wordsOf(mail)).toMatch(/silence procedure on Draft opinion 1/);
  expect(mail?.raw).not.toContain('access');

  await page.getByRole('button', { name: 'Close without adoption' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Close/ })
    .click();
  await page.getByRole('dialog', { name: 'Confirm who you are' }).waitFor();
  expect(await axe(page)).toEqual([]);
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Sign in again with Union sign-in' }).click(),
  ]);
  await tab.getByText('Close this tab and return').waitFor();
  await page
    .getByText(/Closed without adoption/)
    .first()
    .waitFor();
  expect(troublesOf(page, REFUSED)).toEqual([]);
});
