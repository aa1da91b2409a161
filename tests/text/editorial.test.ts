/** What an editorial change may be (SPEC 13.2, 13.3), by pairs; and that a paragraph in other words keeps its marks. */
import { describe, expect, it } from 'vitest';
import type { EditorialFault } from '../../shared/opinion/vocabulary.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import { notEditorial } from '../../shared/text/editorial.ts';
import { reworded } from '../../shared/text/reworded.ts';
import { count } from '../support/levels.ts';
import { seeded } from '../support/rng.ts';

const FINE: readonly (readonly [string, string])[] = [
  ['to promote access, and use', 'to promote access and use'],
  ['he said "open"', 'he said “open”'],
  ["he said 'open'", 'he said «open»'],
  ['telecommunication  services', 'telecommunication services'],
  ['services - all', 'services – all'],
  ['in 2026 the', 'in 2026, the'],
  ["the forum's work", 'the forum’s work'],
  ['non-binding', 'non\u2011binding'],
  ['e-mail', 'e-mail,'],
  ['l’égalité entre', "l'égalité, entre"],
  ['de telecomunicación y', 'de telecomunicación; y'],
  ['связь связь связь', 'связь, связь связь'],
  ['甲乙丙', '甲，乙丙'],
  ['甲 ITU 乙', '甲ITU乙'],
  ['المسؤولية الاجتماعية', 'المسؤولية، الاجتماعية'],
];

const FAULTS: readonly (readonly [string, string, EditorialFault])[] = [
  // Paris 2015
  ['Parties should take the lead', 'Parties shall take the lead', 'letters'],
  ['China joins', 'china joins', 'letters'],
  ['the Member States', 'the member States', 'letters'],
  ['in teh region', 'in the region', 'letters'],
  ['of the goverment', 'of the government', 'letters'],
  ['members’ rights', 'member’s rights', 'letters'],
  ["its' work", "it's work", 'letters'],
  ["we'll act", 'well act', 'letters'],
  ['Sana‘a', 'Sana’a', 'letters'],
  ['separate', 'sep\u0430rate', 'letters'],
  ['separate', 'sepa\u0336rate', 'letters'],
  ['ou vivent', 'où vivent', 'letters'],
  ['niños', 'niñas', 'letters'],
  ['прекратить', 'превратить', 'letters'],
  ['вести учет', 'вести учёт', 'letters'],
  ['الاجتماعية', 'الإجتماعية', 'letters'],
  ['كتب', 'كتـب', 'letters'],
  ['甲乙', '甲丁', 'letters'],
  ['甲乙', '甲乙丁', 'words'],
  ['in any way', 'in anyway', 'words'],
  ['non-binding', 'nonbinding', 'letters'],
  ['non-binding', 'non binding', 'words'],
  ['no se aplica', 'se aplica', 'words'],
  ['не следует', 'следует', 'words'],
  ['لا يجب', 'يجب', 'words'],
  ['a ,b', 'a ,\u0301b', 'letters'],
  ['a b', 'ab', 'words'],
  ['same', 'same', 'nothing'],
  ['cafe\u0301', 'caf\u00e9', 'nothing'],
  ['one [two] three', 'one two three', 'brackets'],
  ['one [two] three', 'one [two three]', 'signs'],
  ['so (it seems) it', 'so it seems it', 'brackets'],
  ['so [x', 'so', 'brackets'],
  ['1.5 metres', '1,5 metres', 'numbers'],
  ['3-5 years', '3, 5 years', 'words'],
  ['in 2026 – the', 'in 2026 the', 'numbers'],
  ['from -5 to', 'from 5 to', 'numbers'],
  ['in 2026', 'in 2027', 'numbers'],
  ['5G networks', '6G networks', 'numbers'],
  ['٥ سنوات', '٦ سنوات', 'numbers'],
  ['5 % of', '5 of', 'signs'],
  ['who agrees?', 'who agrees.', 'signs'],
  ['and/or', 'and or', 'signs'],
  ['نمی\u200cشود', 'نمیشود', 'words'],
];

describe('13.2 13.3 words', () => {
  it.each(FINE)('%s → %s is editorial, and so is the way back', (before, after) => {
    expect([notEditorial(before, after), notEditorial(after, before)]).toEqual([null, null]);
  });

  it.each(FAULTS)('%s → %s is not: %3$s', (before, after, fault) => {
    expect([notEditorial(before, after), notEditorial(after, before)]).toEqual([fault, fault]);
  });

  it('13.3 whatever is accepted has the same letters, digits and marks in the same words, after many steps too', () => {
    const rng = seeded('editorial letters');
    const pieces = [
      'a',
      'A',
      'é',
      'e\u0301',
      '1',
      '5',
      "'",
      '’',
      '‘',
      '-',
      '‑',
      '–',
      ' ',
      ', ',
      '(',
      ')',
      '?',
      'م',
      'ه\u0654',
      '\u0336',
      'а',
      'ʼ',
    ];
    const lettersOf = (text: string): readonly string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    let [accepted, refused] = [0, 0];
    for (let run = 0; run < count(500, 5_000, 20_000); run += 1) {
      const first = Array.from({ length: rng.between(1, 12) }, () => rng.pick(pieces)).join('');
      let now = first;
      for (let step = 0; step < 8; step += 1) {
        const at = rng.between(0, now.length);
        const next = now.slice(0, at) + (rng.chance(0.6) ? rng.pick(pieces) : '') + now.slice(at + rng.between(0, 2));
        if (notEditorial(now, next) !== null) refused += 1;
        else [accepted, now] = [accepted + 1, next];
      }
      expect(lettersOf(now)).toEqual(lettersOf(first));
    }
    expect(Math.min(accepted, refused)).toBeGreaterThan(300);
  });
});

const strong = [{ name: 'strong' as const, attrs: {} }];
const block = (...runs: TextBlock['runs']): TextBlock => ({ id: 'b', kind: 'operative-item', level: 0, sug: null, runs });

describe('13.3 a paragraph in other words', () => {
  it('13.3 keeps the marks of every letter that stays', () => {
    const was = block({ text: 'to ', marks: [] }, { text: 'share', marks: strong }, { text: ' power', marks: [] });
    expect(reworded(was, 'to share, power')?.runs).toEqual([
      { text: 'to ', marks: [] },
      { text: 'share,', marks: strong },
      { text: ' power', marks: [] },
    ]);
    expect(reworded(was, 'to shaare power')?.runs[1]).toEqual({ text: 'shaare', marks: strong });
    expect(reworded(was, ', to share power')?.runs[0]).toEqual({ text: ', to ', marks: [] });
  });

  it('13.3 not with other words, nor where something is suggested', () => {
    expect(reworded(block({ text: 'to share', marks: [] }), 'to share power')).toBeNull();
    const suggested = block({ text: 'to', marks: [{ name: 'insertion', attrs: { by: 'arl', id: '1' } }] });
    expect(reworded(suggested, 'to')).toBeNull();
  });

  it('13.3 reads as it was asked to, and back, for words at random', () => {
    const rng = seeded('editorial rewording');
    let changed = 0;
    for (let run = 0; run < count(500, 5_000, 20_000); run += 1) {
      const words = Array.from({ length: rng.between(1, 8) }, () =>
        rng.pick(['power', 'share', '甲', '𠮷野', 'e\u0301te', '5', 'Ohm', 'سلام']),
      );
      const gaps = (): string => words.map((word) => rng.pick([' ', ', ', '; ', ' – ', ' “']) + word).join('');
      const [one, other] = [gaps(), gaps()];
      const cut = rng.between(0, [...one].length);
      const [head, tail] = [[...one].slice(0, cut).join(''), [...one].slice(cut).join('')];
      const runs = [
        { text: head, marks: [] },
        { text: tail, marks: strong },
      ].filter(({ text }) => text !== '');
      const made = reworded(block(...runs), other);
      if (made === null) continue;
      changed += one === other ? 0 : 1;
      expect(made.runs.map(({ text }) => text).join('')).toBe(other);
      expect(
        reworded(made, one)
          ?.runs.map(({ text }) => text)
          .join(''),
      ).toBe(one);
    }
    expect(changed).toBeGreaterThan(100);
  });
});
