/** Comments of a file that somebody chose, to be looked at; those that are ticked are said beside the text, to those whom one chooses. */
import { useState } from 'react';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { audienceKeyOf } from '../../../shared/page/threads.ts';
import type { FileComment } from '../../../shared/word/brought.ts';
import { announcer } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Tick } from '../../ui/field.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { useOpenedWords } from '../opinion/opened.ts';
import type { Threads } from '../opinion/threads/threads.ts';
import { sayNo, useAudiences, useThreads } from '../opinion/threads/use-threads.ts';
import { bringComments } from './bring-comments.ts';

export function FileComments({ comments }: { readonly comments: readonly FileComment[] }) {
  const threads = useThreads();
  return threads && <Offered threads={threads} comments={comments} />;
}

function Offered({ threads, comments }: { readonly threads: Threads; readonly comments: readonly FileComment[] }) {
  const text = useText();
  const { t } = text;
  const { register, names, opinion } = useOpenedWords();
  const { audienceOf } = useAudiences();
  const audiences = useStore(threads.reading.shown).value?.audiences ?? [];
  const [left, setLeft] = useState(comments);
  // what was settled in the file is not chosen by itself
  const [chosen, setChosen] = useState<ReadonlySet<FileComment>>(() => new Set(comments.filter(({ settled }) => !settled)));
  const [readBy, setReadBy] = useState<string | null>(null);
  const [count, setCount] = useState(0);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const audience = audiences.find((one) => audienceKeyOf(one) === readBy) ?? audiences[0];
  const taken = left.filter((one) => chosen.has(one) && one.block !== null);
  const bring = async (): Promise<void> => {
    if (audience === undefined || sending) return;
    setSending(true);
    const { done, no } = await bringComments(taken, { threads, view: opinion.view.getSnapshot, register, text, audience });
    setSending(false);
    setLeft(left.filter((one) => !done.includes(one)));
    setCount(count + done.length);
    const sentence = no === null ? null : sayNo(text, no);
    setProblem(sentence);
    if (sentence !== null) announcer.say('alert', 'refused', sentence);
  };
  const why = audience === undefined ? t('thread.nowhere') : taken.length === 0 ? t('redline.noComment') : null;
  return (
    <section className="file-comments" aria-labelledby="file-comments">
      <h3 id="file-comments">{t('redline.comments')}</h3>
      <p role="status">{count > 0 && t('redline.commentsDone', { count })}</p>
      {left.length > 0 && (
        <>
          <ul className="redline">
            {left.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two can be alike in all they say
              <li key={at}>
                <Tick
                  label={text.facts([one.by, one.block === null ? t('redline.unplaced') : names.paragraph(one.block)])}
                  checked={chosen.has(one)}
                  onChange={(on) => setChosen(new Set([...[...chosen].filter((other) => other !== one), ...(on ? [one] : [])]))}
                />
                {one.quote !== '' && (
                  <blockquote className="redline-words">
                    <q lang={register.language} dir="auto">
                      {one.quote}
                    </q>
                  </blockquote>
                )}
                <p className="redline-words" dir="auto">
                  {one.words}
                </p>
                {one.answers.map((answer, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: they never change
                  <p key={place} className="redline-words note" dir="auto">
                    {t('app.saidOf', { name: answer.by, words: answer.words })}
                  </p>
                ))}
                {one.settled && <p className="note">{t('redline.settled')}</p>}
              </li>
            ))}
          </ul>
          {audience !== undefined && (
            <Choice
              label={t('thread.readers')}
              value={audienceKeyOf(audience)}
              onChange={setReadBy}
              options={audiences.map((one) => [audienceKeyOf(one), audienceOf(one).words])}
            />
          )}
          {problem !== null && <ErrorWords>{problem}</ErrorWords>}
          <div className="buttons">
            <Button why={why} onPress={() => void bring()}>
              {t('redline.bring', { count: taken.length })}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
