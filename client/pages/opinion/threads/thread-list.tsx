/** All threads of an opinion, in the order of its text: those of the own State, those that wait, those for one audience. */
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link } from 'wouter';
import type { AskedAudience } from '../../../../shared/comments/audience.ts';
import type { BlockId, EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { audienceKeyOf } from '../../../../shared/page/threads.ts';
import type { ShownThread } from '../../../../shared/wire/comments.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useOf, useStore } from '../../../ui/use-store.ts';
import { walk } from '../../../ui/walk.ts';
import { useText } from '../../../ui/words.tsx';
import { Answered } from '../../answered.tsx';
import { useMyself } from '../../myself.ts';
import { useOpened } from '../opened.ts';
import { spansOf } from './places.ts';
import { ThreadCard } from './thread-card.tsx';
import type { Threads } from './threads.ts';
import { useAudiences, useThreads } from './use-threads.ts';
import './threads.css';

/** Lines that are drawn, and so many more at a press: several seats could have begun a thousand. */
const AT_ONCE = 50;

const WHICH = ['unresolved', 'toAnswer', 'mine', 'all'] as const;
type Which = (typeof WHICH)[number];

/** Does this State's answer wait? It is called upon, or asked about its objection, and has said nothing since. */
const waits = ({ messages, resolved, anchor }: ShownThread, own: EntityId): boolean =>
  resolved === null &&
  messages.findLastIndex(
    ({ mentions, asks, text }) =>
      text !== null && (mentions.includes(own) || (asks !== null && anchor.on === 'position' && anchor.entity === own)),
  ) > messages.findLastIndex(({ entity }) => entity === own);

const isOne = (thread: ShownThread, which: Which, own: EntityId): boolean => {
  switch (which) {
    case 'unresolved':
      return thread.resolved === null;
    case 'toAnswer':
      return waits(thread, own);
    case 'mine':
      return thread.messages.some(({ entity }) => entity === own);
    case 'all':
      return true;
  }
};

export function ThreadList() {
  const { t } = useText();
  const threads = useThreads();
  return (
    <section className="thread-list" aria-labelledby="threads">
      <h2 id="threads">{t('thread.title')}</h2>
      {threads === null ? <p>{t('app.loading')}</p> : <Listed threads={threads} />}
    </section>
  );
}

function Listed({ threads }: { readonly threads: Threads }) {
  const { t } = useText();
  const own = useMyself().me.seat?.entity ?? '';
  const { audienceOf } = useAudiences();
  const reading = useStore(threads.reading.shown);
  const [which, setWhich] = useState<Which>('unresolved');
  const [readBy, setReadBy] = useState('');
  return (
    <Answered of={reading}>
      {({ threads: all }) => {
        if (all.size === 0) return <p className="empty">{t('thread.empty')}</p>;
        const audiences = new Map<string, AskedAudience>([...all.values()].map(({ audience }) => [audienceKeyOf(audience), audience]));
        const listed = [...all.values()].filter(
          (one) => isOne(one, which, own) && (readBy === '' || audienceKeyOf(one.audience) === readBy),
        );
        return (
          <>
            <div className="thread-filters">
              <fieldset className="choices">
                <legend>{t('thread.show')}</legend>
                {WHICH.map((one) => (
                  <label key={one} className="tick">
                    <input type="radio" name="threads" checked={which === one} onChange={() => setWhich(one)} />
                    <span>{t(`thread.show.${one}`)}</span>
                  </label>
                ))}
              </fieldset>
              {audiences.size > 1 && (
                <Choice
                  label={t('thread.readers')}
                  value={readBy}
                  onChange={setReadBy}
                  options={[['', t('thread.anyone')], ...[...audiences].map(([key, one]) => [key, audienceOf(one).words] as const)]}
                />
              )}
            </div>
            {listed.length === 0 ? (
              <p>{t('thread.noneSo')}</p>
            ) : (
              <ByParagraph key={`${which} ${readBy}`} threads={threads} listed={listed} />
            )}
          </>
        );
      }}
    </Answered>
  );
}

function ByParagraph({ threads, listed }: { readonly threads: Threads; readonly listed: readonly ShownThread[] }) {
  const { t } = useText();
  const { names, register } = useOpened();
  const spans = useOf(threads.places.placed, spansOf);
  const [upTo, showUpTo] = useState(AT_ONCE);
  const list = useRef<HTMLDivElement>(null);
  const groups = new Map<BlockId | null, ShownThread[]>();
  for (const one of listed) {
    const block = spans.get(one.id)?.block ?? one.anchor.block;
    groups.set(block, [...(groups.get(block) ?? []), one]);
  }
  const order = new Map(register.paragraphs.map(({ id }, at) => [id, at]));
  const sorted = [...groups].sort(([one], [other]) => (order.get(one ?? '') ?? -1) - (order.get(other ?? '') ?? -1));
  const shown = firstOf(sorted, upTo);
  // the button goes with the last of them, so whoever presses it goes on in the list
  const more = (): void => {
    flushSync(() => showUpTo(upTo + AT_ONCE));
    list.current?.querySelectorAll<HTMLElement>('.thread-line')[upTo]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no fields of one question in it
    <div
      ref={list}
      role="group"
      aria-label={t('thread.title')}
      className="thread-groups"
      onKeyDown={(event) => walk(event, '.thread-line', () => {})}
    >
      {shown.map(([block, those]) => (
        <section key={block ?? ''} className="thread-group">
          <h3>
            <Link href={`/o/${encodeURIComponent(register.opinion)}${block === null ? '' : `#${block}`}`}>
              <bdi>{names.paragraph(block)}</bdi>
            </Link>
          </h3>
          {those.map((one) => (
            <ThreadCard key={one.id} threads={threads} thread={one} />
          ))}
        </section>
      ))}
      {listed.length > upTo && (
        <div className="buttons">
          <Button onPress={more}>{t('thread.listMore', { count: listed.length - upTo })}</Button>
        </div>
      )}
    </div>
  );
}

type Group = readonly [block: BlockId | null, threads: readonly ShownThread[]];

/** The groups up to so many threads. */
function firstOf(groups: readonly Group[], most: number): readonly Group[] {
  let left = most;
  return groups.flatMap(([block, threads]): readonly Group[] => {
    const those = threads.slice(0, left);
    left -= those.length;
    return those.length === 0 ? [] : [[block, those]];
  });
}
