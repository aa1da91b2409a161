/** The words of a file that somebody chose, plain text or Word. It is loaded when the first is chosen: nobody else needs a zip reader. */
import { no, ok, type Result } from '../../../shared/lib/result.ts';
import { MOST_FILE_BYTES } from '../../../shared/word/package.ts';
import { isWordFile, readWord } from '../../../shared/word/read.ts';
import { asText, type LeftOut, leftOut, revisionsOf } from '../../../shared/word/reading.ts';
import type { WordRefusal } from '../../../shared/word/refusal.ts';

export interface FileText {
  readonly text: string;
  readonly isWord: boolean;
  readonly marks: { readonly count: number; readonly by: readonly string[] };
  readonly left: LeftOut;
}

const NOTHING: LeftOut = { boxes: 0, pictures: 0, tables: 0, rows: 0, margins: 0, chunks: 0, comments: [], notes: [], struck: [] };

export async function textOfFile(file: File): Promise<Result<FileText, WordRefusal | 'empty'>> {
  if (file.size > MOST_FILE_BYTES) return no('too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = isWordFile(bytes) ? wordText(bytes) : plainText(bytes);
  return read.ok && read.value.text.trim() === '' ? no('empty') : read;
}

function wordText(bytes: Uint8Array): Result<FileText, WordRefusal> {
  const read = readWord(bytes);
  if (!read.ok) return read;
  return ok({
    text: asText(read.value).text,
    isWord: true,
    marks: revisionsOf(read.value),
    // notes stand behind the text
    left: { ...leftOut(read.value), notes: [] },
  });
}

function plainText(bytes: Uint8Array): Result<FileText, 'not-word'> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return ok({ text, isWord: false, marks: { count: 0, by: [] }, left: NOTHING });
  } catch (error) {
    if (error instanceof TypeError) return no('not-word');
    throw error;
  }
}
