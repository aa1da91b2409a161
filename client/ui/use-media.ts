import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Is the window so? Asked again when that changes: the browser keeps up what it has answered. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => matchMedia(query), [query]);
  const watch = useCallback(
    (look: () => void) => {
      list.addEventListener('change', look);
      return () => list.removeEventListener('change', look);
    },
    [list],
  );
  return useSyncExternalStore(watch, () => list.matches);
}
