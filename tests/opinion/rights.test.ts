import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { isTooFar, mayEverType, maySuggestOnly, mayType } from '../../shared/opinion/rights.ts';
import { CAPACITIES, type Capacity } from '../../shared/opinion/vocabulary.ts';

describe('who types', () => {
  it('8.4 in co-edit the experts and the secretariat, else the secretariat and the pen-holder', () => {
    const typing = (policy: 'co-edit' | 'suggest' | 'pen-holder') => CAPACITIES.filter((capacity) => mayType(capacity, [], policy));
    expect(typing('co-edit')).toEqual(['member-state', 'sector-member', 'associate', 'academia', 'secretariat']);
    expect([typing('suggest'), typing('pen-holder')]).toEqual([['secretariat'], ['secretariat']]);
    expect(mayType('chair', ['pen-holder'], 'pen-holder')).toBe(true);
  });

  it('8.4 in suggest mode the other experts suggest, in no other mode', () => {
    const suggesting = (policy: 'co-edit' | 'suggest' | 'pen-holder') =>
      CAPACITIES.filter((capacity) => maySuggestOnly(capacity, [], policy));
    expect([suggesting('co-edit'), suggesting('pen-holder')]).toEqual([[], []]);
    expect(suggesting('suggest')).toEqual(['member-state', 'sector-member', 'associate', 'academia']);
    expect(maySuggestOnly('associate', ['pen-holder'], 'suggest')).toBe(false);
  });

  it('8.7 from afar where the policy says so, and the secretariat always', () => {
    const far = (capacity: Capacity, remoteMayEdit?: boolean, remote = true) =>
      isTooFar({ capacity, remote }, { ...DEFAULT_POLICY, ...(remoteMayEdit !== undefined && { remoteMayEdit }) });
    expect([far('member-state'), far('member-state', true), far('member-state', false, false)]).toEqual([false, false, false]);
    expect(CAPACITIES.filter((capacity) => !far(capacity, false))).toEqual(['secretariat']);
  });

  it('8.4 whoever may type under no policy at all', () => {
    expect(CAPACITIES.filter((capacity) => !mayEverType(capacity, []))).toEqual([
      'state-observer',
      'observer',
      'stakeholder',
      'chair',
      'follower',
    ]);
    expect(mayEverType('observer', ['pen-holder'])).toBe(true);
  });
});
