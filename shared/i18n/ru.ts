import type { Catalogue } from './catalogue.ts';
import { field } from './ru/field.ts';
import { pages } from './ru/pages.ts';

export const ru: Catalogue = { ...field, ...pages };
