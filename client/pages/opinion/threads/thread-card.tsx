/** A thread: in one line, or unfolded, with what was said in it and a field to answer. */
import { memo, useEffect, useId, useState } from 'react';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import { toldIn, wordsIn } from '../../../../shared/page/threads.ts';
import type { ShownThread } from '../../../../shared/wire/comments.ts';
import { browserClock } from '../../../lib/clock.ts';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { useOf, useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';
import { isQuestion } from './asked.ts';
import { KeptMessage } from './kept-message.tsx';
import { Message } from './message.tsx';
import { spansOf } from './places.ts';
import { AskAgain, Asked } from './question.tsx';
import { isUnread } from './read-marks.ts';
import { keptOf, type Threads } from './threads.ts';
import { beginningOf } from './told.ts';
import { sayNo, useAudiences } from './use-threads.ts';
import { Write } from './write.tsx';
import './threads.css';

/** Messages that are drawn, the last, and so many more at a press: several seats could have said a thousand. */
const AT_ONCE = 50;

interface ThreadCardProps {
  readonly threads: Threads;
  readonly thread: ShownThread;
}

export const ThreadCard = memo(function ThreadCard({ threads, thread }: ThreadCardProps) {
  const text = useText();
  const { t } = text;
  const { entities, audienceOf } = useAudiences();
  const unread = isUnread(useStore(threads.read.kept), thread, threads.seat);
  const isOpen = useStore(threads.unfolded).has(thread.id);
  const body = useId();
  const told = toldIn(thread);
  const [first] = told;
  const { shape, words } = audienceOf(thread.audience);
  // what comes while it is before one's eyes is read
  useEffect(() => {
    if (isOpen) threads.read.read(thread);
  }, [isOpen, threads, thread]);
  if (first === undefined) return null;
  const { message, at } = first;
  const replies = t('thread.replies', { count: told.length - 1 });
  const said = wordsIn(message, text);
  const code = entities.code(message.entity);
  return (
    <article className={thread.resolved === null ? 'thread-card' : 'thread-card resolved'} data-thread={thread.id}>
      <button
        type="button"
        className="thread-line"
        aria-expanded={isOpen}
        aria-controls={body}
        onClick={() => threads.fold(thread, !isOpen)}
      >
        <span className="unseen">
          {text.facts([
            ...(unread ? [t('thread.unread')] : []),
            `${code} ${message.person ?? entities.name(message.entity)}`,
            text.moment(at),
            words,
            replies,
            beginningOf(said),
          ])}
        </span>
        <span className="thread-line-row" aria-hidden="true">
          <Shape name="thread" />
          <strong>{code}</strong>
          {unread && <span className="thread-new">{t('thread.unread')}</span>}
          <span className="thread-beginning" dir="auto">
            {beginningOf(said)}
          </span>
          {told.length > 1 && <span className="thread-count">{text.number(told.length - 1)}</span>}
        </span>
        <span className="thread-line-row note" aria-hidden="true">
          <bdi className="thread-by">{message.person ?? entities.name(message.entity)}</bdi>
          <span>{isToday(at) ? text.time(at) : text.date(at)}</span>
          <span className="thread-audience">
            <Shape name={shape} /> <bdi>{words}</bdi>
          </span>
        </span>
      </button>
      {thread.messages.some(isQuestion) && <Asked threads={threads} thread={thread} onDone={() => toLine(thread.id)} />}
      {isOpen && (
        <div id={body} className="thread-body">
          <Unfolded threads={threads} thread={thread} />
        </div>
      )}
    </article>
  );
});

function Unfolded({ threads, thread }: ThreadCardProps) {
  const text = useText();
  const { t, moment } = text;
  const { register } = useOpened();
  const { own, entities } = useAudiences();
  const [problem, setProblem] = useState<string | null>(null);
  const [most, show] = useState(AT_ONCE);
  const { id, audience, anchor, resolved, may, opened } = thread;
  const told = toldIn(thread);
  const earlier = Math.max(0, told.length - most);
  const more = (): void => {
    show(most + AT_ONCE);
    // the button goes with the first of them
    if (earlier <= AT_ONCE) toLine(id);
  };
  const kept = keptOf(useStore(threads.said), (command) => 'thread' in command && command.thread === id);
  const other = told.findLast(({ message }) => message.entity !== own)?.message.entity;
  const turn = async (what: 'resolve-thread' | 'reopen-thread'): Promise<void> => {
    const no = await threads.act(audience, { do: what, thread: id });
    const sentence = no === null ? null : sayNo(text, no);
    setProblem(sentence);
    if (sentence !== null) announcer.say('alert', 'refused', sentence);
  };
  return (
    <>
      {anchor.on === 'paragraph' && <Quoted threads={threads} thread={thread} language={register.language} />}
      {opened === null && <p className="note">{t('thread.earlier')}</p>}
      {earlier > 0 && (
        <div className="buttons">
          <Button look="bare" onPress={more}>
            {t('thread.listEarlier', { count: earlier })}
          </Button>
        </div>
      )}
      <ol className="messages" start={earlier + 1}>
        {told.slice(earlier).map((one) => (
          <Message key={one.message.id} told={one} thread={thread} />
        ))}
      </ol>
      {kept.map((one) => (
        <KeptMessage key={one.envelope.uuid} kept={one} />
      ))}
      {resolved !== null && (
        <p className="note">{t('thread.resolvedBy', { state: entities.name(resolved.entity), moment: moment(resolved.at) })}</p>
      )}
      {may.reply && (
        <Write
          title={t('thread.reply')}
          label={
            other === undefined
              ? t('thread.more', { own: entities.name(own) })
              : t('thread.replyTo', { state: entities.name(other), own: entities.name(own) })
          }
          press={t('thread.send')}
          form={`reply:${id}`}
          audiences={[audience]}
          command={(said) => ({ do: 'add-message', thread: id, corrects: null, ...said })}
          onSaid={() => {}}
          onLeave={() => toLine(id)}
        />
      )}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      {(may.resolve || may.reopen) && (
        <div className="buttons">
          <AskAgain threads={threads} thread={thread} onDone={() => toLine(id)} />
          {may.resolve && (
            <Button look="bare" onPress={() => void turn('resolve-thread')}>
              {t('thread.resolve')}
            </Button>
          )}
          {may.reopen && (
            <Button look="bare" onPress={() => void turn('reopen-thread')}>
              {t('thread.reopen')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** The words that are spoken of; that they are gone is said. */
function Quoted({ threads, thread, language }: ThreadCardProps & { readonly language: string }) {
  const { t } = useText();
  const spans = useOf(threads.places.placed, spansOf);
  const { anchor, id } = thread;
  if (anchor.on !== 'paragraph' || anchor.quote === null) return null;
  return (
    <blockquote className="thread-quote">
      {spans.get(id) === null && <Chip shape="abstain">{t('thread.removed')}</Chip>}
      <q lang={language} dir="auto">
        {anchor.quote}
      </q>
    </blockquote>
  );
}

const isToday = (at: number): boolean => new Date(at).toDateString() === new Date(browserClock.now()).toDateString();

const toLine = (thread: string): void => document.querySelector<HTMLElement>(`[data-thread="${CSS.escape(thread)}"] .thread-line`)?.focus();
