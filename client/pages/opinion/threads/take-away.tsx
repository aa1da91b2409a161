/** The text with what is said beside it, on paper or as a Word file. One chooses which: what is for the own delegation is not for everybody. */
import { useMemo, useState } from 'react';
import type { AskedAudience } from '../../../../shared/comments/audience.ts';
import { audienceKeyOf } from '../../../../shared/page/threads.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';
import type { Threads } from './threads.ts';
import { useAudiences, useThreads } from './use-threads.ts';

interface TakeAwayProps {
  /** Fetches what is at this address of the opinion, and keeps it under that name. */
  readonly onWord: (query: string, name: string) => void;
}

export function TakeAway({ onWord }: TakeAwayProps) {
  const threads = useThreads();
  return threads && <WithComments threads={threads} onWord={onWord} />;
}

function WithComments({ threads, onWord }: TakeAwayProps & { readonly threads: Threads }) {
  const { t } = useText();
  const { register } = useOpened();
  const { audienceOf } = useAudiences();
  const { value } = useStore(threads.reading.shown);
  const [chosen, choose] = useState('all');
  // with 2,000 threads to look at, not at each letter
  const audiences = useMemo(
    () => new Map<string, AskedAudience>([...(value?.threads.values() ?? [])].map(({ audience }) => [audienceKeyOf(audience), audience])),
    [value],
  );
  if (audiences.size === 0) return null;
  const which = chosen === 'all' || audiences.has(chosen) ? chosen : 'all';
  const query = `comments=${encodeURIComponent(which)}`;
  return (
    <section className="take-away" aria-labelledby="take-away">
      <h3 id="take-away">{t('taken.title')}</h3>
      <Choice
        label={t('taken.which')}
        value={which}
        onChange={choose}
        options={[['all', t('taken.all')], ...[...audiences].map(([key, one]) => [key, audienceOf(one).words] as const)]}
      />
      <p className="note">{t('taken.care')}</p>
      <ul>
        <li>
          <a href={`/o/${encodeURIComponent(register.opinion)}/print?${query}`} target="_blank" rel="noreferrer">
            {t('taken.print')}
          </a>
        </li>
        <li>
          <Button look="bare" onPress={() => onWord(`?view=marked&${query}`, 'marked-comments')}>
            {t('taken.word')}
          </Button>
        </li>
      </ul>
    </section>
  );
}
