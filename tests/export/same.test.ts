/** What a file is made of besides the text: nothing. And that the making of it stands in nobody's way. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wordFile } from '../../server/export/word-file.ts';
import { wordText } from '../../server/export/word-reading.ts';
import { WordThread } from '../../server/export/word-thread.ts';
import { LIMITS } from '../../server/limits.ts';
import { all, opened, wordsIn } from './opened.ts';
import { FORUM, HASHES, readingOf } from './paper.ts';

const textOf = async (seq = 412) => await wordText(await readingOf({ seq }), HASHES, 'marked', FORUM);
afterEach(() => vi.useRealTimers());

describe('the bytes', () => {
  it('W8 are the same for the same text, whatever the clock says and whatever was made before', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 0, 1) });
    const first = await wordFile(await textOf());
    vi.setSystemTime(Date.UTC(2044, 7, 8, 3));
    const other = await wordFile(await textOf(413));
    const again = await wordFile(await textOf());
    expect(Buffer.from(again).equals(first)).toBe(true);
    expect(Buffer.from(other).equals(first)).toBe(false);
  });

  it('W8 say who made the file, what it is and when by the record alone', async () => {
    const { part } = opened(await wordFile(await textOf()));
    const core = part('docProps/core.xml');
    const said = ['dc:title', 'dc:creator', 'cp:lastModifiedBy', 'dcterms:created', 'dcterms:modified'].map((name) =>
      all(core, name).map(wordsIn),
    );
    expect(said).toEqual([['Fostering affordable access'], [FORUM], [FORUM], ['2030-05-17T09:30:00Z'], ['2030-05-17T09:30:00Z']]);
    expect(all(part('docProps/custom.xml'), 'property').map((one) => [one.attributes.name, wordsIn(one)])).toEqual([
      ['opinion', 'op-1'],
      ['recordPosition', '412'],
      ['textHash', HASHES.textHash],
    ]);
  });
});

describe('the thread', () => {
  it('W9 makes the same bytes, one file after the other, takes no more than may wait, and goes on after one that fails', async () => {
    const thread = new WordThread();
    try {
      const text = await textOf();
      const asked = Array.from({ length: LIMITS.wordFiles + 1 }, () => thread.make(text));
      expect(await asked.at(-1)).toBeNull();
      const made = await Promise.all(asked.slice(0, -1));
      const expected = await wordFile(text);
      expect(made.every((bytes) => bytes !== null && Buffer.from(bytes).equals(expected))).toBe(true);
      await expect(thread.make({ ...text, paragraphs: JSON.parse('null') })).rejects.toThrow('TypeError');
      expect(await thread.make(text)).not.toBeNull();
    } finally {
      await thread.close();
    }
    await expect(thread.make(await textOf())).rejects.toThrow('stops');
  });
});
