/** F10: notices as a real mail server gets them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { told } from '../../server/told.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import type { NoticeList } from '../../shared/wire/notice.ts';
import { DRAFT, type Stage, seatOf, startStage } from '../http/stage.ts';
import { FROM, startMailed } from '../support/mailed.ts';
import { headOf, type MailServer, wordsOf } from '../support/smtp.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;

let smtp: MailServer;
let stage: Stage;
let office: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ smtp, stage, office, close } = await startMailed());
});
afterEach(() => close());

const ask = (command: object, more: object = {}) =>
  stage.as(office, 'post', '/api/forum/commands').send({ uuid: crypto.randomUUID(), command, ...more });

async function point(seat: string, contact: string | null, name = 'Anna Orsel'): Promise<void> {
  const command = { do: 'open-seat', seat, entity: 'e-member-state', functions: ['focal-point'], remote: false } as const;
  await stage.app.tools.forum.act(SERVER, { command, person: null, name, ...(contact !== null && { contact }) });
}

const send = (about: object, to: readonly string[] = [], more: object = {}) =>
  stage.as(office, 'post', '/api/notices').send({ uuid: crypto.randomUUID(), about, to, ...more });

const list = async (cookie = office): Promise<NoticeList> => (await stage.as(cookie, 'get', '/api/notices')).body;

/** Until no delivery waits or is under way. */
async function settled(): Promise<NoticeList['notices'][number]['deliveries']> {
  await until('the notice was carried out', async () => {
    stage.clock.advance(0);
    return (await list()).notices[0]?.deliveries.every(({ state }) => state !== 'waiting' && state !== 'trying') === true;
  });
  return (await list()).notices[0]?.deliveries ?? [];
}

const silence = async () => ({ kind: 'silence', opinion: await stage.createOpinion(), deadline: stage.clock.now() + 100 * HOUR });

describe('a mail', () => {
  it('F10.2 O7 is listed, and counted, as accepted, as refused with the code, or as not sent, and its address is in no act', async () => {
    await point('s-good', 'good@arlen.example');
    await point('s-bad', 'bad@arlen.example');
    await point('s-none', null);
    smtp.refusals.set('bad@arlen.example', [550, 'no such mailbox']);
    const heard: string[] = [];
    const stop = told.mail.hear((outcome) => heard.push(outcome));
    expect((await send(await silence())).status).toBe(201);
    const found = Object.fromEntries((await settled()).map(({ seat, state, code, why, contact }) => [seat, [state, code, why, contact]]));
    expect(found).toEqual({
      's-good': ['accepted', 250, null, 'good@arlen.example'],
      's-bad': ['refused', 550, null, 'bad@arlen.example'],
      's-none': ['unreachable', null, 'no-address', null],
    });
    stop();
    // what has no address was tried nowhere
    expect(heard.sort()).toEqual(['accepted', 'refused']);
    const chair = await list(await stage.signIn(seatOf('chair')));
    expect(JSON.stringify(chair)).not.toContain('arlen.example');
    expect(stage.logged.join('')).not.toContain('arlen.example');
    expect(smtp.mails.map(({ from, to }) => [from, to])).toEqual([[FROM.address, ['good@arlen.example']]]);
  });

  it('F10.2 that no server is configured for is listed as that', async () => {
    const plain = await startStage();
    const cookie = await plain.signIn(OFFICE_SEAT);
    await plain
      .as(cookie, 'post', '/api/notices')
      .send({ uuid: crypto.randomUUID(), about: { kind: 'invitation' }, to: [seatOf('observer')] });
    await until('the notice was listed', async () => {
      plain.clock.advance(0);
      const { body } = await plain.as(cookie, 'get', '/api/notices');
      return body.mail === false && body.notices[0]?.deliveries[0]?.why === 'no-mail';
    });
    await plain.close();
  });

  it('F10.3 goes again after a failure, and never after it was accepted', async () => {
    await point('s-late', 'late@arlen.example');
    smtp.refusals.set('late@arlen.example', [451, 'try later']);
    await send({ kind: 'digest', since: 0 }, ['s-late']);
    expect(await settled()).toMatchObject([{ state: 'failed', attempts: 1, code: 451 }]);
    smtp.refusals.clear();
    stage.clock.advance(60_000);
    expect(await settled()).toMatchObject([{ state: 'accepted', attempts: 2, code: 250 }]);
    stage.clock.advance(24 * HOUR);
    expect((await ask({ do: 'renew-delivery', notice: 'n1', seat: 's-late' })).body.code).toBe('notice-accepted');
    expect(smtp.mails).toHaveLength(1);
  });

  it('F10.3 that was refused goes again when the secretariat has given another address', async () => {
    await point('s-moved', 'old@arlen.example');
    smtp.refusals.set('old@arlen.example', [550, 'gone']);
    await send({ kind: 'digest', since: 0 }, ['s-moved']);
    expect(await settled()).toMatchObject([{ state: 'refused' }]);
    await ask({ do: 'change-seat', seat: 's-moved', functions: ['focal-point'], remote: false }, { contact: 'new@arlen.example' });
    await ask({ do: 'renew-delivery', notice: 'n1', seat: 's-moved' });
    expect(await settled()).toMatchObject([{ state: 'accepted', contact: 'new@arlen.example' }]);
    expect(smtp.mails.map(({ to }) => to)).toEqual([['new@arlen.example']]);
  });

  it('F10.5 to the focal points opens the way to a silence procedure', async () => {
    await point('s-point', 'point@arlen.example');
    const about = await silence();
    const chair = await stage.signIn(seatOf('chair'));
    const { body: register } = await stage.as(chair, 'get', `/api/opinions/${about.opinion}/register`);
    const { id: block, hash } = register.paragraphs.find(({ label }: { label: string }) => label === 'a)');
    const call = () =>
      stage.as(chair, 'post', `/api/opinions/${about.opinion}/commands`).send({
        uuid: crypto.randomUUID(),
        v: 1,
        seen: { seq: 2 },
        command: { do: 'call', targets: [{ block, hash }], deadline: about.deadline },
      });
    expect((await call()).body).toMatchObject({ code: 'notice-missing', entities: ['e-member-state'] });
    const notice = { uuid: crypto.randomUUID(), about, to: [] };
    expect((await stage.as(chair, 'post', '/api/notices').send(notice)).status).toBe(201);
    await settled();
    expect((await call()).status).toBe(200);
    expect((await send({ ...about, opinion: 'onothere' })).status).toBe(404);
  });

  it.each(LANGUAGES)(
    'F10.6 is written in the language that the person chose (%s), with a date for the calendar, and names an opinion by its number',
    async (language) => {
      await point('s-point', 'point@arlen.example');
      const cookie = await stage.signIn('s-point');
      await stage.as(cookie, 'put', '/api/me/language').send({ language });
      await send(await silence());
      await settled();
      const [mail] = smtp.mails;
      if (mail === undefined) throw new Error('no mail came');
      expect(headOf(mail)).toContain(`Content-Language: ${language}`);
      const words = wordsOf(mail);
      expect(words).toMatch(
        {
          en: /silence procedure/,
          fr: /procédure d’approbation tacite/,
          es: /procedimiento de acuerdo tácito/,
          ru: /роцедура отсутствия возражений/,
          zh: /默许程序/,
          ar: /إجراء الموافقة الصامتة/,
        }[language],
      );
      expect(words).toMatch(/BEGIN:VEVENT[\s\S]*DTSTART:20260109T130000Z/);
      expect(words).toContain('Draft Opinion 1');
      expect(mail.raw).toMatch(/Content-Type: text\/plain/);
      expect(mail.raw).not.toMatch(/text\/html/);
    },
  );

  it('F10.6 of whatever kind contains no word of an opinion', async () => {
    // what is sent here is sent by hand
    await ask({ do: 'switch-notices', kind: 'sitting', on: false });
    await point('s-point', 'point@arlen.example');
    const about = await silence();
    const meeting = {
      meeting: 'ieg-1',
      kind: 'ieg',
      code: 'IEG-1',
      names: { en: 'First meeting' },
      place: 'Geneva',
      from: '2026-02-02',
      to: '2026-02-03',
      zone: 'UTC',
      decision: null,
    };
    await ask({ do: 'plan-meeting', ...meeting });
    const deadline = {
      deadline: 'd-1',
      kind: 'drafts',
      names: { en: 'Drafts are due' },
      at: stage.clock.now() + HOUR,
      meeting: null,
      decision: null,
    };
    await ask({ do: 'set-deadline', ...deadline });
    const chair = await stage.signIn(seatOf('chair'));
    await stage
      .as(chair, 'post', '/api/forum/commands')
      .send({ uuid: crypto.randomUUID(), command: { do: 'open-sitting', meeting: 'ieg-1' } });
    const kinds = [
      about,
      { kind: 'deadline', deadline: 'd-1' },
      { kind: 'sitting', meeting: 'ieg-1', sitting: 1 },
      { kind: 'digest', since: 0 },
      { kind: 'invitation' },
    ];
    for (const one of kinds) {
      expect([one.kind, (await send(one, ['s-point'])).status]).toEqual([one.kind, 201]);
      expect(await settled()).toMatchObject([{ state: 'accepted' }]);
    }
    expect(smtp.mails).toHaveLength(kinds.length);
    const opinionWords = DRAFT.split(/\W+/).filter((word) => word.length > 6);
    for (const mail of smtp.mails) for (const word of opinionWords) expect(wordsOf(mail)).not.toContain(word);
    expect(wordsOf(smtp.mails[1] as never)).toMatch(/Drafts are due[\s\S]*BEGIN:VEVENT/);
    expect(wordsOf(smtp.mails[2] as never)).toMatch(/IEG-1[\s\S]*DTSTART;VALUE=DATE:20260202/);
    expect(wordsOf(smtp.mails[3] as never)).toMatch(/3 changes to the timetable[\s\S]*Draft Opinion 1/);
  });

  it('F10.6 of an invitation has a link that signs in, once, and is dead where the mail was not accepted', async () => {
    await point('s-new', 'new@arlen.example');
    smtp.refusals.set('new@arlen.example', [550, 'no']);
    await send({ kind: 'invitation' }, ['s-new']);
    await settled();
    expect(await stage.app.tools.invitations.list()).toEqual([]);
    smtp.refusals.clear();
    await ask({ do: 'renew-delivery', notice: 'n1', seat: 's-new' });
    await settled();
    const token = /\/invite#([\w-]{43})/.exec(wordsOf(smtp.mails[0] as never))?.[1];
    const redeemed = await stage.as('', 'post', '/api/invitations/redeem').send({ token, person: 'Anna Orsel' });
    expect(redeemed.status).toBe(204);
    expect(stage.logged.join('')).not.toContain(token);
  });

  it('F10.6 of an invitation signs in whoever holds the seat by then, after it was handed over too', async () => {
    await point('s-new', 'old@arlen.example');
    await ask({ do: 'hand-over-seat', seat: 's-new' }, { name: 'Bo Second', contact: 'second@arlen.example' });
    await send({ kind: 'invitation' }, ['s-new']);
    await settled();
    expect(smtp.mails.map(({ to }) => to)).toEqual([['second@arlen.example']]);
    const token = /\/invite#([\w-]{43})/.exec(wordsOf(smtp.mails[0] as never))?.[1];
    expect((await stage.as('', 'post', '/api/invitations/redeem').send({ token, person: 'Bo Second' })).status).toBe(204);
  });

  const WORDS = 'Dear delegates,\n\nThe room is B.\r\nBcc: e@x.example\n.\nQUIT';

  it('F10.12 in the words of the secretariat goes to the chosen seats as it was written, and the act does not hold them', async () => {
    await point('s-point', 'point@arlen.example');
    await point('s-other', 'other@arlen.example');
    const cookie = await stage.signIn('s-point');
    await stage.as(cookie, 'put', '/api/me/language').send({ language: 'fr' });
    const about = { kind: 'free', subject: 'The room is another' };
    expect((await send(about, ['s-point'], { text: WORDS })).status).toBe(201);
    expect(await settled()).toMatchObject([{ seat: 's-point', state: 'accepted' }]);
    expect(smtp.mails.map(({ to }) => to)).toEqual([['point@arlen.example']]);
    const [mail] = smtp.mails;
    if (mail === undefined) throw new Error('no mail came');
    expect(headOf(mail)).toContain('Content-Language: fr');
    expect(headOf(mail).filter((line) => /^(Bcc|Cc|To):/i.test(line))).toEqual(['To: point@arlen.example']);
    const words = wordsOf(mail);
    expect(words).toMatch(/Dear delegates,\s+The room is B\./);
    expect(words).toMatch(/siège/);
    const { state } = stage.app.tools.forum;
    expect(JSON.stringify([...state.notices.values()])).not.toContain('Dear delegates');
    expect((await list()).notices[0]?.about).toEqual(about);
  });

  it('F10.12 needs words where it is free, and takes none where it is not', async () => {
    await point('s-point', 'point@arlen.example');
    expect((await send({ kind: 'free', subject: 'A' }, ['s-point'])).status).toBe(400);
    expect((await send({ kind: 'free', subject: 'A' }, ['s-point'], { text: '  ' })).status).toBe(400);
    expect((await send({ kind: 'free', subject: 'A\r\nBcc: a@x.example' }, ['s-point'], { text: 'a' })).status).toBe(400);
    expect((await send({ kind: 'digest', since: 0 }, ['s-point'], { text: 'a' })).status).toBe(400);
    expect((await send({ kind: 'free', subject: 'A' }, ['s-point'], { text: 'a'.repeat(20_001) })).status).toBe(400);
    expect(smtp.mails).toEqual([]);
  });

  it('F10.12 sends a circular letter with its number, question and date', async () => {
    await point('s-point', 'point@arlen.example');
    const letter = { number: 'CL-26/1', title: 'Themes of the Forum', language: 'en', sentAt: 0, deadline: stage.clock.now() + 100 * HOUR };
    await ask({ do: 'issue-circular', ...letter }, { text: 'Which themes does your administration propose?' });
    expect((await send({ kind: 'circular', circular: 'cl-26-2' }, ['s-point'])).body.code).toBe('no-such-circular');
    expect((await send({ kind: 'circular', circular: 'cl-26-1' }, ['s-point'])).status).toBe(201);
    expect(await settled()).toMatchObject([{ state: 'accepted' }]);
    const words = wordsOf(smtp.mails[0] as never);
    expect(words).toMatch(/CL-26\/1, Themes of the Forum[\s\S]*Which themes does your administration propose\?[\s\S]*\/circulars/);
    expect(words).toMatch(/BEGIN:VEVENT[\s\S]*DTSTART:20260109T130000Z/);
  });

  it('F10.13 is shown before it goes, in each language, with whom it does not reach, and nothing of that is recorded', async () => {
    await point('s-point', 'point@arlen.example');
    await point('s-other', 'other@arlen.example');
    await point('s-none', null);
    await stage.as(await stage.signIn('s-point'), 'put', '/api/me/language').send({ language: 'ar' });
    const before = stage.app.tools.forum.state.seq;
    const look = (cookie: string, wish: object) => stage.as(cookie, 'post', '/api/notices/look').send(wish);
    const to = ['s-point', 's-other', 's-none'];
    const wish = { about: { kind: 'free', subject: 'The room' }, to, text: 'It is B.' };
    const { status, body } = await look(office, wish);
    expect(status).toBe(200);
    expect(body).toMatchObject({ unreached: ['s-none'], without: [] });
    expect(body.letters.map(({ language, to: seats }: never) => [language, seats])).toEqual([
      ['ar', ['s-point']],
      ['en', ['s-other']],
    ]);
    for (const { subject, text } of body.letters)
      expect([subject.replace(/[\u2068\u2069]/g, ''), text].join()).toMatch(/^Forum: The room,It is B\./);
    const invitation = await look(office, { about: { kind: 'invitation' }, to: ['s-other'] });
    expect(invitation.body.letters[0].text).toMatch(/\/invite#…/);
    expect(await stage.app.tools.invitations.list()).toEqual([]);
    const silent = await look(office, { about: await silence(), to: [] });
    expect(silent.body.letters.flatMap(({ to: seats }: { to: string[] }) => seats).sort()).toEqual(['s-other', 's-point']);
    expect((await look(await stage.signIn(seatOf('chair')), wish)).body.code).toBe('not-secretariat');
    expect((await look(office, { ...wish, to: ['zzz'] })).body.code).toBe('no-such-seat');
    expect(stage.app.tools.forum.state.seq - before).toBeLessThan(3);
    expect((await list()).notices).toEqual([]);
    expect(smtp.mails).toEqual([]);
  });

  it('F10.7 goes to one address, and nothing that somebody typed adds a line to its head', async () => {
    const bad = [
      'a@x.example, b@x.example',
      'a@x.example\r\nBcc: c@x.example',
      '<a@x.example> RCPT TO:<d@x.example>',
      'a@x.example\0',
      'group: a@x.example;',
    ];
    for (const [at, contact] of bad.entries()) await point(`s-bad-${at}`, contact);
    await point('s-point', 'point@arlen.example', 'Anna\r\nBcc: e@x.example');
    const evil = 'Forum\r\nBcc: f@x.example\r\n\r\nInjected';
    for (const names of [{ en: evil }, { en: 'Quiet' }])
      await stage.app.tools.forum.act(SERVER, {
        command: { do: 'set-deadline', deadline: 'd-1', kind: 'other', names, at: stage.clock.now() + HOUR, meeting: null, decision: null },
        person: null,
      });
    await stage.app.tools.forum.act(SERVER, {
      command: { do: 'change-forum', name: evil, theme: null, place: null, basis: null, prefix: 'W', decision: null },
      person: null,
    });
    await send({ kind: 'deadline', deadline: 'd-1' }, ['s-point', ...bad.map((_, at) => `s-bad-${at}`)]);
    const states = Object.fromEntries((await settled()).map(({ seat, state }) => [seat, state]));
    expect(states).toEqual({ 's-point': 'accepted', ...Object.fromEntries(bad.map((_, at) => [`s-bad-${at}`, 'unreachable'])) });
    expect(smtp.mails.map(({ to }) => to)).toEqual([['point@arlen.example']]);
    for (const mail of smtp.mails) expect(headOf(mail).filter((line) => /^(Bcc|Cc|To):/i.test(line))).toEqual(['To: point@arlen.example']);
  });
});
