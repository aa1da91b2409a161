/** A line over every page for what the chair asks elsewhere: where, how long there still is, and the way to answer. */
import type { ElementType } from 'react';
import type { Text } from '../../i18n/text.ts';
import type { EntityId } from '../../opinion/vocabulary.ts';
import { answerAt, placeAt } from '../answer-at.ts';
import { askedTime } from '../asked-time.ts';
import type { Entities } from '../entities.ts';
import { asksFirst, hasSpoken } from '../has-spoken.ts';
import { minutes } from '../minutes.ts';
import { asked, askedBriefly, isLive, type Told } from '../running-calls.ts';
import { SaidTo } from './said-to.tsx';
import { Shape } from './shape.tsx';

interface RunningCallProps {
  readonly told: Told;
  /** Whole seconds that are left; 0: the time has passed. */
  readonly seconds: number;
  /** Nothing counts them here: they keep their room alone. */
  readonly still?: boolean;
  /** Of whoever may answer. */
  readonly state: EntityId | null;
  readonly text: Text;
  readonly entities: Entities;
  /** What leads to another page. */
  readonly Way: ElementType;
}

export function RunningCall({ told, seconds, still = false, state, text, entities, Way }: RunningCallProps) {
  const { opinion, calls } = told;
  const { t, moment } = text;
  const [first] = calls;
  const blocks = calls.flatMap(({ paragraphs }) => (paragraphs ?? []).map(({ id }) => id));
  const longer = askedTime(opinion.blockers, blocks, text, entities);
  const spoken = state !== null && hasSpoken(calls);
  const passed = seconds <= 0;
  const words = asked(text, told);
  return (
    <p className="running-call">
      <Shape name="call" />{' '}
      {isLive(first) && !passed && (
        <span className={still ? 'clock room' : 'clock'} aria-hidden="true">
          {minutes(seconds)}{' '}
        </span>
      )}
      {state !== null && !spoken && (
        <>
          <Way
            href={answerAt(opinion.id, asksFirst(calls))}
            className="answer"
            aria-label={t('app.actOn', { act: t('call.answer'), about: words })}
          >
            {t('call.answer')}
          </Way>{' '}
        </>
      )}
      {!passed && first.deadline !== null && <span>{t('card.until', { date: moment(first.deadline) })} </span>}
      <Way href={placeAt(opinion.id, blocks[0] ?? null)}>
        <span className="asked">{words}</span>
        <span className="asked-of">{askedBriefly(text, told)}</span>
      </Way>{' '}
      {passed && <span>{t('call.ripeLine')}</span>}
      {!passed && !still && isLive(first) && <span className="unseen">{t('refusal.call-too-short', { count: seconds })}</span>}
      {spoken && (
        <>
          {' '}
          <SaidTo calls={calls} text={text} entities={entities} state={state} />
        </>
      )}
      {longer !== null && <span>{longer}</span>}
    </p>
  );
}
