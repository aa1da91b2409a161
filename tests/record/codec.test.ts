import { describe, expect, it } from 'vitest';
import type { LogName, Stored } from '../../server/log/log.ts';
import { readRun } from '../../server/record/chain.ts';
import { commitment } from '../../server/record/commitment.ts';
import { Malformed, RecordDamage } from '../../server/record/damage.ts';
import { readText, textBytes } from '../../server/record/payload.ts';
import { readEntry, readForumEntry } from '../../server/record/read.ts';
import { type Sealing, sealEntry } from '../../server/record/seal.ts';
import type { ForumAct } from '../../shared/forum/entry.ts';
import type { Act, ActNote, TextFacts } from '../../shared/opinion/entry.ts';
import { RULES_VERSION } from '../../shared/opinion/evolve.ts';
import { delegate } from '../support/connection.ts';
import { count } from '../support/levels.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { withHeader, withStatement } from './altered.ts';

const OPINION: LogName = { kind: 'opinion', id: '3' };
const FORUM: LogName = { kind: 'forum', id: 'forum' };
const hashFrom = (rng: Rng) => Buffer.from(rng.bytes(32)).toString('base64url');
const blockFrom = (rng: Rng) => `b${String(rng.below(10 ** 9)).padStart(9, '0')}`;

function textFrom(rng: Rng): TextFacts {
  const [id, other] = [blockFrom(rng), blockFrom(rng)];
  return {
    type: 'text',
    parts: [
      { by: delegate('arl'), clients: [rng.below(2 ** 32), rng.below(2 ** 32)], blocks: [id] },
      { by: 'server', clients: [], blocks: [] },
    ],
    changes: [
      {
        id,
        was: rng.chance(0.5) ? hashFrom(rng) : null,
        hash: hashFrom(rng),
        exact: hashFrom(rng),
        kind: 'operative-item',
        level: rng.below(4),
        brackets: rng.below(3),
        balanced: rng.chance(0.5),
        suggestions: rng.below(2),
        length: rng.below(500),
      },
    ],
    flows: rng.chance(0.3) ? [{ from: id, to: other, how: 'split' }] : [],
    ...(rng.chance(0.5) ? { order: [id, other] } : {}),
    healed: rng.chance(0.3) ? [{ part: 0, block: null, why: 'closed:text' }] : [],
    docHash: hashFrom(rng),
    textHash: hashFrom(rng),
    ...(rng.chance(0.3) ? { carriesOut: { command: 'restore', block: id } as const } : {}),
  };
}

function actFrom(rng: Rng): Act {
  const [block, hash] = [blockFrom(rng), hashFrom(rng)];
  return rng.pick<Act>([
    { type: 'discussion.opened' },
    {
      type: 'position.raised',
      kind: 'objection',
      block,
      hash,
      entity: 'arl',
      via: 'floor',
      until: null,
      reasoned: true,
      cured: false,
      endsIf: { deleted: true },
      seen: 4,
    },
    { type: 'call.opened', targets: [{ block, hash }], minSeconds: 15, deadline: 1_800_000_000_000, present: ['arl', 'bru'] },
    { type: 'call.extended', of: 4, deadline: 1_800_000_000_000 },
    { type: 'paragraphs.referred', blocks: [block], until: rng.chance(0.5) ? null : 1_800_000_000_000 },
    { type: 'paragraphs.recalled', blocks: [block] },
    { type: 'call.cancelled', blocks: rng.chance(0.5) ? 'adoption' : [block] },
    { type: 'paragraph.declared', target: { block, hash: null }, present: [], dropped: ['cor'] },
    { type: 'opinion.closed', outcome: 'no-consensus' },
    {
      type: 'words.withheld',
      letters: 3,
      blocks: [block],
      ranges: [{ client: rng.below(2 ** 32), clock: 7, length: 3 }],
      entries: [
        { seq: 2, masked: hash },
        { seq: 5, masked: hash, late: [{ fact: 0, from: 1, length: 2 }] },
      ],
      from: 2,
      until: 9,
      ...(rng.chance(0.5) && { of: 4 }),
    },
    { type: 'withholding.proposed', letters: 3, blocks: [block], ranges: [{ client: rng.below(2 ** 32), clock: 7, length: 3 }] },
    { type: 'withholding.declined', of: 4 },
    { type: 'report.finished', textHash: hash },
    { type: 'report.reopened' },
  ]);
}

const NOTES: readonly ActNote[] = [{}, { person: 'A. Ünal' }, { person: '王', reason: 'line\nline "quoted" \u2028', words: '😀' }];

/** A run of entries with random contents, sealed one after the other, and what went into them. */
function runFrom(rng: Rng, length: number): { readonly stored: readonly Stored[]; readonly sealed: readonly Sealing[] } {
  const stored: Stored[] = [];
  const sealed: Sealing[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const text = rng.chance(0.5) ? textFrom(rng) : null;
    const one: Sealing = {
      log: OPINION,
      prev: stored.at(-1) ?? null,
      entry: { seq, at: 1_700_000_000_000 + seq, by: delegate(rng.pick(['arl', 'bru'])), uuid: `uuid-${seq}`, fact: text ?? actFrom(rng) },
      textHash: text?.textHash ?? hashFrom(rng),
      payload: text
        ? { kind: 'text', updates: [rng.bytes(rng.below(300)), rng.bytes(rng.below(3))], note: rng.pick(NOTES) }
        : { kind: 'act', note: rng.pick(NOTES) },
      seen: rng.chance(0.5) ? { seq: seq - 1, hash: null } : null,
      salt: rng.bytes(32),
    };
    sealed.push(one);
    stored.push(sealEntry(one));
  }
  return { stored, sealed };
}

describe('the record', () => {
  it('gives back every entry that was sealed into it', () => {
    const rng = seeded('record round trip');
    const runs = count(20, 200, 1_000);
    let entries = 0;
    for (let i = 0; i < runs; i++) {
      const { stored, sealed } = runFrom(rng, 20);
      for (const [at, one] of readRun(OPINION, null, stored, readEntry).entries()) {
        const { entry, payload, textHash } = sealed[at] as Sealing;
        expect(one.entry).toEqual({ ...entry, rules: RULES_VERSION });
        expect(one.header.textHash).toBe(textHash);
        if (one.kind === 'text')
          expect(payload).toEqual({ kind: 'text', updates: one.updates.map((update) => new Uint8Array(update)), note: one.note });
        else expect(payload).toEqual({ kind: 'act', note: one.note });
        entries++;
      }
    }
    expect(entries).toBe(runs * 20);
  });

  it('keeps headers small, permanent parts free of wording and names, and salts what can be erased', () => {
    const rng = seeded('header');
    const { stored } = runFrom(rng, 60);
    for (const { header, statement, payload, salt } of stored) {
      expect(header.length).toBeLessThanOrEqual(1024);
      const permanent = Buffer.from(header).toString() + Buffer.from(statement).toString();
      for (const word of ['Ünal', '王', 'quoted']) expect(permanent).not.toContain(word);
      expect(salt).toHaveLength(32);
      expect(permanent).toContain(commitment(salt ?? new Uint8Array(), payload ?? new Uint8Array()));
    }
    const same = { ...runFrom(rng, 1).sealed[0], payload: { kind: 'act', note: {} } } as Sealing;
    const [one, two] = [sealEntry({ ...same, salt: rng.bytes(32) }), sealEntry({ ...same, salt: rng.bytes(32) })];
    expect(one.header).not.toEqual(two.header);
    expect(one.statement).toEqual(two.statement);
  });

  it('reads an act whose wording was erased, and no text without its bytes', () => {
    const { stored } = runFrom(seeded('erased'), 40);
    const kinds = stored.map((one) => {
      const erased = { ...one, payload: null, salt: null };
      const read = readEntry(one);
      if (read.kind === 'act') expect(readEntry(erased)).toMatchObject({ kind: 'act', note: null, entry: read.entry });
      else expect(() => readEntry(erased)).toThrow('its text was erased');
      return read.kind;
    });
    expect(new Set(kinds)).toEqual(new Set(['act', 'text']));
  });

  it('refuses other spellings of the same header, a key twice, unknown fields and words', () => {
    const one = runFrom(seeded('strict'), 1).stored[0] as Stored;
    const text = Buffer.from(one.header).toString();
    const spelled = (header: string): Stored => ({ ...one, header: Buffer.from(header) });
    const { v, ...rest } = JSON.parse(text);
    const bad: readonly Stored[] = [
      spelled(text.replace('{', '{ ')),
      spelled(`${text}\n`),
      spelled(`\ufeff${text}`),
      spelled(JSON.stringify({ v, ...rest })),
      spelled(text.replace('"v":1}', '"v":1,"v":1}')),
      spelled(text.replace('"v":1}', '"v":1.0}')),
      spelled(text.replace('"seq":1', '"seq":1e0')),
      spelled(text.replace('{', '{"__proto__":{},')),
      spelled(text.slice(0, -1)),
      { ...one, header: Buffer.concat([one.header, Buffer.from([0xff])]) },
      withHeader(one, (header) => {
        header.extra = 1;
      }),
      withHeader(one, (header) => {
        header.actorKey = 'k';
      }),
      withHeader(one, (header) => {
        delete header.prev;
      }),
    ];
    expect(readEntry(one).header.seq).toBe(1);
    for (const altered of bad) expect(() => readEntry(altered), Buffer.from(altered.header).toString()).toThrow(Malformed);
  });

  it('halts at an act it does not know, naming the log, the entry and the act', () => {
    const { sealed, stored } = runFrom(seeded('unknown'), 3);
    const known = { ...(sealed[2] as Sealing), payload: { kind: 'act', note: {} } } as Sealing;
    const tomorrow = { ...known, entry: { ...known.entry, fact: { type: 'erratum.made', of: 2 } } } as unknown as Sealing;
    const run = [...stored.slice(0, 2), sealEntry(tomorrow)];
    const reading = () => readRun(OPINION, null, run, readEntry);
    expect(reading).toThrow(RecordDamage);
    expect(reading).toThrow('opinion/3, entry 3: this version does not know how to fold "erratum.made"');
  });

  it('takes no statement that says more or less than its type does', () => {
    const known = { ...(runFrom(seeded('shape'), 1).sealed[0] as Sealing), payload: { kind: 'act', note: {} } } as Sealing;
    const seal = (fact: unknown) => sealEntry({ ...known, entry: { ...known.entry, fact } } as Sealing);
    expect(readEntry(seal({ type: 'declaration.undone', of: 3 })).entry.fact).toEqual({ type: 'declaration.undone', of: 3 });
    for (const fact of [
      { type: 'declaration.undone' },
      { type: 'declaration.undone', of: -1 },
      { type: 'declaration.undone', of: '3' },
      { type: 'declaration.undone', of: 3, also: true },
      { type: 'paragraph.declared', target: { block: 'b1', hash: null }, present: [], dropped: [] },
      { type: 'rules.upgraded', from: 1, to: 99 },
    ]) {
      expect(() => readEntry(seal(fact)), JSON.stringify(fact)).toThrow(Malformed);
    }
    const one = seal({ type: 'declaration.undone', of: 3 });
    const other = withStatement(one, (statement) => {
      statement.by.seat = 's-dellmark';
    });
    expect(() => readEntry(other)).toThrow('the statement is not the one the header names');
  });

  it('frames the updates of a text entry and refuses frames that lie', () => {
    const updates = [new Uint8Array([1, 2, 3]), new Uint8Array(0), new Uint8Array(200).fill(7)];
    for (const note of NOTES) {
      const bytes = textBytes({ updates, note });
      const read = readText(bytes);
      expect({ ...read, updates: read.updates.map((one) => new Uint8Array(one)) }).toEqual({ updates, note });
      expect(() => readText(bytes.slice(0, -1))).toThrow(Malformed);
      expect(() => readText(Uint8Array.of(...bytes, 0))).toThrow(Malformed);
    }
    const lying = [[0xff, 0xff, 0xff, 0xff, 0x0f], [], [0, 1, 0x7b], [0, 2, 0x7b, 0x7d, 0]];
    for (const bytes of lying) expect(() => readText(Uint8Array.from(bytes)), `${bytes}`).toThrow(Malformed);
  });

  it('keeps the log of the forum in the same form, with a closed list of its own', () => {
    const facts: readonly ForumAct[] = [
      { type: 'forum.created', name: 'A forum', demo: false },
      { type: 'entity.admitted', id: 'arl', code: 'ARL', names: { en: 'Arlen', zh: '阿伦' }, capacity: 'member-state' },
      { type: 'seat.opened', seat: 's-1', entity: 'arl', functions: ['head'], remote: false },
      { type: 'seat.closed', seat: 's-1' },
    ];
    const by = delegate('secretariat', 'secretariat');
    const stored: Stored[] = [];
    for (const [i, fact] of facts.entries()) {
      const entry = { seq: i + 1, at: i, by, uuid: `u${i}`, fact };
      stored.push(sealEntry({ log: FORUM, prev: stored.at(-1) ?? null, entry, textHash: null, payload: { kind: 'act', note: {} } }));
    }
    expect(readRun(FORUM, null, stored, readForumEntry).map(({ entry }) => entry.fact)).toEqual(facts);
    expect(() => readEntry(stored[0] as Stored)).toThrow('does not know how to fold "forum.created"');
  });
});
