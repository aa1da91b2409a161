import { access } from './access.ts';
import { answering } from './answering.ts';
import { field } from './field.ts';
import { forum } from './forum.ts';
import { now } from './now.ts';
import { pages } from './pages.ts';
import { suggesting } from './suggesting.ts';
import { underWay } from './under-way.ts';

/** The words of signing in, of the list and of an opinion: all that is read before the first letter is typed. */
export const first = {
  ...field,
  ...forum,
  ...pages,
  ...suggesting,
  ...answering,
  ...access,
  ...underWay,
  ...now,
} as const;
