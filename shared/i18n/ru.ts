import type { Catalogue } from './catalogue.ts';
import { commenting } from './ru/commenting.ts';
import { letters } from './ru/letters.ts';
import { live } from './ru/live.ts';
import { pageWords } from './ru/page-words.ts';
import { sheet } from './ru/sheet.ts';

export const ru: Catalogue = {
  ...pageWords,
  ...commenting,
  ...letters,
  ...live,
  ...sheet,
};
