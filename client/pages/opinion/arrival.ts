import { useSyncExternalStore } from 'react';
import { type Arrival, arrivalOf } from '../../../shared/opinion/arrival.ts';
import { useOpened } from './opened.ts';

/** To whom the call at a log position has come, as far as this page knows now; drawn anew when that changes. */
export function useArrival(): (call: number) => Arrival {
  const { presence } = useOpened().session;
  const peers = useSyncExternalStore(presence.subscribe, presence.getSnapshot);
  const receipts = useSyncExternalStore(presence.receipts.subscribe, presence.receipts.getSnapshot);
  const screens = new Set(peers.flatMap(({ capacity, entity }) => (capacity === 'member-state' ? [entity] : [])));
  return (call) => arrivalOf(call, screens, receipts);
}
