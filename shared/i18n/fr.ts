import type { Catalogue } from './catalogue.ts';
import { field } from './fr/field.ts';
import { pages } from './fr/pages.ts';

export const fr: Catalogue = { ...field, ...pages };
