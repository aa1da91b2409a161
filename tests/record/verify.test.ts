import { describe, expect, it } from 'vitest';
import type { Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { headerHash } from '../../server/record/header.ts';
import { textBytes } from '../../server/record/payload.ts';
import { logOf, type Receipt, verifyOpinion } from '../../server/record/verify.ts';
import { count } from '../support/levels.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { type Alteration, flipped, replaced, resealed, statementOf, withHeader, withStatement } from './altered.ts';
import { OF_AUTHORS } from './altered-authors.ts';
import { nameOf, recordMeeting } from './meeting.ts';

const NAME = nameOf('one');

async function meeting(rng: Rng, adopt: boolean, rounds = 30): Promise<readonly Stored[]> {
  const log = new MemoryLog();
  await recordMeeting(rng, log, 'one', { rounds, adopt });
  return log.read(NAME, 0);
}

const receiptOf = (record: readonly Stored[]) => {
  const last = record.at(-1);
  if (!last) throw new Error('a record has entries');
  return { seq: last.seq, hash: headerHash(last.header) };
};

/** Some entry of that type; of the text entries one that changed something, not what was typed into closed text and healed away. */
function typeIn(record: readonly Stored[], type: string, rng: Rng): number | null {
  const found = record.flatMap((one, i) => {
    const { fact } = statementOf(one);
    return fact.type === type && (type !== 'text' || (fact.changes as readonly unknown[]).length > 0) ? [i] : [];
  });
  return found.length === 0 ? null : rng.pick(found);
}

/** A careful alteration of the statement of one entry of that type. */
const careful =
  (type: string, change: (statement: ReturnType<typeof statementOf>) => void): Alteration['alter'] =>
  (record, rng) => {
    const at = typeIn(record, type, rng);
    const one = at === null ? undefined : record[at];
    return at === null || !one ? null : { record: resealed(replaced(record, at, withStatement(one, change))), at: at + 1 };
  };

const changed =
  (change: (one: Stored, rng: Rng) => Stored): Alteration['alter'] =>
  (record, rng) => {
    const at = rng.below(record.length);
    const one = record[at];
    return one ? { record: replaced(record, at, change(one, rng)), at: at + 1 } : null;
  };

/** The lifting of an objection that its State did not raise again on that paragraph: without it, it would stand. */
function lastingLift(record: readonly Stored[], rng: Rng): number | null {
  const facts = record.map((one) => statementOf(one).fact);
  const found = facts.flatMap((fact, i) => {
    if (fact.type !== 'position.withdrawn') return [];
    const raised = facts[Number(String(fact.position).slice(1)) - 1];
    const again = facts
      .slice(i)
      .some(({ type, entity, block }) => type === 'position.raised' && entity === raised?.entity && block === raised?.block);
    return raised?.kind === 'objection' && !again ? [i] : [];
  });
  return found.length === 0 ? null : rng.pick(found);
}

const HASH = 'x'.repeat(43);

/** Clumsy ones: the first entry that does not fit is named exactly. */
const CLUMSY: Readonly<Record<string, Alteration>> = {
  'a byte of a statement': {
    alter: changed((one, rng) => ({ ...one, statement: flipped(one.statement, rng) })),
    why: /the statement is not the one the header names/,
  },
  'a byte of a payload': {
    alter: changed((one, rng) => ({ ...one, payload: one.payload?.length ? flipped(one.payload, rng) : new Uint8Array(1) })),
    why: /the payload is not the one the header names/,
  },
  'a byte of a salt': {
    alter: changed((one, rng) => ({ ...one, salt: flipped(one.salt ?? new Uint8Array(32), rng) })),
    why: /the payload is not the one the header names/,
  },
  'a salt taken away': {
    alter: changed((one) => ({ ...one, salt: null })),
    why: /its words are masked, and no act withholds them|its words have no salt/,
  },
  'an entry dropped': {
    alter: (record, rng) => {
      const at = rng.below(record.length - 1);
      return { record: record.filter((_, i) => i !== at), at: at + 1 };
    },
    why: /is missing/,
  },
  'an entry dropped and the rest renumbered': {
    alter: (record, rng) => {
      const at = rng.below(record.length - 1);
      return { record: record.filter((_, i) => i !== at).map((one, i) => ({ ...one, seq: i + 1 })), at: at + 1 };
    },
    why: /belongs to entry/,
  },
  'an entry doubled': {
    alter: (record, rng) => {
      const at = rng.between(1, record.length - 1);
      return { record: [...record.slice(0, at), ...record.slice(at - 1)], at: at + 1 };
    },
    why: /is missing/,
  },
  'two entries swapped': {
    alter: (record, rng) => {
      const at = rng.below(record.length - 1);
      const [one, two] = [record[at], record[at + 1]];
      if (!one || !two) return null;
      return { record: [...record.slice(0, at), { ...two, seq: one.seq }, { ...one, seq: two.seq }, ...record.slice(at + 2)], at: at + 1 };
    },
    why: /belongs to entry/,
  },
  'the end cut off': {
    alter: (record, rng) => {
      const at = rng.between(1, record.length - 1);
      return { record: record.slice(0, at), at: at + 1 };
    },
    why: /ends here, and a receipt names/,
  },
  'a second spelling of a header': {
    alter: changed((one) => ({ ...one, header: new TextEncoder().encode(`${new TextDecoder().decode(one.header)} `) })),
    why: /not in canonical form/,
  },
  'a field that no header has': {
    alter: changed((one) =>
      withHeader(one, (header) => {
        header.note = 'x';
      }),
    ),
    why: /does not fit/,
  },
  'rules of tomorrow': {
    alter: changed((one) =>
      withHeader(one, (header) => {
        header.rules = { version: 99, hash: null };
      }),
    ),
    why: /made under rules 99/,
  },
};

/** A byte of a header shows there, or where the next header names another, or in the receipt. */
const HEADER_BYTE: Alteration = {
  alter: changed((one, rng) => ({ ...one, header: flipped(one.header, rng) })),
  why: /./,
};

/** Careful ones: every hash fits, so the rules and the text must tell. */
const CAREFUL: Readonly<Record<string, Alteration>> = {
  'adopted by a delegate': {
    alter: careful('opinion.adopted', ({ by }) => {
      by.capacity = 'member-state';
    }),
    why: /not-chair/,
  },
  'an adoption that closed early': {
    alter: careful('opinion.adopted', ({ fact }) => {
      fact.openSeconds = 3600;
    }),
    why: /another act/,
  },
  'an adoption that closed at once': {
    alter: (record) => {
      const at = record.findLastIndex((one) => statementOf(one).fact.type === 'adoption.closed');
      const one = record[at];
      if (one === undefined) return null;
      const back = (header: { ts: number }): void => {
        header.ts -= 1_000;
      };
      return { record: resealed(replaced(record, at, withHeader(one, back as never))), at: at + 1 };
    },
    why: /nothing was due|time is before/,
  },
  'an objection that crossed the adoption called late': {
    alter: careful('objection.late', ({ fact }) => {
      fact.seen = 1;
    }),
    why: /another act/,
  },
  'a late objection called one that counts': {
    alter: careful('objection.late', ({ fact }) => {
      Object.assign(fact, { type: 'position.raised', kind: 'objection', until: null, endsIf: null });
    }),
    why: /another act|say different things/,
  },
  'adopted on another text': {
    alter: careful('opinion.adopted', ({ fact }) => {
      fact.textHash = HASH;
    }),
    why: /text-changed/,
  },
  'declared in other words': {
    alter: careful('paragraph.declared', ({ fact }) => {
      fact.target = { ...(fact.target as object), hash: HASH };
    }),
    why: /text-changed/,
  },
  'an objection lifted by another State': {
    alter: careful('position.withdrawn', ({ by }) => {
      by.entity = by.entity === 'arl' ? 'bru' : 'arl';
    }),
    why: /not-your-position/,
  },
  'the end of an appeal recorded by the chair': {
    alter: careful('appeal.ended', ({ by }) => {
      by.capacity = 'chair';
    }),
    why: /not-secretariat/,
  },
  'an appeal against what nobody decided': {
    alter: careful('appeal.made', ({ fact }) => {
      fact.of = 1;
    }),
    why: /no-such-act/,
  },
  ...OF_AUTHORS,
  'an act of tomorrow': {
    alter: careful('position.raised', ({ fact }) => {
      fact.type = 'conditional.made';
    }),
    why: /say different things|does not know how to fold "conditional.made"/,
  },
  'the lifting of an objection left out': {
    alter: (record, rng) => {
      const at = typeIn(record, 'opinion.adopted', rng) === null ? null : lastingLift(record, rng);
      return at === null ? null : { record: resealed(record.filter((_, i) => i !== at)), at: 0 };
    },
    why: /refuse|another act|nothing was due/,
  },
  'facts of a text that its bytes do not give': {
    alter: careful('text', ({ fact }) => {
      const changes = fact.changes as Record<string, unknown>[];
      for (const change of changes) change.brackets = 7;
    }),
    why: /does not give the recorded changes/,
  },
  'other bytes under the same facts': {
    alter: (record, rng) => {
      const at = typeIn(record, 'text', rng);
      const one = at === null ? undefined : record[at];
      if (at === null || !one) return null;
      const { parts } = statementOf(one).fact as { parts: readonly unknown[] };
      return {
        record: resealed(
          replaced(record, at, { ...one, payload: textBytes({ updates: parts.map(() => new Uint8Array([0, 0])), note: {} }) }),
        ),
        at: at + 1,
      };
    },
    why: /its text (does not give|cannot be applied)/,
  },
  'time running backwards': {
    alter: (record, rng) => {
      const at = rng.between(2, record.length - 1);
      const one = record[at];
      return one
        ? {
            record: resealed(
              replaced(
                record,
                at,
                withHeader(one, (header) => {
                  header.ts = 5;
                }),
              ),
            ),
            at: at + 1,
          }
        : null;
    },
    why: /time is before/,
  },
};

function expectInvalid(name: string, altered: { record: readonly Stored[]; at: number }, why: RegExp, receipt: Receipt | null): void {
  const report = verifyOpinion(NAME, altered.record, receipt);
  expect(report.verdict, `${name}: ${report.sentence}`).toBe('invalid');
  expect(report.sentence, name).toMatch(why);
  if (altered.at > 0) expect(report.invalidAt, `${name}: ${report.sentence}`).toBe(altered.at);
}

describe('verification of a record', () => {
  it('K11 accepts genuine records, adopted or not, and says how they stand', async () => {
    const rng = seeded('K11 genuine');
    const records = count(20, 100, 200);
    let adopted = 0;
    for (let i = 0; i < records; i++) {
      const adopt = rng.chance(0.5);
      const record = await meeting(rng, adopt);
      // Every prefix of a genuine record is one; ten of them for each make up the count.
      for (let part = 0; part < 10; part++) {
        const prefix = record.slice(0, part === 0 ? record.length : rng.between(1, record.length));
        const report = verifyOpinion(NAME, prefix, receiptOf(prefix));
        expect(report.sentence).toMatch(/^VALID/);
        expect(report.head).toEqual(receiptOf(prefix));
      }
      const { sentence } = verifyOpinion(NAME, record);
      expect(sentence).toMatch(
        adopt ? /^VALID: Opinion one was adopted at entry \d+ on text [\w-]{43}; 4 paragraphs declared/ : /^VALID so far/,
      );
      if (adopt) adopted++;
    }
    expect(adopted).toBeGreaterThan(0);
  });

  it('K11 rejects every altered record with the reason and the entry', async () => {
    const rng = seeded('K11 altered');
    const times = count(1, 5, 5);
    const done = new Map<string, number>();
    const kinds = [...Object.keys(CLUMSY), ...Object.keys(CAREFUL)];
    // what an alteration is about is not in every meeting
    const goesOn = (i: number): boolean => i < 20 * times || (done.size < kinds.length && i < 60 * times);
    for (let i = 0; goesOn(i); i++) {
      const record = await meeting(rng, true);
      const receipt = receiptOf(record);
      const clumsy = Object.entries(CLUMSY).map(([name, one]) => ({ name, ...one, receipt }));
      const careful = Object.entries(CAREFUL).map(([name, one]) => ({ name, ...one, receipt: null }));
      for (const { name, alter, why, receipt } of [...clumsy, ...careful]) {
        const altered = alter(record, rng);
        if (!altered) continue;
        expectInvalid(name, altered, why, receipt);
        done.set(name, (done.get(name) ?? 0) + 1);
      }
      const altered = HEADER_BYTE.alter(record, rng);
      if (altered) expectInvalid('a byte of a header', { ...altered, at: 0 }, HEADER_BYTE.why, receipt);
    }
    expect([...done.keys()].sort()).toEqual(kinds.sort());
    expect([...done.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(380 * times);
  });

  it('stays valid when the wording and even the text are erased, and says what it relied on', async () => {
    const record = await meeting(seeded('erased'), true);
    const bare = record.map((one) => ({ ...one, payload: null, salt: null }));
    const report = verifyOpinion(NAME, bare, receiptOf(record));
    expect(report.sentence).toMatch(/^VALID: Opinion one was adopted/);
    expect(report.notChecked.join('\n')).toMatch(/the text of \d+ entries was erased/);
    expect(verifyOpinion(NAME, record).notChecked.join('\n')).not.toMatch(/erased/);
  });

  it('knows which log a record is of, and takes no entry of another log', async () => {
    const record = await meeting(seeded('other log'), false);
    expect(logOf(record)).toEqual(NAME);
    expect(logOf([])).toBeNull();
    expect(verifyOpinion(nameOf('two'), record).sentence).toMatch(/^INVALID at entry 1 because it belongs to another log \(opinion\/one\)/);
    expect(verifyOpinion(NAME, []).sentence).toMatch(/^INVALID/);
  });
});
