/** The text as others read it: plain, HTML, brackets. */
import { describe, expect, it } from 'vitest';
import { cleanBlock, type TextBlock, type TextRun } from '../../shared/text/block.ts';
import { countBrackets, pairBrackets } from '../../shared/text/brackets.ts';
import { headingOf } from '../../shared/text/governing.ts';
import { wordsHtml } from '../../shared/text/html.ts';
import { plainText } from '../../shared/text/plain.ts';
import { acceptedBlock } from '../../shared/text/suggestion.ts';

const wordsOf = (...given: Parameters<typeof wordsHtml>): string => String(wordsHtml(...given));

let made = 0;
const block = (runs: readonly (string | TextRun)[], more: Partial<TextBlock> = {}): TextBlock => ({
  id: `b${String(++made).padStart(9, '0')}`,
  kind: 'operative-item',
  level: 0,
  sug: null,
  runs: runs.map((run) => (typeof run === 'string' ? { text: run, marks: [] } : run)),
  ...more,
});
const marked = (text: string, ...names: readonly TextRun['marks'][number]['name'][]): TextRun => ({
  text,
  marks: names.map((name) => ({ name, attrs: name === 'insertion' || name === 'deletion' ? { by: 'arl', id: '1' } : {} })),
});

describe('plain text', () => {
  it('gives the base reading with labels', () => {
    const blocks = [
      block(['Title'], { kind: 'title' }),
      block(['noting'], { kind: 'preamble-heading' }),
      block(['that it is ', marked('not ', 'insertion'), marked('so', 'deletion', 'strong')]),
      block(['first'], { level: 1 }),
      block(['proposed'], { sug: 'ins:arl:1' }),
    ];
    const labels = new Map([
      [blocks[2]?.id ?? '', 'a)'],
      [blocks[3]?.id ?? '', 'i)'],
    ]);
    expect(plainText(blocks, labels)).toBe('Title\n\nnoting\na) that it is so\n   i) first\n');
  });
});

describe('a clean paragraph', () => {
  it('reads as while nothing is decided, and shows nothing of what is suggested', () => {
    const clean = cleanBlock(
      block(['that it ', marked('may', 'deletion'), marked('must', 'insertion'), ' be ', marked('so', 'deletion', 'strong')]),
    );
    expect(clean.runs).toEqual([
      { text: 'that it may be ', marks: [] },
      { text: 'so', marks: [{ name: 'strong', attrs: {} }] },
    ]);
    expect(wordsOf(clean)).toBe('that it may be <strong>so</strong>');
    expect(wordsOf(cleanBlock(block(['goes'], { sug: 'del:arl:1' })))).toBe('goes');
    expect(cleanBlock(block(['comes'], { sug: 'ins:arl:1' })).runs).toEqual([]);
  });
});

describe('a paragraph as if all were accepted', () => {
  it('T22 reads as it will once every suggestion is taken, and shows nothing of what was suggested', () => {
    const taken = acceptedBlock(
      block(['that it ', marked('may', 'deletion'), marked('must', 'insertion'), ' be ', marked('so', 'insertion', 'strong')]),
    );
    expect(wordsOf(taken)).toBe('that it must be <strong>so</strong>');
    expect(acceptedBlock(block(['comes'], { sug: 'ins:arl:1' }))).toMatchObject({ sug: null, runs: block(['comes']).runs });
    expect(acceptedBlock(block(['goes'], { sug: 'del:arl:1' })).runs).toEqual([]);
  });
});

describe('HTML', () => {
  it('escapes everything that comes from the text', () => {
    const evil = '<img src=x onerror=alert(1)> & "quoted" \'too\'';
    const html = wordsOf(block([evil, marked(evil, 'strong')]));
    expect(html.match(/<[a-z]+/g)).toEqual(['<strong']);
    expect(html).not.toContain('"quoted"');
  });

  it('nests marks alike, shows suggestions, and makes brackets stand out, alone or in pairs', () => {
    expect(wordsOf(block([marked('x', 'em', 'strong', 'insertion')]))).toBe('<ins data-by="arl"><strong><em>x</em></strong></ins>');
    expect(wordsOf(block(['y'], { sug: 'del:bru:1' }))).toBe('<del>y</del>');
    const some = block(['a ', marked('[', 'strong'), '& b] [', marked('[sic]', 'lit')]);
    expect(wordsOf(some, pairBrackets([some]))).toBe(
      'a <strong><span class="bracket">[</span></strong>&amp; b<span class="bracket">]</span> ' +
        '<span class="bracket bracket-alone">[</span><span class="lit">[sic]</span>',
    );
  });
});

it('T41 says once, where it ends, that words are quoted', () => {
  const some = block(['a ', marked('[s', 'lit'), marked('ic]', 'lit', 'strong'), ' b']);
  expect(wordsOf(some, [], null, 'quoted "so"')).toBe(
    'a <span class="lit">[s</span>' +
      '<span data-quoted="quoted &quot;so&quot;" title="quoted &quot;so&quot;"><span class="lit"><strong>ic]</strong></span></span> b',
  );
});

describe('brackets', () => {
  it.each<[string, number, boolean]>([
    ['a [b] c', 2, true],
    ['a [b [c] d] e', 4, true],
    ['a ] b [', 2, false],
    ['[open', 1, false],
    ['none', 0, true],
    ['［全角］', 2, true],
    ['[Article 5](x)', 2, true],
    ['](', 1, false],
  ])('T6 counts %s', (text, brackets, balanced) => {
    expect(countBrackets(block([text]))).toEqual({ brackets, balanced });
  });

  it('T6 leaves quoted ones and undecided insertions out of the count', () => {
    expect(countBrackets(block(['[a] ', marked('[sic]', 'lit'), marked('[b', 'insertion')]))).toEqual({ brackets: 2, balanced: true });
  });

  it('pairs them across paragraphs for display', () => {
    const [one, two] = [block(['see [this']), block(['and ', marked('[sic]', 'lit'), ' that] ]'])];
    const pairs = pairBrackets([one, two]);
    expect(pairs.map(({ block: id, at, partner }) => [id === one.id ? 1 : 2, at, partner?.at ?? null])).toEqual([
      [1, 4, 14],
      [2, 14, 4],
      [2, 16, null],
    ]);
  });
});

describe('headings', () => {
  it('T5 govern items and text below them, not titles, footnotes or each other', () => {
    const blocks = [
      block(['t'], { kind: 'title' }),
      block(['loose'], { kind: 'text' }),
      block(['noting'], { kind: 'preamble-heading' }),
      block(['a'], { kind: 'preamble-item' }),
      block(['note'], { kind: 'footnote' }),
      block(['invites'], { kind: 'operative-heading' }),
      block(['b']),
    ];
    const place = new Map(blocks.map(({ id }, at) => [id, at]));
    expect([...headingOf(blocks).values()].map((id) => (id === null ? null : place.get(id)))).toEqual([null, null, null, 2, null, null, 5]);
  });
});
