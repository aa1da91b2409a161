import { field } from './ar/field.ts';
import { pages } from './ar/pages.ts';
import type { Catalogue } from './catalogue.ts';

export const ar: Catalogue = { ...field, ...pages };
