/** In which letters a text file is written. UTF-8 and UTF-16 say so themselves; of older ones nobody can tell but a person who reads. */

/** What spreadsheets wrote before UTF-8: in the west, in Cyrillic, Arabic and Chinese. */
export const OLD_LETTERS = ['windows-1252', 'windows-1251', 'windows-1256', 'gb18030'] as const;
export type OldLetters = (typeof OLD_LETTERS)[number];

export interface Decoded {
  readonly text: string;
  /** Null where the file itself says how it is to be read. */
  readonly taken: OldLetters | null;
}

/** `guess`: what to take it for where it says nothing. Null: not in those letters. */
export function decoded(bytes: Uint8Array, guess: OldLetters): Decoded | null {
  const own = marked(bytes);
  if (own !== null) return withText(own, bytes, null);
  return withText('utf-8', bytes, null) ?? withText(guess, bytes, guess);
}

function marked([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Bytes that mean nothing in the old letters become control characters. */
const SENSELESS = /(?![\t\n\r])\p{Cc}/u;

function withText(letters: string, bytes: Uint8Array, taken: OldLetters | null): Decoded | null {
  try {
    const text = new TextDecoder(letters, { fatal: true }).decode(bytes);
    return taken !== null && SENSELESS.test(text) ? null : { text, taken };
  } catch {
    return null; // the decoder throws for one cause only
  }
}
