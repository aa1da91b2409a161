import { useSyncExternalStore } from 'react';
import { useOpened } from './opened.ts';

/** Are edits made as suggestions now? */
export function useSuggesting(): boolean {
  const { suggesting } = useOpened().session.manner;
  return useSyncExternalStore(suggesting.subscribe, suggesting.getSnapshot);
}
