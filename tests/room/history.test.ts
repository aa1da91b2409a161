import { describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import type { MemoryLog } from '../../server/log/memory.ts';
import { readFold, writeFold } from '../../server/room/past/fold-bytes.ts';
import { HistoryBusy } from '../../server/room/past/growth.ts';
import { History, STATE_EVERY, STATES_ASKED, stateBefore } from '../../server/room/past/history.ts';
import { changesBetween, changesSinceDeclared, meanwhile, momentAt, stopsAround, storyOf } from '../../server/room/past/history-answers.ts';
import { HistoryThread } from '../../server/room/past/history-thread.ts';
import { ALL, type Narrowed } from '../../server/room/past/narrowed.ts';
import { changedText, paragraphStory } from '../../server/room/past/past-json.ts';
import { stepWithin } from '../../server/room/past/steps.ts';
import { writtenLines } from '../../server/room/past/still-lines.ts';
import { paragraphsIn } from '../../shared/compare/document-text.ts';
import { type ComparedText, compareParagraphs } from '../../shared/compare/paragraphs.ts';
import type { Asking } from '../../shared/opinion/authorship.ts';
import { lasting } from '../../shared/opinion/happened.ts';
import { register } from '../../shared/opinion/show.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { baseText } from '../../shared/text/block.ts';
import { count } from '../support/levels.ts';
import { type Past, pastAt } from '../support/past-at.ts';
import { seeded } from '../support/rng.ts';
import { folded, ID, NAME, playedLog, SILENT, stateOf } from './played-log.ts';

const ASKING: Asking = { reader: { entity: 'arl', capacity: 'member-state' }, isOver: false, isReported: false };

/** Without whose words they are. */
function unmarked(found: Narrowed | null): unknown {
  if (found === null) return null;
  const { until, paragraphs, text, others, notes } = found;
  const changes = found.changes.map((one) => ({ ...one, pieces: one.pieces.map(({ is, text: words }) => ({ is, text: words })) }));
  return { until, paragraphs, changes, text, others, notes };
}

describe('the past of an opinion', () => {
  it('H6 is at every position what it was then, of random logs', async () => {
    let removed = 0;
    for (let run = count(3, 30, 100); run > 0; run -= 1) {
      const log = await playedLog(seeded('the past'), 60);
      const { history, stateAt, head } = await folded(log);
      expect(head).toBeGreaterThan(40);
      for (let seq = 1; seq <= head; seq += 1) {
        const past = await pastAt(log, NAME, seq);
        if (past === null) throw new Error('the log reaches that far');
        const { state, notes, live } = past;
        const found = momentAt(history, stateAt(seq), ID);
        expect(found.register).toEqual(register(state, notes, ID, (block) => live.lastWords(block)));
        expect(found.blocks).toEqual(live.blocks());
        expect([found.textHash, found.docHash]).toEqual([live.textHash, live.docHash]);
        removed += found.register.paragraphs.filter((one) => one.lastWords !== null).length;
      }
    }
    expect(removed).toBeGreaterThan(0);
  });

  it('H2 leads by its pieces from each text to each later one, and tells nothing where both are the same', async () => {
    const rng = seeded('what changed');
    const { history, stateAt, head } = await folded(await playedLog(rng, 80));
    const wordsAt = (seq: number) => new Map(history.wordings.textAt(seq).map((block) => [block.id, baseText(block)]));
    let told = 0;
    for (let round = 0; round < 40; round += 1) {
      const from = rng.between(2, head);
      const to = rng.between(from, head);
      const { changes } = changesBetween(history, stateAt(from), stateAt(to));
      const [before, after] = [wordsAt(from), wordsAt(to)];
      for (const { block, pieces } of changes) {
        const without = (is: 'ins' | 'del'): string => pieces.flatMap((one) => (one.is === is ? [] : one.text)).join('');
        expect(without('ins')).toBe(before.get(block) ?? '');
        expect(without('del')).toBe(after.get(block) ?? '');
        told += 1;
      }
      const changed = new Set(changes.map(({ block }) => block));
      for (const [id, words] of after) if (!changed.has(id) && words.trim() !== '') expect(before.get(id)).toBe(words);
    }
    expect(told).toBeGreaterThan(20);
  });

  it('D1 D5 tells of any time what changed in it, what happened and what was said with that, of random logs', async () => {
    const rng = seeded('a time');
    let [told, happenings, said] = [0, 0, 0];
    for (let run = count(2, 20, 60); run > 0; run -= 1) {
      const log = await playedLog(rng, 60);
      const { history, stateAt, head } = await folded(log);
      for (let round = 0; round < 12; round += 1) {
        const from = rng.between(0, head - 1);
        const to = rng.between(from + 1, head);
        const [before, after] = [await pastAt(log, NAME, from), await pastAt(log, NAME, to)];
        if (before === null || after === null) throw new Error('the log reaches that far');
        const found = meanwhile(history, stateAt(from), stateAt(to));
        const compared = ({ state, live }: Past): ComparedText => {
          const labels = new Map(standing(state).paragraphs.map(({ id, label }) => [id, label]));
          return {
            language: state.language,
            paragraphs: paragraphsIn(live.blocks().map((block) => ({ ...block, label: labels.get(block.id) ?? '' }))),
          };
        };
        const changes = compareParagraphs(compared(before), compared(after)).filter(({ is, moved }) => is !== 'same' || moved);
        expect(found.changes).toEqual(before.live.blocks().length === 0 ? null : changes);
        // marks of what is suggested say whose it is: none of them goes along to a sheet of the public (D5)
        for (const { paragraph } of found.changes ?? [])
          expect(Object.keys(paragraph).sort()).toEqual(['id', 'kind', 'label', 'level', 'text']);
        const happened = lasting(after.happened.filter(({ seq }) => seq > from));
        expect(found.happened).toEqual(happened);
        const notes = [...after.notes].filter(([seq]) => happened.some((one) => one.seq === seq));
        expect([...found.notes].sort()).toEqual(notes.sort());
        told += changes.length;
        happenings += happened.length;
        said += notes.length;
      }
    }
    expect(Math.min(told, happenings, said)).toBeGreaterThan(0);
  });

  it('H1 compares each declared paragraph with its words at its last declaration, and H3 names whoever worked on it since', async () => {
    const rng = seeded('declared');
    let found = 0;
    for (let round = 0; round < 4; round += 1) {
      const { history, stateAt, head } = await folded(await playedLog(rng, 90));
      const { register: now } = momentAt(history, stateAt(head), ID);
      const { changes } = changesSinceDeclared(history, stateAt(head));
      const expected = now.paragraphs.filter(({ declared, hash }) => declared !== null && declared.hash !== hash).map(({ id }) => id);
      expect(changes.map(({ block }) => block)).toEqual(expected);
      for (const { block, since, pieces, sessions } of changes) {
        const then = history.wordings.at(block, since);
        expect(pieces.flatMap((one) => (one.is === 'ins' ? [] : one.text)).join('')).toBe(then === null ? '' : baseText(then));
        expect(sessions.length).toBeGreaterThan(0);
        expect(sessions.every(({ to }) => to > since)).toBe(true);
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(0);
  });

  it('H6 of a position nothing later is told, whatever is asked about it', async () => {
    const rng = seeded('nothing later');
    const { history, stateAt, head } = await folded(await playedLog(rng, 60));
    for (let round = 0; round < 30; round += 1) {
      const seq = rng.between(3, head - 1);
      const blocks = history.wordings.textAt(seq).map(({ id }) => id);
      const block = rng.pick(blocks);
      const story = storyOf(history, block, stateAt(seq));
      expect(story.chapters.every((one) => one.seq <= seq)).toBe(true);
      const { changes, others, notes } = changesBetween(history, stateAt(2), stateAt(seq));
      for (const one of [...changes.flatMap(({ happened }) => happened), ...others]) expect(one.seq).toBeLessThanOrEqual(seq);
      expect([...notes.keys()].every((at) => at <= seq)).toBe(true);
    }
  });
});

describe('the thread that knows the past', () => {
  it('H11 answers what the fold answers, grows with the log, and says where the log does not reach that far', async () => {
    const rng = seeded('in a thread');
    const log = await playedLog(rng, 60);
    const thread = new HistoryThread(log, SILENT);
    const { history, stateAt, head } = await folded(log);
    const now = { until: head, head };
    for (const seq of [2, Math.floor(head / 2), head])
      expect(await thread.moment(null, NAME, seq)).toEqual(momentAt(history, stateAt(seq), ID));
    expect(await thread.moment(null, NAME, head + 1)).toBeNull();
    for (const began of [0, Math.floor(head / 2)])
      expect(await thread.meanwhile(null, NAME, began, head)).toEqual(meanwhile(history, stateAt(began), stateAt(head)));
    expect(await thread.meanwhile(null, NAME, 2, head + 1)).toBeNull();
    expect(await thread.moment(null, NAME, STATE_EVERY * 9)).toBeNull();
    const [one, other] = await Promise.all([
      thread.changes(null, NAME, 2, now, ASKING),
      thread.changes(null, NAME, 'declared', now, ASKING),
    ]);
    expect(unmarked(one)).toEqual(changesBetween(history, stateAt(2), stateAt(head)));
    expect(unmarked(other)).toEqual(changesSinceDeclared(history, stateAt(head)));
    // what programs get is what is told, in bytes that the thread has written
    const since = { is: 'position', seq: 2 } as const;
    const written = await thread.changesJson(null, NAME, 2, now, ASKING, { ...ALL, since });
    expect(one && JSON.parse(new TextDecoder().decode(written as Uint8Array))).toEqual(one && changedText(ID, since, one));
    const narrowing = { states: ['esm'], strangers: ['esm'], open: false };
    expect(await thread.changesJson(null, NAME, 2, now, ASKING, { ...narrowing, since })).toBe('strange');
    expect((await thread.changes(null, NAME, 2, now, ASKING, { ...narrowing, strangers: [] }))?.changes).toEqual([]);
    const block = one?.changes[0]?.block ?? '';
    const story = await thread.story(null, NAME, block, head, ASKING);
    const storyBytes = await thread.storyJson(null, NAME, block, head, ASKING);
    expect(JSON.parse(new TextDecoder().decode(storyBytes ?? undefined))).toEqual(story && paragraphStory(ID, block, story));
    for (const of of [thread.story(null, NAME, 'nowhere', head, ASKING), thread.storyJson(null, NAME, 'nowhere', head, ASKING)])
      expect(await of).toBeNull();
    await thread.close();
    await expect(thread.moment(null, NAME, 2)).rejects.toThrow();
  });

  it('H12 answers a step with what changed at it; how it stood then, and the next step, are answered without reading an entry again', async () => {
    const log = await playedLog(seeded('a step'), 60);
    const { history, stateAt, head } = await folded(log);
    const thread = new HistoryThread(log, SILENT);
    await thread.stops(null, NAME, head, head, []);
    const asked = { within: { from: null, to: null }, head, asking: ASKING };
    const read = vi.spyOn(log, 'read');
    const begins: number[] = [];
    let both = 0;
    let at: number | null = 0;
    while (at !== null) {
      read.mockClear();
      const found = await thread.step(null, NAME, { ...asked, at, lines: true });
      const { step, changes, written, called } = found;
      expect(step).toEqual(stepWithin(history, asked.within, at, head));
      const changed = changesBetween(history, stateAt(step.begin), stateAt(step.seq));
      expect(unmarked(changes)).toEqual({ ...changed, text: [] });
      expect(written).toEqual(writtenLines(changed, called.language));
      if (written.some((one) => typeof one === 'string') && written.some((one) => typeof one !== 'string')) both += 1;
      const stood = momentAt(history, stateAt(step.seq), ID);
      expect(await thread.moment(null, NAME, step.seq)).toEqual(stood);
      expect(stood.register).toMatchObject(called);
      // for its end, and for the beginning of the first
      const ends = [...(begins.length === 0 ? [step.begin] : []), step.seq].filter((seq) => seq !== stateBefore(seq));
      expect(read.mock.calls.map(([, after, limit]) => after + (limit ?? 0)).sort()).toEqual(ends.sort());
      begins.push(step.begin);
      at = step.after;
    }
    expect(begins.length).toBeGreaterThan(10);
    expect(both).toBeGreaterThan(0);
    read.mockClear();
    const again = await thread.step('s-two', NAME, { ...asked, at: head, lines: false });
    expect(again.changes).toMatchObject({ text: [], paragraphs: expect.any(Number) });
    expect(again.written).toEqual([]);
    expect(read).not.toHaveBeenCalled();
    await thread.close();
  });

  it('H12 answers a step and a time of which one end is remembered longest, and the other has to be remembered in its place', async () => {
    const log = await playedLog(seeded('remembered'), 60);
    const { history, stateAt, head } = await folded(log);
    const thread = new HistoryThread(log, SILENT);
    const step = stepWithin(history, { from: null, to: null }, Math.floor(head / 2), head);
    const others = Array.from({ length: head - 1 }, (_, at) => at + 1).filter((seq) => seq !== step.begin && seq !== step.seq);
    const remembers = async (seq: number): Promise<void> => {
      for (const one of [seq, ...others.slice(0, STATES_ASKED - 1)]) await thread.moment(null, NAME, one);
    };
    expect([step.begin, step.seq].map(stateBefore)).toEqual([0, 0]);
    for (const end of [step.begin, step.seq]) {
      await remembers(end);
      const asked = { within: { from: null, to: null }, at: step.seq, head, asking: ASKING, lines: true };
      const { changes } = await thread.step(null, NAME, asked);
      expect(unmarked(changes)).toEqual({ ...changesBetween(history, stateAt(step.begin), stateAt(step.seq)), text: [] });
      await remembers(end);
      const found = await thread.meanwhile(null, NAME, step.begin, step.seq);
      expect(found).toEqual(meanwhile(history, stateAt(step.begin), stateAt(step.seq)));
    }
    await thread.close();
  });

  it('H11 takes so many questions of each seat at once, and of all without a seat, and no more', async () => {
    const log = await playedLog(seeded('busy'), 10);
    const thread = new HistoryThread(log, SILENT);
    for (const [by, most] of [
      ['s-much', LIMITS.historyQuestionsEach],
      [null, LIMITS.historyQuestionsWithoutSeat],
    ] as const) {
      const asked = await Promise.allSettled(Array.from({ length: most + 5 }, () => thread.moment(by, NAME, 2)));
      const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(refused).toHaveLength(5);
      expect(refused.every((why) => why instanceof HistoryBusy)).toBe(true);
      expect(await thread.moment(by, NAME, 2)).not.toBeNull();
    }
    await thread.close();
  });

  it('H11 takes one question of a seat that has asked nothing yet, and soon answers it, however many others ask much', async () => {
    const log = await playedLog(seeded('greedy'), 10);
    const thread = new HistoryThread(log, SILENT);
    // what it has not folded yet is asked about twice
    await thread.moment(null, NAME, 2);
    const answered: string[] = [];
    const asks = (by: string): Promise<void> => thread.moment(by, NAME, 2).then(() => void answered.push(by));
    const seats = Array.from({ length: LIMITS.historyQuestions / LIMITS.historyQuestionsEach + 1 }, (_, n) => `s-${n}`);
    const much = seats.flatMap((seat) => Array.from({ length: LIMITS.historyQuestionsEach }, () => asks(seat)));
    const [[one, another], all] = await Promise.all([Promise.allSettled([asks('s-one'), asks('s-one')]), Promise.allSettled(much)]);
    expect([one.status, another.status]).toEqual(['fulfilled', 'rejected']);
    const refused = all.filter(({ status }) => status === 'rejected');
    // the last of those who ask much has one place, because the others have all there are
    expect(refused).toHaveLength(LIMITS.historyQuestionsEach - 1);
    // two were in the thread already, and each other line has had its turn before
    expect(answered.indexOf('s-one')).toBeLessThanOrEqual(seats.length + 2);
    await thread.close();
  });
});

/** A log, and what is kept of it up to its entry `seq`. */
async function keptOf(log: MemoryLog, seq: number) {
  const entries = await log.read(NAME, 0);
  const fold = new History(NAME);
  fold.add(entries.slice(0, seq));
  const last = entries[seq - 1];
  const kept = fold.write();
  if (last === undefined || kept === null) throw new Error('there is such an entry');
  return { entries, last, ...kept };
}

describe('what is kept of the past', () => {
  it('H47 is gone on from as if the log had been folded from its first entry', async () => {
    const rng = seeded('kept');
    for (let run = count(3, 30, 100); run > 0; run -= 1) {
      const log = await playedLog(rng, 60);
      const { history, head } = await folded(log);
      const from = run === 1 ? 1 : rng.between(1, head);
      const { entries, bytes, last } = await keptOf(log, from);
      const again = History.read(NAME, bytes, last);
      if (again === null) throw new Error('it is of this log');
      expect(again.seq).toBe(from);
      const momentOf = (of: History, seq: number) => momentAt(of, stateOf(of, entries, seq), ID);
      if (from > 2) expect(momentOf(again, from)).toEqual(momentOf(history, from));
      for (let after = from; after < head; after += 7) again.add(entries.slice(after, after + 7));
      const told = (of: History) => ({
        moments: Array.from({ length: head - 1 }, (_, at) => momentOf(of, at + 2)),
        changes: [
          changesBetween(of, stateOf(of, entries, 2), stateOf(of, entries, head)),
          changesSinceDeclared(of, stateOf(of, entries, head)),
        ],
        stories: history.wordings.textAt(head).map(({ id }) => storyOf(of, id, stateOf(of, entries, head))),
        stops: stopsAround(of, from, [0, of.timeOf(from)]),
        rest: [of.lastBy, of.authorship, of.language],
      });
      expect(told(again)).toEqual(told(history));
    }
  });

  it('H47 is thrown away where it is of another log, entry or version, or damaged', async () => {
    const rng = seeded('kept elsewhere');
    const [log, other] = [await playedLog(rng, 15), await playedLog(rng, 15)];
    const { entries, bytes, last } = await keptOf(log, 9);
    const [foreign] = await other.read(NAME, 8, 1);
    const [before, next] = [entries[7], entries[9]];
    if (foreign === undefined || before === undefined || next === undefined) throw new Error('there are entries');
    expect(History.read(NAME, bytes, last)?.seq).toBe(9);
    for (const one of [foreign, before, next]) expect(History.read(NAME, bytes, one)).toBeNull();
    const found = readFold<{ readonly v: string }>(bytes, last);
    for (const fold of [{ ...found, v: '0' }, { v: found?.v }, { ...found, data: {} }, {}])
      expect(History.read(NAME, writeFold(last, fold).bytes, last)).toBeNull();
    for (const damaged of [bytes.slice(0, 90), bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte)), new Uint8Array(0)])
      expect(History.read(NAME, damaged, last)).toBeNull();
    expect(new History(NAME).write()).toBeNull();
  });

  it('H47 after a restart nothing before it is read again; where going on from it fails it is thrown away, and the answers are the same', async () => {
    const log = await playedLog(seeded('kept in a thread'), 20);
    const { history, stateAt, head } = await folded(log);
    const warned: unknown[] = [];
    const read = vi.spyOn(log, 'read');
    /** What a thread of its own answers, and from where on the log was read for it. */
    const asked = async (mostBytes = LIMITS.keptFoldBytes) => {
      const logger = { warn: (_: unknown, words?: unknown) => void warned.push(words) } as typeof SILENT;
      const thread = new HistoryThread(log, logger, { every: 1, restMs: 0, mostBytes });
      read.mockClear();
      const answers = [await thread.moment(null, NAME, head), await thread.story(null, NAME, 'b1', head, ASKING)];
      await thread.close();
      return { answers, froms: read.mock.calls.map(([, after]) => after) };
    };
    // what would be too large is not kept
    await asked(100);
    expect(await log.getFold(NAME, 'history')).toBeNull();
    expect(warned.splice(0)).toEqual(['the past could not be kept, or not be read again']);
    const first = await asked();
    expect(first.answers[0]).toEqual(momentAt(history, stateAt(head), ID));
    // for the fold, and for the first answer those since the last state that is kept
    expect(first.froms).toEqual([0, 0]);
    expect((await log.getFold(NAME, 'history'))?.seq).toBe(head);
    const second = await asked();
    expect(second.answers).toEqual(first.answers);
    expect(second.froms).toEqual([head - 1, 0]);
    expect(warned).toEqual([]);
    // it is of this log and of this version, and nobody can go on from it
    const { last } = await keptOf(log, head);
    const { bytes } = (await log.getFold(NAME, 'history')) ?? { bytes: new Uint8Array(0) };
    const found = readFold<{ readonly data: object }>(bytes, last);
    await log.putFold(NAME, 'history', head, writeFold(last, { ...found, data: { ...found?.data, states: [] } }).bytes);
    expect((await asked()).answers).toEqual(first.answers);
    expect(warned).toEqual(['what was kept of the past is thrown away, and the log is folded from its first entry']);
    expect(readFold((await log.getFold(NAME, 'history'))?.bytes ?? new Uint8Array(0), last)).not.toBeNull();
    expect(stateBefore(head)).toBe(0);
  });
});
