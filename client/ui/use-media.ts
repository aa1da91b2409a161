import { useCallback, useSyncExternalStore } from 'react';

/** Is the window so? Asked again when that changes. */
export function useMedia(query: string): boolean {
  const watch = useCallback(
    (look: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', look);
      return () => list.removeEventListener('change', look);
    },
    [query],
  );
  return useSyncExternalStore(watch, () => matchMedia(query).matches);
}
