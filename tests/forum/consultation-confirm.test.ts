/** Comments whose address is confirmed: by a link in a real mail, and the button on the page behind it. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { CONFIRMATION_MS } from '../../shared/forum/consultation.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { ORIGIN, type Stage, startStage } from '../http/stage.ts';
import { startMailed } from '../support/mailed.ts';
import { headOf, type MailServer, wordsOf } from '../support/smtp.ts';

const DAY = 86_400_000;
const FORM = 'application/x-www-form-urlencoded';

let smtp: MailServer;
let stage: Stage;
let office: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ smtp, stage, office, close } = await startMailed());
});
afterEach(() => close());

async function opened(confirms?: boolean, on = stage, cookie = office) {
  const content = { in: 'opinion', opinion: await on.createOpinion() };
  const wish = { uuid: randomUUID(), kind: 'DO', meeting: null, of: null, aliases: [], content };
  const { id: document } = (await on.as(cookie, 'post', '/api/documents').send(wish)).body;
  const closesAt = on.clock.now() + DAY;
  const open = { uuid: randomUUID(), document, closesAt, ...(confirms !== undefined && { confirms }) };
  return on.as(cookie, 'post', '/api/consultations').send(open);
}
const idOf = async (confirms = true): Promise<string> => (await opened(confirms)).body.id;

const command = (id: string, command: object, on = stage, cookie = office) =>
  on.as(cookie, 'post', `/api/consultations/${id}/commands`).send({ uuid: randomUUID(), command });
const judge = (id: string, comment: number) =>
  command(id, { do: 'judge-comments', comments: [comment], verdict: 'released', reason: null });
const queue = async (id: string) => (await stage.as(office, 'get', `/api/consultations/${id}/queue`)).body;
const stateOf = async (id: string) => (await stage.app.tools.consultations.on(id)).state;

async function form(id: string): Promise<Record<string, string>> {
  const { text } = await stage.ask('get', `/consultation/${id}?on=`);
  const ticket = /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '';
  stage.clock.advance(LIMITS.commentFillMs);
  return { ticket, on: '', language: 'en', words: 'What about islands?', contact: 'wu@islands.example' };
}
const post = (path: string, sent: Readonly<Record<string, string>>) =>
  stage.ask('post', path).set('Origin', ORIGIN).set('Content-Type', FORM).send(new URLSearchParams(sent).toString());
const say = async (id: string, filled: Readonly<Record<string, string>> = {}, lang = 'en') =>
  post(`/consultation/${id}?lang=${lang}`, { ...(await form(id)), ...filled });

/** What the last mail leads to. */
function link(): { readonly path: string; readonly press: () => ReturnType<typeof post> } {
  const last = smtp.mails.at(-1);
  const found = last && new RegExp(`${ORIGIN}(/consultation/\\S+)`).exec(wordsOf(last))?.[1];
  if (!found) throw new Error('no mail with a link came');
  const { pathname, searchParams } = new URL(found, ORIGIN);
  const [comment, key, lang] = ['comment', 'key', 'lang'].map((name) => searchParams.get(name) ?? '');
  return { path: found, press: () => post(`${pathname}?lang=${lang}`, { comment: comment ?? '', key: key ?? '' }) };
}

describe('a consultation whose comments are confirmed', () => {
  it('F7.8 is one that the secretariat wants so; by default none is, and none where no mail is sent', async () => {
    const { id } = (await opened()).body;
    expect((await say(id, { contact: '' })).status).toBe(201);
    expect((await queue(id)).comments).toHaveLength(1);
    expect(smtp.mails).toEqual([]);
    expect((await command(id, { do: 'require-confirmation', on: true })).status).toBe(200);
    expect((await say(id, { contact: '' })).text).toContain('Please give an e-mail address.');
    expect((await stage.ask('get', `/consultation/${id}?on=`)).text).toMatch(/<input(?=[^>]* required)[^>]* name="contact"/);
    expect((await say(id, { words: 'Two' })).status).toBe(201);
    expect((await command(id, { do: 'require-confirmation', on: false })).status).toBe(200);
    expect((await say(id, { words: 'Three', contact: '' })).status).toBe(201);
    expect((await stateOf(id)).comments.map(({ confirmed }) => confirmed)).toEqual([true, false, true]);

    const plain = await startStage();
    const cookie = await plain.signIn(OFFICE_SEAT);
    expect((await opened(true, plain, cookie)).body.code).toBe('no-mail');
    const { body } = await opened(false, plain, cookie);
    expect((await command(body.id, { do: 'require-confirmation', on: true }, plain, cookie)).body.code).toBe('no-mail');
    await plain.close();
  });

  it('F7.8 keeps a comment out of the queue, but for its number, until it is confirmed', async () => {
    const id = await idOf();
    const told = await say(id);
    expect([told.status, told.text.includes('We sent a link to the address that you gave.')]).toEqual([201, true]);
    expect(await queue(id)).toMatchObject({ comments: [], consultation: { confirms: true, unconfirmed: 1, waiting: 0 } });
    expect((await judge(id, 1)).body.code).toBe('not-confirmed');
    expect((await link().press()).status).toBe(200);
    expect(await queue(id)).toMatchObject({ comments: [{ number: 1 }], consultation: { unconfirmed: 0, waiting: 1 } });
    expect((await judge(id, 1)).status).toBe(200);
  });

  it('F7.8 sends the link with the same form when the mail did not go, then no more, and records the comment once', async () => {
    const id = await idOf();
    smtp.refusals.set('wu@islands.example', [451, 'later']);
    const filled = await form(id);
    const failed = await post(`/consultation/${id}`, filled);
    expect([failed.status, failed.text.includes('could not be sent'), failed.text.includes('wu@islands.example')]).toEqual([
      400,
      true,
      true,
    ]);
    smtp.refusals.clear();
    for (let at = 0; at < 3; at += 1) expect((await post(`/consultation/${id}`, filled)).status).toBe(201);
    expect([(await stateOf(id)).comments.length, smtp.mails.length]).toEqual([1, 1]);
    expect(stage.logged.join('')).not.toContain('islands.example');
  });

  /** The button on the page after the form. */
  const again = (page: string, lang = 'en') => {
    const [, id, comment, key] =
      /action="\/consultation\/([^/]+)\/again[^"]*"[^>]*>.*?name="comment" value="(\d+)".*?name="key" value="([^"]+)"/.exec(page) ?? [];
    return post(`/consultation/${id}/again?lang=${lang}`, { comment: comment ?? '', key: key ?? '' });
  };

  it('F7.8 sends the link again by a button, three mails at most, a minute apart, until it is confirmed', async () => {
    const id = await idOf();
    const { text } = await say(id);
    const early = await again(text);
    expect([early.status, early.text.includes('again after a minute'), smtp.mails.length]).toEqual([400, true, 1]);
    for (const count of [2, 3]) {
      stage.clock.advance(LIMITS.linkPauseMs);
      const sent = await again(text);
      expect([sent.status, sent.text.includes('We sent a link'), smtp.mails.length]).toEqual([200, true, count]);
    }
    stage.clock.advance(LIMITS.linkPauseMs);
    expect([(await again(text)).status, smtp.mails.length]).toEqual([400, 3]);
    expect(new Set(smtp.mails.map((mail) => wordsOf(mail).match(/key=\S+/)?.[0])).size).toBe(1);
    expect((await link().press()).status).toBe(200);
    expect((await again(text)).text).toContain('This comment has already been confirmed.');
    // the button neither confirms nor works for another comment
    const other = (await say(id, { words: 'Another' })).text;
    const [, key = ''] = /name="key" value="([^"]+)"/.exec(other) ?? [];
    expect((await post(`/consultation/${id}/confirm`, { comment: '2', key })).status).toBe(404);
    for (const comment of ['1', '3', 'x', '']) expect((await post(`/consultation/${id}/again`, { comment, key })).status).toBe(404);
    expect((await stateOf(id)).comments.map(({ confirmed }) => confirmed)).toEqual([true, false]);
  });

  it('F7.8 F7.9 sends a link that did not go, though it is the last that may lie at its address', async () => {
    const id = await idOf();
    for (let at = 1; at < LIMITS.unconfirmedByAddress; at += 1) await say(id, { words: `No. ${at}` });
    smtp.refusals.set('wu@islands.example', [451, 'later']);
    const filled = await form(id);
    expect((await post(`/consultation/${id}`, filled)).status).toBe(400);
    smtp.refusals.clear();
    expect((await post(`/consultation/${id}`, filled)).status).toBe(201);
    expect(smtp.mails).toHaveLength(LIMITS.unconfirmedByAddress);
    expect((await say(id, { words: 'More' })).text).toContain('Open the links that we sent there first.');
  });

  it('F7.9 is not confirmed by opening the link, once by the button, with an act in the log', async () => {
    const id = await idOf();
    await say(id);
    const { path, press } = link();
    for (let at = 0; at < 2; at += 1) {
      const page = await stage.ask('get', path);
      expect([page.status, page.text.includes('>Confirm the comment</button>')]).toEqual([200, true]);
      expect(page.headers['set-cookie']).toBeUndefined();
    }
    const before = await stateOf(id);
    expect(before.comments.map(({ confirmed }) => confirmed)).toEqual([false]);
    expect((await press()).status).toBe(200);
    const again = await press();
    expect([again.status, again.text.includes('This comment has already been confirmed.')]).toEqual([400, true]);
    expect((await stage.ask('get', path)).text).not.toContain('</button>');
    const state = await stateOf(id);
    expect([state.seq, state.waiting]).toEqual([before.seq + 1, 1]);
    const [stored] = await stage.app.tools.log.read({ kind: 'consultation', id }, state.seq - 1, 1);
    expect(Buffer.from(stored?.statement ?? []).toString()).toContain('comment.confirmed');
  });

  it('F7.9 is confirmed for seven days, after the closing date too', async () => {
    const id = await idOf();
    await say(id);
    const first = link();
    await say(id, { words: 'Another' });
    const second = link();
    stage.clock.advance(CONFIRMATION_MS - 2 * LIMITS.commentFillMs);
    expect((await first.press()).status).toBe(200);
    stage.clock.advance(2 * LIMITS.commentFillMs);
    for (const page of [await second.press(), await stage.ask('get', second.path)]) expect(page.text).toContain('This link has expired.');
    expect((await stateOf(id)).comments.map(({ confirmed }) => confirmed)).toEqual([true, false]);
    office = await stage.signIn(OFFICE_SEAT);
    expect((await queue(id)).consultation).toMatchObject({ unconfirmed: 0, waiting: 1 });
  });

  it('F7.9 is confirmed by its own link alone, which holds no address, from a page of ours', async () => {
    const [id, other] = [await idOf(), await idOf()];
    await say(other);
    const elsewhere = new URL(link().path, ORIGIN).searchParams.get('key') ?? '';
    await say(id);
    const { path } = link();
    await say(id, { words: 'Another' });
    const key = new URL(path, ORIGIN).searchParams.get('key') ?? '';
    expect(decodeURIComponent(path)).not.toMatch(/@|islands/);
    for (const [comment, wrong] of [
      ['2', key],
      ['1', elsewhere],
      ['1', key.slice(1)],
      ['3', key],
      ['x', key],
      ['1', ''],
    ] as const) {
      expect([comment, (await post(`/consultation/${id}/confirm`, { comment, key: wrong })).status]).toEqual([comment, 404]);
      expect((await stage.ask('get', `/consultation/${id}/confirm?comment=${comment}&key=${wrong}`)).text).toContain('not complete');
    }
    const foreign = stage.ask('post', `/consultation/${id}/confirm`).set('Origin', 'https://evil.example').set('Content-Type', FORM);
    expect((await foreign.send(`comment=1&key=${key}`)).body.code).toBe('origin');
    expect((await stateOf(id)).comments.map(({ confirmed }) => confirmed)).toEqual([false, false]);
  });

  it.each(LANGUAGES)('F7.9 is asked for in the language of the page (%s), without a word of the comment', async (language) => {
    const id = await idOf();
    expect((await say(id, { words: 'Unmistakable', name: 'Wu\tMin', organisation: 'Island Net' }, language)).status).toBe(400);
    expect((await say(id, { words: 'Unmistakable', name: 'Wu Min', organisation: 'Island Net' }, language)).status).toBe(201);
    const [mail] = smtp.mails;
    if (mail === undefined) throw new Error('no mail came');
    expect([mail.to, headOf(mail).includes(`Content-Language: ${language}`)]).toEqual([['wu@islands.example'], true]);
    expect(wordsOf(mail)).not.toMatch(/Unmistakable|Wu Min|Island Net/);
    const page = await stage.ask('get', link().path);
    expect(page.text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(page.text).toContain(`/confirm?lang=${language}"`);
    expect(page.text).not.toMatch(/<script|\sstyle=|Unmistakable/);
  });

  it('F7.9 sends to one address, five times at most while nobody answers, and nothing typed adds a line to the head', async () => {
    const id = await idOf();
    const evil = 'Forum\r\nBcc: f@x.example\r\n\r\nInjected';
    await stage.app.tools.forum.act(SERVER, {
      command: { do: 'change-forum', name: evil, theme: null, place: null, basis: null, prefix: 'W', decision: null },
      person: null,
    });
    for (const contact of ['a@x.example, b@x.example', 'a@x.example\r\nBcc: c@x.example', '<a@x.example>'])
      expect((await say(id, { contact })).text).toContain('This is not an e-mail address.');
    for (let at = 0; at < LIMITS.unconfirmedByAddress; at += 1) expect((await say(id, { words: `No. ${at}` })).status).toBe(201);
    expect((await say(id, { contact: 'Wu@Islands.example' })).text).toContain('Open the links that we sent there first.');
    expect(smtp.mails).toHaveLength(LIMITS.unconfirmedByAddress);
    for (const mail of smtp.mails) expect(headOf(mail).filter((line) => /^(Bcc|Cc|To):/i.test(line))).toEqual(['To: wu@islands.example']);
    await link().press();
    expect((await say(id)).status).toBe(201);
  });

  it("F7.9 a link is refused for nobody's attempts, from the same address too", async () => {
    const id = await idOf();
    await say(id);
    for (let at = 0; at <= 3 * LIMITS.commentsPerWindow; at += 1)
      expect((await post(`/consultation/${id}/confirm`, { comment: '1', key: 'A'.repeat(43) })).status).toBe(404);
    const { press } = link();
    const statuses: number[] = [];
    for (let at = 0; at <= LIMITS.commentsPerWindow; at += 1) statuses.push((await press()).status);
    expect([...new Set(statuses)]).toEqual([200, 400]);
  });
});
