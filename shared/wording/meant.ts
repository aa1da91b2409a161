/**
 * What a reference named when its words were written (SPEC G18). The log knows when that was: the story of a paragraph has its edit sessions,
 * with the words before and after each.
 */
import type { BlockId } from '../opinion/vocabulary.ts';
import type { Written } from './finding.ts';

/** undefined: that is not known, or it named nothing then. `said`: see `Reference`. */
export type Meant = (paragraph: Written, said: string) => BlockId | undefined;

/** An edit session of a paragraph: log positions of its first and last entry, and the words before it. */
export interface Session {
  readonly from: number;
  readonly to: number;
  readonly before: string;
}

/** Sessions that are looked through, from the last one back. What is older is not told apart. */
const MOST_SESSIONS = 40;

/**
 * In which session each of the references came to be there, that is there now. `read`: what is said by words of the paragraph. Oldest session
 * first. What was there before all of these is left out.
 */
export function cameWith(
  said: ReadonlySet<string>,
  sessions: readonly Session[],
  read: (words: string) => ReadonlySet<string>,
): ReadonlyMap<string, Session> {
  const found = new Map<string, Session>();
  const left = new Set(said);
  for (const session of sessions.slice(-MOST_SESSIONS).reverse()) {
    if (left.size === 0) break;
    const known = read(session.before);
    for (const one of left) {
      if (known.has(one)) continue;
      found.set(one, session);
      left.delete(one);
    }
  }
  return found;
}
