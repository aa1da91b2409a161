import type { Catalogue } from './catalogue.ts';
import { answering } from './zh/answering.ts';
import { field } from './zh/field.ts';
import { pages } from './zh/pages.ts';
import { reading } from './zh/reading.ts';

export const zh: Catalogue = { ...field, ...pages, ...reading, ...answering };
