import { commenting } from './en/commenting.ts';
import { letters } from './en/letters.ts';
import { live } from './en/live.ts';
import { pageWords } from './en/page-words.ts';
import { sheet } from './en/sheet.ts';

/** The pattern for all catalogues. A test keeps out the words that the field does not use. */
export const en = {
  ...pageWords,
  ...commenting,
  ...letters,
  ...live,
  ...sheet,
} as const;
