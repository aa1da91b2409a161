/** Threads one below the other: the last of them, and so many earlier ones at a press. A paragraph may have hundreds. */
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ShownThread } from '../../../../shared/wire/comments.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { ThreadCard } from './thread-card.tsx';
import type { Threads } from './threads.ts';

const AT_ONCE = 20;

interface ThreadLinesProps {
  readonly threads: Threads;
  /** In the order in which they were begun. */
  readonly of: readonly ShownThread[];
}

export function ThreadLines({ threads, of }: ThreadLinesProps) {
  const { t } = useText();
  const [most, show] = useState(AT_ONCE);
  const list = useRef<HTMLDivElement>(null);
  const earlier = Math.max(0, of.length - most);
  if (of.length === 0) return null;
  // the button goes with the first of them
  const more = (): void => {
    flushSync(() => show(most + AT_ONCE));
    if (earlier <= AT_ONCE) list.current?.querySelector<HTMLElement>('.thread-line')?.focus();
  };
  return (
    <div ref={list} className="thread-group">
      {earlier > 0 && (
        <div className="buttons">
          <Button look="bare" onPress={more}>
            {t('thread.listEarlier', { count: earlier })}
          </Button>
        </div>
      )}
      {of.slice(earlier).map((one) => (
        <ThreadCard key={one.id} threads={threads} thread={one} />
      ))}
    </div>
  );
}
