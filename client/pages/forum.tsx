/** The forum as it is now, for every component below: asked for again whenever it moves on, because others open sittings and hand on the gavel. */
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AskedCommand, ShownForum } from '../../shared/wire/forum.ts';
import { browserClock } from '../lib/clock.ts';
import { outdate, type Trouble } from './ask.ts';
import { askOnce } from './ask-once.ts';
import { chosenSignals } from './chosen-signals.ts';
import { followForum } from './follow-forum.ts';
import { isOlder } from './loaded.ts';
import { actsMoved, callsMoved } from './moved.ts';
import { MyselfContext } from './myself.ts';
import { PATIENCE_MS, readFrom } from './reading.ts';

export interface ForumNow {
  /** The newest that came; null before the first. */
  readonly forum: ShownForum | null;
  /** Why the last asking failed; null where it did not. */
  readonly trouble: Trouble | null;
  /** Since when nothing is heard, by the clock of this machine, ms UTC; null while the line stands. */
  readonly lost: number | null;
  /** By the clock of this machine, ms UTC; moves at least as often as the forum is asked for. */
  readonly now: number;
  readonly refetch: () => Promise<void>;
}

const NOTHING: ForumNow = { forum: null, trouble: null, lost: null, now: 0, refetch: () => Promise.resolve() };

export const ForumContext = createContext<ForumNow>(NOTHING);

export const useForum = (): ForumNow => use(ForumContext);

/** `on`: somebody is signed in who may see it. */
export function ForumProvider({ on, children }: { readonly on: boolean; readonly children: ReactNode }) {
  const [seen, setSeen] = useState<Omit<ForumNow, 'refetch'>>(NOTHING);
  /** What the page shows, where it is known to be the forum of now. */
  const shown = useRef<ShownForum | null>(null);
  const newest = useRef<ShownForum | null>(null);
  const heardAt = useRef(0);
  const me = use(MyselfContext)?.me ?? null;
  const latest = useRef(me);
  latest.current = me;
  const refetch = useCallback(async () => {
    const fail = (trouble: Trouble): void => {
      shown.current = null;
      setSeen((before) => ({ ...before, trouble, lost: before.lost ?? heardAt.current, now: browserClock.now() }));
    };
    // what comes late is taken all the same
    const stop = browserClock.after(PATIENCE_MS, () => shown.current !== null && fail({ status: 0, code: '' }));
    const answer = await readFrom('GET /api/forum');
    stop();
    if (!answer.ok) return fail(answer.reason);
    const now = browserClock.now();
    heardAt.current = now;
    const { value } = answer;
    // lists that were asked for before show less than this
    if (value.seq !== newest.current?.seq) outdate();
    if (!isOlder(value, newest.current)) newest.current = value;
    shown.current = newest.current;
    setSeen({ forum: newest.current, trouble: null, lost: null, now });
  }, []);
  useEffect(() => {
    if (!on) {
      newest.current = null;
      return setSeen(NOTHING);
    }
    const heard = (): void => {
      heardAt.current = browserClock.now();
    };
    const look = (): Promise<void> => {
      outdate();
      return refetch();
    };
    const called = (): void => {
      outdate();
      callsMoved.set(callsMoved.getSnapshot() + 1);
    };
    const acted = (): void => {
      outdate();
      actsMoved.set(actsMoved.getSnapshot() + 1);
    };
    const wanted = (): boolean => latest.current !== null && chosenSignals(latest.current).length > 0;
    return followForum({ look, shown: () => shown.current?.seq ?? null, heard, called, acted, wanted });
  }, [on, refetch]);
  const value = useMemo(() => ({ ...seen, refetch }), [seen, refetch]);
  return <ForumContext value={value}>{children}</ForumContext>;
}

/** Asks again whenever the forum has moved on since: what others have changed in it comes onto the page. */
export function useForumMoves(refetch: () => Promise<void>): void {
  const { forum } = useForum();
  const seen = useRef(forum);
  useEffect(() => {
    if (seen.current !== forum) void refetch();
    seen.current = forum;
  }, [forum, refetch]);
}

export interface Commanding {
  readonly trouble: Trouble | null;
  readonly sending: boolean;
  /** True when it is in the log; the forum was read again then. */
  readonly send: (command: AskedCommand) => Promise<boolean>;
}

export function useForumCommand(): Commanding {
  const { refetch } = useForum();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [sending, setSending] = useState(false);
  const send = async (command: AskedCommand): Promise<boolean> => {
    setSending(true);
    const answer = await askOnce('POST /api/forum/commands', (uuid) => ({ body: { uuid, command } }));
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) await refetch();
    setSending(false);
    return answer.ok;
  };
  return { trouble, sending, send };
}
