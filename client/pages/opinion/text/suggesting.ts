import { useStore } from '../../../ui/use-store.ts';
import { useOfOpened } from '../opened.ts';

/** Are edits made as suggestions now? */
export function useSuggesting(): boolean {
  return useStore(useOfOpened(({ opinion }) => opinion.manner.suggesting));
}
