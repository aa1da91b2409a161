/** Words that are withheld, in what is kept of a log: nothing is left of them, and all else is as it was. */
import { describe, expect, it } from 'vitest';
import { CopiedLog } from '../../server/log/copied.ts';
import type { Kept, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { carry } from '../../server/record/carry.ts';
import { sha256 } from '../../server/record/commitment.ts';
import { RecordDamage } from '../../server/record/damage.ts';
import { carryOutMasks, maskEntries, readMasked } from '../../server/record/masking.ts';
import { readText, textBytes } from '../../server/record/payload.ts';
import { readEntry } from '../../server/record/read.ts';
import { LogCheck } from '../../server/record/store.ts';
import { type Report, verifyOpinion } from '../../server/record/verify.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { readOpinionSnapshot } from '../../server/room/journal/opinion-snapshot.ts';
import { MaskedCopy } from '../../server/room/masked-copy.ts';
import { AuthorsFold } from '../../server/room/past/authors-fold.ts';
import { History } from '../../server/room/past/history.ts';
import { HistoryThread } from '../../server/room/past/history-thread.ts';
import { lettersIn, lettersOf } from '../../server/text/check-bytes.ts';
import { LiveText } from '../../server/text/live-text.ts';
import { MASK, maskUpdate, rangesByClient } from '../../server/text/masking.ts';
import { readSnapshot } from '../../server/text/snapshot.ts';
import type { Asking } from '../../shared/opinion/authorship.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { WithheldAct } from '../../shared/opinion/withholding.ts';
import { shownText } from '../../shared/text/block.ts';
import { count } from '../support/levels.ts';
import { rngOf, seeded } from '../support/rng.ts';
import { calledOver, logOf, NAME, withheld } from './withheld-scene.ts';

const strip = (text: string, secret: ReadonlySet<string>): string =>
  text
    .split('')
    .map((letter) => (secret.has(letter) ? MASK : letter))
    .join('');

const leaks = (bytes: Uint8Array, secret: ReadonlySet<string>): boolean =>
  Buffer.from(bytes)
    .toString()
    .split('')
    .some((letter) => secret.has(letter));

const report = (stored: readonly Stored[]): Report => verifyOpinion(NAME, stored);

function checked(stored: readonly Stored[]): LogCheck {
  const check = new LogCheck(NAME);
  check.add(stored);
  return check;
}

function foldsOf(stored: readonly Stored[]): { readonly history: History; readonly authors: AuthorsFold } {
  const [history, authors] = [new History(NAME), new AuthorsFold(NAME)];
  for (let at = 0; at < stored.length; at += 100) for (const fold of [history, authors]) fold.add(stored.slice(at, at + 100));
  return { history, authors };
}

/** All that are gone at the end. */
function blocksIn(stored: readonly Stored[]): readonly BlockId[] {
  const last = new Map<BlockId, string | null>();
  for (const { entry } of stored.map(readEntry))
    if (entry.fact.type === 'text') for (const { id, hash } of entry.fact.changes) last.set(id, hash);
  return [...last].flatMap(([id, hash]) => (hash === null ? id : []));
}

/** Whose the letters are that are there, and of those gone that were not withheld: author, and who took it out, by log position. */
function authorsOf({ authors }: ReturnType<typeof foldsOf>, at: number, secret: ReadonlySet<string>): readonly unknown[] {
  const { hands, paragraphs } = authors.at(at);
  const seqOf = (hand: number): number | undefined => hands[hand]?.seq;
  return paragraphs.flatMap(({ block, runs, removed }) => [
    ...runs.map(({ length, hand }) => [block, length, seqOf(hand)]),
    ...removed
      .flatMap(({ text, author, remover }) => text.split('').map((letter) => [letter, seqOf(author), seqOf(remover)] as const))
      .filter(([letter]) => letter !== MASK && !secret.has(letter))
      .map((one) => `${block} ${one.join(' ')}`)
      .sort(),
  ]);
}

describe('words that are withheld', () => {
  it('K20 K21 K22 are nowhere in what is kept, all other text is as it was at every position, and the record is valid', async () => {
    const rng = seeded('withheld');
    let [positions, standing] = [0, 0];
    for (let round = 0; round < count(1, 20, 100); round++) {
      const one = withheld(rng);
      const { stored, secret, act } = one;
      const log = await logOf(one);
      // by the server that has appended it, or by the next that opens the log
      if (rng.chance(0.5)) await carryOutMasks(log, NAME, act);
      const ledger = await Ledger.load(log, NAME);
      await ledger.snapshot();
      const kept = await log.read(NAME, 0);

      const snapshot = await log.getSnapshot(NAME);
      expect(kept.length).toBe(stored.length + 1);
      const all = kept.flatMap(({ header, statement, payload }) => [header, statement, payload ?? new Uint8Array()]);
      for (const bytes of [...all, ...ledger.whole]) expect(leaks(bytes, secret)).toBe(false);
      expect(snapshot).not.toBeNull();
      const { live } = await Ledger.load(log, NAME);
      expect(leaks(live.snapshot(), secret)).toBe(false);

      const [plain, masked] = [LiveText.fold([]), LiveText.fold([])];
      for (const [at, before] of stored.entries()) {
        const [was, is] = [readEntry(before), readEntry(kept[at] as Stored)];
        if (was.kind !== 'text' || is.kind !== 'text') continue;
        plain.apply([was]);
        masked.apply([is]);
        const blocks = masked.blocks();
        expect(JSON.stringify(blocks)).toBe(strip(JSON.stringify(plain.blocks()), secret));
        positions++;
        if (blocks.some((block) => shownText(block).includes(MASK))) standing++;
      }
      expect(masked.textHash).toBe(plain.textHash);
      for (const block of blocksIn(stored))
        expect(masked.lastWords(block) ?? '-').toBe(strip(plain.lastWords(block) ?? '-', secret).replaceAll(MASK, ''));
      expect(live.textHash).toBe(plain.textHash);

      const { verdict, sentence, notChecked } = report(kept);
      expect([verdict, sentence]).toEqual(['valid', report(stored).sentence.replace(`entry ${stored.length};`, `entry ${kept.length};`)]);
      expect(notChecked).toContainEqual(expect.stringContaining(`${secret.size} letters in ${act.entries.length} entries`));
      expect(checked(kept).damage).toBeNull();

      const [was, is] = [foldsOf(stored), foldsOf(kept)];
      expect(is.history.holdsWithheld || is.authors.holdsWithheld).toBe(false);
      for (let seq = 2; seq <= stored.length; seq += 9) {
        const read = ({ history }: typeof is): string => JSON.stringify(history.wordings.textAt(seq));
        expect(read(is)).toBe(strip(read(was), secret));
      }
      expect(authorsOf(is, stored.length, secret)).toEqual(authorsOf(was, stored.length, secret));
    }
    expect(positions).toBeGreaterThan(0);
    expect(standing).toBeGreaterThan(0);
  });

  it('K20 H74 a copy of the log without them gives the very snapshot that a server makes which has read the masked log', async () => {
    const rng = seeded('masked-copy');
    for (let round = 0; round < count(2, 20, 100); round++) {
      const { stored, secret, act, saying } = withheld(rng);
      const named = Math.max(...act.entries.map(({ seq }) => seq));
      // what comes while it is copied
      const cut = rng.between(named, stored.length);
      const log = new MemoryLog();
      await log.append(NAME, stored.slice(0, cut));
      for (const { seq } of act.entries) expect(leaks(stored[seq - 1]?.payload ?? new Uint8Array(), secret)).toBe(true);
      const copy = await MaskedCopy.of(log, NAME, act);
      await log.append(NAME, [...stored.slice(cut), saying(act)]);
      await carryOutMasks(log, NAME, act);
      const given = await copy.snapshot(log);
      await (await Ledger.load(log, NAME, false)).snapshot();
      expect(partsOf(given)).toEqual(partsOf(await log.getSnapshot(NAME)));
      expect(leaks(given?.bytes ?? new Uint8Array(), secret)).toBe(false);
      await log.putSnapshot(NAME, given?.seq ?? 0, given?.bytes ?? new Uint8Array());
      expect((await Ledger.load(log, NAME)).holdsWithheld).toBe(false);
      expect(await log.getSnapshot(NAME)).toEqual(given);
    }
  });

  const one = withheld(rngOf(20));
  const { stored, secret, act, saying } = one;
  const masked = async (): Promise<readonly Stored[]> => {
    const log = await logOf(one);
    await carryOutMasks(log, NAME, act);
    return log.read(NAME, 0);
  };
  const filled = async (entries: readonly Stored[]): Promise<MemoryLog> => {
    const log = new MemoryLog();
    await log.append(NAME, entries);
    return log;
  };
  const first = act.entries[0]?.seq ?? 0;

  it('K21 are damage where no act names them, or the act names something else', async () => {
    const kept = await masked();
    const further = act.entries.flatMap(({ seq }) => {
      const payload = maskedFurther(kept[seq - 1]?.payload ?? new Uint8Array());
      return payload === null ? [] : [{ seq, record: kept.map((entry) => (entry.seq === seq ? { ...entry, payload } : entry)) }];
    });
    const [other] = further;
    if (other === undefined) throw new Error('some entry has other letters too');
    for (const { seq, record } of [{ seq: first, record: kept.slice(0, -1) }, other]) {
      expect(report(record).sentence).toBe(`INVALID at entry ${seq} because its words are masked, and no act withholds them.`);
      expect(checked(record).damage).toMatchObject({ seq });
      await expect(Ledger.load(await filled(record), NAME)).rejects.toBeInstanceOf(RecordDamage);
    }
    const [created, ...rest] = kept;
    expect(report([{ ...(created as Stored), salt: null }, ...rest]).sentence).toBe('INVALID at entry 1 because its words have no salt.');
  });

  it('K21 leave other hashes where they stood, and nowhere else', async () => {
    const kept = await masked();
    expect(report(kept).verdict).toBe('valid');
    for (const stood of [{ until: act.from }, { from: act.until }]) {
      const lie = saying({ ...act, ...stood }, kept.slice(0, -1));
      expect(report([...kept.slice(0, -1), lie]).sentence).toMatch(/^INVALID at entry \d+ because its text does not give the recorded /);
    }
  });

  it('K21 are all masked that the act names, in every entry that it names', async () => {
    const kept = (await masked()).slice(0, -1);
    const seen = (fact: WithheldAct, record = kept): string => report([...record, saying(fact, record)]).sentence;
    const [range] = act.ranges;
    const beyond = { client: range?.client ?? 0, clock: 1e9, length: 1 };
    const unmasked = /^INVALID at entry \d+ because words.withheld: not all letters are masked that it names/;
    expect(seen({ ...act, ranges: [...act.ranges, beyond] })).toMatch(unmasked);
    expect(seen({ ...act, letters: 1e6 })).toMatch(unmasked);
    // one that has lost its salt, and none of these letters
    const named = new Set(act.entries.map(({ seq }) => seq));
    const other = kept.find(({ seq }) => seq > 1 && !named.has(seq));
    if (other === undefined) throw new Error('not all entries have such letters');
    const bare = kept.map((one) => (one === other ? { ...one, salt: null } : one));
    const more = { seq: other.seq, masked: sha256(other.payload ?? new Uint8Array()) };
    const entries = [...act.entries, more].sort((a, b) => a.seq - b.seq);
    expect(seen({ ...act, entries }, bare)).toMatch(/it names an entry that holds none of these letters/);
    expect(seen(act)).toMatch(/^VALID/);
  });

  it('K21 stood at no call, whatever the act says', async () => {
    for (const called of [false, true]) {
      const { record, at } = await calledOver(called);
      const { sentence } = report(record);
      if (called)
        expect(sentence).toBe(`INVALID at entry ${at} because words stood at it that are masked, and such words cannot be withheld.`);
      else expect(sentence).toMatch(/^VALID/);
    }
  });

  it('K22 are masked by whoever opens the log next, and what was made of it before is not believed', async () => {
    const whole = await filled(stored);
    const before = await Ledger.load(whole, NAME);
    await before.snapshot();
    const stale = await whole.getSnapshot(NAME);
    const log = await logOf(one);
    expect(report(await log.read(NAME, 0))).toMatchObject({
      verdict: 'valid',
      notChecked: expect.arrayContaining([expect.stringMatching(/^of \d+ of these entries the words are still there/)]),
    });
    await log.putSnapshot(NAME, stale?.seq ?? 0, stale?.bytes ?? new Uint8Array());
    for (let opened = 0; opened < 2; opened++) {
      const ledger = await Ledger.load(log, NAME);
      expect(ledger.holdsWithheld).toBe(false);
      for (const bytes of ledger.whole) expect(leaks(bytes, secret)).toBe(false);
      expect(await log.read(NAME, 0)).toEqual(await masked());
      // another server has put it there once more
      await log.putSnapshot(NAME, stale?.seq ?? 0, stale?.bytes ?? new Uint8Array());
    }
  });

  it('K22 are not kept any more by a server that has them in memory when it reads the act', async () => {
    const log = await filled(stored);
    const ledger = await Ledger.load(log, NAME);
    await log.append(NAME, [saying(act)]);
    await ledger.catchUp();
    expect(ledger.holdsWithheld).toBe(true);
    await ledger.snapshot();
    expect(await log.getSnapshot(NAME)).toBeNull();
  });

  it('K22 are not told of the past by a thread that had read them, nor while they are still in the store', async () => {
    const log = await filled(stored);
    const history = new HistoryThread(log, createLogger('silent'));
    const asking: Asking = { reader: { entity: 'arl', capacity: 'member-state' }, isOver: false, isReported: false };
    const told = async (): Promise<boolean> => {
      const { blocks } = (await history.moment(null, NAME, act.until - 1)) ?? { blocks: [] };
      const span = { until: act.until - 1, head: stored.length };
      return leaks(Buffer.from(JSON.stringify([blocks, await history.authors(null, NAME, 1, span, asking)])), secret);
    };
    expect(await told()).toBe(true);
    await log.append(NAME, [saying(act)]);
    await history.forgetBefore(NAME, stored.length + 1);
    await expect(told()).rejects.toThrow('is forgotten again and again');
    await carryOutMasks(log, NAME, act);
    expect(await told()).toBe(false);
    await history.close();
  });

  it('K20 are withheld again and again, out of one entry too', async () => {
    const half = Math.ceil(act.ranges.length / 2);
    const log = await filled(stored);
    for (const ranges of [act.ranges.slice(0, half), act.ranges.slice(half)]) {
      const now = await log.read(NAME, 0);
      const entries = maskEntries(
        now.filter(({ seq }) => seq > 1 && seq <= stored.length),
        ranges,
      );
      const next = { ...act, letters: 1, ranges, entries: entries.map(({ seq, payload }) => ({ seq, masked: sha256(payload) })) };
      await log.append(NAME, [saying(next, now)]);
      await carryOutMasks(log, NAME, next);
    }
    const kept = await log.read(NAME, 0);
    const [, second] = await Promise.all(kept.slice(-2).map(async (entry) => readEntry(entry).entry.fact));
    expect(report(kept)).toMatchObject({
      verdict: 'valid',
      notChecked: expect.not.arrayContaining([expect.stringContaining('still there')]),
    });
    const ledger = await Ledger.load(log, NAME);
    expect(ledger.holdsWithheld).toBe(false);
    if (second?.type !== 'words.withheld') throw new Error('the second act');
    await carryOutMasks(log, NAME, second);
    expect(await log.read(NAME, 0)).toEqual(kept);
  });

  it('K20 O14 leave the copy of a server that was away when it looks at what the act has masked', async () => {
    const [store, copy] = [await filled(await masked()), await filled(stored)];
    const log = await CopiedLog.open(store, copy);
    const [old] = await log.read(NAME, stored.length, 1);
    expect(old?.seq).toBe(stored.length + 1);
    expect(await copy.read(NAME, 0, stored.length)).toEqual(stored);
    await readMasked(log, NAME, stored.length + 1);
    expect(await copy.read(NAME, 0)).toEqual(await store.read(NAME, 0));
    await log.close();
  });

  it('K20 O11 are carried into another store as they are, also where they came there before they were withheld', async () => {
    const from = await filled(await masked());
    const to = await filled(stored.slice(0, first + 5));
    await carry(from, to, () => {});
    expect(await to.read(NAME, 0)).toEqual(await from.read(NAME, 0));
  });
});

/** All that a snapshot has in it. */
function partsOf(kept: Kept | null): unknown {
  const body = kept && readOpinionSnapshot(kept.bytes);
  if (kept === null || body === null) throw new Error('it is a snapshot');
  const { text, ...standing } = body;
  const { memory, watches, ...state } = readSnapshot(text);
  return [kept.seq, standing, state, memory(), watches()];
}

/** Of such an entry, with one more letter masked; null where it has no other. */
function maskedFurther(payload: Uint8Array): Uint8Array | null {
  const { updates, note } = readText(payload);
  for (const { client, clock, bytes } of updates.flatMap((update) => lettersIn(update))) {
    const at = lettersOf(bytes)
      .split('')
      .findIndex((letter) => letter !== MASK);
    if (at >= 0)
      return textBytes({
        updates: updates.map((update) => maskUpdate(update, rangesByClient([{ client, clock: clock + at, length: 1 }]))),
        note,
      });
  }
  return null;
}
