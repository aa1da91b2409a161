import { describe, expect, it } from 'vitest';
import { readOpinion } from '../../shared/import/read.ts';
import { draft } from '../../shared/wire/opinion.ts';
import { count } from '../support/levels.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { fixture } from './fixtures.ts';

const FILES = ['rural-sites.txt', 'early-warning.txt', 'early-warning.zh.txt', 'early-warning.ar.txt'];
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Surrogate}\u{e0000}-\u{e007f}]/gu;

/** How often each visible character occurs, forms of the same character counted together. */
function characters(texts: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const char of texts
    .join('')
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .replace(/[\s\ufffd]/gu, ''))
    found.set(char, (found.get(char) ?? 0) + 1);
  return found;
}

const PIECES = [
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '  ',
  '\u00a0',
  '\u200b',
  '\u200f',
  '\u202e',
  '\ufeff',
  '\f',
  '\v',
  '- 2 -',
  '---',
  '# ',
  '*',
  '**',
  '_',
  '[',
  ']',
  '(',
  ')',
  '[1]',
  '¹',
  '[^2]:',
  'a)',
  '(b)',
  'i)',
  'v)',
  'aa)',
  '1',
  '2.',
  '3)',
  '1.2',
  'b) bis',
  '一、',
  '（二）',
  '①',
  'أ )',
  '٣',
  'а)',
  '- ',
  '• ',
  'considering',
  'noting (as regards)',
  'is of the view',
  'invites Member States to ',
  'ANNEX 1',
  '考虑到',
  '请',
  'وإذ يلاحظ',
  'يدعو',
  'The Forum,',
  'DRAFT OPINION 4',
  ';',
  ',',
  ':',
  '.',
  '。',
  '，',
  '؛',
  '\ud83d\ude00',
  'e\u0301',
  '<',
  '&amp;',
  '</p>',
  '<!--',
  '²',
  'ﬁ',
];

/** A file with pieces put in, taken out, doubled and shuffled. */
function mangle(rng: Rng): string {
  const lines = fixture(rng.pick(FILES)).split('\n');
  const some = lines.slice(rng.below(lines.length)).slice(0, 1 + rng.below(30));
  const mixed = rng.chance(0.3) ? rng.shuffle(some) : some;
  let text = mixed.join(rng.pick(['\n', '\n', '\r\n', '\n\n', ' ']));
  for (let left = rng.below(25); left > 0; left -= 1) {
    const at = rng.below(text.length + 1);
    const end = rng.chance(0.3) ? Math.min(text.length, at + rng.below(8)) : at;
    text = text.slice(0, at) + (rng.chance(0.8) ? rng.pick(PIECES) : '') + text.slice(end);
  }
  return text;
}

describe('whatever comes in', () => {
  it('never throws and never drops a character of plain text', () => {
    const rng = seeded('import of plain text');
    const runs = count(3_000, 30_000, 300_000);
    let blocks = 0;
    let doubts = 0;
    for (let run = 0; run < runs; run += 1) {
      const text = mangle(rng);
      const reading = readOpinion({ text });
      const out = [...reading.blocks.map((block) => block.text), ...reading.taken.map((taken) => taken.text)];
      expect(characters(out), JSON.stringify(text)).toEqual(characters([text]));
      // What was read can be sent back as it is.
      expect(draft.safeParse(reading).error).toBeUndefined();
      expect(reading.doubts.every(({ block }) => block >= 0 && block < reading.blocks.length)).toBe(true);
      blocks += reading.blocks.length;
      doubts += reading.doubts.length;
    }
    expect(blocks).toBeGreaterThan(runs * 5);
    expect(doubts).toBeGreaterThan(runs);
  });

  it('never throws for HTML, and gives the same twice', () => {
    const rng = seeded('import of HTML');
    const word = fixture('word-clipboard.html');
    const runs = count(1_000, 10_000, 100_000);
    let blocks = 0;
    for (let run = 0; run < runs; run += 1) {
      let html = word.slice(rng.below(word.length));
      for (let left = rng.below(12); left > 0; left -= 1) {
        const at = rng.below(html.length + 1);
        html =
          html.slice(0, at) +
          rng.pick([...PIECES, '<', '>', '"', '<ol>', '</ol>', '<td>', '<del>', '</ins>', '<pre>', '&#x0;', '&#xd800;', '<sup>']) +
          html.slice(at + rng.below(30));
      }
      const reading = readOpinion({ html });
      expect(readOpinion({ html })).toEqual(reading);
      expect(draft.safeParse(reading).error).toBeUndefined();
      for (const { text } of reading.blocks) expect(text.search(/[\p{Cc}\u202e\p{Surrogate}]/u)).toBe(-1);
      blocks += reading.blocks.length;
    }
    expect(blocks).toBeGreaterThan(runs * 3);
  });

  it('reads its own clean text again', () => {
    for (const file of FILES) {
      const first = readOpinion({ text: fixture(file) });
      const shown = first.blocks.map(({ kind, text }) => (kind.endsWith('heading') ? `\n${text}` : text)).join('\n');
      const again = readOpinion({ text: shown, language: first.language });
      const words = (blocks: typeof first.blocks) =>
        blocks.filter(({ kind }) => kind !== 'footnote' && kind !== 'text').map(({ text }) => text);
      expect(words(again.blocks).slice(0, 3)).toEqual(words(first.blocks).slice(0, 3));
    }
  });
});

describe('time grows with length and not faster', () => {
  const LENGTH = count(2 ** 17, 2 ** 20, 2 ** 20);
  const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
  const rural = fixture('rural-sites.txt');
  const word = fixture('word-clipboard.html');

  it.each<[string, { readonly text?: string; readonly html?: string }]>([
    ['opinions', { text: fill(rural) }],
    ['Word pages', { html: fill(word) }],
    ...[
      'a',
      ' ',
      ' a',
      '\n',
      'a\n',
      '*a ',
      '*',
      '_ ',
      '[1]',
      '[1] a\n',
      '¹ a\n',
      '(',
      'a) ',
      'a) b;\n',
      '1 ',
      'i)\n',
      '- ',
      'noting\n',
      'noting ',
      'invites a to ',
      '\u202e',
      '考',
      '考虑到\n',
      '、',
      '(a\n',
      'A,\n',
      ' to',
    ].map((piece): [string, { readonly text: string }] => [JSON.stringify(piece), { text: fill(piece) }]),
    ...[
      '<',
      '<p',
      '<p>',
      '<p a',
      '<p a=',
      '<p a="',
      '<!--',
      '<![',
      '<ol>',
      '<ol><li>',
      '<script>',
      '</',
      '&',
      '&amp',
      '<del>a',
      '<sup>1',
      '<a href="#_ftn1">[',
      '<p a = ',
    ].map((piece): [string, { readonly html: string }] => [piece, { html: `<p>${fill(piece)}` }]),
  ])('a long run of %s', (_, input) => {
    const begun = process.cpuUsage();
    const reading = readOpinion(input);
    const { user, system } = process.cpuUsage(begun);
    const ms = (user + system) / 1_000;
    expect(reading.blocks.length).toBeGreaterThan(0);
    // A quadratic step takes far longer; how fast a linear one is, is not for a test to say, nor what else the machine does meanwhile.
    expect(ms).toBeLessThan(count(4_000, 20_000, 20_000));
  });
});
