/** What the reader of Word files makes of a file that was handed out: nothing is lost on the way, and nothing comes to it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { wordFile } from '../../server/export/word-file.ts';
import { wordText } from '../../server/export/word-reading.ts';
import type { WordText } from '../../server/export/word-text.ts';
import { accepted, leftOut, original, revisionsOf } from '../../shared/word/reading.ts';
import { readable } from '../word/docx.ts';
import { BRAZIL, FORUM, HASHES, KENYA, readingOf } from './paper.ts';

let text: WordText;
let read: ReturnType<typeof readable>;
beforeAll(async () => {
  text = await wordText(await readingOf(), HASHES, 'marked', FORUM);
  read = readable(await wordFile(text));
});

describe('a file that comes back as it went out', () => {
  it('W2 has the same revisions, by the same, of the same words and ends', () => {
    type Marked = { readonly text: string; readonly inserted: string | null; readonly deleted: string | null };
    const marks = (paragraphs: readonly { readonly runs: readonly Marked[]; readonly end: Omit<Marked, 'text'> }[]): readonly string[] =>
      paragraphs.flatMap(({ runs, end }) => {
        const words = (by: (one: Marked) => string | null): string =>
          [KENYA, BRAZIL]
            .map((author) => runs.filter((run) => by(run) === author))
            .map((theirs) => theirs.map((run) => run.text).join(''))
            .join(' | ');
        return [words(({ inserted }) => inserted), words(({ deleted }) => deleted), `${end.inserted} ${end.deleted}`];
      });
    const went = text.paragraphs.map(({ runs, inserted, deleted }) => ({
      // a label is none of the words
      runs: runs.filter(({ label }) => !label),
      end: { inserted, deleted },
    }));
    const came = read.paragraphs.map(({ runs, end }) => ({
      runs: runs.map((run) => ({ text: run.text, inserted: run.inserted?.by ?? null, deleted: run.deleted?.by ?? null })),
      end: { inserted: end.inserted?.by ?? null, deleted: end.deleted?.by ?? null },
    }));
    expect(marks(came)).toEqual(marks(went));
    expect(revisionsOf(read).by).toEqual([KENYA, BRAZIL]);
    const dates = read.paragraphs.flatMap(({ runs }) =>
      runs.flatMap(({ inserted, deleted }) => [inserted, deleted].flatMap((one) => one?.at ?? [])),
    );
    expect(new Set(dates)).toEqual(new Set(['2030-05-17T09:30:00Z']));
  });

  it('W3 has the same labels, direction and bookmarks, and W4 the same comments', () => {
    expect(read.paragraphs.map(({ direction, bookmarks, label }) => [direction, bookmarks, label.trim()])).toEqual(
      text.paragraphs.map(({ rtl, block, runs }, at) => [
        rtl ? 'rtl' : 'ltr',
        // below the text
        [block ?? `below_${at}`],
        runs.flatMap((run) => (run.label ? run.text : [])).join(''),
      ]),
    );
    expect(read.comments.map(({ by, words, own, paragraph }) => ({ by, words, own, paragraph }))).toEqual(
      text.paragraphs.flatMap(({ comments }, paragraph) =>
        comments.map(({ author, lines }) => ({ by: author, words: lines.join(' ').replaceAll('\n', ' '), own: true, paragraph })),
      ),
    );
    // number and phase, log position and hashes
    expect(read.notRead).toEqual({ boxes: 0, pictures: 0, tables: 0, rows: 0, margins: 2, chunks: 0, formatting: 0 });
  });

  it('W24 holds no comment that would have to be said to whoever brings it back', () => {
    expect(read.comments.length).toBeGreaterThan(3);
    expect(leftOut(read).comments).toEqual([]);
  });

  it('W2 reads as the clean file where nothing is taken, paragraphs that come and go included', async () => {
    const clean = readable(await wordFile(await wordText(await readingOf(), HASHES, 'clean', FORUM)));
    const words = (paragraphs: ReturnType<typeof original>): readonly string[] => paragraphs.map((one) => one.text);
    expect(words(original(read))).toEqual(words(original(clean)));
    expect(words(accepted(read))).not.toEqual(words(original(read)));
  });
});
