import type { Text } from '../../../../shared/i18n/text.ts';
import { type Readable, Store } from '../../../lib/store.ts';
import type { No } from '../../../sync/said.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { sayTrouble } from '../../ask.ts';
import { useForum } from '../../forum.tsx';
import type { Loaded } from '../../loaded.ts';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { useOfOpened } from '../opened.ts';
import { threadsHere } from './here.ts';
import type { ThreadsRead } from './reading.ts';
import type { Threads } from './threads.ts';
import { audienceOf, readersOf } from './told.ts';

/** null before they have come. */
export const useThreads = (): Threads | null => useStore(threadsHere);

/** Who reads what is said to an audience. */
export function useAudiences() {
  const text = useText();
  const entities = useEntities();
  const { forum } = useForum();
  const own = useMyself().me.seat?.entity ?? '';
  return {
    own,
    entities,
    audienceOf: (audience: Parameters<typeof audienceOf>[0]) => audienceOf(audience, own, text, entities, forum),
    readersOf: (audience: Parameters<typeof readersOf>[0]) => readersOf(audience, own, entities, forum),
  };
}

/** Why nothing can be said beside the text now; null where it can. */
export function useWhyNot(): string | null {
  const { t } = useText();
  const threads = useThreads();
  const { value } = useStore(threads?.reading.shown ?? NOTHING);
  const here = useOfOpened((opened) => opened.here);
  if (value === null) return t('app.loading');
  if (value.audiences.length === 0) return t('thread.nowhere');
  return here === null ? t('thread.nothing') : null;
}

const NOTHING: Readable<Loaded<ThreadsRead>> = new Store({ value: null, trouble: null, at: 0, refetch: () => Promise.resolve() });

/** Why something was not said, in words. */
export function sayNo(text: Text, no: No): string {
  const key = `thread.${no.code}`;
  return text.has(key) ? text.say(key, {}) : sayTrouble(text, no);
}
