/**
 * What people had open in a seat goes with the seat: its sessions, and what is remembered of those that made room, are taken out of the key store,
 * whichever way it was closed or handed on.
 * Nothing waits for that: a right is judged by the forum at each use, and open sockets are the authenticator's.
 */
import type { ForumAct } from '../../shared/forum/entry.ts';
import type { Forum } from '../forum/forum.ts';
import type { Logger } from '../logger.ts';
import { Turns } from '../turns.ts';
import type { PutOuts } from './put-out.ts';
import type { Sessions } from './sessions.ts';

const LEAVING: ReadonlySet<ForumAct['type']> = new Set(['seat.closed', 'seat.lapsed', 'seat.handed-over', 'entity.dismissed']);

interface LeaverTools {
  readonly forum: Forum;
  readonly sessions: Sessions;
  readonly putOuts: Pick<PutOuts, 'sweep'>;
  readonly logger: Logger;
}

/** Resolves, when called, once nothing is under way any more. */
export function followLeavers({ forum, sessions, putOuts, logger }: LeaverTools): () => Promise<void> {
  const sweep = async (): Promise<void> => {
    const turns = new Turns();
    for (const { id, seat, tenure } of await sessions.list()) {
      await turns.breathe();
      if (!forum.holds(seat, tenure)) await sessions.end(id);
    }
    await putOuts.sweep();
  };
  let sweeping: Promise<void> = Promise.resolve();
  const stop = forum.onChange((facts) => {
    if (!facts.some(({ type }) => LEAVING.has(type))) return;
    sweeping = sweeping
      .then(sweep)
      .catch((fault: unknown) => logger.warn({ err: fault }, 'sessions of a closed seat could not be removed'));
  });
  return () => {
    stop();
    return sweeping;
  };
}
