/** "Does this meet it?": how such a question stands, its two answers for the State that objects, and the button that asks. */
import { useState } from 'react';
import { mayLift } from '../../../../shared/opinion/rights.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import type { ShownThread } from '../../../../shared/wire/comments.ts';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useAct } from '../act.ts';
import { useOfOpened, useOfOpenedWords } from '../opened.ts';
import { isQuestion, openQuestion, type Question, standOf, wordingUnder } from './asked.ts';
import { useSuggested } from './suggested.ts';
import type { Threads } from './threads.ts';
import { sayNo, useAudiences } from './use-threads.ts';
import { Write } from './write.tsx';

interface OfThread {
  readonly threads: Threads;
  readonly thread: ShownThread;
  /** The button that was pressed is gone: where one goes on by keys. */
  readonly onDone: () => void;
}

/** Below the question; an answer of no stands in the thread by itself. */
export function Stand({ question, thread }: { readonly question: Question; readonly thread: ShownThread }) {
  const { t } = useText();
  const { entities } = useAudiences();
  const stand = useOfOpenedWords(({ register }) => standOf(question, thread, register));
  const { anchor } = thread;
  if (anchor.on !== 'position') return null;
  switch (stand) {
    case 'stays':
      return null;
    case 'ended':
      return <p className="note">{t('thread.askEnded')}</p>;
    case 'changed':
      return <p className="note">{t('thread.askChanged')}</p>;
    case 'suggested':
      return <p className="note">{t('thread.askSuggested')}</p>;
    case 'open':
      return <p className="note">{t('thread.askWaits', { state: entities.name(anchor.entity) })}</p>;
  }
}

/** For the State that is asked: the question that waits, with its answers, whether the thread is unfolded or not. */
export function Asked({ threads, thread, onDone }: OfThread) {
  const { own } = useAudiences();
  const { anchor } = thread;
  const question = useOfOpenedWords(({ register }) => openQuestion(thread, register));
  return anchor.on !== 'position' || anchor.entity !== own || question === null ? null : (
    <Answers key={question.id} {...{ threads, thread, question, onDone }} position={anchor.position} />
  );
}

function Answers({ threads, thread, question, position, onDone }: OfThread & { readonly question: Question; readonly position: string }) {
  const text = useText();
  const { t } = text;
  const { seat } = useMyself().me;
  const { entities } = useAudiences();
  const { names, policy, live, opinion } = useOfOpened(({ names, register, live, opinion }) => ({
    ...{ names, live, opinion, policy: register.policy },
  }));
  const isSuggested = useSuggested(question.asks.block);
  const { send, sending, problem } = useAct();
  const [refusing, refuse] = useState(false);
  const noButton = useReturn(refusing);
  const { id, audience, may } = thread;
  const { asks, entity } = question;
  const about = { state: entities.name(entity), paragraph: names.setOff(asks.block) };
  const suggested = isSuggested ? t('thread.suggestions-left') : null;
  const whyNot = mayLift(seat ?? { functions: [] }, policy) ? (live ? suggested : t('act.notLive')) : t('refusal.head-decides');
  const yes = async (): Promise<void> => {
    if (!(await send({ do: 'withdraw', position, reads: asks }))) return;
    opinion.toText();
    const left = may.resolve ? await threads.act(audience, { do: 'resolve-thread', thread: id }) : null;
    // the objection is withdrawn all the same, and the thread has a button of its own
    if (left !== null) announcer.say('alert', 'refused', sayNo(text, left));
  };
  return (
    <div className="thread-asked" data-asked={question.id}>
      <p>{t('thread.askedAloud', about)}</p>
      {refusing ? (
        <Write
          title={t('thread.no')}
          label={t('thread.noWords')}
          press={t('thread.send')}
          form={`no:${question.id}`}
          audiences={[audience]}
          first
          optional
          command={(said) => ({ do: 'add-message', thread: id, corrects: null, stays: question.id, ...said })}
          onSaid={() => {
            refuse(false);
            onDone();
          }}
          onLeave={() => refuse(false)}
        />
      ) : (
        <div className="buttons">
          <Button why={whyNot} explains={suggested !== null} about={names.paragraph(asks.block)} onPress={() => void yes()}>
            {sending ? t('act.sending') : t('thread.yes')}
          </Button>
          {may.reply && (
            <Button ref={noButton} about={names.paragraph(asks.block)} onPress={() => refuse(true)}>
              {t('thread.no')}
            </Button>
          )}
        </div>
      )}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </div>
  );
}

/** In a thread under an objection of another State that reads it, while nobody has asked there about these words. */
export function AskAgain({ threads, thread, onDone }: OfThread) {
  const text = useText();
  const { t } = text;
  const { own, entities, readersOf } = useAudiences();
  const { id, audience, anchor, may } = thread;
  // under an objection to the opinion as a whole: about what was asked there last
  const before = thread.messages.findLast(isQuestion)?.asks.block ?? null;
  const { asks, isOpen } = useOfOpenedWords(({ register }) => ({
    asks: anchor.on === 'position' ? wordingUnder(anchor.position, register, before) : null,
    isOpen: openQuestion(thread, register) !== null,
  }));
  const isSuggested = useSuggested(asks?.block ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  if (anchor.on !== 'position' || anchor.entity === own || !may.reply) return null;
  const isRead = readersOf(audience).some((one) => one.id === anchor.entity);
  if (asks === null || !isRead || isOpen) return null;
  const ask = async (): Promise<void> => {
    if (asking) return;
    setAsking(true);
    const said = await threads.say(audience, { do: 'add-message', thread: id, text: '', corrects: null, mentions: [], asks });
    setAsking(false);
    const sentence = said === 'said' || said === 'kept' ? null : sayNo(text, said);
    setProblem(sentence);
    if (sentence === null) onDone();
    else announcer.say('alert', 'refused', sentence);
  };
  return (
    <>
      <Button
        why={isSuggested ? t('thread.suggestions-left') : null}
        about={t('position.objection', { state: entities.name(anchor.entity) })}
        onPress={() => void ask()}
      >
        {asking ? t('act.sending') : t('thread.ask')}
      </Button>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </>
  );
}
