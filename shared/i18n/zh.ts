import type { Catalogue } from './catalogue.ts';
import { commenting } from './zh/commenting.ts';
import { letters } from './zh/letters.ts';
import { live } from './zh/live.ts';
import { pageWords } from './zh/page-words.ts';
import { sheet } from './zh/sheet.ts';

export const zh: Catalogue = {
  ...pageWords,
  ...commenting,
  ...letters,
  ...live,
  ...sheet,
};
