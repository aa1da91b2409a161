/**
 * While the first text is where the server put it, what is round the text comes with the editor, or by itself where that is long in coming:
 * so the text is moved once. `told`: how the opinion stands is known.
 */
import { use, useEffect, useState } from 'react';
import { browserClock } from '../../lib/clock.ts';
import type { Readable } from '../../lib/store.ts';
import type { SyncState } from '../../sync/recorded.ts';
import { useOf } from '../../ui/use-store.ts';
import { FirstTextContext } from '../first-text.ts';

/** ms that the editor may take from then on. */
const PATIENCE_MS = 1000;

export function useWaits(id: string, sync: Readable<SyncState>, told: boolean): boolean {
  const first = use(FirstTextContext);
  const opening = useOf(sync, ({ state }) => state === 'opening');
  const [patient, setPatient] = useState(first?.opinion === id && first.isHere);
  useEffect(() => (told && patient ? browserClock.after(PATIENCE_MS, () => setPatient(false)) : undefined), [told, patient]);
  useEffect(() => {
    if (told && !patient) first?.rest.set(true);
  }, [told, patient, first]);
  // once: what has been drawn stays, also where the connection begins anew
  if (!opening && patient) setPatient(false);
  return opening && patient;
}
