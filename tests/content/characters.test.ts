/**
 * X5: characters that deceive. What is invisible or turns the order of what is shown round never gets into text, acts or names; what six
 * languages need stays as it was typed, and two spellings of the same letters are one wording.
 */
import { describe, expect, it } from 'vitest';
import { agreementForm } from '../../shared/text/canon.ts';
import { cleanLines, hasStranger, unseenIn } from '../../shared/text/characters.ts';
import { wordsHtml } from '../../shared/text/html.ts';
import { envelope } from '../../shared/wire/command.ts';
import { entity } from '../../shared/wire/forum.ts';
import { createOpinion } from '../../shared/wire/opinion.ts';
import { makeToken, redeem } from '../../shared/wire/session.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { World } from '../text/support.ts';
import { expectSameFold, judge } from './judged.ts';

const code = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
const range = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));

/** Each of them for a reason of its own. */
const STRANGERS: readonly string[] = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  '\u00ad', // soft hyphen
  '\u034f', // combining grapheme joiner
  '\u115f', // Hangul fillers
  '\u1160',
  '\u3164',
  '\uffa0',
  '\u180e', // Mongolian vowel separator
  '\u200b', // zero-width space
  '\u2028', // separators of lines and paragraphs
  '\u2029',
  ...range(0x202a, 0x202e), // embeddings and overrides (CVE-2021-42574)
  ...range(0x2060, 0x206f), // word joiner, invisible operators, isolates, deprecated controls
  '\ufeff',
  ...range(0xfff9, 0xfffb),
  ...range(0xe0000, 0xe007f), // tags
];
/** What scripts need though nothing is drawn for it. */
const NEEDED = ['\u200c', '\u200d', '\u200e', '\u200f', '\u061c', '\ufe0e', '\ufe0f', '\u{e0100}', '\u{e01ef}'];

const BASE = 'that one site carries every call;';
const world = (): World => new World(['noting', BASE]);

describe('X5 in the text', () => {
  it('X5 takes every stranger out, wherever it is typed, and nothing with it', () => {
    expect(STRANGERS.length).toBeGreaterThan(200);
    const text = world();
    const [first, rest] = [BASE.slice(0, 5), BASE.slice(5)];
    for (const stranger of STRANGERS) {
      const verdict = judge(text, (client) => {
        for (const at of [BASE.length, 5, 0]) client.text(1).insert(at, stranger);
      });
      expect([code(stranger), verdict]).toEqual([code(stranger), { healed: ['chars'] }]);
      const kept = text.texts()[1] ?? '';
      if (kept === BASE) continue;
      // a tab or line break leaves a space, which keeps words apart
      expect([code(stranger), kept]).toEqual([code(stranger), ` ${first} ${rest} `]);
      judge(text, (client) => {
        for (const at of [BASE.length + 2, 6, 0]) client.text(1).delete(at, 1);
      });
    }
    expect(text.texts()).toEqual(['noting', BASE]);
    expectSameFold(text);
  });

  it('X5 names what stays and is not seen, and nothing that is seen', () => {
    expect([...unseenIn('a\u200db\u200d\u200c \u061cx\u200e\u200f 葛\u{e0100} ❤\ufe0f')]).toEqual([
      ['ZWJ U+200D', 2],
      ['ZWNJ U+200C', 1],
      ['ALM U+061C', 1],
      ['LRM U+200E', 1],
      ['RLM U+200F', 1],
      ['U+E0100', 1],
      ['U+FE0F', 1],
    ]);
    expect(unseenIn('إذ يضع في اعتباره, considérant que; 考虑到 [b]').size).toBe(0);
  });

  it('X5 takes them out of new blocks, suggestions and a run of a thousand', () => {
    const text = world();
    const verdict = judge(text, (client) => {
      client.text(1).insert(0, STRANGERS.join('').repeat(5));
      client.text(0).insert(2, 'x\u202ey', { insertion: { id: 'a1', by: 'arl' } });
    });
    expect(verdict).toEqual({ healed: ['chars'] });
    expect(text.texts().join('')).toMatch(/^no(x)?y?/);
    expect(text.texts().some(hasStranger)).toBe(false);
    expect(text.texts()[0]).toBe('noxyting');
    expectSameFold(text);
  });

  it('X5 leaves what scripts need', () => {
    const text = world();
    for (const needed of NEEDED) {
      expect([code(needed), judge(text, (client) => client.text(1).insert(4, needed))]).toEqual([code(needed), { healed: [] }]);
      expect(cleanLines(`a${needed}b`)).toBe(`a${needed}b`);
    }
    for (const needed of NEEDED) expect(text.texts()[1]).toContain(needed);
  });

  it('X5 knows no half characters', () => {
    for (const half of ['\ud83d', '\ude00', '\ude00\ud83d', 'a\ud800b']) {
      const text = world();
      const verdict = judge(text, (client) => client.text(1).insert(4, half));
      const kept = text.texts()[1] ?? '';
      expect([verdict, /\p{Surrogate}/u.test(kept)]).toEqual([verdict, false]);
      expectSameFold(text);
    }
    // two halves that come one after the other
    const text = world();
    const client = text.client();
    const written = [...client.edit(() => client.text(1).insert(4, '\ud83d')), ...client.edit(() => client.text(1).insert(5, '\ude00'))];
    text.submit(written);
    expect(/\p{Surrogate}/u.test(text.texts()[1] ?? '')).toBe(false);
    expectSameFold(text);
  });

  it('X5 reads composed and decomposed letters as one wording, and shows each as it was typed', () => {
    const spellings = ['que l\u2019acc\u00e8s \u00e9tait caf\u00e9;', 'que l\u2019acce\u0300s e\u0301tait cafe\u0301;'];
    const [one, two] = spellings.map((text) => new World(['noting', text]));
    if (one === undefined || two === undefined) throw new Error('two spellings');
    const [a, b] = [one, two].map(({ live }) => live.blocks()[1]);
    if (a === undefined || b === undefined) throw new Error('two paragraphs');
    expect(agreementForm(a, 'noting')).toBe(agreementForm(b, 'noting'));
    expect([one.texts()[1], two.texts()[1]]).toEqual(spellings);
    expect(one.live.textHash).toBe(two.live.textHash);
  });

  it('X5 does not take letters of other scripts for those that they look like', () => {
    const [latin, cyrillic] = ['access', '\u0430\u0441\u0441\u0435ss'].map((text) => new World(['noting', text]));
    const [a, b] = [latin, cyrillic].map((one) => one?.live.blocks()[1]);
    if (a === undefined || b === undefined) throw new Error('two paragraphs');
    expect(agreementForm(a, 'noting')).not.toBe(agreementForm(b, 'noting'));
  });
});

describe('X5 at the edge', () => {
  const uuid = '00000000-0000-4000-8000-000000000000';
  const says = (command: object) => envelope.safeParse({ uuid, v: 1, seen: { seq: 0 }, command });

  it('X5 refuses names with strangers', () => {
    const name = { id: 'arl', code: 'ARL', capacity: 'member-state' };
    const opinion = { language: 'en', venue: 'ieg', phase: 'tabled', sponsor: 'arl', text: 'x', number: '1', source: null, meeting: null };
    for (const stranger of [...STRANGERS, '\ud800', '\udc00']) {
      const evil = `A${stranger}B`;
      const wrong = [
        redeem.safeParse({ token: 'A'.repeat(43), person: evil }),
        makeToken.safeParse({ label: evil }),
        entity.safeParse({ ...name, names: { en: evil } }),
        entity.safeParse({ ...name, names: { en: 'Arlen', ar: evil } }),
        ...['number', 'title', 'source', 'meeting'].map((field) => createOpinion.safeParse({ ...opinion, [field]: evil })),
      ];
      expect([code(stranger), wrong.map(({ success }) => success)]).toEqual([code(stranger), wrong.map(() => false)]);
    }
    for (const needed of NEEDED) {
      const person = `A${needed}B`;
      expect(redeem.parse({ token: 'A'.repeat(43), person }).person).toBe(person);
    }
    expect(createOpinion.safeParse({ ...opinion, title: 'A title' }).success).toBe(true);
  });

  it('X5 loses no objection to characters that came along with a copy', () => {
    for (const stranger of [...STRANGERS, '\ud800']) {
      const evil = `too${stranger} narrow`;
      const parsed = says({ do: 'raise-objection', block: null, hash: null, reason: evil, cure: evil });
      const command = parsed.data?.command;
      if (command?.do !== 'raise-objection') throw new Error(`an objection with ${code(stranger)} was refused`);
      expect([command.reason, command.cure]).toEqual([cleanLines(evil), cleanLines(evil)]);
      expect(hasStranger((command.reason ?? '').replace(/[\t\n\r]/g, ''))).toBe(false);
    }
    const lines = 'first,\r\n\tthen second';
    expect(says({ do: 'withdraw', position: 'p1', statement: lines }).data?.command).toMatchObject({ statement: lines });
  });
});

/** Sentences as they are written, with all that the scripts need. */
const WORDS: Readonly<
  Record<string, { readonly words: readonly string[]; readonly between: readonly string[]; readonly ends: readonly string[] }>
> = {
  ar: {
    words: [
      'الوصول',
      'الشامل',
      'إلى\u200f',
      'شبكات',
      'مُعَلَّمة',
      'لا\u200cسيما',
      'الـ5G',
      '(IP)\u200f',
      '١٢٣',
      '12\u200e%',
      '«نص»',
      'آراء',
      'ﷺ',
      'هـ\u200d',
      '\u061cABC',
    ],
    between: [' ', '\u00a0', '، ', ' و'],
    ends: ['؛', '،', '۔', '.', '؟'],
  },
  fr: {
    words: [
      'l\u2019accès',
      'où',
      'œuvre',
      'e\u0301tat',
      'Noël',
      'n\u00ba',
      '20\u202f000',
      'aujourd\u2019hui',
      '«\u00a0oui\u00a0»',
      'co\u2011opération',
      'ça',
      '€',
      'É',
      '5\u00a0%',
    ],
    between: [' ', '\u00a0', ' \u2013 ', ', '],
    ends: ['\u202f;', '\u00a0:', '.', ',', '\u202f!'],
  },
  zh: {
    words: ['普遍接入', '宽带', '（第5条）', '“网络”', '𠮷野', '葛\u{e0100}城', '5G', '、', '《决议》', '１２３', '々', '〇', '\u3000国际'],
    between: ['', '，', '、'],
    ends: ['；', '。', '，', '：'],
  },
};

const sentence = (rng: Rng, language: string): string => {
  const { words, between, ends } = WORDS[language] ?? { words: [], between: [], ends: [] };
  const parts = Array.from({ length: rng.between(3, 30) }, () => rng.pick(words) + rng.pick(between));
  return parts.join('').trim() + rng.pick(ends);
};

describe('X5 honest paragraphs', () => {
  it.each(Object.keys(WORDS))('X5 refuses and changes none of 1,000 in %s', (language) => {
    const rng = seeded(`X5 ${language}`);
    const sentences = Array.from({ length: 1_000 }, () => sentence(rng, language));
    const text = new World(['noting', ...sentences.slice(0, 500)]);
    expect(text.texts()).toEqual(['noting', ...sentences.slice(0, 500)]);
    // the other half is typed, fifty at a time
    for (let at = 500; at < 1_000; at += 50) {
      const verdict = judge(text, (client) => {
        for (let next = at; next < at + 50; next++) client.text(next - 499).insert(0, sentences[next] ?? '');
      });
      expect(verdict).toEqual({ healed: [] });
    }
    sentences.slice(500).forEach((words, at) => void expect(text.texts()[at + 1]?.startsWith(words)).toBe(true));
    for (const words of sentences) {
      expect(cleanLines(words)).toBe(words);
      const person = words.slice(0, 60).trim();
      const whole = person.replace(/[\ud800-\udbff]$/, '');
      expect(redeem.parse({ token: 'A'.repeat(43), person: whole }).person).toBe(whole);
    }
    expect(
      text.live
        .blocks()
        .map((block) => wordsHtml(block))
        .join(''),
    ).toContain(sentences[0]?.replaceAll('&', '&amp;'));
    expectSameFold(text);
  });
});
