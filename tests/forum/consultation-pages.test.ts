/** The public pages of a consultation, as a browser without script sees them, and what the secretariat and the experts read. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { drawTicket, readTicket } from '../../server/http/pages/consultation/ticket.ts';
import { LIMITS } from '../../server/limits.ts';
import { StorageFault } from '../../server/log/log.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { ORIGIN, type Stage, seatOf, startStage } from '../http/stage.ts';
import { freshSeed, rngOf } from '../support/rng.ts';

const DAY = 86_400_000;
const FORM = 'application/x-www-form-urlencoded';

let stage: Stage;
let office: string;
beforeAll(async () => {
  stage = await startStage();
  office = await stage.signIn(OFFICE_SEAT);
});
afterAll(() => stage.close());

async function number(opinion: string): Promise<string> {
  const wish = { uuid: randomUUID(), kind: 'DO', meeting: null, of: null, aliases: [], content: { in: 'opinion', opinion } };
  return (await stage.as(office, 'post', '/api/documents').send(wish)).body.id;
}

/** A consultation on a fresh opinion, until tomorrow. */
async function opened(): Promise<{ readonly id: string; readonly opinion: string }> {
  const opinion = await stage.createOpinion();
  const wish = { uuid: randomUUID(), document: await number(opinion), closesAt: stage.clock.now() + DAY };
  const answer = await stage.as(office, 'post', '/api/consultations').send(wish);
  expect(answer.status).toBe(201);
  return { id: answer.body.id, opinion };
}

const look = (path: string, language = 'en') => stage.ask('get', path).set('Accept-Language', language).set('Accept', 'text/html');

/** On what one comments from a page: the whole is ''. */
const placesIn = (text: string): readonly string[] => [...text.matchAll(/&amp;on=(\w*)#f"/g)].map(([, block = '']) => block);

/** What the form on a page would send, filled in. */
async function form(id: string, filled: Readonly<Record<string, string>> = {}, on = 0): Promise<Record<string, string>> {
  const block = placesIn((await look(`/consultation/${id}`)).text)[on] ?? 'none';
  const { text } = await look(`/consultation/${id}?on=${block}`);
  const ticket = /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(text).toContain(`name="on" value="${block}"`);
  stage.clock.advance(LIMITS.commentFillMs);
  return {
    ticket,
    on: block,
    language: 'en',
    words: 'What about islands?',
    name: '',
    organisation: '',
    contact: '',
    website: '',
    ...filled,
  };
}
/** Each from an address of its own, unless the test is about that. */
const send = (id: string, sent: Readonly<Record<string, string>>, lang = 'en') =>
  stage
    .ask('post', `/consultation/${id}?lang=${lang}`)
    .set('Origin', ORIGIN)
    .set('Content-Type', FORM)
    .send(new URLSearchParams(sent).toString());
const judge = (id: string, comments: readonly number[], verdict = 'released', reason: string | null = null) =>
  stage
    .as(office, 'post', `/api/consultations/${id}/commands`)
    .send({ uuid: randomUUID(), command: { do: 'judge-comments', comments, verdict, reason } });
const queue = async (id: string) => (await stage.as(office, 'get', `/api/consultations/${id}/queue`)).body;

describe('the page of a consultation', () => {
  it('shows the text and a way to a form below each paragraph, in six languages, in their direction', async () => {
    const { id } = await opened();
    for (const language of LANGUAGES) {
      const asked = await look(`/consultation/${id}`, `${language}, en;q=0.5`);
      expect([asked.status, asked.type]).toEqual([200, 'text/html']);
      expect(asked.text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
      expect((await look(`/consultation/${id}?lang=${language}`)).text).toContain(`<html lang="${language}"`);
      expect(asked.text).toContain('that access matters');
      expect([placesIn(asked.text).length, asked.text.includes('<form ')]).toEqual([7, false]);
    }
    const { text, headers } = await look(`/consultation/${id}`);
    expect(text).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['referrer-policy']).toBe('same-origin');
    expect((await look('/consultation')).text).toContain(`/consultation/${id}?lang=en`);
  });

  it('F7.1 shows a text that was handed in, paragraph by paragraph, by the numbers of its sections', async () => {
    const text = '1 Purpose\n\nThe Forum exchanges views.\n\n1 Again\n\n2.1 Many sites fall silent.';
    const paper = { kind: 'INF', meeting: null, of: null, aliases: [], title: 'A paper', language: 'en', content: { in: 'payload', text } };
    const made = await stage.as(office, 'post', '/api/documents').send({ uuid: randomUUID(), ...paper });
    const wish = { uuid: randomUUID(), document: made.body.id, closesAt: stage.clock.now() + DAY };
    const { id } = (await stage.as(office, 'post', '/api/consultations').send(wish)).body;
    const page = (await look(`/consultation/${id}`)).text;
    const asked = [...page.matchAll(/#f">(.*?)<\/a>/g)].map(([, name]) => name);
    expect(asked).toEqual(
      ['the text as a whole', '“paragraph 1”', '“paragraph 2”', '“paragraph 3”', '“2.1”'].map((one) => `Comment on ${one}`),
    );
    expect((await look('/consultation')).text).toContain('A paper');
    expect((await send(id, await form(id, {}, 4))).status).toBe(201);
    expect((await send(id, await form(id, { on: 'b000000009' }))).status).toBe(400);
    expect((await queue(id)).paragraphs[3]).toEqual({ block: 'b000000004', label: '', words: '2.1 Many sites fall silent.' });
    await judge(id, [1]);
    const expert = await stage.signIn(seatOf('member-state'));
    expect((await stage.as(expert, 'get', `/api/consultations/${id}/comment-counts`)).body).toEqual([{ block: 'b000000004', count: 1 }]);
    expect((await stage.as(expert, 'get', `/api/consultations/${id}/comments?as=csv`)).text).toContain(',"2.1","en",');
    const listed = (await stage.as(expert, 'get', '/api/consultations')).body;
    expect(listed.find((one: { id: string }) => one.id === id)).toMatchObject({ document: made.body.id, opinion: null, released: 1 });
    const contribution = { meeting: null, of: null, title: 'Ours', language: 'en', sections: [], passages: [], text };
    const filed = await stage.as(expert, 'post', '/api/contributions').send({ uuid: randomUUID(), ...contribution });
    const refused = await stage.as(office, 'post', '/api/consultations').send({ ...wish, uuid: randomUUID(), document: filed.body.id });
    expect([refused.status, refused.body.code]).toEqual([409, 'not-a-snapshot']);
  });

  it('has an address of its own, and says so where there is none', async () => {
    for (const path of ['/consultation/none', '/consultation/No%20id', '/consultation/none/comments', '/consultation/none?lang=xx']) {
      const answer = await look(path);
      expect([path, answer.status, answer.text.includes('There is no consultation at this address.')]).toEqual([path, 404, true]);
    }
  });

  it('weighs little: 10 000 characters, and the form', async () => {
    const rng = rngOf(freshSeed('words of a long opinion'));
    const syllable = (): string => rng.pick(['a', 'e', 'i', 'o', 'u']) + rng.pick(['b', 'c', 'd', 'l', 'm', 'n', 'p', 'r', 's', 't']);
    const known = Array.from({ length: 500 }, () => Array.from({ length: rng.between(1, 4) }, syllable).join(''));
    const item = (): string => `that ${Array.from({ length: 33 }, () => rng.pick(known)).join(' ')};`;
    const items = Array.from({ length: 50 }, (_, at) => `${labelAt(at)}) ${item()}`);
    const text = `Title\n\nThe Forum,\n\nconsidering\n\n${items.join('\n\n')}\n`;
    const made = await stage.as(office, 'post', '/api/opinions').send({
      ...{ number: 'Long', language: 'en', venue: 'forum', phase: 'drafting', sponsor: 'e-member-state', source: null, meeting: null },
      text,
    });
    const wish = { uuid: randomUUID(), document: await number(made.body.id), closesAt: stage.clock.now() + DAY };
    const { id } = (await stage.as(office, 'post', '/api/consultations').send(wish)).body;
    const packed = async (query: string): Promise<number> => gzipSync((await look(`/consultation/${id}${query}`)).text).length;
    const [page, form] = [await packed(''), await packed('?on=')];
    process.stdout.write(`consultation page: ${text.length} characters, ${page} bytes packed, ${form} with the form\n`);
    expect(text.length).toBeGreaterThan(10_000);
    expect(page).toBeLessThan(8 * 1024);
    expect(form - page).toBeLessThan(1.5 * 1024);
  });
});

const labelAt = (at: number): string => (at < 26 ? '' : 'a') + String.fromCharCode(97 + (at % 26));

describe('a comment of a visitor', () => {
  it('F7.7 is read by everybody once it is released, and its address by the secretariat alone', async () => {
    const { id, opinion } = await opened();
    const secret = await form(
      id,
      {
        words: '应考虑<b>岛屿</b>。\r\nhttps://example.org',
        language: 'zh',
        name: 'Wu Min',
        organisation: 'Island Net',
        contact: 'wu@example.org',
      },
      3,
    );
    const thanks = await send(id, secret, 'zh');
    expect([thanks.status, thanks.text.includes('编号为 1')]).toEqual([201, true]);
    expect(thanks.text).toContain('应考虑&lt;b&gt;岛屿');
    const public_ = async () =>
      (await Promise.all([look(`/consultation/${id}`), look(`/consultation/${id}/comments`)])).map(({ text }) => text).join();
    const expert = await stage.signIn(seatOf('member-state'));
    const experts = async () => (await stage.as(expert, 'get', `/api/opinions/${opinion}/comments?block=${secret.on}`)).body;
    expect(await public_()).not.toContain('岛屿');
    expect(await experts()).toEqual([]);
    expect((await queue(id)).comments).toMatchObject([{ number: 1, name: 'Wu Min', contact: 'wu@example.org', links: 1, judged: null }]);
    expect((await judge(id, [1])).status).toBe(200);
    expect(await public_()).toContain('应考虑&lt;b&gt;岛屿');
    expect(await public_()).toContain('1 comment<');
    expect(await public_()).not.toContain('wu@example');
    expect(await experts()).toMatchObject([{ number: 1, language: 'zh', name: 'Wu Min', organisation: 'Island Net' }]);
    expect(JSON.stringify(await experts())).not.toContain('wu@example');
    expect((await stage.as(expert, 'get', `/api/opinions/${opinion}/comment-counts`)).body).toEqual([{ block: secret.on, count: 1 }]);
    const csv = await stage.as(expert, 'get', `/api/consultations/${id}/comments?as=csv`);
    expect(csv.text).toContain('considering a)","zh","Wu Min","Island Net","应考虑<b>岛屿</b>。\nhttps://example.org"\r\n');
    expect(csv.text + (await stage.as(expert, 'get', `/api/consultations/${id}/comments?as=txt&lang=fr`)).text).not.toContain('wu@example');
    await judge(id, [1], 'refused', 'repeated');
    expect(await public_()).not.toContain('岛屿');
    expect(await experts()).toEqual([]);
  });

  it('F7.5 changes nothing in the log of an opinion', async () => {
    const { id, opinion } = await opened();
    const head = async () => (await stage.app.tools.log.head({ kind: 'opinion', id: opinion }))?.seq;
    const before = await head();
    await send(id, await form(id));
    await judge(id, [1]);
    expect(await head()).toBe(before);
  });

  it('is recorded once, however often the form is sent', async () => {
    const { id } = await opened();
    const filled = await form(id);
    expect([(await send(id, filled)).status, (await send(id, filled)).status]).toEqual([201, 201]);
    expect((await queue(id)).comments).toHaveLength(1);
    await send(id, { ...filled, words: 'And another thing.' });
    expect((await queue(id)).comments).toHaveLength(2);
  });

  it('N8 is kept as it was typed where storage does not answer, with when to send it again, and is recorded once then', async () => {
    const { id } = await opened();
    const filled = await form(id, { words: 'Islands?' });
    vi.spyOn(stage.app.tools.log, 'append').mockRejectedValueOnce(new StorageFault('gone'));
    const failed = await send(id, filled);
    expect([failed.status, failed.headers['retry-after'], failed.text.includes('Islands?</textarea>')]).toEqual([503, '5', true]);
    expect(failed.text).toContain('it will be recorded once only');
    expect((await send(id, filled)).status).toBe(201);
    expect((await queue(id)).comments).toHaveLength(1);
  });

  it('is kept as it was typed where it cannot be sent', async () => {
    const { id } = await opened();
    const tries = [
      [{ words: '  ' }, 400, 'Please write your comment first.'],
      [{ words: 'x'.repeat(LIMITS.commentChars + 1) }, 400, '4,000 characters at most'],
      [{ contact: 'nobody' }, 400, 'This is not an e-mail address.'],
      [{ name: 'A\u202eB' }, 400, 'characters that cannot be displayed'],
      [{ website: 'https://spam.example' }, 400, 'Leave this field empty'],
      [{ ticket: 'abc' }, 400, 'had been open for a long time'],
      [{ on: 'b999999999' }, 400, 'has no such paragraph'],
    ] as const;
    for (const [wrong, status, words] of tries) {
      const filled: Readonly<Record<string, string>> = { ...(await form(id, { organisation: 'Island "Net"' })), ...wrong };
      const answer = await send(id, filled);
      expect([wrong, answer.status, answer.text.includes(words)]).toEqual([wrong, status, true]);
      expect(answer.text).toContain('<form id="f"');
      expect(answer.text).toContain('value="Island &quot;Net&quot;"');
      expect(answer.text).toContain(`${filled.words?.trim()}</textarea>`);
      expect(answer.text).not.toContain('spam.example');
      expect(answer.headers['content-encoding']).toBeUndefined();
    }
    expect((await queue(id)).comments).toEqual([]);
    const stale = await send(id, { ...(await form(id)), ticket: 'abc' });
    const fresh = /name="ticket" value="([^"]+)"/.exec(stale.text)?.[1] ?? '';
    expect((await send(id, { ...(await form(id)), ticket: fresh })).status).toBe(201);
  });

  it('says what is wrong at its field, in the language of the page, and leaves nothing to the browser', async () => {
    const { id } = await opened();
    expect((await look(`/consultation/${id}?on=`)).text).toMatch(/<form id="f"[^>]* noValidate/);
    const wrongs = [
      [{ words: ' ' }, 'textarea', 'اكتبوا'],
      [{ contact: 'nobody' }, 'input', 'ليس'],
    ] as const;
    for (const [wrong, tag, words] of wrongs) {
      const { text } = await send(id, { ...(await form(id)), ...wrong }, 'ar');
      const fields = [
        ...text.matchAll(new RegExp(`<${tag} [^>]*aria-describedby="(\\w+-hint )?\\w+-told" aria-invalid="true"[^>]*>`, 'g')),
      ].map(([field]) => field);
      expect(fields).toEqual([expect.stringContaining(`name="${Object.keys(wrong)[0]}"`)]);
      expect(/<p id="\w+-told" class="error">.*?<\/svg>(.*?)<\/p>/.exec(text)?.[1]).toContain(words);
    }
  });

  it('is too quick for a person, and comes through when it is sent again', async () => {
    const { id } = await opened();
    const filled = await form(id);
    stage.clock.advance(-1);
    const early = { ...filled, ticket: drawTicket((await stage.app.tools.consultations.on(id)).secret, stage.clock.now()) };
    expect((await send(id, early)).text).toContain('That was very quick.');
    stage.clock.advance(LIMITS.commentFillMs);
    expect((await send(id, early)).status).toBe(201);
  });

  it('is not taken after the date, with words, and the page says so', async () => {
    const { id } = await opened();
    const filled = await form(id);
    stage.clock.advance(DAY - LIMITS.commentFillMs);
    const late = await send(id, filled);
    expect([late.status, late.text.includes('The consultation has closed; comments are no longer taken.')]).toEqual([400, true]);
    const { text } = await look(`/consultation/${id}`);
    expect(text).toContain('Closed since');
    expect(text).not.toContain('<form');
    expect(text).not.toContain('Anyone may comment');
    expect((await stage.app.tools.consultations.on(id)).state.open).toBe(false);
  });

  it('needs neither seat nor cookie, and is sent from our own page as a form', async () => {
    const { id } = await opened();
    const filled = new URLSearchParams(await form(id)).toString();
    const from = (origin: string | null, type = FORM) => {
      const request = stage.ask('post', `/consultation/${id}`).set('Content-Type', type);
      if (origin !== null) request.set('Origin', origin);
      return request.send(filled);
    };
    for (const origin of ['https://evil.example', 'null', null]) expect((await from(origin)).body.code).toBe('origin');
    expect((await from(ORIGIN, 'text/plain')).status).toBe(415);
    expect((await from(ORIGIN, `${FORM}; charset=iso-8859-1`)).status).toBe(415);
    expect((await from(ORIGIN)).status).toBe(201);
    const signedIn = await stage
      .ask('post', `/consultation/${id}`)
      .set('Origin', ORIGIN)
      .set('Cookie', office)
      .set('Content-Type', FORM)
      .send(`${filled}2`);
    expect(signedIn.status).toBe(400);
    const [stored] = await stage.app.tools.log.read({ kind: 'consultation', id }, 1, 1);
    expect(Buffer.from(stored?.statement ?? []).toString()).toContain('"seat":"visitor"');
  });
});

describe('too many comments from one address', () => {
  it('are told to wait, with what was typed still there', async () => {
    const alone = await startStage();
    const cookie = await alone.signIn(OFFICE_SEAT);
    const opinion = await alone.createOpinion();
    const wish = { uuid: randomUUID(), kind: 'DO', meeting: null, of: null, aliases: [], content: { in: 'opinion', opinion } };
    const { id: document } = (await alone.as(cookie, 'post', '/api/documents').send(wish)).body;
    const { id } = (
      await alone.as(cookie, 'post', '/api/consultations').send({ uuid: randomUUID(), document, closesAt: alone.clock.now() + DAY })
    ).body;
    const statuses: number[] = [];
    let last = '';
    for (let at = 0; at <= LIMITS.commentsPerWindow; at += 1) {
      const sent = new URLSearchParams({ words: 'Buy this', on: '' }).toString();
      const answer = await alone.ask('post', `/consultation/${id}`).set('Origin', ORIGIN).set('Content-Type', FORM).send(sent);
      statuses.push(answer.status);
      last = answer.text;
    }
    expect([statuses.at(-2), statuses.at(-1)]).toEqual([400, 429]);
    expect(last).toContain('Wait ten minutes');
    expect(last).toContain('Buy this</textarea>');
    await alone.close();
  });
});

describe('what a form carries', () => {
  it('is good for a day, for this consultation alone', () => {
    const [secret, other] = [Buffer.from('one'), Buffer.from('two')];
    const ticket = drawTicket(secret, 1_000_000);
    const at = (later: number, key = secret, one = ticket) => readTicket(key, one, 1_000_000 + later);
    expect([
      at(0),
      at(LIMITS.commentFillMs - 1),
      at(LIMITS.commentFillMs),
      at(LIMITS.commentTicketMs),
      at(LIMITS.commentTicketMs + 1),
    ]).toEqual(['quick', 'quick', 'good', 'good', 'stale']);
    expect([
      at(5_000, other),
      at(5_000, secret, `0${ticket}`),
      at(5_000, secret, ''),
      at(5_000, secret, ticket.replace(/^\w/, 'a')),
    ]).toEqual(Array(4).fill('stale'));
  });
});
