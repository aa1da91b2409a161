import { describe, expect, it } from 'vitest';
import type { Entity } from '../../shared/forum/people.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { Entities } from '../../shared/page/entities.ts';
import { MEMBER_STATES, memberStateName, memberStateOf, namesOf, withOfficialNames } from '../../shared/page/member-states.ts';

const state = (code: string, names: Entity['names']): Entity => ({ id: code.toLowerCase(), code, names, capacity: 'member-state' });
const called = (entity: Entity) =>
  LANGUAGES.map((language) => new Entities([withOfficialNames(entity, [language])], language).name(entity.id));

describe('the Member States of the Union', () => {
  it('are 194, each once, each with a name in six languages', () => {
    expect(MEMBER_STATES).toHaveLength(194);
    expect(new Set(MEMBER_STATES).size).toBe(194);
    for (const language of LANGUAGES) {
      const names = MEMBER_STATES.map((code) => memberStateName(code, language));
      expect(new Set(names).size, language).toBe(194);
      for (const [at, name] of names.entries()) {
        expect(name, language).not.toBe(MEMBER_STATES[at]);
        expect(name?.trim(), language).toBeTruthy();
      }
    }
  });

  it('F1.17 are called as the forum calls them, and officially where it says nothing', () => {
    expect(called(state('FR', { en: 'The French Republic', ru: 'Республика' }))).toEqual([
      ...['The French Republic', 'France', 'Francia', 'Республика', '法国', 'فرنسا'],
    ]);
    expect(called(state('RU', { en: 'Russian Federation' }))).toEqual([
      ...['Russian Federation', 'Fédération de Russie', 'Federación de Rusia', 'Российская Федерация', '俄罗斯联邦', 'الاتحاد الروسي'],
    ]);
  });

  it('F1.17 are called officially too where they were admitted under the name of a table, or by another code of ISO’s', () => {
    expect(called(state('KP', { en: 'North Korea' }))[0]).toBe('Democratic People’s Republic of Korea');
    expect(called(state('KOR', { en: 'Republic of Korea' }))[1]).toBe('République de Corée');
    // a code that only looks like one of ISO's
    expect(called(state('CAN', { en: 'Candor' }))).toEqual(LANGUAGES.map(() => 'Candor'));
  });

  it('lend their names to nobody else', () => {
    const company: Entity = { id: 'fr', code: 'FR', names: { en: 'Free Relay' }, capacity: 'sector-member' };
    expect(called(company)).toEqual(LANGUAGES.map(() => 'Free Relay'));
    expect(memberStateName('ARL', 'en')).toBeNull();
    expect(memberStateName('UQ', 'en')).toBeNull();
  });
});

describe('a Member State that somebody names', () => {
  it('F1.17 is found by each of its codes and names, and is no other', () => {
    const tables = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }));
    let names = 0;
    for (const code of MEMBER_STATES)
      for (const name of [code, code.toLowerCase(), ...namesOf(code), ...tables.map((table) => table.of(code) ?? '')]) {
        expect(memberStateOf(name), name).toBe(code);
        names += 1;
      }
    expect(names).toBeGreaterThan(194 * 14);
  });

  it.each([
    ['KR', ['Korea (Republic of)', 'Republic of Korea', 'Korea, Rep. of', 'KOREA (REP. OF)', 'Corée (République de)']],
    ['CI', ["Côte d'Ivoire", 'Côte d’Ivoire', 'Cote d`Ivoire', 'COTE D´IVOIRE', 'Côte dʼIvoire', 'Ivory Coast']],
    ['RU', ['Russian Federation', 'Russia', 'the Russian Federation', 'Федерация Российская', 'RUS']],
    ['KP', ["Dem. People's Rep. of Korea", 'Korea (Democratic People’s Republic of)', 'DPRK']],
    ['CD', ['Dem. Rep. of the Congo', 'Congo (Dem. Rep. of the)', 'DRC']],
    ['CG', ['Congo', 'Republic of the Congo', 'Congo (Rep. of the)']],
    ['VN', ['Viet Nam', 'Vietnam', 'VIET NAM']],
    ['TR', ['Türkiye', 'Turkiye', 'Turkey']],
    ['GB', ['UK', 'U.K.', 'United Kingdom']],
    ['IR', ['Iran', 'Iran (Islamic Republic of)', 'Islamic Republic of Iran', 'جمهورية إيران الإسلامية', 'ايران']],
    ['AG', ['Antigua & Barbuda', 'Antigua and Barbuda', 'Antigua y Barbuda']],
    ['LC', ['St. Lucia', 'Saint Lucia', 'ST LUCIA']],
    ['NL', ['Netherlands', 'The Netherlands', 'Kingdom of the Netherlands', 'Netherlands (Kingdom of the)']],
    ['VA', ['Vatican', 'Holy See', 'Vatican City State']],
  ])('F1.17 as people write it: %s', (code, names) => {
    for (const name of names) expect(memberStateOf(name), name).toBe(code);
  });

  it.each([
    ['FR', ['French Republic', 'the French Republic', 'République française', 'la Republique francaise', 'República Francesa']],
    ['SE', ['Kingdom of Sweden', 'the Kingdom of Sweden', 'ROYAUME DE SUÈDE', 'Sweden (Kingdom of)', 'Королевство Швеция']],
    ['QA', ['State of Qatar', "l'État du Qatar", 'l’Etat du Qatar', 'دولة قطر']],
    ['EC', ['Republic of Ecuador', 'République de l`Équateur', 'Republica del Ecuador']],
    ['MX', ['United Mexican States', 'États-Unis du Mexique', 'Estados Unidos Mexicanos']],
    ['UY', ['Eastern Republic of Uruguay', 'Oriental Republic of Uruguay', 'Uruguay (Eastern Rep. of)']],
    ['CI', ["the Republic of Côte d'Ivoire", 'REPUBLIC OF COTE D’IVOIRE']],
    ['DZ', ['People’s Democratic Republic of Algeria', "the People's Dem. Rep. of Algeria"]],
    ['CH', ['Swiss Confederation', 'Confédération suisse', '瑞士联邦']],
    ['VN', ['Socialist Republic of Viet Nam', 'Socialist Republic of Vietnam']],
    ['TZ', ['United Republic of Tanzania', 'Tanzania (United Republic of)', 'the United Rep. of Tanzania']],
    ['GB', ['United Kingdom of Great Britain and Northern Ireland', 'UNITED KINGDOM OF GREAT BRITAIN & NORTHERN IRELAND']],
  ])('F1.17 by its formal name, with an article or without: %s', (code, names) => {
    for (const name of names) expect(memberStateOf(name), name).toBe(code);
  });

  it('F1.17 is none where the words say no State, or more than one could be meant', () => {
    for (const name of ['', ' ', 'Korea', 'Republic', 'Free Relay', 'the', 'Union', 'Republic of China'])
      expect(memberStateOf(name), name).toBeNull();
  });
});
