import { access } from './access.ts';
import { answering } from './answering.ts';
import { contributions } from './contributions.ts';
import { field } from './field.ts';
import { forum } from './forum.ts';
import { now } from './now.ts';
import { pages } from './pages.ts';
import { restricted } from './restricted.ts';
import { suggesting } from './suggesting.ts';

export const first = {
  ...field,
  ...forum,
  ...pages,
  ...suggesting,
  ...answering,
  ...access,
  ...restricted,
  ...now,
  ...contributions,
};
