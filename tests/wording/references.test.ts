/** References in a text: which words are one, which paragraph they name, and what is said once that is not what they named when they were written. */
import { describe, expect, it } from 'vitest';
import { type BlockKind, LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { checkOf } from '../../shared/wording/check.ts';
import type { Written } from '../../shared/wording/finding.ts';
import { cameWith } from '../../shared/wording/meant.ts';
import { Outline } from '../../shared/wording/outline.ts';
import { referring } from '../../shared/wording/references.ts';
import { patient } from '../support/patient.ts';

const KINDS: Readonly<Record<string, BlockKind>> = {
  P: 'preamble-heading',
  O: 'operative-heading',
  p: 'preamble-item',
  o: 'operative-item',
};

/** `id p a) that …`: what it is called here, its kind, a label or `-`, the words; `>` before the kind: one level deeper. */
const text = (...lines: readonly string[]): readonly Written[] =>
  lines.map((line) => {
    const [, block = '', deeper, kind = 'p', label = '', words = ''] = /^(\S+) (>?)([PpOo]) (\S+) ?(.*)$/u.exec(line) ?? [];
    return { block, kind: KINDS[kind] ?? 'text', level: deeper === '' ? 0 : 1, label: label === '-' ? '' : label, words, literal: [] };
  });

/** Each reference as it stands, with what it names. */
function named(paragraphs: readonly Written[], language: Language = 'en'): readonly string[] {
  const outline = new Outline(language, paragraphs);
  const read = referring(language);
  return paragraphs.flatMap((one) =>
    read(one).flatMap((mention) => {
      const found = outline.read(one.block, mention);
      return found === null ? [] : [`${one.words.slice(found.from, found.to)}: ${found.is} ${found.names ?? ''}`.trim()];
    }),
  );
}

const BASE = ['P1 P - recognizing', 'a p a) the first;', 'b p b) the second,', 'O1 O - is of the view', 'v1 o 1 that it is so;'];
const WITH = (...words: readonly string[]) =>
  text(
    ...BASE,
    ...words.map((one, n) => `v${n + 2} o ${n + 2} ${one}`),
    'O2 O - invites Member States',
    'i1 o 1 to act:',
    'i1i >o i) now;',
    'i2 o 2 to report.',
  );

describe('G15 references', () => {
  it('G15 are a keyword or a heading with a label, and a noun with one', () => {
    expect(
      named(
        WITH(
          'that recognizing b), invites Member States 2 and is of the view 1, hold,',
          'as paragraph 1 and invites Member States 1 i) say',
        ),
      ),
    ).toEqual([
      'recognizing b): there b',
      'invites Member States 2: there i2',
      'is of the view 1: there v1',
      'paragraph 1: there v1',
      'invites Member States 1 i): there i1i',
    ]);
  });

  it('G15 are told one by one where they are listed, and the side is said of all', () => {
    expect(named(WITH('that recognizing a) and b), paragraphs 1, 2 and 4, and paragraphs 1 and 3 above hold,', 'x'))).toEqual([
      'recognizing a): there a',
      'b): there b',
      'paragraphs 1: there v1',
      '2: there v2',
      'paragraphs 1: there v1',
      '3: moved v3',
    ]);
  });

  it('G15 a number without a bracket is none behind a keyword alone, nor what another text has', () => {
    const others =
      'noting 3 reports, invites 2 experts, considering 5 years, paragraph 1 of Resolution 71, recognizing a) and b) of that Decision';
    const more =
      'Resolution 71, paragraph 1; "recognizing b)" was quoted; item 1 of the agenda; 7.30 or 1.5; Resolutions 1, 2 and 3; Opinion 1; Annex 2';
    expect(named(WITH(others, more))).toEqual([]);
  });

  it('G15 and G5 a bare number that the text does not have, and a list in its words, are none of its business', () => {
    expect(named(WITH('that paragraph 35 and recognizing d) were read', 'that invites Member States e) is there'))).toEqual([
      'recognizing d): gone',
    ]);
  });

  const IN_SIX: readonly (readonly [Language, string, string, string])[] = [
    ['en', 'recognizing', 'invites Member States', 'recognizing b), invites Member States 2, paragraphs 1 and 2, paragraph 2 below'],
    [
      'fr',
      'reconnaissant',
      'invite les États Membres',
      'reconnaissant b), invite les États Membres 2, paragraphes 1 et 2, le paragraphe 2 ci-dessous',
    ],
    [
      'es',
      'reconociendo',
      'invita a los Estados Miembros',
      'reconociendo b), invita a los Estados Miembros 2, párrafos 1 y 2, el párrafo 2 infra',
    ],
    ['ru', 'признавая', 'предлагает Государствам-Членам', 'признавая b), предлагает Государствам-Членам 2, пункты 1 и 2, пункта 2 ниже'],
    ['zh', '认识到', '请成员国', '认识到b)、请成员国2、第1和2段、下文第2段'],
    ['ar', 'إذ يدرك', 'يدعو الدول الأعضاء', 'وإذ يدرك b)، يدعو الدول الأعضاء 2، والفقرتين 1 و2، والفقرة 2 أدناه'],
  ];
  it.each(IN_SIX)('G15 are known in %s', (language, first, second, words) => {
    const paragraphs = text(`P P - ${first}`, 'a p a) x', 'b p b) x', `O O - ${second}`, `i1 o 1 ${words}`, 'i2 o 2 x');
    expect(named(paragraphs, language).map((one) => one.replace(/^.*: /u, ''))).toEqual([
      'there b',
      'there i2',
      'there i1',
      'there i2',
      'there i2',
    ]);
  });

  const ELSEWHERE: readonly (readonly [Language, string, string])[] = [
    ['en', 'recognizing', 'paragraph 1 of Resolution 101, recognizing b) of Decision 5; Resolution 71, recognizing b)'],
    ['fr', 'reconnaissant', 'paragraphe 1 de la Résolution 101, reconnaissant b) de la Décision 5; Résolution 71, reconnaissant b)'],
    ['es', 'reconociendo', 'párrafo 1 de la Resolución 101, reconociendo b) de la Decisión 5; Resolución 71, reconociendo b)'],
    ['ru', 'признавая', 'пункта 1 Резолюции 101, признавая b) Решения 5; Резолюция 71, признавая b)'],
    ['zh', '认识到', '第101号决议第1段；第71号决议，认识到b)'],
    ['ar', 'إذ يدرك', 'الفقرة 1 من القرار 101، إذ يدرك b) من المقرر 5؛ القرار 71، إذ يدرك b)'],
  ];
  it.each(ELSEWHERE)('G15 what another text has is none in %s', (language, first, words) => {
    expect(named(text(`P P - ${first}`, 'a p a) x', 'b p b) x', 'O O - x', `v1 o 1 ${words}`, 'v2 o 2 x'), language)).toEqual([]);
  });

  it('G15 are found where they stand, with what is suggested and struck', () => {
    expect(named(text(...BASE, 'v2 o 2 that recognizing\ufffc\ufffc b) holds'))).toEqual(['recognizing\ufffc\ufffc b): there b']);
  });

  it('G15 of a paragraph the first 200 labels are looked at', () => {
    expect(named(WITH('recognizing b); '.repeat(300)))).toHaveLength(200);
    expect(named(WITH(`recognizing ${'b), '.repeat(300)}`))).toHaveLength(200);
  });
});

describe('G16 which paragraph', () => {
  it('G16 is that of the own block where it has the number, else the only one', () => {
    const paragraphs = text(...BASE, 'O2 O - invites Member States', 'i1 o 1 see paragraph 1;', 'i2 o 2 see paragraph b), paragraph i).');
    expect(named(paragraphs)).toEqual(['paragraph 1: there i1', 'paragraph b): there b']);
  });

  it('G16 is none where several fit', () => {
    const twice = text(
      ...BASE,
      'P2 P - recognizing',
      'c p a) x;',
      'd p b) x,',
      'O3 O - notes',
      'n1 o 3 recognizing b), paragraph b), paragraph b) above',
    );
    expect(named(twice)).toEqual(['recognizing b): there', 'paragraph b) above: there']);
  });

  it('G16 a keyword is the heading that begins with it, where none is that alone', () => {
    const further = text(
      'P1 P - recognizing further',
      'a p a) x;',
      'b p b) x,',
      'O O - notes',
      'v o 1 recognizing b), recognizing further a)',
    );
    expect(named(further)).toEqual(['recognizing b): there b', 'recognizing further a): there a']);
  });
});

describe('G18 what a reference meant', () => {
  const refers = 'v2 o 2 as recognizing b) has it.';
  const meantB = ({ block }: Written, said: string) => (block === 'v2' && said === 'recognizing b)' ? 'b' : undefined);
  const said = (...lines: readonly string[]) =>
    checkOf('en')(text(...lines), [], meantB).flatMap(({ code, words, instead }) =>
      code.startsWith('reference') ? [[code, words, instead]] : [],
    );

  it('G18 is said where it has another number, with what it is called now', () => {
    const after = ['P1 P - recognizing,', 'a p a) the first;', 'new p b) new;', 'b p c) the second,', ...BASE.slice(3), refers];
    expect(said(...after)).toEqual([['reference-renumbered', 'recognizing b)', 'recognizing c)']]);
    expect(said(...BASE, refers)).toEqual([]);
  });

  it('G18 is said where it is gone, though another has its number', () => {
    expect(said('P1 P - recognizing', 'a p a) the first;', 'new p b) new,', ...BASE.slice(3), refers)).toEqual([
      ['reference-gone', 'recognizing b)', null],
    ]);
  });

  it('G18 came with the edit session before which it was not there', () => {
    const read = (words: string): ReadonlySet<string> => new Set(words.split(' '));
    const sessions = ['', 'a x', 'a b x', 'b'].map((before, n) => ({ from: n * 10 + 1, to: n * 10 + 4, before }));
    expect([...cameWith(new Set(['a', 'b']), sessions, read)].map(([said, { to }]) => [said, to])).toEqual([
      ['a', 34],
      ['b', 14],
    ]);
    // taken out and written again it means what it names then; what was always there is not told
    expect([...cameWith(new Set(['b']), [{ from: 40, to: 40, before: 'b' }], read)]).toEqual([]);
    const long = Array.from({ length: 300 }, (_, n) => ({ from: n + 1, to: n + 1, before: n === 0 ? '' : 'a' }));
    expect([...cameWith(new Set(['a']), long, read)]).toEqual([]);
  });
});

describe('no text, however odd', () => {
  const full = (unit: string, letters: number): string => unit.repeat(Math.ceil(letters / unit.length)).slice(0, letters);
  const ODD = [
    ...['“', '“1', '“”', '"a) ', '(', '1 ', '1, ', 'a) ', 'a), ', 'a) and ', '1 i) ', 'paragraph ', 'paragraphs 1, ', 'recognizing b) '],
    ...[',', ' ', '\ufffc', 'a)\ufffc', 'a) ,', '第', '第1', '第1、', '认识到b)、', 'пункт 1 и ', 'الفقرة 1 و', 'recognizing ', 'x'],
  ];

  it('G15 takes it long to say what a paragraph refers to', () => {
    let labels = 0;
    const from = performance.now();
    for (const language of LANGUAGES) {
      const read = referring(language);
      // ten of the longest paragraphs in one, once; what looked from each letter to the end would take minutes
      for (const unit of ODD)
        labels += read({ kind: 'operative-item', words: full(unit, language === 'en' ? 200_000 : 20_000), literal: [] }).length;
    }
    expect(labels).toBeGreaterThan(1_000);
    expect(performance.now() - from).toBeLessThan(patient(5_000));
  });

  it('G16 takes it long to say which paragraphs those are, nor to call one', () => {
    const marks = `is of the view${','.repeat(200_000)}`;
    const headings = Array.from({ length: 1_000 }, (_, n) => [`H${n} P - noting`, `a${n} p a) x`, `b${n} p b) x`]).flat();
    const refers = Array.from(
      { length: 100 },
      (_, n) => `r${n} o ${n + 1} ${'noting a), noting b), paragraph a) above, paragraph 1, '.repeat(60)}`,
    );
    const paragraphs = text(...headings, `O O - ${marks}`, ...refers);
    const read = referring('en');
    const mentions = paragraphs.map((one) => read(one));
    const from = performance.now();
    const outline = new Outline('en', paragraphs);
    const found = paragraphs.flatMap(({ block }, at) => (mentions[at] ?? []).map((mention) => outline.read(block, mention)));
    expect(outline.called('r1')).toBe('is of the view 2');
    expect(found.filter((one) => one !== null).length).toBeGreaterThan(10_000);
    expect(performance.now() - from).toBeLessThan(patient(1_000));
  });
});
