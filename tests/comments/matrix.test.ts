/** C2, C5: seat by audience by time of joining by message, through every address there is. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { audienceKeyOf } from '../../shared/page/threads.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { differing, everyAnswer } from '../forum/every-answer.ts';
import { seatOf } from '../http/stage.ts';
import { until } from '../support/until.ts';
import {
  CHAIR,
  COLLEAGUE,
  COMPANY,
  type CommentsStage,
  commentsStage,
  DELEGATION,
  GROUP,
  OTHER_STATE,
  OWN_STATE,
  SEATS,
  SECRETARIAT,
  STATE,
  STATES,
} from './stage.ts';

/** The printed page and the Word file with comments, as text. */
async function leaving(stage: CommentsStage, seat: string, which: string | null): Promise<readonly string[]> {
  const query = which === null ? '' : `?comments=${encodeURIComponent(which)}`;
  const cookie = await stage.cookie(seat);
  const page = await stage.as(cookie, 'get', `/o/${stage.opinion}/print${query}`);
  const file = await stage.as(cookie, 'get', `/api/opinions/${stage.opinion}/word${query}`).responseType('blob');
  expect([page.status, file.status]).toEqual([200, 200]);
  return [
    page.text,
    Object.values(unzipSync(file.body))
      .map((part) => strFromU8(part))
      .join(''),
  ];
}

const NOBODY = 'nobody';
const PEOPLE = [STATE, COLLEAGUE, OTHER_STATE, CHAIR, SECRETARIAT, COMPANY, seatOf('follower')];
const AUDIENCES = { delegation: DELEGATION, group: GROUP, 'member-states': STATES, seats: SEATS } as const;
type Of = keyof typeof AUDIENCES;

describe('what is said beside a text', () => {
  let stage: CommentsStage;
  beforeAll(async () => {
    stage = await commentsStage();
  });
  afterAll(() => stage.close());

  it('C2 and C5 changes no answer of any address for anybody, but the list of those for whom it is', async () => {
    const cookies = new Map<string, string>();
    for (const seat of PEOPLE) cookies.set(seat, await stage.cookie(seat));
    await stage.asks(CHAIR, { do: 'take-up', meeting: 'ieg-1', opinion: stage.opinion });
    const everything = () => everyAnswer(stage, [...PEOPLE, NOBODY], cookies, [stage.opinion, 'onothere']);
    const clients = new Map<string, Awaited<ReturnType<CommentsStage['connect']>>>();
    for (const seat of [STATE, COLLEAGUE, OTHER_STATE, CHAIR, SECRETARIAT, COMPANY]) {
      const client = await stage.connect(seat, stage.opinion);
      await client.synced;
      clients.set(seat, client);
    }
    const before = await everything();
    expect(before.size).toBeGreaterThan(500);

    const id = await stage.opens(STATE, DELEGATION, 'between ourselves', { mentions: [OWN_STATE] });
    await stage.replies(STATE, DELEGATION, id, 'once more');
    await stage.opens(STATE, GROUP, 'in the group', { mentions: ['bru'] });
    await stage.opens(OTHER_STATE, STATES, 'among States');
    const quiet = differing(before, await everything());
    const lists = (seats: readonly string[]) => seats.map((seat) => `${seat} application/json /api/opinions/${stage.opinion}/threads`);
    const waiting = `${OTHER_STATE} application/json /api/threads/to-answer`;
    expect(quiet.toSorted()).toEqual([...lists([STATE, COLLEAGUE, OTHER_STATE]), waiting].toSorted());
    await stage.opens(CHAIR, SEATS, 'to all');
    for (const seat of PEOPLE) expect(await stage.reads(seat), seat).toContain('to all');

    const told = (seat: string) =>
      clients
        .get(seat)
        ?.own.filter(({ number }) => number === MESSAGE.threads)
        .map(({ body }) => body);
    await until('each of them is told', () => [...clients.keys()].every((seat) => (told(seat) ?? []).length > 0));
    const positions = (upTo: number) => Array.from({ length: upTo }, (_, i) => ({ position: i + 1 }));
    expect(Object.fromEntries([...clients.keys()].map((seat) => [seat, told(seat)]))).toEqual({
      [STATE]: positions(5),
      [COLLEAGUE]: positions(5),
      [OTHER_STATE]: positions(3),
      [CHAIR]: positions(1),
      [SECRETARIAT]: positions(1),
      [COMPANY]: positions(1),
    });
    expect((await stage.threads(OTHER_STATE)).position).toBe(3);
    expect(stage.logged.filter((line) => /ourselves|once more|in the group|among States|to all/.test(line))).toEqual([]);
  });

  it('C17, C20 and C21 a State is asked whether the text meets its objection, and withdraws it for these words alone', async () => {
    const { block, hash } = await stage.paragraph();
    const position = `p${await stage.acts(OTHER_STATE, { do: 'raise-objection', block, hash })}`;
    const asks = { block, hash };
    const anchor = { on: 'position', position };
    const thread = await stage.opens(STATE, STATES, '', { anchor, asks });
    const empty = await stage.asksBeside(STATE, STATES, { do: 'add-message', thread, text: '' });
    expect(empty.status).toBe(400);
    const waiting = await stage.as(await stage.cookie(OTHER_STATE), 'get', '/api/threads/to-answer');
    expect(waiting.body).toContainEqual(expect.objectContaining({ thread, why: 'question', message: thread, entity: OWN_STATE }));
    const [shown] = (await stage.threads(OTHER_STATE)).threads.filter(({ id }) => id === thread);
    expect(shown?.messages).toMatchObject([{ text: '', asks, stays: null, may: { correct: false } }]);
    expect(await stage.reads(CHAIR)).not.toContain(thread);
    const no = await stage.asksBeside(OTHER_STATE, STATES, { do: 'add-message', thread, text: '', stays: thread });
    expect(no.status).toBe(200);
    const reads = { block, hash: 'B'.repeat(43) };
    const changed = await stage.command(OTHER_STATE, stage.opinion, { do: 'withdraw', position, reads });
    expect(changed.body).toMatchObject({ code: 'text-changed' });
    // what a company suggests holds no paragraph up, but these words wait to be others
    const company = await stage.connect(COMPANY, stage.opinion);
    await company.synced;
    const write = (change: (words: Y.XmlText) => void) =>
      company.edit((doc) => {
        const there = doc.getXmlFragment('opinion').toArray() as Y.XmlElement[];
        change(there.find((one) => one.getAttribute('id') === block)?.get(0) as Y.XmlText);
      });
    await write((words) => words.insert(0, 'soon ', { insertion: { by: 'e-sector-member', id: 's1' } }));
    expect((await stage.paragraph()).hash).toBe(hash);
    for (const { body } of [
      await stage.command(OTHER_STATE, stage.opinion, { do: 'withdraw', position, reads: { block, hash: hash ?? '' } }),
      await stage.asksBeside(STATE, STATES, { do: 'add-message', thread, text: '', asks }),
    ])
      expect(body).toMatchObject({ code: 'suggestions-left' });
    await write((words) => words.delete(0, 'soon '.length));
    company.close();
    await stage.acts(OTHER_STATE, { do: 'withdraw', position, reads: { block, hash: hash ?? '' } });
    const again = await stage.asksBeside(STATE, STATES, { do: 'open-thread', anchor, text: '', asks });
    expect(again.body.code).toBe('no-such-position');
  });
});

describe('the time of joining', () => {
  let stage: CommentsStage;
  beforeAll(async () => {
    stage = await commentsStage();
  });
  afterAll(() => stage.close());

  it('C4, C5 and W10 decides what a seat reads, on paper and in Word too, through closing, handing over, coming back and groups', async () => {
    const { asks } = stage;
    const open = (seat: string, entity: string) => asks('server', { do: 'open-seat', seat, entity, functions: [], remote: false });
    const group = (members: readonly string[]) =>
      asks('server', { do: 'change-group', group: 'g1', code: 'G1', names: { en: 'Group' }, members });
    await asks('server', { do: 'admit-entity', id: 'cor', code: 'COR', names: { en: 'Corvia' }, capacity: 'member-state' });
    for (const [seat, entity] of [
      ['s-cor', 'cor'],
      ['s-taken', OWN_STATE],
      ['s-closing', OWN_STATE],
    ] as const)
      await open(seat, entity);
    const ids = new Map<Of, string>();
    const speaks = async (time: string): Promise<void> => {
      for (const of of Object.keys(AUDIENCES) as Of[]) {
        const words = `${of}@${time}`;
        const id = ids.get(of);
        if (id === undefined) ids.set(of, await stage.opens(STATE, AUDIENCES[of], words));
        else await stage.replies(STATE, AUDIENCES[of], id, words);
      }
    };
    await speaks('first');
    await asks('server', { do: 'hand-over-seat', seat: 's-taken' });
    await asks('server', { do: 'close-seat', seat: 's-closing' });
    await open('s-late', OWN_STATE);
    await group([OWN_STATE, 'cor']);
    await speaks('second');
    await group([OWN_STATE, 'bru']);
    await speaks('third');
    await asks('server', { do: 'dissolve-group', group: 'g1' });
    const gone = await stage.asksBeside(STATE, GROUP, { do: 'add-message', thread: ids.get('group'), text: 'x' });
    expect(gone).toMatchObject({ status: 403, body: { code: 'not-in-audience' } });

    const all = ['first', 'second', 'third'];
    const expected: Readonly<Record<string, Readonly<Record<Of, readonly string[]>>>> = {
      [STATE]: { delegation: all, group: all, 'member-states': all, seats: all },
      [COLLEAGUE]: { delegation: all, group: all, 'member-states': all, seats: all },
      's-taken': { delegation: all.slice(1), group: all.slice(1), 'member-states': all.slice(1), seats: all.slice(1) },
      's-late': { delegation: all.slice(1), group: all.slice(1), 'member-states': all.slice(1), seats: all.slice(1) },
      [OTHER_STATE]: { delegation: [], group: ['first', 'third'], 'member-states': all, seats: all },
      's-cor': { delegation: [], group: ['second'], 'member-states': all, seats: all },
      [COMPANY]: { delegation: [], group: [], 'member-states': [], seats: all },
      [CHAIR]: { delegation: [], group: [], 'member-states': [], seats: all },
      [SECRETARIAT]: { delegation: [], group: [], 'member-states': [], seats: all },
      [seatOf('follower')]: { delegation: [], group: [], 'member-states': [], seats: all },
    };
    for (const [seat, reads] of Object.entries(expected)) {
      const list = await stage.threads(seat);
      const found = Object.fromEntries(
        Object.keys(AUDIENCES).map((of) => [of, all.filter((time) => JSON.stringify(list).includes(`"${of}@${time}"`))]),
      );
      expect({ [seat]: found }).toEqual({ [seat]: reads });
      // and nothing that counts the others
      expect(list.position).toBe(Object.values(reads).flat().length);
      const numbers = list.mark
        .split(';')
        .slice(1)
        .map((one) => Number(one.split('=')[1]));
      expect(numbers.toSorted()).toEqual(
        Object.values(reads)
          .map((times) => times.length)
          .filter((times) => times > 0)
          .toSorted(),
      );
      expect(list.threads).toHaveLength(numbers.length);
      for (const thread of list.threads) expect(thread.opened === null, seat).toBe(!reads[thread.audience.of].includes('first'));
    }
    // on paper and in Word goes what each of them reads, of the audience that is asked for, and nothing where nothing is asked for
    let went = 0;
    for (const [seat, reads] of Object.entries(expected))
      for (const which of ['all', 'delegation', 'group/g1', 'member-states', 'seats', 'group/nowhere', null]) {
        const taken = Object.entries(reads).flatMap(([of, times]) =>
          which === 'all' || which === audienceKeyOf(AUDIENCES[of as Of]) ? times.map((time) => `${of}@${time}`) : [],
        );
        for (const leaves of await leaving(stage, seat, which)) {
          const found = Object.keys(AUDIENCES).flatMap((of) =>
            all.map((time) => `${of}@${time}`).filter((words) => leaves.includes(words)),
          );
          expect([seat, which, found]).toEqual([seat, which, taken]);
          went += found.length;
        }
      }
    expect(went).toBeGreaterThan(100);
    const closed = await stage.as(await stage.signIn('s-closing'), 'get', `/api/opinions/${stage.opinion}/threads`);
    expect(closed.status).toBe(401);

    // a dismissed State keeps one seat, and what was its own; no word more
    await asks('server', { do: 'dismiss-entity', id: 'cor' });
    await stage.replies(STATE, STATES, ids.get('member-states') ?? '', 'after it went');
    const kept = await stage.threads('s-cor');
    expect(JSON.stringify(kept)).toContain('"member-states@third"');
    expect(JSON.stringify(kept)).not.toContain('after it went');
    expect(kept.audiences).toEqual([]);
  });

  it('C16 a page asks for what is new since its mark, and gets that alone', async () => {
    const first = await stage.threads(COMPANY);
    const unknown = await stage.threads(COMPANY, 'what=1');
    expect([first.whole, unknown.whole]).toEqual([true, true]);
    expect(await stage.threads(COMPANY, first.mark)).toMatchObject({ whole: false, threads: [], position: first.position });
    const id = await stage.opens(COMPANY, SEATS, 'news');
    const since = await stage.threads(COMPANY, first.mark);
    expect(since).toMatchObject({ whole: false, threads: [{ id, messages: [{ text: 'news' }] }], position: first.position + 1 });
    await stage.replies(CHAIR, SEATS, id, 'more news');
    expect((await stage.threads(COMPANY, since.mark)).threads).toMatchObject([{ id, messages: [{ text: 'more news' }] }]);
    // a page of an earlier build puts it in the place of the thread that it has
    const earlier = await stage.threads(COMPANY, since.mark, 'after');
    expect(earlier).toMatchObject({ whole: false, threads: [{ id, messages: [{ text: 'news' }, { text: 'more news' }] }] });
  });
});
