/** What a Word file holds of an opinion. */
import { beforeAll, describe, expect, it } from 'vitest';
import { wordFile } from '../../server/export/word-file.ts';
import { wordText } from '../../server/export/word-reading.ts';
import type { WordView } from '../../server/export/word-text.ts';
import type { Reading } from '../../shared/page/text-html.ts';
import { baseText, shownText } from '../../shared/text/block.ts';
import { plainText } from '../../shared/text/plain.ts';
import { paragraphOf } from '../client/support/registers.ts';
import { all, decidedLines, type Opened, type OpenedParagraph, opened, wordsIn } from './opened.ts';
import { BLOCKS, BRAZIL, FORUM, HASHES, KENYA, position, readingOf } from './paper.ts';

const fileOf = async (reading: Reading, view: WordView): Promise<Opened> =>
  opened(await wordFile(await wordText(reading, HASHES, view, FORUM)));

let marked: Opened;
let clean: Opened;
beforeAll(async () => {
  const reading = await readingOf();
  marked = await fileOf(reading, 'marked');
  clean = await fileOf(reading, 'clean');
});

const inText = ({ paragraphs }: Opened): readonly OpenedParagraph[] => paragraphs.filter(({ block }) => block !== null);
const below = ({ paragraphs }: Opened): readonly string[] =>
  paragraphs.filter(({ block }) => block === null).map(({ runs }) => runs.map(({ text }) => text).join(''));
function at(file: Opened, name: keyof typeof BLOCKS): OpenedParagraph {
  const found = file.paragraphs.find(({ block }) => block === BLOCKS[name].id);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}
const plain = ({ text, inserted, deleted }: OpenedParagraph['runs'][number]) => [text, inserted, deleted];

describe('revision marks', () => {
  it('W2 have the entity as author and the moment of the record as date, words of two States and whole paragraphs alike', () => {
    expect(at(marked, 'a').runs.map(plain)).toEqual([
      ['that access is ', null, null],
      ['important', null, KENYA],
      ['[essential]', KENYA, null],
      [' for [all][developing] countries;', null, null],
    ]);
    expect(at(marked, 'one').runs.map(plain)).toContainEqual(['must', KENYA, BRAZIL]);
    expect([at(marked, 'b').inserted, at(marked, 'b').runs.map(plain)]).toEqual([BRAZIL, [['a wholly new recital;', BRAZIL, null]]]);
    expect([at(marked, 'two').deleted, at(marked, 'two').runs.map(plain)]).toEqual([BRAZIL, [['that nothing be done.', null, BRAZIL]]]);
    const revisions = ['w:ins', 'w:del'].flatMap((name) => all(marked.part('word/document.xml'), name));
    expect(new Set(revisions.map(({ attributes }) => attributes['w:date']))).toEqual(new Set(['2030-05-17T09:30:00Z']));
    const numbers = revisions.map(({ attributes }) => attributes['w:id']);
    expect(numbers.length).toBeGreaterThan(9);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('W2 rejected all together give the clean text, and accepted the text with every suggestion', async () => {
    const { blocks, register } = await readingOf();
    const labels = new Map(register.paragraphs.map(({ id, label }) => [id, label]));
    const lines = plainText(blocks, labels)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    expect(decidedLines(inText(marked), false)).toEqual(lines);
    expect(decidedLines(inText(clean), false)).toEqual(lines);
    const taken = decidedLines(inText(marked), true);
    expect(taken).toContain('a) that access is [essential] for [all][developing] countries;');
    expect(taken).toContain('a wholly new recital;');
    expect(taken.join()).not.toContain('nothing be done');
  });

  it('W1 a file as if all were accepted has none either, and the words of the marked one with every suggestion taken', async () => {
    const accepted = await fileOf(await readingOf(), 'accepted');
    const lines = decidedLines(inText(marked), true);
    expect(decidedLines(inText(accepted), false).filter((line) => line !== '')).toEqual(lines.filter((line) => line !== ''));
    expect(
      inText(accepted)
        .flatMap(({ runs }) => runs)
        .filter(({ inserted, deleted }) => inserted ?? deleted),
    ).toEqual([]);
  });

  it('W1 a clean file has none, and the words as they read while nothing is decided', () => {
    expect(['w:ins', 'w:del'].flatMap((name) => all(clean.part('word/document.xml'), name))).toEqual([]);
    const shown = Object.values(BLOCKS).filter((block) => baseText(block) !== '');
    expect(inText(clean).map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(shown.map(baseText));
    expect(inText(marked).map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(Object.values(BLOCKS).map(shownText));
  });
});

describe('paragraphs', () => {
  it('W3 have the style of their kind, their label and depth, and their id as a bookmark', () => {
    const seen = inText(marked).map(({ style, label, indent }) => [style, label, indent]);
    expect(seen).toEqual([
      ['OpinionTitle', '', 0],
      ['EnactingLine', '', 0],
      ['PreambleHeading', '', 0],
      ['PreambleItem', 'a)', 510],
      ['PreambleItem', '', 510],
      ['PreambleItem', 'b)', 510],
      ['PreambleItem', 'i)', 1020],
      ['OperativeHeading', '', 0],
      ['OperativeItem', '1', 510],
      ['OperativeItem', '2', 510],
    ]);
    expect(inText(marked).map(({ block }) => block)).toEqual(Object.values(BLOCKS).map(({ id }) => id));
    const styles = all(marked.part('word/styles.xml'), 'w:style').map(({ attributes }) => attributes['w:styleId']);
    expect(styles).toEqual(expect.arrayContaining([...new Set(marked.paragraphs.map(({ style }) => style)), 'OpinionLabel']));
  });

  it('W3 run from the right where they are Arabic, and so do their words, but for those of other scripts', () => {
    expect(
      inText(marked)
        .filter(({ bidi }) => bidi)
        .map(({ block }) => block),
    ).toEqual([BLOCKS.arabic.id]);
    const runs = at(marked, 'arabic').runs.map(({ text, look }) => [text, look.includes('w:rtl')]);
    expect(runs).toEqual([
      ['أن التوصيلية ', true],
      ['مهمة', true],
      [' في ', true],
      ['WTPF', false],
      [' 2030 دائما؛', true],
    ]);
    expect(at(marked, 'chinese').runs.map(({ text, inserted }) => [text, inserted])).toEqual([
      ['考虑到互联互通至关重要，', null],
      ['所有国家', BRAZIL],
    ]);
    const [fonts] = all(marked.part('word/styles.xml'), 'w:docDefaults').flatMap((defaults) => all(defaults, 'w:rFonts'));
    expect(Object.keys(fonts?.attributes ?? {}).sort()).toEqual(['w:ascii', 'w:cs', 'w:eastAsia', 'w:hAnsi']);
  });

  it('W3 keeps a hash whole in a line that runs from the right', async () => {
    const textHash = `07-${'Ab_1-'.repeat(7)}x_-89`;
    const text = await wordText(await readingOf({}, 'ar'), { textHash, docHash: '1' }, 'clean', FORUM);
    const footer = opened(await wordFile(text)).part('word/footer1.xml');
    const found = all(footer, 'w:r').filter((run) => wordsIn(run) === textHash);
    expect(found.map((run) => all(run, 'w:rtl').length)).toEqual([0]);
    expect(all(footer, 'w:rtl').length).toBeGreaterThan(1);
  });

  it('W3 headings are slanted, and bold where the script has no slanted letters', async () => {
    const look = async (language: 'en' | 'ar' | 'zh') => {
      const styles = all((await fileOf(await readingOf({ language }), 'clean')).part('word/styles.xml'), 'w:style');
      const heading = styles.find(({ attributes }) => attributes['w:styleId'] === 'PreambleHeading');
      return [heading && all(heading, 'w:i').length > 0, heading && all(heading, 'w:b').length > 0];
    };
    expect(await Promise.all((['en', 'ar', 'zh'] as const).map(look))).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
  });
});

describe('what is said beside the text', () => {
  it('W4 is each position that stands, by its State, with date and words, and nobody is named', () => {
    const [objection, ...others] = at(marked, 'a').comments;
    expect(objection).toEqual({
      author: BRAZIL,
      date: '2030-05-16T08:00:00.000Z',
      lines: ['Objection', 'Reason: It names no one.', 'Nobody is bound.', 'This would meet it: Say who.'],
    });
    expect(others.map(({ author }) => author)).toEqual([KENYA]);
    expect(at(marked, 'one').comments.map(({ author, lines }) => [author, lines[0]])).toEqual([[KENYA, 'Reservation']]);
    expect([...marked.parts.values()].map(wordsIn).join()).not.toContain('Ana Secret');
  });

  it('W4 1.9 says of an objection that the text has met which entry has met it, and whose that was', () => {
    const [, met] = at(marked, 'a').comments;
    expect(met?.lines).toEqual([
      'Objection',
      'Met if the paragraph is deleted',
      'Met at record position 11, by Brazil: it no longer holds anything up, but does so again if the words change.',
    ]);
  });

  it('W4 is kept where the paragraph is not shown, and names it', () => {
    const [time] = at(clean, 'arabic').comments;
    expect([time?.author, time?.lines.slice(0, 2)]).toEqual([KENYA, ['considering', 'Time']]);
  });

  it('W4 says the status in words, in the name of the forum, and positions on the whole at the first paragraph', async () => {
    const paragraphs = (await readingOf()).register.paragraphs.map((one) =>
      one.id === BLOCKS.two.id ? paragraphOf(one.id, { ...one, status: 'agreed', suggestions: 1 }) : one,
    );
    const file = await fileOf(await readingOf({ paragraphs, positions: [position('objection', 'ken')] }), 'marked');
    expect(at(file, 'two').comments).toEqual([
      { author: FORUM, date: '2030-05-17T09:30:00.000Z', lines: ['Status of “is of the view 2”', '1 suggestion', 'Agreed'] },
    ]);
    expect(at(file, 'title').comments.map(({ author, lines }) => [author, ...lines])).toEqual([
      [KENYA, 'the opinion as a whole', 'Objection'],
    ]);
  });

  it('2.21 7.11 what was entered for a State says so as a comment and is not appended; what was disowned is named', async () => {
    const { register } = await readingOf();
    const appended = { reason: 'Our law.', appended: 'Kenya reserves its position.' };
    const entered = position('reservation', 'ken', { enteredBy: 'chair', via: 'floor', entered: true, toConfirm: true, note: appended });
    const paragraphs = register.paragraphs.map((one) => (one.id === BLOCKS.one.id ? { ...one, positions: [entered] } : one));
    const gone = { id: 'p5', kind: 'objection', entity: 'bra', block: BLOCKS.one.id, via: 'telephone', enteredBy: 'chair' } as const;
    const disowned = [{ ...gone, seq: 8, at: NOW_STATED, note: null }];
    const file = await fileOf(await readingOf({ paragraphs, disowned }), 'clean');
    expect(below(file)).toEqual([]);
    const lines = at(file, 'one').comments.flatMap((comment) => comment.lines);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Entered by the chair, from the floor',
        'Entered for Kenya, which has yet to confirm or disown it. It stands until then.',
        expect.stringMatching(/^Objection · Entered by the chair, by telephone · Disowned by Brazil /),
      ]),
    );
  });

  it('W5 stands below what belongs to the opinion: notes of reservations, who stands aside, statements, and what was deleted', async () => {
    expect(below(clean)).toEqual(['Reservations', 'Kenya · is of the view 1', 'Kenya reserves its position.']);
    const { register } = await readingOf();
    const lost = paragraphOf('b999999999', {
      kind: 'operative-item',
      removed: true,
      lastWords: 'that all be free.',
      positions: [position('objection', 'bra')],
    });
    const statement = {
      seq: 400,
      at: NOW_STATED,
      entity: 'bra',
      seat: 's',
      capacity: 'member-state',
      kind: 'statement',
      block: null,
      corrects: null,
      corrected: false,
      via: 'screen',
      enteredBy: null,
      note: { statement: 'We regret this.\nDeeply.' },
    } as const;
    const file = await fileOf(await readingOf({ paragraphs: [...register.paragraphs, lost], statements: [statement] }), 'marked');
    const said = below(file);
    expect(said).toEqual(
      expect.arrayContaining(['For the record', 'We regret this.', 'Deeply.', 'Deleted paragraphs', 'that all be free.']),
    );
    expect(file.paragraphs.filter(({ comments }) => comments.some(({ author }) => author === BRAZIL))).toHaveLength(2);
    expect(new Set(file.paragraphs.filter(({ block }) => block === null).map(({ style }) => style))).toEqual(
      new Set(['BelowHeading', 'BelowText']),
    );
  });

  it('W6 over and under each page are number, phase, log position and hashes, as on paper, and the number of the page is the one field', () => {
    expect(wordsIn(marked.part('word/header1.xml'))).toBe('Draft opinion 3 · In drafting');
    const footer = wordsIn(marked.part('word/footer1.xml'));
    expect(footer).toBe(`record position 412 · Text hash: ${HASHES.textHash} · Wording hash: ${HASHES.docHash}PAGE`);
    const fields = [...marked.parts.values()].flatMap((part) => ['w:instrText', 'w:fldSimple'].flatMap((name) => all(part, name)));
    expect(fields.map(wordsIn)).toEqual(['PAGE']);
  });
});

const NOW_STATED = Date.UTC(2030, 4, 17, 9, 0);
