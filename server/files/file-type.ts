/** What a file is, by its bytes. Little of it is unpacked, and that within bounds: it came from whoever wanted to hand something in. */
import type { FileType } from '../../shared/forum/attachment.ts';
import { WordPackage } from '../../shared/word/package.ts';
import { Unreadable } from '../../shared/word/refusal.ts';

const PDF = '%PDF-';
const ZIP = 'PK';
/** What is in a Word file: of hundreds of pictures it is a few KiB long. */
const LIST = '[Content_Types].xml';
const LIST_BYTES = 256 * 1024;
const WORD_TEXT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** `…ms-word.document.macroEnabled.main+xml`, and the macros themselves. */
const MACROS = /macroEnabled|vbaProject/i;

/** Null: none that is taken. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  if (begins(bytes, PDF)) return 'pdf';
  return begins(bytes, ZIP) && isPlainWord(bytes) ? 'docx' : null;
}

function isPlainWord(bytes: Uint8Array): boolean {
  const types = typesIn(bytes);
  return types.includes(WORD_TEXT) && !types.some((type) => MACROS.test(type));
}

/** None where it is no sound zip, or has no such list. */
function typesIn(bytes: Uint8Array): readonly string[] {
  try {
    const pieces: Uint8Array[] = [];
    let length = 0;
    const file = new WordPackage(bytes);
    if (file.names.some((name) => MACROS.test(name))) return [];
    file.unpack(LIST, (piece) => {
      length += piece.length;
      if (length > LIST_BYTES) throw new Unreadable('swollen');
      pieces.push(piece.slice());
    });
    return [
      ...Buffer.concat(pieces)
        .toString('utf8')
        .matchAll(/\bContentType\s*=\s*["']([^"']*)["']/g),
    ].map(([, type = '']) => type);
  } catch (fault) {
    if (fault instanceof Unreadable || fault instanceof RangeError) return [];
    throw fault;
  }
}

const begins = (bytes: Uint8Array, letters: string): boolean =>
  Buffer.from(bytes.subarray(0, letters.length)).toString('latin1') === letters;
