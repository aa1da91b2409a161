/** What is found of a text, in the scripts of its six languages. */
import { describe, expect, it } from 'vitest';
import { hasBorders, patternOf } from '../../shared/text/finding.ts';

const ANYWHERE = { sameCase: false, wholeWords: false };
const WHOLE = { ...ANYWHERE, wholeWords: true };

const found = (text: string, query: string, manner = ANYWHERE): readonly string[] =>
  [...text.matchAll(patternOf(query, manner) ?? /(?!)/g)].map(([words]) => words);

describe('P29 what is looked for', () => {
  it('is found whatever its case, or in the same one', () => {
    expect(found('Access, ACCESS, access', 'access')).toEqual(['Access', 'ACCESS', 'access']);
    expect(found('Access, ACCESS, access', 'access', { sameCase: true, wholeWords: false })).toEqual(['access']);
    expect(found('Доступ и доступность', 'доступ')).toEqual(['Доступ', 'доступ']);
  });

  it('is nothing where nothing is looked for, and signs are signs', () => {
    expect(patternOf('', ANYWHERE)).toBeNull();
    expect(found('a.b) axb', 'a.b)')).toEqual(['a.b)']);
    expect(found('[[a]', '[', WHOLE)).toEqual(['[', '[']);
    expect(found('the ITU-T, re-use', 'itu-t')).toEqual(['ITU-T']);
    const signs = '\\^$.*+?()[]{}|/-#&~!<>=:,`@%;"\'_ ';
    expect([...signs].filter((sign) => found(signs, sign).join('') !== sign)).toEqual([]);
  });

  it.each([
    ['English', 'use, used, user; re-use (use)', 'use', ['use', 'use', 'use']],
    ['French', 'l’accès, accès, inaccès', 'accès', ['accès', 'accès']],
    ['an accent is a letter', 'cafés café caféine', 'caf', []],
    ['Russian', 'сеть сетью, Сеть', 'сеть', ['сеть', 'Сеть']],
    ['Arabic, whose article is a part of the word', 'شبكة الشبكة شبكة، شبكتها', 'شبكة', ['شبكة', 'شبكة']],
    ['Arabic with vowel signs', 'كَتَبَ كاتب كتبها', 'كتب', ['كَتَبَ']],
    ['a word among Chinese', '第5G网络和5Gs', '5G', ['5G']],
    ['figures', '10 100 2010', '10', ['10']],
  ])('is found as whole words: %s', (_, text, query, words) => {
    expect(found(text, query, WHOLE)).toEqual(words);
  });

  it('has no borders in Chinese: to ask for whole words changes nothing', () => {
    expect(hasBorders('网络')).toBe(false);
    expect(hasBorders('[')).toBe(false);
    expect(hasBorders('5G网络')).toBe(true);
    expect(found('社区网络的网络', '网络', WHOLE)).toEqual(found('社区网络的网络', '网络'));
  });

  it('is found with its accents in either form, and no letter without its own', () => {
    const apart = 'acce\u0300s'.normalize('NFD');
    expect(found(`${apart} accès`, 'accès')).toEqual([apart, 'accès']);
    expect(found(`${apart} accès`, apart)).toEqual([apart, 'accès']);
    expect(found('cafe\u0301 cafe', 'cafe')).toEqual(['cafe']);
    expect(found('مُتَّصِل', 'متصل')).toEqual(['مُتَّصِل']);
  });

  it('is no letter of Arabic without the hamza that stands behind it', () => {
    const hamza = '\u0627\u0654';
    expect(found(`${hamza}ب`, 'ا')).toEqual([]);
    expect(found(`${hamza}ب`, 'أب')).toEqual([`${hamza}ب`]);
    expect(found('كـتب كتب', 'كتب')).toEqual(['كـتب', 'كتب']);
    expect(found('كـتب', 'كـتب')).toEqual(['كـتب']);
  });
});
