/** Who looks at this page, for every component below. */
import { createContext, use } from 'react';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import type { Me } from '../../shared/wire/session.ts';

export interface Myself {
  readonly me: Me;
  /** Asks the server again who this is: after signing in or out. */
  readonly refresh: () => Promise<void>;
  /** The server has ended this person's access; what is on the page stays readable. */
  readonly closed: boolean;
  readonly close: () => void;
  readonly speak: (language: Language) => Promise<void>;
}

/** Before the server has said who this is. */
export const NOBODY: Me = { signedIn: false, seat: null, person: null, language: null, demo: false, forum: { name: '' }, provider: null };

export const MyselfContext = createContext<Myself | null>(null);

export function useMyself(): Myself {
  const myself = use(MyselfContext);
  if (myself === null) throw new Error('nobody above this component');
  return myself;
}
