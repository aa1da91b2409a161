/** K19: long work lets others be served between its parts. Each look at the time is 4 ms later here, so each step is a turn of its own. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followLeavers } from '../../server/auth/leavers.ts';
import { MemoryKeys } from '../../server/auth/memory-keys.ts';
import { Sessions } from '../../server/auth/sessions.ts';
import { wordText } from '../../server/export/word-reading.ts';
import type { Forum } from '../../server/forum/forum.ts';
import { drawText } from '../../server/http/pages/draw.ts';
import { changedHtml } from '../../server/http/pages/past/changed-part.ts';
import type { FoundChanges } from '../../server/http/views/changes.ts';
import { Drawing, type Looked } from '../../server/live/drawing.ts';
import { levelOf } from '../../server/live/level.ts';
import { StorageFault } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { appendFounding } from '../../server/room/founding/opinion.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { Activities } from '../../server/room/past/activity.ts';
import type { Line } from '../../server/room/past/history-answers.ts';
import type { Moment } from '../../server/room/past/period.ts';
import { OpinionProgress } from '../../server/room/past/progress.ts';
import { rehearse } from '../../server/room/rehearsal.ts';
import { textIn } from '../../server/text-in.ts';
import { Turns } from '../../server/turns.ts';
import { emptyForum } from '../../shared/forum/state.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { register } from '../../shared/opinion/show.ts';
import { Entities } from '../../shared/page/entities.ts';
import { textHtml } from '../../shared/page/text-html.ts';
import { manualClock } from '../support/clock.ts';
import { delegate } from '../support/connection.ts';
import { founding, measures } from '../support/founding.ts';

const NAME = { kind: 'opinion', id: 'o' } as const;
const PARAGRAPHS = 20;
const ACTS = 12;
const CLOSED = { type: 'opinion.closed', outcome: 'no-consensus' } as const;

let now = 0;
beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 4;
    return now;
  });
});
afterEach(() => vi.restoreAllMocks());

/** Turns of the loop in which somebody else could have been served meanwhile. */
async function turnsOf(work: () => Promise<unknown>): Promise<number> {
  let [turns, going] = [0, true];
  const count = (): void => {
    turns += 1;
    if (going) globalThis.setImmediate(count);
  };
  globalThis.setImmediate(count);
  await work();
  going = false;
  return turns;
}

/** A log with some acts, and its ledger. */
async function acted(acts = ACTS) {
  const log = new MemoryLog();
  await appendFounding(log, founding(NAME.id, measures(NAME.id, PARAGRAPHS)), 0);
  const ledger = await Ledger.load(log, NAME);
  for (let at = 0; at < acts; at += 1) {
    const { seq } = ledger;
    const fact = { type: 'focus.set', block: null, view: at % 2 === 0 ? 'marked' : 'clean' } as const;
    await ledger.append({ seq: seq + 1, at: 0, by: delegate('chair', 'chair'), uuid: crypto.randomUUID(), fact }, {}, seq);
  }
  return { log, ledger };
}

describe('K19 others are served', () => {
  it('K19 while an opinion is folded as it came along, and by who acted', async () => {
    const { log, ledger } = await acted();
    const { seq } = ledger;
    expect(await turnsOf(() => new OpinionProgress(log).of(NAME, seq))).toBeGreaterThan(ACTS);
    expect(await turnsOf(() => new Activities(log).of(NAME, seq))).toBeGreaterThan(ACTS);
  });

  it('D9 a long log is read once by who acted, however many ask', async () => {
    const { log, ledger } = await acted(2_100);
    const { seq } = ledger;
    const read = vi.spyOn(log, 'read');
    const activities = new Activities(log);
    const asked = await Promise.all([activities.of(NAME, seq), activities.of(NAME, seq)]);
    for (const found of asked)
      expect(found).toMatchObject([
        { entity: 'chair', count: 2_100, seq },
        { entity: 'secretariat', count: 1 },
      ]);
    expect(read.mock.calls.map(([, after]) => after)).toEqual([0, 500, 1_000, 1_500, 2_000]);
  });

  it('D9 what was counted of one opinion is not counted again because many others are asked about', async () => {
    const { log, ledger } = await acted();
    const { seq } = ledger;
    const others = Array.from({ length: 100 }, (_, at) => ({ kind: 'opinion', id: `other${at}` }) as const);
    for (const { id } of others) await appendFounding(log, founding(id, measures(id, 1)), 0);
    const activities = new Activities(log);
    await activities.of(NAME, seq);
    for (const other of others) await activities.of(other, 2);
    const read = vi.spyOn(log, 'read');
    await activities.of(NAME, seq);
    expect(read).not.toHaveBeenCalled();
  });

  it('D9 a log that cannot be read is met by whoever asks, and what was read before the fault is not read again', async () => {
    const { log, ledger } = await acted(2_100);
    const { seq } = ledger;
    const read = log.read.bind(log);
    const reading = vi
      .spyOn(log, 'read')
      .mockImplementation((name, after, most) => (after >= 1_500 ? Promise.reject(new StorageFault('away')) : read(name, after, most)));
    const activities = new Activities(log);
    await expect(activities.of(NAME, seq)).rejects.toBeInstanceOf(StorageFault);
    reading.mockClear();
    await expect(activities.of(NAME, seq)).rejects.toBeInstanceOf(StorageFault);
    expect(reading.mock.calls.map(([, after]) => after)).toEqual([1_500]);
  });

  it('K19 while the words of a language are read for the first time, by whoever asks', async () => {
    expect(await turnsOf(() => Promise.all([textIn('ru'), textIn('ru', 'Asia/Tokyo')]))).toBeGreaterThan(12);
    expect(await textIn('ru')).toBe(await textIn('ru', 'UTC'));
    expect((await textIn('ru', 'Asia/Tokyo')).moment(0)).toContain('09:00');
  });

  it('K19 while the text is written into a page, which reads the same', async () => {
    const { ledger } = await acted();
    const { state, notes, live, lastWords } = ledger;
    const text = createText('en', await loadCatalogue('en'), 'UTC');
    const reading = { register: register(state, notes, NAME.id, lastWords), blocks: live.blocks(), text, entities: new Entities([], 'en') };
    let page = '';
    expect(await turnsOf(async () => (page = String(await drawText(reading))))).toBeGreaterThan(PARAGRAPHS);
    expect(page).toBe(String(textHtml(reading)));
  });

  it('K19 while the page of those who follow is drawn; what was looked at earlier never comes behind what was looked at later', async () => {
    const { ledger } = await acted();
    const look = (): Looked => {
      const { state, notes, live, seq } = ledger;
      return { at: { seq, forum: 0 }, forum: emptyForum, register: register(state, notes, NAME.id), blocks: live.blocks() };
    };
    const drawing = new Drawing(NAME.id, levelOf(null), createText('en', await loadCatalogue('en'), 'UTC'));
    const earlier = look();
    const { seq } = ledger;
    await ledger.append({ seq: seq + 1, at: 0, by: delegate('chair', 'chair'), uuid: crypto.randomUUID(), fact: CLOSED }, {}, seq);
    const later = look();
    expect(await turnsOf(() => drawing.edition(earlier))).toBeGreaterThan(PARAGRAPHS);
    const drawn = await Promise.all([earlier, later, earlier].map((one) => drawing.edition(one)));
    expect(drawn.map(({ at }) => at.seq)).toEqual([seq, seq + 1, seq + 1]);
    expect(drawn[1]?.parts.get('state')).not.toBe(drawn[0]?.parts.get('state'));
  });

  it('K19 while what a Word file is made of is gathered', async () => {
    const { ledger } = await acted();
    const { state, notes, live, lastWords } = ledger;
    const text = createText('en', await loadCatalogue('en'), 'UTC');
    const reading = { register: register(state, notes, NAME.id, lastWords), blocks: live.blocks(), text, entities: new Entities([], 'en') };
    const turns = new Turns();
    expect(await turnsOf(() => wordText(reading, live, 'marked', 'Forum', null, () => turns.breathe()))).toBeGreaterThan(PARAGRAPHS);
  });

  it('K19 while a page is drawn that tells what changed', async () => {
    const text = createText('en', await loadCatalogue('en'), 'UTC');
    const line = (at: number): Line => ({
      id: `b${at}`,
      kind: 'operative-item',
      level: 0,
      label: `${at}`,
      text: `words ${at}`,
      is: 'there',
    });
    const found: FoundChanges = {
      ...{
        name: NAME,
        head: 9,
        since: { is: 'position', seq: 2 },
        until: { seq: 9, at: 0 },
        paragraphs: PARAGRAPHS,
        changes: [],
        others: [],
      },
      ...{ notes: new Map(), telling: 'off', knownFrom: null, isWithheld: false, all: 0, workers: [], together: false, chosen: [] },
      ...{ open: false, strange: false, text: Array.from({ length: PARAGRAPHS }, (_, at) => line(at)) },
    };
    const moment = (): Promise<Moment> => {
      throw new Error('where nothing happened nothing else is read');
    };
    const called = { opinion: NAME.id, language: 'en', title: 'T' } as const;
    const asked = { since: 2, until: 9 };
    const shown = { text, entities: new Entities([], 'en'), asked, found, called, moment, reader: delegate('arl') };
    let page = '';
    expect(await turnsOf(async () => (page = String(await changedHtml({ ...shown, view: 'whole' }))))).toBeGreaterThan(PARAGRAPHS / 2);
    for (const { text: words } of found.text) expect(page).toContain(words);
  });

  it('K19 while all who have signed in are listed, each once', async () => {
    const keys = new MemoryKeys();
    const clock = manualClock();
    const sessions = new Sessions(keys, clock, { sessionMs: 1e9, sessionIdleMs: 1e9, tokenMs: 1e9 });
    const kept = JSON.stringify({ kind: 'browser', seat: 's', person: 'A', label: '', createdAt: clock.now(), seenAt: clock.now() });
    await keys.putAll('session', new Map(Array.from({ length: 1_200 }, (_, at) => [`hash-${at}`, kept])));
    let listed = 0;
    expect(await turnsOf(async () => (listed = (await sessions.list()).length))).toBeGreaterThan(1);
    expect(listed).toBe(1_200);
  });

  it('K19 while all who have signed in are looked through when a seat ends', async () => {
    const all = Array.from({ length: 40 }, (_, at) => ({ id: String(at), seat: at % 2 === 0 ? 'left' : 'kept', tenure: 1 }));
    const ended: string[] = [];
    const sessions = { list: async () => all, end: async (id: string) => void ended.push(id) } as unknown as Sessions;
    let tell = (_facts: readonly { readonly type: string }[]): void => {};
    const onChange = (hear: typeof tell) => {
      tell = hear;
      return () => {};
    };
    const forum = { onChange, holds: (seat: string) => seat === 'kept' } as unknown as Forum;
    const swept = followLeavers({ forum, sessions, putOuts: { sweep: async () => {} }, logger: createLogger('silent') });
    const sweep = (): Promise<void> => {
      tell([{ type: 'seat.closed' }]);
      return swept();
    };
    expect(await turnsOf(sweep)).toBeGreaterThan(30);
    expect(ended).toEqual(all.flatMap(({ id, seat }) => (seat === 'left' ? [id] : [])));
  });

  it('K19 while a server rehearses', async () => {
    expect(await turnsOf(rehearse)).toBeGreaterThan(20);
  });
});
