import type { Catalogue } from './catalogue.ts';
import { commenting } from './es/commenting.ts';
import { letters } from './es/letters.ts';
import { live } from './es/live.ts';
import { pageWords } from './es/page-words.ts';
import { sheet } from './es/sheet.ts';

export const es: Catalogue = {
  ...pageWords,
  ...commenting,
  ...letters,
  ...live,
  ...sheet,
};
