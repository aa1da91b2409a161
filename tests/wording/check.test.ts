/** The checks beside that of verbs: what is remarked on, and above all what is not. */
import { describe, expect, it } from 'vitest';
import type { Exception, TableWord } from '../../shared/forum/wording.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { checkOf } from '../../shared/wording/check.ts';
import type { Written } from '../../shared/wording/finding.ts';
import { builtIn } from '../../shared/wording/table.ts';
import { marked, TRUTH } from './truth/truth.ts';

const HEADINGS = { P: 'preamble-heading', O: 'operative-heading' } as const;
const ITEMS = { p: 'preamble-item', o: 'operative-item' } as const;
const OTHERS = { T: 'title', E: 'enacting', x: 'text', f: 'footnote' } as const;
const KINDS = { ...HEADINGS, ...ITEMS, ...OTHERS } as const;

/** `p a) that …`: a kind, a label or `-`, the words; `>` before the kind: one level deeper. */
function text(...lines: readonly string[]): readonly Written[] {
  return lines.map((line, n) => {
    const [, deeper, kind = 'p', label = '', words = ''] = /^(>?)([A-Za-z]) (\S+) ?(.*)$/u.exec(line) ?? [];
    const level = deeper === '>' ? 1 : 0;
    return {
      block: `b${n}`,
      kind: KINDS[kind as keyof typeof KINDS],
      level,
      label: label === '-' ? '' : label,
      words,
      literal: [],
      hash: `h${n}`,
    };
  });
}

const said = (paragraphs: readonly Written[], language: Language = 'en', table: readonly TableWord[] = []): readonly string[] =>
  checkOf(
    language,
    table,
  )(paragraphs).map(({ block, code, words, instead }) => [block, code, words, ...(instead === null ? [] : [instead])].join(' '));

describe('G3 keywords', () => {
  it('G3 remarks on a heading that begins with none', () => {
    expect(said(text('P - considering further', 'p - the report,', 'O - thinks out loud', 'o - that it is so.'))).toEqual([
      'b2 keyword thinks out loud',
    ]);
  });

  it.each(LANGUAGES.map((language) => [language]))('G3 knows those of %s', (language) => {
    const headings = TRUTH[language].seen.flatMap((one) => marked(one).paragraphs);
    expect(headings.length).toBeGreaterThan(10);
    expect(checkOf(language)(headings).filter(({ code }) => code === 'keyword')).toEqual([]);
  });
});

describe('G4 final marks', () => {
  it('G4 are right in every text that was made with them', () => {
    for (const language of LANGUAGES)
      for (const one of TRUTH[language].seen)
        expect(checkOf(language)(marked(one).paragraphs).filter(({ code }) => code === 'final-mark')).toEqual([]);
  });

  it('G4 says which is right, inside a block, at its end, before sub-items, at the end of the text, after the enacting line', () => {
    expect(
      said(
        text(
          ...['E - The Forum', 'P - noting', 'p a) the first,', 'p b) the second; and', 'p c) the third;'],
          ...['O - invites Member States', 'o 1 to share;', '>o i) one.', '>o ii) two;', 'o 2 to report,', 'f - a note'],
        ),
      ),
    ).toEqual([
      'b0 final-mark  ,',
      'b2 final-mark , ;',
      'b4 final-mark ; ,',
      'b6 final-mark ; :',
      'b7 final-mark . ;',
      'b9 final-mark , .',
    ]);
  });

  it('G4 takes the marks of Chinese and Arabic, and brackets and quotation marks behind one', () => {
    expect(said(text('P - 注意到', 'p a) 第一；', 'p b) 第二;', 'p c) 第三'), 'zh')).toEqual(['b3 final-mark  。']);
    expect(said(text('P - إذ يلاحظ', 'p a) الأول؛', 'p b) الثاني.'), 'ar')).toEqual([]);
    expect(said(text('P - noting', 'p a) [the first;]', 'p b) what is called “the second;”', 'p c) the third.'))).toEqual([]);
  });
});

describe('G5 references', () => {
  const base = ['P - recognizing', 'p a) the first;', 'p b) the second,', 'O - is of the view'];
  it('G5 remarks on one that is gone or stands on the other side', () => {
    expect(
      said(
        text(
          ...base,
          'o 1 that recognizing b) and recognizing d) matter;',
          'o 2 that paragraph 3 above and paragraph 3 below differ;',
          'o 3 that paragraph 7 below and paragraph 1 above agree.',
        ),
      ),
    ).toEqual(['b4 reference-gone recognizing d)', 'b5 reference-moved paragraph 3 above', 'b6 reference-gone paragraph 7 below']);
  });

  it('G5 leaves another text alone, and what is quoted', () => {
    expect(
      said(
        text(
          ...base,
          'o 1 that recognizing f) of Resolution 71 stands;',
          'o 2 that Resolution 71, in its recognizing g), says so;',
          'o 3 that "recognizing h)" was deleted.',
        ),
      ),
    ).toEqual([]);
  });
});

describe('G6 terms', () => {
  it('G6 proposes the spelling that the text has more often', () => {
    expect(
      said(
        text(
          ...[
            'P - noting',
            'p a) the broadband network, its broadband users and an organization;',
            'p b) broad band and broad-band lines;',
          ],
          ...['p c) an organisation of Member States, the Member States and the organization of member states.'],
        ),
      ),
    ).toEqual([
      'b2 spelling broad band broadband',
      'b2 spelling broad-band broadband',
      'b3 spelling organisation organization',
      'b3 spelling member states Member States',
    ]);
  });

  it('G6 does not take two words for one, nor a quotation', () => {
    const different = [
      'p a) a long-term plan, in the long term;',
      'p b) an accepted code and the accepted codes;',
      'p c) the "broad band" of broadband.',
    ];
    expect(said(text('P - noting', ...different))).toEqual([]);
    expect(said(text('P - отмечая', 'p a) учётные данные и учётные книги;', 'p b) учетные записи.'), 'ru')).toEqual([
      'b2 spelling учетные учётные',
    ]);
  });

  it('G6 remarks once on an abbreviation that is explained nowhere', () => {
    expect(
      said(
        text('P - noting', 'p a) constellations (LEO) and GEO ones, for ITU and ICT;', 'p b) LEO satellites and GEO;', 'p c) chapter IV.'),
      ),
    ).toEqual(['b1 abbreviation GEO']);
    const table: TableWord[] = [{ language: 'en', kind: 'abbreviation', word: 'GEO', listed: true }];
    expect(said(text('P - noting', 'p - GEO satellites.'), 'en', table)).toEqual([]);
  });
});

describe('G7 letters', () => {
  it('G7 remarks on letters of another alphabet, and on what cannot be seen', () => {
    expect(said(text('P - noting', 'p a) the nеtwork;', 'p b) the net\u200dwork;', 'p c) the сор of the net.'))).toEqual([
      'b1 look-alike nеtwork',
      'b2 unseen \u200d',
      'b3 look-alike сор',
    ]);
    expect(said(text('P - отмечая', 'p a) cети электросвязи и ICT;', 'p b) сети c антеннами.'), 'ru')).toEqual([
      'b1 look-alike cети',
      'b2 look-alike c',
    ]);
  });

  it('G7 leaves alone what a script needs, and labels', () => {
    expect(said(text('P - إذ يلاحظ', 'p - شبكات\u200f 3G.'), 'ar')).toEqual([]);
    expect(said(text('P - отмечая', 'p a) пункт a) решения и 3G-сети;', 'p b) сеть с антенной.'), 'ru')).toEqual([]);
  });
});

describe('G9 the lists of the secretariat', () => {
  it('G9 add and take off, in their language alone', () => {
    const lines = text('P - pondering', 'p a) that users ought to wait;', 'p b) that users shall wait.');
    const table: TableWord[] = [
      { language: 'en', kind: 'binds', word: 'ought to', listed: true },
      { language: 'en', kind: 'binds', word: 'Shall', listed: false },
      { language: 'en', kind: 'keyword', word: 'pondering', listed: true },
    ];
    expect(said(lines)).toEqual(['b0 keyword pondering', 'b2 prescribes shall']);
    expect(said(lines, 'en', table)).toEqual(['b1 prescribes ought to']);
    expect(
      said(
        lines,
        'en',
        table.map((one) => ({ ...one, language: 'fr' })),
      ),
    ).toEqual(said(lines));
    const off: TableWord[] = [{ language: 'en', kind: 'keyword', word: 'considering', listed: false }];
    expect(said(text('P - considering', 'p - it.'), 'en', off)).toEqual(['b0 keyword considering']);
  });

  it('G9 every built-in word of every language is one that can be taken off', () => {
    for (const language of LANGUAGES)
      for (const word of builtIn(language, 'binds')) {
        const paragraph = text(`o 1 ${word}`);
        const off = [{ language, kind: 'binds', word, listed: false } as const];
        const of = (table: readonly TableWord[]) =>
          checkOf(language, table)(paragraph).filter((one) => one.code === 'prescribes' && one.words === word).length;
        expect([word, of(off)]).toEqual([word, 0]);
      }
  });
});

describe('G8 exceptions', () => {
  it('G8 end when the words of their paragraph change, and are about one remark alone', () => {
    const before = text('P - noting', 'p a) that users shall wait, and must.');
    const [, first] = before;
    const exception: Exception = { block: 'b1', hash: first?.hash ?? '', code: 'prescribes', words: 'shall' };
    const words = (paragraphs: readonly Written[]) => checkOf('en')(paragraphs, [exception]).map((one) => one.words);
    expect(words(before)).toEqual(['must']);
    expect(words(before.map((one) => ({ ...one, hash: 'other' })))).toEqual(['shall', 'must']);
    expect(words(before.map((one) => ({ ...one, hash: null })))).toEqual(['shall', 'must']);
  });
});

describe('G11 what it costs', () => {
  it('G11 looks again only at paragraphs whose words have changed', () => {
    const all = Array.from({ length: 12 }, () => TRUTH.en.seen.flatMap((one) => marked(one).paragraphs))
      .flat()
      .slice(0, 300)
      .map((one, n) => ({ ...one, block: `b${n}` }));
    expect(all).toHaveLength(300);
    const check = checkOf('en');
    const timed = (work: () => unknown): number => {
      const from = performance.now();
      work();
      return performance.now() - from;
    };
    const first = timed(() => all.map((one) => check.prepare(one)));
    const whole = timed(() => check(all));
    const changed = all.map((one, n) => (n === 150 ? { ...one, words: `${one.words} too` } : one));
    expect(changed.map((one) => check.prepare(one)).filter(Boolean)).toHaveLength(1);
    const again = timed(() => check(changed));
    process.stdout.write(
      `300 paragraphs: ${first.toFixed(1)} ms for all once, ${(first / 300).toFixed(3)} ms each; ${whole.toFixed(1)} ms to put together; ${again.toFixed(1)} ms after one has changed\n`,
    );
    expect(check(all)).toEqual(checkOf('en')(all));
  });

  it('G11 G12 the words of a text that gives names are read beforehand, a paragraph at a time and each once', () => {
    const paragraphs = (name: string) =>
      text('P - noting', `p a) that satellites in low Earth orbit ${name} are many;`, 'p b) that low Earth orbit is crowded,').map(
        (one) => ({ ...one }),
      );
    const named = paragraphs('(LEO)');
    const check = checkOf('en');
    for (const one of named) check.prepare(one);
    expect(named.map(check.readWords)).toEqual(named.map(() => true));
    expect(named.map(check.readWords)).toEqual(named.map(() => false));
    expect(check(named).map(({ code, instead }) => [code, instead])).toContainEqual(['term-form', 'LEO']);
    // it is what the check would read itself
    const other = paragraphs('(LEO)');
    const at = checkOf('en');
    expect(at(other)).toEqual(check(named));
    expect(other.map(at.readWords)).toEqual(other.map(() => false));
    // and nothing where no name is given
    const plain = paragraphs('');
    const without = checkOf('en');
    expect(plain.map((one) => [without.prepare(one), without.readWords(one)])).toEqual(plain.map(() => [true, false]));
  });
});
