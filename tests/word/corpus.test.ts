/**
 * Some thirty Word files of several writers (tests/word/corpus/make.ts): of the words that pandoc reads in them none is missing here, and none
 * is here twice. What pandoc read lies beside each file, so that nothing but that needs pandoc.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOpinion } from '../../shared/import/read.ts';
import { accepted, asText } from '../../shared/word/reading.ts';
import { readable } from './docx.ts';

const HERE = 'tests/fixtures/word';
const names = readdirSync(HERE)
  .filter((name) => name.endsWith('.docx'))
  .map((name) => name.replace('.docx', ''));

/** Letters and figures alone; figures set high or low, marks of notes among them, are words of their own; invisible hyphens part no word. */
const wordsIn = (text: string): readonly string[] =>
  text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]+/gu, ' $& ')
    .normalize('NFKC')
    .replaceAll('\u00ad', '')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** What `whole` has and `part` has not, as often as it has it more. */
function missing(whole: readonly string[], part: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of part) left.set(word, (left.get(word) ?? 0) + 1);
  return whole.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

const read = (name: string) => {
  const document = readable(new Uint8Array(readFileSync(`${HERE}/${name}.docx`)));
  return { document, text: asText(document).text, pandoc: readFileSync(`${HERE}/${name}.words`, 'utf8') };
};

describe('the corpus', () => {
  it('would show a word that is lost or cut', () => {
    expect(missing(wordsIn('a storm, a storm'), wordsIn('A storm; a'))).toEqual(['a', 'storm']);
    expect(wordsIn('10³ km, CO₂ soft\u00adly')).toEqual(['10', '3', 'km', 'CO', '2', 'softly']);
  });

  it('is some thirty files of four writers', () => {
    expect(names.length).toBeGreaterThanOrEqual(30);
    expect(new Set(names.map((name) => name.split('-')[0]))).toEqual(new Set(['office', 'own', 'pandoc', 'shape']));
  });

  it.each(names)('W22 loses no word of %s', (name) => {
    const { document, text, pandoc } = read(name);
    expect(wordsIn(pandoc).length).toBeGreaterThan(5);
    // a word that a mark of a note or a change of runs cuts is whole in one of them
    const lost = missing(wordsIn(pandoc), wordsIn(text));
    const below = document.paragraphs
      .filter(({ style }) => style?.startsWith('Below') === true)
      .flatMap(({ runs }) => runs.map((run) => run.text));
    expect(missing(lost, wordsIn(below.join(' ')))).toEqual([]);
  });

  it.each(names)('W22 reads an opinion out of %s without losing a word', (name) => {
    const { text } = read(name);
    const { blocks, taken } = readOpinion({ text, from: 'word' });
    const kept = [...blocks.map((block) => block.text), ...taken.map((one) => one.text)].join('\n');
    expect(missing(wordsIn(text), wordsIn(kept))).toEqual([]);
  });

  it.each(names)('W22 reads no word of %s twice', (name) => {
    const { document, text, pandoc } = read(name);
    const labels = accepted(document).map(({ label }) => label);
    const marks = document.notes.map((_, at) => String(at + 1)).join(' ');
    const more = missing(missing(wordsIn(text), wordsIn(pandoc)), wordsIn([...labels, marks, marks].join(' ')));
    // what pandoc leaves out is read once; of what it reads nothing is read again
    expect(more.filter((word) => wordsIn(pandoc).includes(word) && word.length > 2)).toEqual([]);
  });
});
