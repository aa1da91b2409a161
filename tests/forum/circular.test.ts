import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Circular, circularId, isLate } from '../../shared/forum/circular.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';
import { actor, base, code, DAY, run } from './world.ts';

const office = actor(OFFICE_SEAT);
const LETTER = {
  do: 'issue-circular',
  number: 'CL-15/40',
  title: 'Themes and dates',
  language: 'en',
  sentAt: base.at - DAY,
  deadline: base.at + DAY,
} as const;
const sent = run(base, { ...LETTER, sentAt: base.at - 1 }, office);
const reply = (entity: string, receivedAt: number | null = null) =>
  ({ do: 'reply-to-circular', circular: 'cl-15-40', entity, receivedAt }) as const;
const letter = ({ circulars }: ForumState): Circular => {
  const found = circulars.get('cl-15-40');
  if (found === undefined) throw new Error('no letter');
  return found;
};
const replied = (state: ForumState): readonly string[] => [...letter(state).replies.keys()];

describe('circular letters', () => {
  it('F8.1 are registered by the secretariat, each number once, with the dates of the letter', () => {
    expect(['chair-1', 'arl-1', 'riv-1'].map((by) => code(LETTER, by))).toEqual(Array(3).fill('not-secretariat'));
    expect(code(LETTER, OFFICE_SEAT)).toBeNull();
    for (const number of ['CL-15/40', 'cl 15 40', 'CL-15.40'])
      expect(code({ ...LETTER, number }, OFFICE_SEAT, sent)).toBe('circular-exists');
    expect(code({ ...LETTER, number: 'CL-16/32' }, OFFICE_SEAT, sent)).toBeNull();
    expect(code({ ...LETTER, deadline: LETTER.sentAt }, OFFICE_SEAT)).toBe('date-not-allowed');
    expect(code({ ...LETTER, sentAt: base.at + 2, deadline: base.at + DAY }, OFFICE_SEAT)).toBe('date-not-allowed');
    expect(circularId(' (CL-15/40) ')).toBe('cl-15-40');
    const date = (deadline: number) => ({ do: 'date-circular', circular: 'cl-15-40', deadline }) as const;
    expect(code(date(base.at + 9 * DAY), 'arl-1', sent)).toBe('not-secretariat');
    expect(code({ ...date(1), circular: 'cl-1' }, OFFICE_SEAT, sent)).toBe('no-such-circular');
    expect(code(date(letter(sent).sentAt - 1), OFFICE_SEAT, sent)).toBe('date-not-allowed');
    expect(letter(run(sent, date(base.at + 9 * DAY), office)).deadline).toBe(base.at + 9 * DAY);
  });

  it('F8.2 are replied to by Member States, from their own seats or through the secretariat, the last reply standing', () => {
    expect(code(reply('arl'), 'arl-2', sent)).toBeNull();
    expect(code(reply('bru'), 'arl-1', sent)).toBe('not-your-delegation');
    expect(code(reply('rivernet'), 'riv-1', sent)).toBe('not-a-member-state');
    expect(code(reply('rivernet'), OFFICE_SEAT, sent)).toBe('not-a-member-state');
    expect(code(reply('zzz'), OFFICE_SEAT, sent)).toBe('no-such-entity');
    expect(code({ ...reply('arl'), circular: 'cl-1' }, 'arl-1', sent)).toBe('no-such-circular');
    const now = sent.at + 10;
    expect(code(reply('arl', now + 1), OFFICE_SEAT, sent, now)).toBe('date-not-allowed');
    expect(code(reply('arl', letter(sent).sentAt - 1), OFFICE_SEAT, sent, now)).toBe('date-not-allowed');
    const own = run(sent, reply('arl', letter(sent).sentAt), actor('arl-1'), now);
    expect(letter(own).replies.get('arl')).toEqual({ entity: 'arl', receivedAt: now, seq: own.seq, by: 'arl-1' });
    const entered = run(own, reply('bru', letter(sent).sentAt), office, now);
    expect(letter(entered).replies.get('bru')?.receivedAt).toBe(letter(sent).sentAt);
    const again = run(entered, reply('arl'), actor('arl-2'), now + 5);
    expect(replied(again)).toEqual(['arl', 'bru']);
    expect(letter(again).replies.get('arl')).toMatchObject({ receivedAt: now + 5, seq: again.seq, by: 'arl-2' });
  });

  it('F8.3 take a late reply, mark it and count it', () => {
    const late = run(sent, reply('arl'), actor('arl-1'), LETTER.deadline + 1);
    expect([...letter(late).replies.values()].map((one) => isLate(letter(late), one))).toEqual([true]);
    const inTime = run(sent, reply('arl'), actor('arl-1'), LETTER.deadline);
    expect([...letter(inTime).replies.values()].map((one) => isLate(letter(inTime), one))).toEqual([false]);
    const moved = run(late, { do: 'date-circular', circular: 'cl-15-40', deadline: LETTER.deadline + DAY }, office);
    expect([...letter(moved).replies.values()].map((one) => isLate(letter(moved), one))).toEqual([false]);
  });

  it('F8.4 make nothing of silence: when the date passes nothing is recorded and nothing changes', () => {
    const before = JSON.stringify([...letter(sent).replies]);
    const after = run(
      sent,
      { do: 'set-deadline', deadline: 'd', kind: 'other', names: { en: 'D' }, at: 1, meeting: null, decision: null },
      office,
      LETTER.deadline + DAY,
    );
    expect(JSON.stringify([...letter(after).replies])).toBe(before);
    expect(Object.keys(letter(after)).sort()).toEqual(Object.keys(letter(sent)).sort());
  });

  it('F8.5 have replies struck and a result named by the secretariat', () => {
    const one = run(sent, reply('arl'), actor('arl-1'));
    const strike = (entity: string) => ({ do: 'strike-reply', circular: 'cl-15-40', entity }) as const;
    expect(code(strike('arl'), 'arl-1', one)).toBe('not-secretariat');
    expect(code(strike('bru'), OFFICE_SEAT, one)).toBe('no-such-reply');
    expect(replied(run(one, strike('arl'), office))).toEqual([]);
    const conclude = (document: string | null) => ({ do: 'conclude-circular', circular: 'cl-15-40', document }) as const;
    expect(code(conclude(null), 'arl-1', one)).toBe('not-secretariat');
    expect(code(conclude('inf-3'), OFFICE_SEAT, one)).toBe('no-such-document');
    const paper = {
      kind: 'INF',
      meeting: null,
      of: null,
      title: 'Replies',
      language: 'en',
      source: 'secretariat',
      aliases: ['C16/INF/3'],
    } as const;
    const filed = run(one, { do: 'register-document', ...paper, content: { in: 'elsewhere' } }, office);
    expect(letter(run(filed, conclude('inf-1'), office)).document).toBe('inf-1');
  });
});

describe('the register of circular letters', () => {
  let stage: Stage;
  const ask = async (seat: string, command: object, text?: string) =>
    stage
      .as(await stage.signIn(seat), 'post', '/api/forum/commands')
      .send({ uuid: randomUUID(), command, ...(text !== undefined && { text }) });
  const read = async (seat: string, path: string) => stage.as(await stage.signIn(seat), 'get', path);
  const state = seatOf('member-state');
  beforeAll(async () => {
    stage = await startStage();
    const now = stage.clock.now();
    const { status } = await ask(OFFICE_SEAT, { ...LETTER, sentAt: now - DAY, deadline: now + DAY }, 'Which theme?');
    expect(status).toBe(200);
    expect((await ask(state, { ...reply('e-member-state') }, '=Resilience, "please"')).status).toBe(200);
  });
  afterAll(() => stage.close());

  it('F8.6 shows who has replied to every seat, and the words to the secretariat, the chair and the State itself', async () => {
    for (const [seat, words] of [
      [OFFICE_SEAT, true],
      [seatOf('chair'), true],
      [state, true],
      [seatOf('sector-member'), false],
      [seatOf('state-observer'), false],
    ] as const) {
      const { body } = await read(seat, '/api/circulars/cl-15-40');
      expect(body).toMatchObject({ number: 'CL-15/40', question: 'Which theme?', document: null });
      expect([seat, body.replies]).toEqual([
        seat,
        [{ entity: 'e-member-state', receivedAt: stage.clock.now(), late: false, words: words ? '=Resilience, "please"' : null }],
      ]);
      expect(JSON.stringify((await read(seat, '/api/circulars')).body)).not.toContain('Resilience');
      const table = (await read(seat, '/api/circulars/cl-15-40/replies')).text;
      expect([seat, table.includes(`,"'=Resilience, ""please"""\r\n`), table.includes('Resilience')]).toEqual([seat, words, words]);
    }
    expect((await read(state, '/api/circulars/none')).status).toBe(404);
  });

  it('keeps the words out of everything permanent', async () => {
    for (const { header, statement } of await stage.app.tools.log.read({ kind: 'forum', id: 'forum' }, 0)) {
      expect(Buffer.concat([header, statement]).toString()).not.toMatch(/Which theme|Resilience/);
    }
  });
});
