import { commenting } from './ar/commenting.ts';
import { letters } from './ar/letters.ts';
import { live } from './ar/live.ts';
import { pageWords } from './ar/page-words.ts';
import { sheet } from './ar/sheet.ts';
import type { Catalogue } from './catalogue.ts';

export const ar: Catalogue = {
  ...pageWords,
  ...commenting,
  ...letters,
  ...live,
  ...sheet,
};
