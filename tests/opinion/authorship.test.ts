/** H41, H42: to whom it is told whose words are whose, and when. */
import { describe, expect, it } from 'vitest';
import { type Asking, AUTHORS_FOR, AUTHORS_FROM, type Authorship, foldAuthorship, NO_AUTHORSHIP } from '../../shared/opinion/authorship.ts';
import { DEFAULT_POLICY, type Policy } from '../../shared/opinion/entry.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { seeded } from '../support/rng.ts';
import { isTold } from '../support/whose.ts';

const ARL = 'arl';
const asking = (reader: Asking['reader'], more: Partial<Asking> = {}): Asking => ({ reader, isOver: false, isReported: false, ...more });
const BRU = asking({ entity: 'bru', capacity: 'member-state' });

const created = (policy: Policy, phase: 'tabled' | 'drafting'): Authorship =>
  foldAuthorship(NO_AUTHORSHIP, {
    seq: 1,
    fact: {
      ...{ type: 'opinion.created', number: '1', title: 'One', language: 'en', venue: 'ieg', phase, sponsor: ARL, source: null },
      ...{ meeting: null, ancestry: [], access: 'members', policy },
    },
  });
const set = (before: Authorship, seq: number, more: Partial<Policy>): Authorship =>
  foldAuthorship(before, { seq, fact: { type: 'policy.changed', policy: { ...DEFAULT_POLICY, ...more } } });
const opened = (before: Authorship, seq: number): Authorship => foldAuthorship(before, { seq, fact: { type: 'discussion.opened' } });

const wordAt = (seq: number) => ({ entity: ARL, seq });

describe('the policy of authorship', () => {
  it('H41 tells nobody where it says nothing, and Member States, chair and secretariat where it does not say whom', () => {
    const whom = (policy: Policy) =>
      CAPACITIES.filter((capacity) => isTold(created(policy, 'drafting'), wordAt(5), asking({ entity: 'x', capacity })));
    expect(whom(DEFAULT_POLICY)).toEqual([]);
    expect(isTold(created(DEFAULT_POLICY, 'drafting'), wordAt(5), asking({ entity: ARL, capacity: 'member-state' }))).toBe(false);
    expect(whom({ ...DEFAULT_POLICY, authorsFrom: 'now' })).toEqual(['member-state', 'chair', 'secretariat']);
  });

  it('H41 tells the own delegation alone, or everybody with a seat, and not before its time', () => {
    const stages = [{}, { isReported: true }, { isOver: true }, { isOver: true, isReported: true }];
    const readers = [
      { entity: ARL, capacity: 'sector-member' },
      { entity: 'bru', capacity: 'member-state' },
      { entity: 'ngo', capacity: 'observer' },
    ] as const;
    const seen = AUTHORS_FOR.flatMap((authorsFor) =>
      AUTHORS_FROM.map((authorsFrom) => {
        const policy = created({ ...DEFAULT_POLICY, authorsFor, authorsFrom }, 'drafting');
        const when = stages.map((stage) => readers.filter((reader) => isTold(policy, wordAt(5), asking(reader, stage))).length);
        return [authorsFor, authorsFrom, ...when];
      }),
    );
    expect(seen).toEqual([
      ['own', 'now', 1, 1, 1, 1],
      ['own', 'adoption', 0, 0, 1, 1],
      ['own', 'report', 0, 1, 0, 1],
      ['own', 'never', 0, 0, 0, 0],
      ['states', 'now', 2, 2, 2, 2],
      ['states', 'adoption', 0, 0, 2, 2],
      ['states', 'report', 0, 2, 0, 2],
      ['states', 'never', 0, 0, 0, 0],
      ['seats', 'now', 3, 3, 3, 3],
      ['seats', 'adoption', 0, 0, 3, 3],
      ['seats', 'report', 0, 3, 0, 3],
      ['seats', 'never', 0, 0, 0, 0],
    ]);
  });

  it('H42 widens for later words alone, and narrows for all', () => {
    const wider = set(created({ ...DEFAULT_POLICY, authorsFor: 'own', authorsFrom: 'now' }, 'drafting'), 10, { authorsFor: 'states' });
    expect([4, 9, 10, 11].map((seq) => isTold(wider, wordAt(seq), BRU))).toEqual([false, false, true, true]);
    const narrower = set(wider, 20, { authorsFrom: 'never' });
    expect([4, 11, 21].map((seq) => isTold(narrower, wordAt(seq), BRU))).toEqual([false, false, false]);
  });

  it('H42 a later policy that leaves it out changes nothing of it', () => {
    const never = set(created({ ...DEFAULT_POLICY, authorsFor: 'own', authorsFrom: 'never' }, 'drafting'), 10, {});
    expect([5, 11].map((seq) => isTold(never, wordAt(seq), BRU))).toEqual([false, false]);
    const later = set(never, 20, { authorsFrom: 'now' });
    expect([5, 11, 21].map((seq) => isTold(later, wordAt(seq), asking({ entity: ARL, capacity: 'member-state' })))).toEqual([
      false,
      false,
      true,
    ]);
    // still for the own delegation alone
    expect(isTold(later, wordAt(21), BRU)).toBe(false);
    const on = set(created({ ...DEFAULT_POLICY, authorsFrom: 'now' }, 'drafting'), 10, { undoSeconds: 9 });
    expect([5, 11].map((seq) => isTold(on, wordAt(seq), BRU))).toEqual([true, true]);
  });

  it('H42 binds nobody before the discussion opens', () => {
    const before = set(created({ ...DEFAULT_POLICY, authorsFrom: 'never' }, 'tabled'), 3, { authorsFrom: 'now' });
    expect(isTold(before, wordAt(2), BRU)).toBe(true);
    expect(isTold(set(opened(before, 4), 5, { authorsFor: 'own' }), wordAt(2), BRU)).toBe(false);
    const after = set(opened(created({ ...DEFAULT_POLICY, authorsFrom: 'never' }, 'tabled'), 4), 5, { authorsFrom: 'now' });
    expect([2, 4, 5].map((seq) => isTold(after, wordAt(seq), BRU))).toEqual([false, false, true]);
  });

  it('H42 tells nobody by a later policy of what was written before who was not told, whatever was set', () => {
    const rng = seeded('policies of authorship');
    const lost = { told: 0, kept: 0 };
    for (let round = 0; round < 300; round += 1) {
      let policy = created({ ...DEFAULT_POLICY, authorsFrom: 'now' }, 'drafting');
      for (let seq = 2; seq < 12; seq += 1) {
        const reader = asking(
          { entity: rng.pick([ARL, 'bru']), capacity: rng.pick(CAPACITIES) },
          { isOver: rng.chance(0.5), isReported: rng.chance(0.5) },
        );
        const word = wordAt(rng.between(1, seq - 1));
        const was = isTold(policy, word, reader);
        policy = set(policy, seq, { authorsFor: rng.pick(AUTHORS_FOR), authorsFrom: rng.pick(AUTHORS_FROM) });
        const is = isTold(policy, word, reader);
        expect(!was && is).toBe(false);
        if (was) lost[is ? 'kept' : 'told'] += 1;
      }
    }
    expect(Math.min(lost.told, lost.kept)).toBeGreaterThan(20);
  });
});
