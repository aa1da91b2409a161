/** C13: words that are erased are gone from the files, and from whatever is made of them; the chain proves itself without them. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AudienceLog } from '../../server/comments/audience-log.ts';
import { type Log, type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { createLogger } from '../../server/logger.ts';
import { backup } from '../../server/record/backup.ts';
import { carry, inTheWay } from '../../server/record/carry.ts';
import { commentsLog } from '../../server/record/comments-facts.ts';
import { verifyComments } from '../../server/record/verify-comments.ts';
import type { CommentsAct } from '../../shared/comments/entry.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { manualClock } from '../support/clock.ts';
import {
  CHAIR,
  COLLEAGUE,
  type CommentsStage,
  commentsStage,
  DELEGATION,
  OTHER_STATE,
  OWN_STATE,
  SEATS,
  SECRETARIAT,
  STATE,
} from './stage.ts';
import { ON_PARAGRAPH } from './world.ts';

const WORDS = 'zanzibar-quince';
const QUOTED = 'marmalade-tundra';
const OWN = { of: 'delegation', entity: 'arl' } as const;
const ARL_1 = { seat: 'arl-1', entity: 'arl', capacity: 'member-state', functions: [], remote: false, operatorFor: null } as const;
const uuidOf = (n: number): string => `6f0c1a52-0000-4000-8000-00000000000${n}`;
const OWN_LOG = commentsLog({ of: 'delegation', entity: OWN_STATE });

let dir: string;
let log: SqliteLog;
let stage: CommentsStage;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-erase-'));
  log = await SqliteLog.open(join(dir, 'nemcon.sqlite'));
  stage = await commentsStage(log);
});
afterEach(async () => {
  await stage.close();
  await rm(dir, { recursive: true });
});

/** In which files of the store these words stand. */
async function foundIn(place: string, words: string): Promise<readonly string[]> {
  const files = await readdir(place);
  const found = await Promise.all(files.map(async (file) => (await readFile(join(place, file))).includes(words)));
  return files.filter((_, i) => found[i]);
}

const openWithQuote = async (): Promise<string> => {
  const { block, hash } = await stage.paragraph();
  const anchor = { on: 'paragraph', block, hash, range: { letters: [[1, 0, 4]], once: 'text' }, quote: QUOTED };
  return stage.opens(COLLEAGUE, DELEGATION, WORDS, { anchor });
};

describe('erased words', () => {
  it('C13 are in no file of the store when whoever asked is answered; C18 and its log is valid, backed up and carried', async () => {
    const id = await openWithQuote();
    await stage.replies(COLLEAGUE, DELEGATION, id, `${WORDS} again`, { corrects: id });
    await stage.replies(STATE, DELEGATION, id, 'stays');
    expect(await foundIn(dir, WORDS)).not.toEqual([]);
    expect(await foundIn(dir, QUOTED)).not.toEqual([]);
    expect(await stage.reads(STATE)).toContain(QUOTED);

    const erased = await stage.asksBeside(COLLEAGUE, DELEGATION, { do: 'erase-words', thread: id, message: id });
    expect(erased.status).toBe(200);
    expect(await foundIn(dir, WORDS)).toEqual([]);
    expect(await foundIn(dir, QUOTED)).toEqual([]);
    expect(await foundIn(dir, 'stays')).not.toEqual([]);
    const [thread] = (await stage.threads(COLLEAGUE)).threads;
    expect(thread).toMatchObject({ anchor: { quote: null }, messages: [{ text: null, person: null }, { text: null }, { text: 'stays' }] });

    const stored = await log.read(OWN_LOG, 0);
    const { verdict, sentence } = verifyComments(OWN_LOG, stored);
    expect([verdict, sentence]).toEqual([
      'valid',
      'VALID: this log of comments holds 4 entries, each in its place, with 3 messages, of which 2 were erased.',
    ]);
    await backup(log, join(dir, 'copy.sqlite'));
    const copies = await mkdtemp(join(tmpdir(), 'nemcon-erase-copy-'));
    const to = await SqliteLog.open(join(copies, 'nemcon.sqlite'));
    expect(await inTheWay(log, to)).toBeNull();
    await carry(log, to, () => {});
    expect(await to.read(OWN_LOG, 0)).toEqual(stored);
    await to.close();
    expect(await foundIn(copies, WORDS)).toEqual([]);
    await rm(copies, { recursive: true });
  });

  it('C13 and C18 go from a copy as well that a carrying had begun before', async () => {
    const id = await openWithQuote();
    const to = new MemoryLog();
    await to.append(OWN_LOG, await log.read(OWN_LOG, 0));
    expect((await stage.asksBeside(COLLEAGUE, DELEGATION, { do: 'erase-words', thread: id, message: id })).status).toBe(200);
    await carry(log, to, () => {});
    expect(await to.read(OWN_LOG, 0)).toEqual(await log.read(OWN_LOG, 0));
  });

  it('C12 go when chair and secretariat have both said so', async () => {
    const id = await stage.opens(OTHER_STATE, SEATS, WORDS);
    const erase = (seat: string) => stage.asksBeside(seat, SEATS, { do: 'erase-words', thread: id, message: id });
    expect((await erase(COLLEAGUE)).body.code).toBe('not-your-message');
    expect((await erase(SECRETARIAT)).status).toBe(200);
    expect((await stage.threads(CHAIR)).threads).toMatchObject([{ messages: [{ text: WORDS, erasureAsked: true, may: { erase: true } }] }]);
    expect((await erase(SECRETARIAT)).body.code).toBe('erasure-asked');
    expect((await erase(CHAIR)).status).toBe(200);
    expect(await foundIn(dir, WORDS)).toEqual([]);
  });

  it('C13 are taken away at the next start, or when it is asked once more, where the store failed', async () => {
    const store = new Failing();
    const tools = { log: store, clock: manualClock(), logger: createLogger('silent') };
    const about = { opinion: 'one', forum: 1, tenure: 0 };
    const thread = uuidOf(1);
    const opened = await AudienceLog.load(tools, OWN);
    const does = (n: number, fact: CommentsAct, note: ActNote) =>
      opened.act({ seat: 'arl-1', uuid: uuidOf(n), asked: {}, note }, () => ({ ok: true, value: { by: ARL_1, fact } }));
    await does(1, { type: 'thread.opened', ...about, audience: OWN, anchor: ON_PARAGRAPH, mentions: [] }, { text: WORDS });
    const erase = () => does(2, { type: 'words.erased', ...about, thread, messages: [thread] }, {});
    store.fails = true;
    await expect(erase()).rejects.toBeInstanceOf(StorageFault);
    const name = commentsLog(OWN);
    const left = verifyComments(name, await store.read(name, 0));
    expect([left.verdict, left.sentence]).toEqual(['valid', expect.stringContaining('the words of 1 are still there')]);
    expect(opened.said(1)).toBeNull();
    store.fails = false;
    await expect(erase()).resolves.toMatchObject({ ok: true, value: { seq: 2 } });
    expect((await store.read(name, 0))[0]?.payload).toBeNull();

    store.restore(name);
    await (await AudienceLog.load(tools, OWN)).close();
    expect((await store.read(name, 0))[0]?.payload).toBeNull();
    await opened.close();
  });
});

describe('the first and the last entry of a log', () => {
  it('C13 hold no erased words in memory', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const store = new Watched();
    const tools = { log: store, clock: manualClock(), logger: createLogger('silent') };
    const about = { opinion: 'one', forum: 1, tenure: 0 };
    const opened = await AudienceLog.load(tools, OWN);
    const first = uuidOf(1);
    const does = (n: number, fact: CommentsAct, note: ActNote) =>
      opened.act({ seat: 'arl-1', uuid: uuidOf(n), asked: {}, note }, () => ({ ok: true, value: { by: ARL_1, fact } }));
    await does(1, { type: 'thread.opened', ...about, audience: OWN, anchor: ON_PARAGRAPH, mentions: [] }, { text: WORDS });
    await does(2, { type: 'message.added', ...about, thread: first, corrects: null, mentions: [] }, { text: WORDS });
    await does(3, { type: 'words.erased', ...about, thread: first, messages: [first, uuidOf(2)] }, {});
    // what a turn has made is held by the engine until that turn is over, or a few turns longer
    for (let turn = 0; turn < 20 && store.alive(collect).alive > 0; turn++) await new Promise(setImmediate);
    expect(store.alive(collect)).toEqual({ seen: 2, alive: 0 });
    expect(opened.state.seq).toBe(3);
    await opened.close();
  });
});

describe('what was asked for', () => {
  it('C13 is not known by a digest either, once its words are erased: whoever guesses them is told nothing', async () => {
    const opened = await AudienceLog.load({ log: new MemoryLog(), clock: manualClock(), logger: createLogger('silent') }, OWN);
    const about = { opinion: 'one', forum: 1, tenure: 0 };
    const first = uuidOf(1);
    const opening = { type: 'thread.opened', ...about, audience: OWN, anchor: ON_PARAGRAPH, mentions: [] } as const;
    const does = (n: number, text: string, fact: CommentsAct) =>
      opened.act({ seat: 'arl-1', uuid: uuidOf(n), asked: { text }, note: { text } }, () => ({ ok: true, value: { by: ARL_1, fact } }));
    const said = { ok: true, value: { seq: 1 } };
    for (const _ of ['said', 'sent again']) expect(await does(1, WORDS, opening)).toMatchObject(said);
    expect(await does(1, 'a guess', opening)).toEqual({ ok: false, reason: { code: 'uuid-reused' } });
    await does(2, '', { type: 'words.erased', ...about, thread: first, messages: [first] });
    for (const guess of [WORDS, 'a guess']) expect(await does(1, guess, opening)).toMatchObject(said);
    expect(opened.state.seq).toBe(2);
    await opened.close();
  });
});

/** Knows which of the payloads with words that went through it are held anywhere. */
class Watched extends MemoryLog {
  readonly #seen: WeakRef<Uint8Array>[] = [];

  override append(log: LogName, entries: readonly Stored[]): ReturnType<MemoryLog['append']> {
    for (const { payload } of entries) if (payload && Buffer.from(payload).includes(WORDS)) this.#seen.push(new WeakRef(payload));
    return super.append(
      log,
      entries.map((one) => ({ ...one, payload: one.payload && Uint8Array.from(one.payload) })),
    );
  }

  alive(collect: () => void): { readonly seen: number; readonly alive: number } {
    collect();
    return { seen: this.#seen.length, alive: this.#seen.filter((one) => one.deref() !== undefined).length };
  }
}

/** A store that cannot erase for a while, and one that was put back as it was before. */
class Failing extends MemoryLog {
  fails = false;
  #kept: Awaited<ReturnType<Log['read']>> = [];

  override async erase(log: LogName, seqs: readonly number[]): Promise<void> {
    if (this.fails) throw new StorageFault('not now');
    this.#kept = [...(await this.read(log, 0))];
    await super.erase(log, seqs);
  }

  restore(log: LogName): void {
    const before = new MemoryLog();
    const entries = this.#kept;
    void before.append(log, entries);
    this.read = (name, after, limit) => (erased ? super.read(name, after, limit) : before.read(name, after, limit));
    let erased = false;
    this.erase = async () => {
      erased = true;
    };
  }
}
