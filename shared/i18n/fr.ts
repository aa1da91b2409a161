import type { Catalogue } from './catalogue.ts';
import { commenting } from './fr/commenting.ts';
import { letters } from './fr/letters.ts';
import { live } from './fr/live.ts';
import { pageWords } from './fr/page-words.ts';
import { sheet } from './fr/sheet.ts';

export const fr: Catalogue = {
  ...pageWords,
  ...commenting,
  ...letters,
  ...live,
  ...sheet,
};
