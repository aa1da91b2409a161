import type { Catalogue } from './catalogue.ts';
import { field } from './zh/field.ts';
import { pages } from './zh/pages.ts';

export const zh: Catalogue = { ...field, ...pages };
