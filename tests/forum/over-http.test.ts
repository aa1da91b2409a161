/** The forum over HTTP, beyond what its rules say: what a request does to it, and what it shows to whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { templateOf } from '../../shared/forum/templates/templates.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';

let stage: Stage;
let office: string;
beforeAll(async () => {
  stage = await startStage();
  office = await stage.signIn(OFFICE_SEAT);
});
afterAll(() => stage.close());

describe('a template', () => {
  const fill = (body: object) => stage.as(office, 'post', '/api/forum/template').send(body);
  const wish = { template: 'report', start: '2030-09', decision: 'Decision 611' };

  it('F2.4 fills the timetable in one request, and is refused where there is another', async () => {
    const { status, body } = await fill(wish);
    expect([status, body.meetings.length, body.deadlines.length]).toEqual([
      200,
      templateOf.report.meetings.length,
      templateOf.report.deadlines.length,
    ]);
    expect(body.changes.at(-1)).toMatchObject({ what: 'deadline.set', decision: 'Decision 611' });
    expect((await fill(wish)).body.seq).toBe(body.seq);
    const other = await fill({ ...wish, start: '2031-09' });
    expect([other.status, other.body.code]).toEqual([409, 'timetable-not-empty']);
  });

  it('needs a month that is one', async () => {
    for (const start of ['2030-13', '2030-00', '30-09', '2030-09-01', '1999-09']) expect((await fill({ ...wish, start })).status).toBe(400);
  });
});

/** Property → value of each event, unfolded and without its escapes: as a calendar program reads it. */
function eventsIn(calendar: string): readonly ReadonlyMap<string, string>[] {
  const lines = calendar.replaceAll('\r\n ', '').split('\r\n');
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push(new Map());
    const [, name = '', value = ''] = /^([^:]+):(.*)$/s.exec(line) ?? [];
    events.at(-1)?.set(
      name,
      value.replace(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one)),
    );
  }
  return events;
}

describe('the calendar', () => {
  const feed = async (language = 'en') => {
    const { status, text, headers } = await stage.ask('get', `/calendar.ics?language=${language}`);
    expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    return { text, events: eventsIn(text) };
  };
  const find = (events: readonly ReadonlyMap<string, string>[], uid: string) => {
    const found = events.find((one) => one.get('UID')?.startsWith(`${uid}@`));
    if (found === undefined) throw new Error(`no event ${uid}`);
    return found;
  };
  const act = async (command: object) => {
    const uuid = crypto.randomUUID();
    const { status, body } = await stage.as(office, 'post', '/api/forum/commands').send({ uuid, command });
    expect(status).toBe(200);
    return body.seq as number;
  };

  it('F2.5 is read by anybody, with days as days and moments in UTC', async () => {
    const { text, events } = await feed();
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(events).toHaveLength(templateOf.report.meetings.length + templateOf.report.deadlines.length);
    const first = find(events, 'meeting-ieg-1');
    expect([first.get('DTSTART;VALUE=DATE'), first.get('DTEND;VALUE=DATE')]).toEqual(['20300916', '20300918']);
    expect([first.get('SUMMARY'), first.get('LOCATION'), first.get('STATUS')]).toEqual([
      'IEG-1: First meeting of the Informal Expert Group',
      'Geneva',
      'CONFIRMED',
    ]);
    expect(find(events, 'deadline-contributions-1').get('DTSTART')).toBe('20300826T215900Z');
    expect(find((await feed('zh')).events, 'meeting-ieg-1').get('SUMMARY')).toBe('IEG-1: 非正式专家组第一次会议');
    expect((await stage.ask('get', '/calendar.ics?language=xx')).status).toBe(400);
  });

  it('F2.5 keeps the identity of what changes, numbers it by the log position, and says what is cancelled', async () => {
    const before = find((await feed()).events, 'meeting-ieg-3');
    const names = { en: 'Third meeting; moved, by the Council\\', fr: 'x' };
    const plan = { meeting: 'ieg-3', kind: 'ieg', code: 'IEG-3', names, place: null, from: '2031-10-06', to: '2031-10-08', zone: 'UTC' };
    const seq = await act({ do: 'change-meeting', ...plan, decision: 'C31/4' });
    const after = find((await feed()).events, 'meeting-ieg-3');
    expect(after.get('UID')).toBe(before.get('UID'));
    expect([Number(after.get('SEQUENCE')), after.get('SUMMARY')]).toEqual([seq, `IEG-3: ${names.en}`]);
    expect(Number(before.get('SEQUENCE'))).toBeLessThan(seq);
    await act({ do: 'cancel-meeting', meeting: 'ieg-3', decision: null });
    expect(find((await feed()).events, 'meeting-ieg-3').get('STATUS')).toBe('CANCELLED');
  });

  it('F2.5 is the same until something changes', async () => {
    const { text } = await feed();
    await act({ do: 'admit-entity', id: 'arl', code: 'ARL', names: { en: 'Arlen' }, capacity: 'member-state' });
    stage.clock.advance(86_400_000);
    expect((await feed()).text).toBe(text);
  });
});

describe('many acts at once', () => {
  it('are counted each, by seat, whichever session asks', async () => {
    const fresh = await startStage();
    const wishes = (count: number) =>
      Array.from({ length: count }, () => ({ uuid: crypto.randomUUID(), command: { do: 'close-seat', seat: 'none' } }));
    const send = async (count: number) =>
      (await fresh.as(await fresh.signIn(OFFICE_SEAT), 'post', '/api/forum/commands/all').send(wishes(count))).status;
    expect([await send(1_000), await send(999), await send(2), await send(1), await send(1)]).toEqual([200, 200, 429, 200, 429]);
    fresh.clock.advance(LIMITS.batchWindowMs);
    expect(await send(1_000)).toBe(200);
    await fresh.close();
  });
});

describe('a list of seats', () => {
  it('F1.16 says to those who keep a seat whether somebody is signed in from it, in a browser, and now', async () => {
    const rows = async (by: string) => (await stage.as(by, 'get', '/api/seats')).body as readonly { seat: string; signedIn?: true }[];
    const isIn = async (seat: string) => (await rows(office)).find((one) => one.seat === seat)?.signedIn;
    await stage.forum(office, { do: 'open-seat', seat: 'in-1', entity: 'e-academia', functions: [], remote: false });
    await stage.token('in-1');
    expect(await isIn('in-1')).toBeUndefined();
    const cookie = await stage.signIn('in-1');
    expect(await isIn('in-1')).toBe(true);
    expect((await rows(cookie)).some((one) => 'signedIn' in one)).toBe(false);
    await stage.as(cookie, 'post', '/api/sign-out');
    expect(await isIn('in-1')).toBeUndefined();
    await stage.signIn('in-1');
    await stage.forum(office, { do: 'hand-over-seat', seat: 'in-1' });
    expect(await isIn('in-1')).toBeUndefined();
  });
});

describe('the seats of a delegation', () => {
  it('F1.18 are given to its focal point with addresses, to the others of it without, and to nobody of another delegation', async () => {
    const own = stage.app.tools.forum.state.seats.get(seatOf('member-state'))?.entity ?? '';
    for (const [seat, functions] of [
      ['keeper', ['focal-point']],
      ['adviser', ['adviser']],
    ] as const)
      await stage.forum(
        office,
        { do: 'open-seat', seat, entity: own, functions, remote: false },
        { name: seat, contact: `${seat}@example.org` },
      );
    const listed = async (by: string): Promise<readonly { seat: string; entity: string; contact: string | null }[]> =>
      (await stage.as(await stage.signIn(by), 'get', '/api/seats')).body;
    const contacts = async (by: string) => (await listed(by)).flatMap(({ contact }) => contact ?? []);
    expect(await contacts('keeper')).toEqual(['keeper@example.org', 'adviser@example.org']);
    expect(await contacts('adviser')).toEqual([]);
    for (const by of ['keeper', 'adviser']) expect(new Set((await listed(by)).map(({ entity }) => entity))).toEqual(new Set([own]));
    expect((await listed(seatOf('academia'))).some(({ entity }) => entity === own)).toBe(false);
  });
});
