/** One thing that this person raised and the record does not hold yet, or refused when it got through. */
import { type ReactNode, useEffect } from 'react';
import type { Command } from '../../shared/opinion/command.ts';
import { raisedBy } from '../../shared/opinion/kinds.ts';
import type { Refusal } from '../../shared/opinion/refusal.ts';
import type { PositionKind } from '../../shared/opinion/vocabulary.ts';
import { sayIssues } from '../../shared/page/faulty.ts';
import { ErrorWords } from '../../shared/page/parts/error.tsx';
import { Shape } from '../../shared/page/parts/shape.tsx';
import type { KeptAct, No } from '../sync/kept-acts.ts';
import { announcer } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { useText } from '../ui/words.tsx';
import './kept.css';

/** What is said over them: that they wait, that they are not in the record, or that all are, and not as they were asked for. */
export function keptTitle(all: readonly Pick<KeptAct, 'no'>[]): 'kept.title' | 'kept.partly' | 'kept.over' {
  if (all.some(({ no }) => no === null)) return 'kept.title';
  return all.every(({ no }) => no?.why === 'without-end') ? 'kept.partly' : 'kept.over';
}

export const stateOf = (no: No | null): 'waiting' | 'partly' | 'refused' => {
  if (no === null) return 'waiting';
  return no.why === 'without-end' ? 'partly' : 'refused';
};

export const kindOf = (command: Command): PositionKind => raisedBy(command.do) ?? 'objection';

interface Kept {
  readonly act: KeptAct;
  /** What it is about. */
  readonly where: ReactNode;
  readonly sayNo: (refusal: Refusal, command: Command) => string;
  readonly dismiss: () => void;
}

export function KeptRow({ act: { envelope, at, no }, where, sayNo, dismiss }: Kept) {
  const { t, moment } = useText();
  const { command, uuid } = envelope;
  const why = useWhyNot(no, command, sayNo);
  useEffect(() => {
    if (why !== null) announcer.say('alert', uuid, why);
  }, [why, uuid]);
  return (
    <li data-kept={stateOf(no)}>
      <p>
        <Shape name={no === null ? 'half' : 'objected'} />{' '}
        <strong>
          {t(`kind.${kindOf(command)}`)} · {where}
        </strong>{' '}
        <span className="note">{moment(at)}</span>
      </p>
      {'reason' in command && command.reason !== undefined && <blockquote dir="auto">{command.reason}</blockquote>}
      {why !== null && (
        <>
          <ErrorWords>{why}</ErrorWords>
          <div className="buttons">
            <Button look="bare" onPress={dismiss}>
              {t('healed.dismiss')}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}

function useWhyNot(no: No | null, command: Command, sayNo: Kept['sayNo']): string | null {
  const text = useText();
  const { t } = text;
  if (no === null) return null;
  if (no.why === 'without-end') return t('kept.endless');
  const words = {
    refused: () => (no.why === 'refused' ? sayNo(no.refusal, command) : ''),
    'no-right': () => t('error.notAllowed'),
    'not-found': () => t('error.notFound'),
    'not-understood': () => sayIssues(text, no.why === 'not-understood' ? (no.issues ?? []) : []),
  };
  return t('kept.refused', { why: words[no.why]() });
}
