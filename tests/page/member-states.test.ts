import { describe, expect, it } from 'vitest';
import type { Entity } from '../../shared/forum/people.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { Entities } from '../../shared/page/entities.ts';
import { MEMBER_STATES, memberStateName } from '../../shared/page/member-states.ts';

describe('the Member States of the Union', () => {
  it('are 194, each once, each with a name in six languages', () => {
    expect(MEMBER_STATES).toHaveLength(194);
    expect(new Set(MEMBER_STATES).size).toBe(194);
    for (const language of LANGUAGES) {
      const names = MEMBER_STATES.map((code) => memberStateName(code, language));
      expect(new Set(names).size, language).toBe(194);
      for (const [at, name] of names.entries()) expect(name, language).not.toBe(MEMBER_STATES[at]);
    }
  });

  it('are called as the forum calls them, and as usual where it says nothing', () => {
    const state: Entity = { id: 'fr', code: 'FR', names: { en: 'The French Republic', ru: 'Республика' }, capacity: 'member-state' };
    const called = (entity: Entity) => LANGUAGES.map((language) => new Entities([entity], language).name(entity.id));
    expect(called(state)).toEqual(['The French Republic', 'France', 'Francia', 'Республика', '法国', 'فرنسا']);
  });

  it('lend their names to nobody else', () => {
    const company: Entity = { id: 'fr', code: 'FR', names: { en: 'Free Relay' }, capacity: 'sector-member' };
    expect(LANGUAGES.map((language) => new Entities([company], language).name('fr'))).toEqual(LANGUAGES.map(() => 'Free Relay'));
    expect(memberStateName('ARL', 'en')).toBeNull();
    expect(memberStateName('UQ', 'en')).toBeNull();
  });
});
