/** Notices that go out by themselves, as a real mail server gets them; on one node and on two. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { NoticeList } from '../../shared/wire/notice.ts';
import { type Stage, seatOf } from '../http/stage.ts';
import { startMailed } from '../support/mailed.ts';
import { headOf, type MailServer, wordsOf } from '../support/smtp.ts';
import { until } from '../support/until.ts';
import { IEG_1 } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let smtp: MailServer;
let stage: Stage;
let office: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ smtp, stage, office, close } = await startMailed());
  const command = { do: 'open-seat', seat: 's-point', entity: 'e-member-state', functions: ['focal-point'], remote: false } as const;
  await stage.app.tools.forum.act(SERVER, { command, person: null, name: 'Anna Orsel', contact: 'point@arlen.example' });
});
afterEach(() => close());

const list = async (): Promise<NoticeList> => (await stage.as(await stage.signIn(OFFICE_SEAT), 'get', '/api/notices')).body;

/** Once the newest notice is about this and no delivery waits or is under way: of each seat, how it ended. */
async function settled(kind: string): Promise<Readonly<Record<string, string>>> {
  let last: NoticeList['notices'][number] | undefined;
  await until(`the notice about a ${kind} was carried out`, async () => {
    stage.clock.advance(0);
    last = (await list()).notices[0];
    return last?.about.kind === kind && last.deliveries.every(({ state }) => state !== 'waiting' && state !== 'trying');
  });
  return Object.fromEntries((last?.deliveries ?? []).map(({ seat, state, why }) => [seat, why ?? state]));
}

async function deadline(at: number): Promise<void> {
  const command = {
    do: 'set-deadline',
    deadline: 'd-1',
    kind: 'drafts',
    names: { en: 'Drafts are due' },
    at,
    meeting: null,
    decision: null,
  } as const;
  await stage.app.tools.forum.act(SERVER, { command, person: null });
}

const mailsAbout = (words: RegExp): number => smtp.mails.filter((mail) => words.test(wordsOf(mail))).length;

describe('a mail that nobody sends', () => {
  it('F10.8 reminds of a deadline, with its date for the calendar, and is listed as the server’s', async () => {
    await deadline(stage.clock.now() + 10 * DAY);
    stage.clock.advance(3 * DAY);
    expect(await settled('deadline-near')).toMatchObject({ 's-point': 'accepted', [OFFICE_SEAT]: 'no-address' });
    expect((await list()).notices).toMatchObject([{ by: 'server', about: { deadline: 'd-1', days: 7 } }]);
    stage.clock.advance(6 * DAY);
    await until('the second reminder was written', async () => (await list()).notices.length === 2);
    await settled('deadline-near');
    stage.clock.advance(2 * DAY);
    expect(mailsAbout(/Drafts are due: the deadline is 15 Jan 2026[\s\S]*BEGIN:VEVENT/)).toBe(2);
    expect(smtp.mails.map(({ to }) => to)).toEqual([['point@arlen.example'], ['point@arlen.example']]);
  });

  it('F10.9 is not sent when its date has come before the mail server takes it', async () => {
    smtp.refusals.set('point@arlen.example', [451, 'later']);
    await deadline(stage.clock.now() + 10 * DAY);
    stage.clock.advance(3 * DAY);
    expect(await settled('deadline-near')).toMatchObject({ 's-point': 'failed' });
    await deadline(stage.clock.now() + 30 * DAY);
    smtp.refusals.clear();
    stage.clock.advance(60_000);
    await until('the reminder of the old date was listed as overtaken', async () => {
      stage.clock.advance(0);
      return (await list()).notices[0]?.deliveries.some(({ why }) => why === 'overtaken') === true;
    });
    expect(smtp.mails).toEqual([]);
  });

  it('F10.8 says that a sitting was opened, unless F10.10 the secretariat has switched that off', async () => {
    await stage.forum(office, { do: 'plan-meeting', ...IEG_1 });
    const chair = await stage.signIn(seatOf('chair'));
    expect((await stage.forum(office, { do: 'switch-notices', kind: 'sitting', on: false })).status).toBe(200);
    expect((await list()).automatic).toEqual({ deadline: true, silence: true, sitting: false });
    await stage.forum(chair, { do: 'open-sitting', meeting: 'ieg-1' });
    stage.clock.advance(HOUR);
    await stage.forum(office, { do: 'switch-notices', kind: 'sitting', on: true });
    stage.clock.advance(0);
    expect((await list()).notices).toEqual([]);
    await stage.forum(chair, { do: 'close-sitting', meeting: 'ieg-1' });
    await stage.forum(chair, { do: 'open-sitting', meeting: 'ieg-1' });
    expect(await settled('sitting')).toMatchObject({ 's-point': 'accepted' });
    expect(mailsAbout(/Sitting 2 has been opened: First meeting\./)).toBe(1);
  });

  it.each(['runs', 'was broken off'] as const)(
    'F10.8 F10.9 reminds of a silence procedure only where it still runs: it %s',
    async (state) => {
      const opinion = await stage.createOpinion();
      const until = stage.clock.now() + 3 * DAY;
      const chair = await stage.signIn(seatOf('chair'));
      const about = { kind: 'silence', opinion, deadline: until };
      await stage.as(office, 'post', '/api/notices').send({ uuid: crypto.randomUUID(), about, to: [] });
      await settled('silence');
      const { body } = await stage.as(chair, 'get', `/api/opinions/${opinion}/register`);
      const { id: block, hash } = body.paragraphs.find(({ label }: { label: string }) => label === 'a)');
      const act = (cookie: string, command: object) =>
        stage.as(cookie, 'post', `/api/opinions/${opinion}/commands`).send({ uuid: crypto.randomUUID(), v: 1, seen: { seq: 2 }, command });
      expect((await act(chair, { do: 'call', targets: [{ block, hash }], deadline: until })).body).toMatchObject({
        seq: expect.any(Number),
      });
      if (state !== 'runs') {
        const objection = { do: 'raise-objection', block, hash };
        const raised = await act(await stage.signIn(seatOf('member-state')), objection);
        expect(raised.body).toMatchObject({ seq: expect.any(Number) });
      }
      stage.clock.advance(2 * DAY);
      expect(await settled('silence-near')).toEqual({ 's-point': state === 'runs' ? 'accepted' : 'overtaken' });
      const [first, second] = smtp.mails;
      expect([first !== undefined, second !== undefined]).toEqual([true, state === 'runs']);
      if (second === undefined) return;
      expect(headOf(second).find((line) => line.startsWith('Subject:'))).toContain('ends');
      expect(wordsOf(second)).toMatch(/A single objection by a Member State breaks it[\s\S]*BEGIN:VEVENT/);
    },
  );
});
