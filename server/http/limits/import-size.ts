/** What is too much to be read as an opinion, before it is read: it would hold up everybody else for a second. */
import type { Input } from '../../../shared/import/read.ts';
import { LIMITS } from '../../limits.ts';

/** In words; null where it fits. */
export function tooMuchToRead({ text = '', html = '' }: Input): string | null {
  const lines = count(text, '\n') + count(text, '\r');
  if (lines > LIMITS.importLines) return `${lines} lines; ${LIMITS.importLines} are read`;
  const tags = count(html, '<') + count(html, '\n');
  return tags > LIMITS.importTags ? `${tags} tags and lines; ${LIMITS.importTags} are read` : null;
}

function count(text: string, sign: string): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found += 1;
  return found;
}
