/** Restricted sessions as the forum has them now: asked for again while a sitting is on, because motions and rolls are answered at once. */
import { createContext, useEffect } from 'react';
import { isUnderWay, placeOf, readRestrictedId } from '../../../shared/forum/restricted.ts';
import type { Place } from '../../../shared/opinion/session.ts';
import type { ShownSession } from '../../../shared/wire/restricted.ts';
import { useForum } from '../forum.tsx';
import { type Loaded, useLoaded } from '../loaded.ts';
import { runningSittings } from '../sittings.ts';

/** While something is under way, and while nothing is. */
const AGAIN_MS = { soon: 3_000, later: 12_000 };

/** What concerns one opinion, or the document of a session with it. */
export interface OnOpinion {
  readonly opinion: string;
  /** Before it has come nothing below is known. */
  readonly reading: Loaded<unknown>;
  readonly place: Place;
  /** The session of this document; of an opinion the last that was moved, null where none ever was. */
  readonly session: ShownSession | null;
  readonly members: number;
  readonly accredited: number;
  readonly refetch: () => Promise<void>;
}

/** Of the opinion that this page is about. */
export const OnOpinionContext = createContext<OnOpinion | null>(null);

export function useSession(id: string): OnOpinion {
  const { forum } = useForum();
  const reading = useLoaded('GET /api/restricted');
  const { value, refetch } = reading;
  const seq = forum?.seq ?? 0;
  const sitting = forum !== null && runningSittings(forum).length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the forum has moved on
  useEffect(() => {
    void refetch();
  }, [refetch, seq]);
  const sessions = value?.sessions ?? [];
  const named = readRestrictedId(id);
  const opinion = named?.opinion ?? id;
  const place = value === null ? 'open' : placeOf(new Map(sessions.map((one) => [one.session, one])), id);
  const session = sessions.findLast((one) => one.opinions.includes(opinion) && (named === null || named.session === one.session)) ?? null;
  const soon = session !== null && isUnderWay(session);
  useEffect(() => {
    if (!sitting && !soon) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') void refetch();
    };
    const timer = setInterval(look, soon ? AGAIN_MS.soon : AGAIN_MS.later);
    return () => clearInterval(timer);
  }, [refetch, sitting, soon]);
  return { opinion, reading, place, session, members: value?.members ?? 0, accredited: value?.accredited ?? 0, refetch };
}
