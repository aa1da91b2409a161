import { useState } from 'react';
import type { Command } from '../../../shared/opinion/command.ts';
import { sayIssues } from '../../../shared/page/faulty.ts';
import type { ActAnswer } from '../../sync/acts.ts';
import { announcer } from '../../ui/announce.ts';
import { useText } from '../../ui/words.tsx';
import { useStepUp } from '../sign-in/step-up.tsx';
import { useOfOpened } from './opened.ts';

export interface Acting {
  readonly sending: boolean;
  /** Why the last press did nothing, in words; null = it did, or none was made. */
  readonly problem: string | null;
  /** True when the act is in the record, or kept until it can be. */
  readonly send: (command: Command, form?: string) => Promise<boolean>;
}

/** One act at a time. Where no answer came, the next press asks with the same id, so that the act is done once only. */
export function useAct(): Acting {
  const { opinion, sayNo } = useOfOpened(({ opinion, sayNo }) => ({ opinion, sayNo }));
  const text = useText();
  const { t } = text;
  const stepUp = useStepUp();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refetch, setAgain] = useState<{ readonly key: string; readonly ask: () => Promise<ActAnswer> } | null>(null);

  const words = (answer: Exclude<ActAnswer, { ok: true } | { ok: false; why: 'kept' }>, command: Command): string => {
    switch (answer.why) {
      case 'refused':
        return sayNo(answer.refusal, command);
      case 'step-up':
        return t('stepUp.needed');
      case 'not-live':
        return t(opinion.sync.getSnapshot().state === 'ended' ? 'act.ended' : 'act.notLive');
      case 'unknown':
        return t('act.unanswered');
      case 'signed-out':
        return t('error.signedOut');
      case 'no-right':
        return t('error.notAllowed');
      case 'not-found':
        return t('error.notFound');
      case 'too-many':
        return t('error.tooMany');
      case 'not-understood':
        return sayIssues(text, answer.issues);
    }
  };

  const send = async (command: Command, form?: string): Promise<boolean> => {
    if (sending) return false;
    setSending(true);
    const key = JSON.stringify(command);
    let answer = await (refetch?.key === key ? refetch.ask() : opinion.acts.post(command, form));
    if (!answer.ok && answer.why === 'step-up' && (await stepUp())) answer = await opinion.acts.post(command, form);
    setSending(false);
    setAgain(!answer.ok && answer.why === 'unknown' ? { key, ask: answer.again } : null);
    // of what is kept the list of it speaks (kept-acts.tsx)
    const sentence = answer.ok || answer.why === 'kept' ? null : words(answer, command);
    setProblem(sentence);
    if (sentence !== null) announcer.say('alert', 'refused', sentence);
    return sentence === null;
  };
  return { sending, problem, send };
}
