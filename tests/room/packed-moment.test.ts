import { expect, it } from 'vitest';
import { momentAt } from '../../server/room/past/history-answers.ts';
import { HistoryThread } from '../../server/room/past/history-thread.ts';
import { packedMoment, unpackedMoment } from '../../server/room/past/packed-moment.ts';
import { packedJson } from '../../server/room/past/packs.ts';
import { momentAs } from '../../server/room/past/past-json.ts';
import { toldText } from '../../server/room/told-text.ts';
import { PLAIN_VIEWS, plainView } from '../../shared/text/plain-view.ts';
import { seeded } from '../support/rng.ts';
import { folded, ID, NAME, playedLog, SILENT } from './played-log.ts';

it('K19 H6 how a text stood is told to programs in the bytes that were written on the main thread before', async () => {
  const rng = seeded('moments in bytes');
  const log = await playedLog(rng, 60);
  const thread = new HistoryThread(log, SILENT);
  const { history, stateAt, head } = await folded(log);
  let suggested = 0;
  for (const seq of [2, rng.between(3, head - 1), rng.between(3, head - 1), head]) {
    const moment = momentAt(history, stateAt(seq), ID);
    const json = async (as: 'register' | 'text'): Promise<string> =>
      Buffer.from((await thread.momentAs(null, NAME, seq, as)) ?? []).toString();
    expect(await json('register')).toBe(JSON.stringify(moment.register));
    expect(await json('text')).toBe(JSON.stringify(toldText(moment)));
    const labels = new Map(moment.register.paragraphs.map(({ id, label }) => [id, label]));
    const plain = PLAIN_VIEWS.map((as) => plainView(moment.blocks, labels, as));
    expect(await Promise.all(PLAIN_VIEWS.map((as) => thread.momentAs(null, NAME, seq, as)))).toEqual(plain);
    if (plain[0] !== plain[1]) suggested += 1;
    expect(await thread.moment(null, NAME, seq)).toEqual(moment);
  }
  expect(suggested).toBeGreaterThan(0);
  for (const as of ['register', 'text', ...PLAIN_VIEWS] as const) expect(await thread.momentAs(null, NAME, head + 1, as)).toBeNull();
  await thread.close();
});

const MANY_LETTERS = 500_000;

it('K19 how a long text stood is handed over in packs that each are read at once, in its order', async () => {
  const { history, stateAt, head } = await folded(await playedLog(seeded('a long moment'), 40));
  const moment = momentAt(history, stateAt(head), ID);
  const { blocks, paragraphs, ...once } = packedMoment(history, stateAt(head), ID);
  // however little its random log has: more than three packs of the least of the two
  const times = Math.ceil(MANY_LETTERS / Math.min(...[blocks, paragraphs].map((packs) => packs.join('').length)));
  const long = <Thing>(things: readonly Thing[]): readonly Thing[] => Array.from({ length: times }, () => things).flat();
  const many = (packs: readonly string[]): readonly string[] => packedJson(long(jsonIn(packs)));
  const packed = { ...once, blocks: many(blocks), paragraphs: many(paragraphs) };
  const found = await unpackedMoment(packed);
  expect(found.blocks).toEqual(long(moment.blocks));
  expect(found.register.paragraphs).toEqual(long(moment.register.paragraphs));
  for (const packs of [packed.paragraphs, packed.blocks]) expect(packs.length).toBeGreaterThan(3);
  for (const pack of [packed.register, ...packed.paragraphs, ...packed.blocks]) expect(pack.length).toBeLessThan(110_000);
});

const jsonIn = (packs: readonly string[]): readonly string[] =>
  packs.flatMap((pack) => (JSON.parse(pack) as object[]).map((one) => JSON.stringify(one)));

it('H75 H6 what has to be told in a language is not told as plain text by the thread, which speaks none', async () => {
  const { history, stateAt, head } = await folded(await playedLog(seeded('in a language'), 40));
  const moment = momentAt(history, stateAt(head), ID);
  const [first, ...rest] = moment.blocks;
  if (first === undefined) throw new Error('there is a text');
  const masked = { ...moment, blocks: [{ ...first, runs: [{ text: 'so \u2588\u2588', marks: [] }] }, ...rest] };
  const note = { reason: 'r', appended: 'appended' };
  const reservation = { id: 'p1', kind: 'reservation', entity: 'arl', entered: false, note };
  const [paragraph, ...others] = moment.register.paragraphs;
  const noted = { ...moment, register: { ...moment.register, paragraphs: [{ ...paragraph, positions: [reservation] }, ...others] } };
  for (const as of PLAIN_VIEWS) {
    expect(momentAs(moment, as)).not.toBeNull();
    expect(momentAs(masked, as)).toBeNull();
    expect(momentAs(noted as unknown as typeof moment, as)).toBeNull();
  }
});
