/** H76 to H78: chair and secretariat together withhold personal data of anybody; one of them alone never does. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MemoryLog } from '../../server/log/memory.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import type { LetterRange } from '../../shared/opinion/withholding.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { erase, type, wordsOf } from '../support/blocks.ts';
import { http } from '../support/http.ts';
import { portOf } from '../support/port.ts';
import { seatOf } from './stage.ts';

const OFFICE = seatOf('secretariat');
const DEPUTY = 'chair-2';
const PERSON = ' (Ms Bejar, 079 555 01 23, is ill)';
const CALLED = ' as Mr Orsel of the ministry has asked';

let stage: SessionStage;
let log: MemoryLog;
let block: string;
const name = () => ({ kind: 'opinion', id: stage.opinion }) as const;

beforeAll(async () => {
  log = new MemoryLog();
  stage = await sessionStage(log);
  ({ block } = await stage.paragraph('a)'));
});
afterAll(() => stage.close());

/** Words that one State types and another takes out; returns the log position at which they came. */
async function typed(words: string, by = STATE, meanwhile: () => Promise<unknown> = async () => {}): Promise<number> {
  const one = await stage.connect(by, stage.opinion);
  await one.synced;
  const { seq } = await one.edit((doc) => type(doc, block, words, wordsOf(doc, block).length));
  one.close();
  await meanwhile();
  const other = await stage.connect(OTHER_STATE, stage.opinion);
  await other.synced;
  await other.edit((doc) => erase(doc, block, wordsOf(doc, block).indexOf(words), words.length));
  other.close();
  return seq;
}

/** As the secretariat finds them. */
async function lettersOf(query: string): Promise<readonly LetterRange[]> {
  const { seq } = await stage.register(OFFICE, stage.opinion);
  const found = await stage.app.tools.history.goneWords(OFFICE, name(), seq, { numbered: [], query, most: 50 });
  return found?.words.flatMap(({ ranges }) => ranges) ?? [];
}

const code = async (seat: string, command: Parameters<SessionStage['command']>[2]): Promise<string | undefined> =>
  (await stage.command(seat, stage.opinion, command)).body.code;

it('H76 H77 are proposed and confirmed by two offices, and kept by whoever puts them back', async () => {
  await typed(PERSON);
  const letters = await lettersOf('Bejar');
  const propose = { do: 'propose-withholding', letters } as const;
  for (const seat of [STATE, DEPUTY]) expect([seat, await code(seat, propose)]).toEqual([seat, 'not-secretariat']);
  expect([await code(CHAIR, propose), await code(OFFICE, { do: 'withhold-words', letters })]).toEqual([
    'withholding-needs-two',
    'not-a-member-state',
  ]);
  // a State’s own right is what it was: these are its words, and no other State’s
  expect(await code(OTHER_STATE, { do: 'withhold-words', letters })).toBe('not-own-words');
  const pieces = Array.from({ length: 2_001 }, (_, n) => ({ client: 1, clock: 2 * n, length: 1 }));
  expect(await code(OFFICE, { do: 'propose-withholding', letters: pieces })).toBe('too-many-words');
  const of = await stage.acts(OFFICE, propose);
  const { withholdings } = await stage.register(OTHER_STATE, stage.opinion);
  expect(withholdings).toEqual([{ seq: of, at: expect.any(Number), letters: PERSON.length, blocks: [block] }]);
  for (const [seat, why] of [
    [OFFICE, 'withholding-needs-two'],
    [STATE, 'not-chair'],
    [DEPUTY, 'not-chair'],
  ] as const)
    expect([seat, await code(seat, { do: 'confirm-withholding', of })]).toEqual([seat, why]);
  // who took them out puts them in again: they are the same letters (H22)
  const back = await stage.connect(OTHER_STATE, stage.opinion);
  await back.synced;
  await back.edit((doc) => type(doc, block, PERSON, wordsOf(doc, block).length));
  expect(await code(CHAIR, { do: 'confirm-withholding', of })).toBe('words-stand');
  await back.edit((doc) => erase(doc, block, wordsOf(doc, block).indexOf(PERSON), PERSON.length));
  back.close();
  expect(await code(STATE, { do: 'decline-withholding', of })).toBe('not-chair');
  await stage.acts(CHAIR, { do: 'decline-withholding', of });
  expect((await stage.register(STATE, stage.opinion)).withholdings).toEqual([]);
  // how it ended is told in three ways
  expect(await code(CHAIR, { do: 'confirm-withholding', of })).toBe('withholding-declined');
  expect(await code(CHAIR, { do: 'confirm-withholding', of: 1 })).toBe('no-such-withholding');
  const again = await stage.acts(OFFICE, propose);
  await stage.acts(OFFICE, { do: 'decline-withholding', of: again });
  expect(await code(OFFICE, { do: 'decline-withholding', of: again })).toBe('withholding-taken-back');
});

it('H76 H77 H78 are nowhere any more once they are confirmed, and the record is valid', async () => {
  const came = await typed(PERSON.toUpperCase());
  // in any case: those of before as well
  const of = await stage.acts(OFFICE, { do: 'propose-withholding', letters: await lettersOf('BEJAR') });
  const { withholdings } = await stage.register(STATE, stage.opinion);
  expect(withholdings.map(({ letters }) => letters)).toEqual([2 * PERSON.length]);
  const api = `/api/opinions/${stage.opinion}`;
  const page = `/o/${stage.opinion}`;
  const paths = [
    ...[`${page}/at/${came}`, `${page}/print?at=${came}`],
    ...[`${api}/text?at=${came}`, `${api}/changes?since=1`, `${api}/record`, `${api}/register`],
  ];
  const all = async (): Promise<string> => {
    const read: string[] = [];
    for (const path of paths) {
      const headers = { accept: path.startsWith('/o') ? 'text/html' : '*/*', cookie: await stage.signIn(STATE) };
      const { status, bytes } = await http(`http://127.0.0.1:${portOf(stage.app.httpServer)}${path}`, { headers });
      expect([path, status]).toEqual([path, 200]);
      read.push(Buffer.from(bytes).toString());
    }
    for (const { header, statement, payload } of await log.read(name(), 0))
      read.push(...[header, statement, payload ?? new Uint8Array()].map((bytes) => Buffer.from(bytes).toString()));
    const kept = [await log.getSnapshot(name()), await log.getFold(name(), 'history'), await log.getFold(name(), 'authors')];
    read.push(...kept.map((one) => Buffer.from(one?.bytes ?? []).toString()));
    return read.join('\n').toLowerCase();
  };
  expect(await all()).toContain('ms bejar');
  const seq = await stage.acts(CHAIR, { do: 'confirm-withholding', of });
  const after = await all();
  expect([after.includes('bejar'), after.includes('079 555'), after.includes(`(${PERSON.length} letters withheld)`)]).toEqual([
    false,
    false,
    true,
  ]);
  expect(await lettersOf('Bejar')).toEqual([]);
  const { verdict, notChecked } = verifyOpinion(name(), await log.read(name(), 0));
  const said = expect.stringContaining('by the chair and the secretariat, as personal data');
  expect([verdict, seq > of, notChecked]).toEqual(['valid', true, expect.arrayContaining([said])]);
});

it('H76 H77 what stood at a call stays, also where the call came after the proposal', async () => {
  const calls = async () => {
    const target = await stage.paragraph('1');
    await stage.acts(CHAIR, { do: 'call', targets: [target] });
    await stage.acts(CHAIR, { do: 'cancel-call', blocks: [target.block] });
  };
  await typed(CALLED);
  const letters = await lettersOf('Orsel');
  const of = await stage.acts(OFFICE, { do: 'propose-withholding', letters });
  // back in the text, at the call, and out again
  await typed(CALLED, OTHER_STATE, calls);
  expect([await code(CHAIR, { do: 'confirm-withholding', of }), await lettersOf('Orsel')]).toEqual(['stood-at-mark', []]);
  expect(await code(OFFICE, { do: 'propose-withholding', letters })).toBe('stood-at-mark');
  expect((await stage.register(STATE, stage.opinion)).withholdings.map(({ seq }) => seq)).toEqual([of]);
});
