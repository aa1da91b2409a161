/** What a file is, by its first bytes, and what is wrong with it, by all of them: it came from whoever wanted to hand something in. */
import type { FileFlaw, FileType } from '../../shared/forum/attachment.ts';
import { isSoundPdf } from './sound-pdf.ts';
import { flawOfWord } from './sound-word.ts';

const PDF = '%PDF-';
const ZIP = 'PK';

/** Null: none that is taken. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  const first = Buffer.from(bytes.subarray(0, PDF.length)).toString('latin1');
  if (first === PDF) return 'pdf';
  return first.startsWith(ZIP) ? 'docx' : null;
}

/** Null: it is taken as what it is. */
export async function flawOf(bytes: Uint8Array, type: FileType): Promise<FileFlaw | null> {
  if (type === 'docx') return flawOfWord(bytes);
  return isSoundPdf(bytes) ? null : 'unsound-file';
}
