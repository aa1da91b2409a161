import { useStore } from '../../../ui/use-store.ts';
import { useOpened } from '../opened.ts';

/** Are edits made as suggestions now? */
export function useSuggesting(): boolean {
  const { suggesting } = useOpened().opinion.manner;
  return useStore(suggesting);
}
