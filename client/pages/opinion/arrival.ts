import { type Arrival, arrivalOf } from '../../../shared/opinion/arrival.ts';
import { useStore } from '../../ui/use-store.ts';
import { useOfOpened } from './opened.ts';

/** To whom the call at a log position has come, as far as this page knows now; drawn anew when that changes. */
export function useArrival(): (call: number) => Arrival {
  const presence = useOfOpened(({ opinion }) => opinion.presence);
  const peers = useStore(presence);
  const receipts = useStore(presence.receipts);
  const screens = new Set(peers.flatMap(({ capacity, entity }) => (capacity === 'member-state' ? [entity] : [])));
  return (call) => arrivalOf(call, screens, receipts);
}
