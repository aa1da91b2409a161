/** Restricted sessions as the forum has them now: asked for again while a sitting is on, because motions and rolls are answered at once. */
import { useEffect } from 'react';
import { placeOf, readRestrictedId } from '../../../shared/forum/restricted.ts';
import type { Place } from '../../../shared/opinion/ruling/session.ts';
import type { ShownSession, ShownSessions } from '../bodies.ts';
import { useForum } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { runningSittings } from '../sittings.ts';

const AGAIN_MS = 4_000;

/** What concerns one opinion, or the document of a session with it. */
export interface OnOpinion {
  readonly opinion: string;
  readonly place: Place;
  /** The last that was moved; null where none ever was. */
  readonly session: ShownSession | null;
  readonly members: number;
  readonly again: () => Promise<void>;
}

export function useSession(id: string): OnOpinion {
  const { forum } = useForum();
  const { value, again } = useLoaded<ShownSessions>('/api/restricted');
  const seq = forum?.seq ?? 0;
  const sitting = forum !== null && runningSittings(forum).length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the forum has moved on
  useEffect(() => {
    void again();
  }, [again, seq]);
  useEffect(() => {
    if (!sitting) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && void again(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [again, sitting]);
  const sessions = value?.sessions ?? [];
  const opinion = readRestrictedId(id)?.opinion ?? id;
  const place = value === null ? 'open' : placeOf(new Map(sessions.map((one) => [one.session, one])), id);
  const session = sessions.findLast(({ opinions }) => opinions.includes(opinion)) ?? null;
  return { opinion, place, session, members: value?.members ?? 0, again };
}
