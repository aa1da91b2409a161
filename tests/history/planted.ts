/** A history as it was recorded, and what it would look like after faults of several servers: the checker has to find each of them. */
import type { Event, History, Logged } from './history.ts';

export function planted(history: History): ReadonlyMap<string, History> {
  const { events, log, refolds } = history;
  const t = Math.max(...events.map((event) => event.t)) + 1;
  const last = log.at(-1);
  const refused = events.find((event) => event.kind === 'fail');
  const acknowledged = events.find((event) => event.kind === 'ok');
  if (last === undefined || refused?.kind !== 'fail' || acknowledged?.kind !== 'ok') throw new Error('nothing to plant in');
  const heard = (event: Extract<Event, { kind: 'read' }>): History => ({ ...history, events: [...events, event] });
  const logged = (changed: readonly Logged[]): History => ({ ...history, log: changed, refolds: refolds.slice(0, 0) });
  const renamed = (one: Logged, uuid: string): Logged => ({ ...one, entry: { ...one.entry, uuid }, edits: [] });
  const at = acknowledged.seq - 1;
  return new Map([
    ['an acknowledged entry that a failover took', logged(log.map((one, place) => (place === at ? renamed(one, 'another') : one)))],
    ['a tail that a failover took', logged(log.slice(0, -1))],
    ['an entry that both servers wrote', logged([...log, last])],
    ['two servers in another order', logged([...log.slice(0, -2), ...log.slice(-2).reverse()])],
    ['a refused command that the other server granted', logged([...log.slice(0, -1), renamed(last, refused.uuid)])],
    ['a fork', heard({ proc: 'at the other server', t, kind: 'read', seq: log.length, entryHash: 'another' })],
    ['another fold at the other server', heard({ proc: 'at the other server', t, kind: 'read', seq: log.length, state: 'another' })],
    ['a server that falls back', heard({ proc: 'reader 0', t, kind: 'read', seq: 1 })],
  ]);
}
