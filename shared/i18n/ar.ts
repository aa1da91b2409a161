import { answering } from './ar/answering.ts';
import { field } from './ar/field.ts';
import { pages } from './ar/pages.ts';
import { reading } from './ar/reading.ts';
import type { Catalogue } from './catalogue.ts';

export const ar: Catalogue = { ...field, ...pages, ...reading, ...answering };
