import { describe, expect, it } from 'vitest';
import { textOfFile } from '../../client/pages/word/from-file.ts';
import { MOST_FILE_BYTES } from '../../shared/word/package.ts';
import { docx, p, SAMPLE } from './docx.ts';

const file = (...parts: readonly (string | Uint8Array)[]): File => new File(parts as BlobPart[], 'text');

describe('a file that is chosen for a text', () => {
  it('W22 gives the words of a Word file, and says whose marks it has and what was left out', async () => {
    const read = await textOfFile(file(SAMPLE));
    expect(read).toMatchObject({
      ok: true,
      value: {
        marks: { count: 7, by: ['KEN (Kenya)'] },
        left: { comments: [{ by: 'BRA', words: expect.any(String) }], margins: 0, boxes: 0, pictures: 0, tables: 0 },
      },
    });
    expect(read.ok && read.value.text).toMatch(/^DRAFT OPINION 1\n\nconsidering\n\na\) that connectivity is \[essential\]/);
  });

  it('W22 gives the words of plain text as they are', async () => {
    expect(await textOfFile(file('# Title\n\nإذ يضع'))).toMatchObject({
      ok: true,
      value: { text: '# Title\n\nإذ يضع', marks: { count: 0 } },
    });
  });

  it('W22 has words or a reason', async () => {
    expect(await textOfFile(file(Uint8Array.from([0xff, 0xfe, 0x00])))).toEqual({ ok: false, reason: 'not-word' });
    expect(await textOfFile(file(docx(p(''))))).toEqual({ ok: false, reason: 'empty' });
    expect(await textOfFile(file(new Uint8Array(MOST_FILE_BYTES + 1)))).toEqual({ ok: false, reason: 'too-large' });
    expect(await textOfFile(file(SAMPLE.subarray(0, 5_000)))).toEqual({ ok: false, reason: 'damaged' });
  });
});
