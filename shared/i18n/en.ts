import { field } from './en/field.ts';
import { pages } from './en/pages.ts';

/** The pattern for all catalogues. A test keeps out the words that the field does not use. */
export const en = { ...field, ...pages } as const;
