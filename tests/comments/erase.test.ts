/** C13: words that are erased are gone from the files, and from whatever is made of them; the chain proves itself without them. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AudienceLog } from '../../server/comments/audience-log.ts';
import { type Log, type LogName, StorageFault } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { createLogger } from '../../server/logger.ts';
import { backup } from '../../server/record/backup.ts';
import { carry, inTheWay } from '../../server/record/carry.ts';
import { commentsLog } from '../../server/record/comments-facts.ts';
import { verifyComments } from '../../server/record/verify-comments.ts';
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

const WORDS = 'zanzibar-quince';
const QUOTED = 'marmalade-tundra';
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
    const audience = { of: 'delegation', entity: 'arl' } as const;
    const by = { seat: 'arl-1', entity: 'arl', capacity: 'member-state', functions: [], remote: false, operatorFor: null } as const;
    const about = { opinion: 'one', forum: 1, tenure: 0 };
    const thread = '6f0c1a52-0000-4000-8000-000000000001';
    const anchor = { on: 'paragraph', block: 'b000000001', hash: 'A'.repeat(43), range: null } as const;
    const opened = await AudienceLog.load(tools, audience);
    await opened.act({ seat: 'arl-1', uuid: thread, asked: {}, note: { text: WORDS } }, () => ({
      ok: true,
      value: { by, fact: { type: 'thread.opened', ...about, audience, anchor, mentions: [] } },
    }));
    const erase = () =>
      opened.act({ seat: 'arl-1', uuid: '6f0c1a52-0000-4000-8000-000000000002', asked: {}, note: {} }, () => ({
        ok: true,
        value: { by, fact: { type: 'words.erased', ...about, thread, messages: [thread] } },
      }));
    store.fails = true;
    await expect(erase()).rejects.toBeInstanceOf(StorageFault);
    const name = commentsLog(audience);
    const left = verifyComments(name, await store.read(name, 0));
    expect([left.verdict, left.sentence]).toEqual(['valid', expect.stringContaining('the words of 1 are still there')]);
    expect(opened.said(1)).toBeNull();
    store.fails = false;
    await expect(erase()).resolves.toMatchObject({ ok: true, value: { seq: 2 } });
    expect((await store.read(name, 0))[0]?.payload).toBeNull();

    store.restore(name);
    await (await AudienceLog.load(tools, audience)).close();
    expect((await store.read(name, 0))[0]?.payload).toBeNull();
    await opened.close();
  });
});

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
