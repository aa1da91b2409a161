/** The record of an audience: what it proves, and what of a change in it is found. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyCommentsRecord } from '../../server/commands.ts';
import { readConfig } from '../../server/config.ts';
import type { Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { commentsLog } from '../../server/record/comments-facts.ts';
import { headerHash } from '../../server/record/header.ts';
import { sealEntry } from '../../server/record/seal.ts';
import { checkStore } from '../../server/record/store.ts';
import { verifyComments } from '../../server/record/verify-comments.ts';
import type { CommentsAct } from '../../shared/comments/entry.ts';
import { delegate } from '../support/connection.ts';

const AUDIENCE = { of: 'group', group: 'g1' } as const;
const LOG = commentsLog(AUDIENCE);
const about = { opinion: 'one', forum: 3, tenure: 0 } as const;
const anchor = { on: 'position', position: 'p1', entity: 'bru', block: null } as const;
const OPENED: CommentsAct = { type: 'thread.opened', ...about, audience: AUDIENCE, anchor, mentions: ['bru'] };
const SAID: CommentsAct = { type: 'message.added', ...about, thread: 'u1', corrects: null, mentions: [] };
const ON_PARAGRAPH = { on: 'paragraph', block: 'b000000001', hash: 'A'.repeat(43), range: null } as const;
const ASKS = { block: 'b000000001', hash: 'A'.repeat(43) };
const FACTS: readonly CommentsAct[] = [
  OPENED,
  SAID,
  { ...SAID, corrects: 'u2' },
  { type: 'thread.resolved', ...about, thread: 'u1' },
  { type: 'erasure.asked', ...about, thread: 'u1', message: 'u2' },
  { type: 'words.erased', ...about, thread: 'u1', messages: ['u2', 'u3'] },
];

/** A chain of these, whatever they say; each with words, by ARL; answers to questions by the State that is asked. */
function chain(facts: readonly CommentsAct[], uuids: readonly string[] = [], answering = 'bru'): readonly Stored[] {
  const stored: Stored[] = [];
  for (const [i, fact] of facts.entries()) {
    const answers = fact.type === 'message.added' && fact.stays !== undefined;
    const entry = { seq: i + 1, at: i + 1, by: delegate(answers ? answering : 'arl'), uuid: uuids[i] ?? `u${i + 1}`, fact };
    stored.push(
      sealEntry({ log: LOG, prev: stored.at(-1) ?? null, entry, textHash: null, payload: { kind: 'act', note: { text: 'words' } } }),
    );
  }
  return stored;
}

const without = (stored: readonly Stored[], seqs: readonly number[]): readonly Stored[] =>
  stored.map((one) => (seqs.includes(one.seq) ? { ...one, payload: null, salt: null } : one));

describe('the record of an audience', () => {
  it('C18 is valid as it was made, and once its words are erased, and says which are still there', async () => {
    const stored = chain(FACTS);
    expect(verifyComments(LOG, stored)).toMatchObject({
      verdict: 'valid',
      sentence: expect.stringContaining('the words of 2 are still there'),
    });
    const erased = without(stored, [2, 3]);
    expect(verifyComments(LOG, erased).sentence).toBe(
      'VALID: this log of comments holds 6 entries, each in its place, with 3 messages, of which 2 were erased.',
    );
    const store = new MemoryLog();
    await store.append(LOG, erased);
    expect(await checkStore(store)).toEqual([{ log: LOG, entries: 6, damage: null }]);
    const receipt = { seq: 6, hash: headerHash(erased[5]?.header ?? new Uint8Array()) };
    expect(verifyComments(LOG, erased, receipt).verdict).toBe('valid');
    expect(verifyComments(LOG, erased.slice(0, 5), receipt).sentence).toContain('the record ends here');
    expect(verifyComments(LOG, chain(FACTS), receipt).sentence).toContain('not the one that its receipt names');
  });

  it('C18, C20 and C21 is valid with a question and its answer', () => {
    const asked: readonly CommentsAct[] = [
      { ...OPENED, asks: ASKS },
      { ...SAID, stays: 'u1' },
      { ...SAID, asks: ASKS },
    ];
    expect(verifyComments(LOG, chain(asked)).verdict).toBe('valid');
  });

  it('C20 and C21 is invalid where a State asks itself, or another one answers', () => {
    const asked: readonly CommentsAct[] = [
      { ...OPENED, asks: ASKS },
      { ...SAID, stays: 'u1' },
    ];
    expect(verifyComments(LOG, chain(asked, [], 'cor'))).toMatchObject({
      verdict: 'invalid',
      sentence: expect.stringContaining('it answers for another State'),
    });
    const own = { ...anchor, entity: 'arl' };
    for (const facts of [
      [{ ...OPENED, anchor: own, asks: ASKS }],
      [
        { ...OPENED, anchor: own },
        { ...SAID, asks: ASKS },
      ],
    ] as const)
      expect(verifyComments(LOG, chain(facts)).sentence).toContain('it asks its own State');
  });

  it('C18 is verified by whoever keeps the machine, of all audiences or one, against a receipt too', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'nemcon-comments-'));
    const read = readConfig({ NEMCON_STORE: `sqlite:${dir}` });
    if (!read.ok) throw new Error(read.reason);
    const verify = (id?: string, receipt?: string) => verifyCommentsRecord(read.value, id, receipt);
    const log = await SqliteLog.open(join(dir, 'nemcon.sqlite'));
    await log.append(LOG, chain(FACTS));
    await log.erase(LOG, [2, 3]);
    await log.close();
    const all = await verify();
    expect([all.ok, all.words]).toEqual([true, expect.stringMatching(/^group-g1: VALID: .* of which 2 were erased\.\nReceipt: 6:/)]);
    const receipt = /Receipt: (\S+)/.exec(all.words)?.[1] ?? '';
    expect((await verify('group-g1', receipt)).ok).toBe(true);
    expect((await verify('group-g1', receipt.replace('6:', '5:'))).words).toContain('INVALID at entry 5');
    expect(await verify('seats')).toEqual({ ok: false, words: 'there are no comments seats' });
    await rm(dir, { recursive: true });
  });

  it('K11 is invalid where a byte of it was changed, or an entry is missing', () => {
    const stored = chain(FACTS);
    for (const part of ['header', 'statement', 'payload', 'salt'] as const) {
      const forged = stored.map((one) => {
        const bytes = one[part];
        return one.seq === 2 && bytes !== null
          ? { ...one, [part]: bytes.map((byte, i) => (i === bytes.length - 3 ? byte ^ 1 : byte)) }
          : one;
      });
      expect(verifyComments(LOG, forged), part).toMatchObject({
        verdict: 'invalid',
        invalidAt: part === 'header' ? expect.any(Number) : 2,
      });
    }
    expect(verifyComments(LOG, stored.toSpliced(2, 1))).toMatchObject({ verdict: 'invalid', invalidAt: 3 });
    expect(verifyComments(commentsLog({ of: 'seats' }), stored)).toMatchObject({ verdict: 'invalid', invalidAt: 1 });
  });

  it.each<readonly [string, readonly CommentsAct[], readonly string[]]>([
    ['is for another audience', [{ ...OPENED, audience: { of: 'seats' } }], []],
    ['there is a thread of that id already', [OPENED, SAID, OPENED], ['u1', 'u2', 'u1']],
    ['names a thread that is not there', [OPENED, { ...SAID, thread: 'u9' }], []],
    ['names a thread that is not there', [OPENED, { ...SAID, opinion: 'two' }], []],
    ['corrects what is not its own', [OPENED, { ...SAID, corrects: 'u9' }], []],
    ['corrects what is not its own', [OPENED, { ...SAID, tenure: 1, corrects: 'u1' }], []],
    ['earlier position of the forum', [OPENED, { ...SAID, forum: 2 }], []],
    ['asks under no position', [{ ...OPENED, anchor: ON_PARAGRAPH, asks: ASKS }], []],
    [
      'asks under no position',
      [
        { ...OPENED, anchor: ON_PARAGRAPH },
        { ...SAID, asks: ASKS },
      ],
      [],
    ],
    ['answers what was not asked', [OPENED, { ...SAID, stays: 'u1' }], []],
    ['names a message that is not there', [OPENED, { type: 'words.erased', ...about, thread: 'u1', messages: [] }], []],
    ['names a message that is not there', [OPENED, { type: 'erasure.asked', ...about, thread: 'u1', message: 'u2' }], []],
  ])('K11 is invalid where a forger made a whole chain of what cannot be: it %s', (why, facts, uuids) => {
    const { verdict, sentence } = verifyComments(LOG, chain(facts, uuids));
    // one UUID of one seat twice is found first
    expect([verdict, sentence.includes(why) || sentence.includes('had used its UUID')]).toEqual(['invalid', true]);
  });
});
