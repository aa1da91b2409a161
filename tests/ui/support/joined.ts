import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { DeskRig } from './desk.tsx';

/** Their screens are here, and have seen the log up to this position. */
export function joined(rig: DeskRig, seen: number, ...actors: readonly Actor[]): void {
  const awareness = new Awareness(new Doc());
  for (const [at, { seat, entity, capacity, remote }] of actors.entries())
    awareness.states.set(at + 1000, { seat, entity, capacity, remote, person: '', block: null });
  rig.opinion.presence.watch(awareness);
  const states = actors.map(({ entity }) => ({ entity, shown: seen, handed: 0, follows: false }));
  rig.opinion.presence.reached({ type: 'receipts', whole: false, states });
  awareness.destroy();
}
