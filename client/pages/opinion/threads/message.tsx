/** One message of a thread: who said it and when, what it said before it was corrected, and what its author may do with it. */
import { useState } from 'react';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import type { Told } from '../../../../shared/page/threads.ts';
import type { ShownThread } from '../../../../shared/wire/comments.ts';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOpened } from '../opened.ts';
import { isQuestion } from './asked.ts';
import { Stand } from './question.tsx';
import { sayNo, useThreads } from './use-threads.ts';
import { Write } from './write.tsx';

interface MessageProps {
  readonly told: Told;
  readonly thread: ShownThread;
}

export function Message({ told: { message, at, former }, thread: of }: MessageProps) {
  const text = useText();
  const { t, moment } = text;
  const entities = useEntities();
  const { names } = useOpened();
  const threads = useThreads();
  const [correcting, correct] = useState(false);
  const [erasing, erase] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const correctButton = useReturn(correcting);
  const { id: thread, audience, anchor } = of;
  const { id, entity, person, text: words, asks, stays, may } = message;
  const name = entities.name(entity);
  const sure = async (): Promise<void> => {
    erase(false);
    const no = (await threads?.act(audience, { do: 'erase-words', thread, message: id })) ?? null;
    const sentence = no === null ? null : sayNo(text, no);
    setProblem(sentence);
    if (sentence !== null) announcer.say('alert', 'refused', sentence);
  };
  return (
    <li className="message" data-message={id}>
      <p className="message-by">
        <strong>{entities.code(entity)}</strong> <bdi>{name}</bdi>{' '}
        <span className="note">
          {person !== null && <bdi>{person}</bdi>} {moment(at)}
        </span>
      </p>
      {correcting ? (
        <Write
          title={t('thread.correctTitle')}
          label={t('thread.words')}
          press={t('thread.correct')}
          form={`correct:${id}`}
          before={words ?? ''}
          audiences={[audience]}
          first
          command={(said) => ({ do: 'add-message', thread, corrects: id, ...said })}
          onSaid={() => correct(false)}
          onLeave={() => correct(false)}
        />
      ) : (
        <>
          {isQuestion(message) && anchor.on === 'position' && (
            <p>{t('thread.asks', { state: entities.name(anchor.entity), paragraph: names.setOff(message.asks.block) })}</p>
          )}
          {stays !== null && words !== null && <p>{t('thread.stays')}</p>}
          {(words !== '' || (asks === null && stays === null)) && (
            <p className={words === null ? 'note' : 'message-words'} dir="auto">
              {words ?? t('thread.erased')}
            </p>
          )}
          {isQuestion(message) && <Stand question={message} thread={of} />}
        </>
      )}
      {message.erasureAsked && <p className="note">{t('thread.erasureAsked')}</p>}
      {former.length > 0 && words !== null && (
        <details className="note">
          <summary>{t('thread.corrected', { moment: moment(message.at) })}</summary>
          {former.map((one) => (
            <p key={one.id} className="message-words" dir="auto">
              {one.text ?? t('thread.erased')}
            </p>
          ))}
        </details>
      )}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      {(may.correct || may.erase) && !correcting && (
        <div className="buttons">
          {may.correct && (
            <Button ref={correctButton} look="bare" onPress={() => correct(true)}>
              {t('thread.correct')}
            </Button>
          )}
          {may.erase && (
            <Button look="bare" onPress={() => erase(true)}>
              {t('thread.erase')}
            </Button>
          )}
        </div>
      )}
      {erasing && (
        <ConfirmDialog verb={t('thread.eraseWords')} onSure={() => void sure()} onClose={() => erase(false)}>
          <p>{t('thread.eraseSure')}</p>
          <blockquote dir="auto">{words}</blockquote>
        </ConfirmDialog>
      )}
    </li>
  );
}
