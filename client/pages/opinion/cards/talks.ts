/** What goes on in threads, by paragraph, for cards in one line: those that are not resolved, under its positions too. */
import { useMemo } from 'react';
import type { BlockId, PositionId } from '../../../../shared/opinion/vocabulary.ts';
import { toldIn, wordsIn } from '../../../../shared/page/threads.ts';
import type { ShownThread } from '../../../../shared/wire/comments.ts';
import { Store } from '../../../lib/store.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { threadsHere } from '../threads/here.ts';
import { isUnread } from '../threads/read-marks.ts';
import { beginningOf } from '../threads/told.ts';
import type { Talk } from './carded.ts';

const NO_THREADS = new Store<ReadonlyMap<BlockId, readonly ShownThread[]>>(new Map());
const NO_REPLIES = new Store<ReadonlyMap<PositionId, readonly ShownThread[]>>(new Map());
const NOTHING_READ = new Store({ since: 0, threads: [] });

export function useTalks(): ReadonlyMap<BlockId, Talk> {
  const { t } = useText();
  const entities = useEntities();
  const threads = useStore(threadsHere);
  const at = useStore(threads?.at ?? NO_THREADS);
  const under = useStore(threads?.under ?? NO_REPLIES);
  const read = useStore(threads?.read.kept ?? NOTHING_READ);
  const seat = threads?.seat ?? '';
  const made = useMemo(() => new Map<string, Talk>(), []);
  return useMemo(() => {
    const talks = new Map<BlockId, Talk>();
    const replies = [...under.values()].flat();
    const answered = replies.flatMap(({ anchor: { block } }) => block ?? []);
    for (const block of new Set([...at.keys(), ...answered])) {
      const all = [...(at.get(block) ?? []), ...replies.filter(({ anchor }) => anchor.block === block)];
      const open = all.filter(({ resolved }) => resolved === null);
      const [first] = open.flatMap(toldIn);
      if (first === undefined) continue;
      const talk: Talk = {
        count: open.length,
        code: entities.code(first.message.entity),
        words: beginningOf(wordsIn(first.message, { t })),
        isNew: open.some((one) => isUnread(read, one, seat)),
      };
      // the same for as long as nothing of it changes: its line is not drawn again
      const known = made.get(block);
      const same = known !== undefined && JSON.stringify(known) === JSON.stringify(talk);
      talks.set(block, same ? known : talk);
      made.set(block, same ? known : talk);
    }
    return talks;
  }, [at, under, read, seat, entities, t, made]);
}
