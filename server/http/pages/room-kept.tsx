/**
 * What the application draws above the text besides, as it draws it (client/pages/opinion/), so that the text does not move when that comes:
 * the call that runs and what is under discussion are read, and what nobody can press yet keeps its room alone.
 */
import type { ReactNode } from 'react';
import type { Text } from '../../../shared/i18n/text.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { writing } from '../../../shared/opinion/writing.ts';
import { byDeadline } from '../../../shared/page/by-deadline.ts';
import { calledWords } from '../../../shared/page/called.ts';
import type { OpinionNames } from '../../../shared/page/paragraph-names.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { Shape } from '../../../shared/page/parts/shape.tsx';

interface Kept {
  readonly text: Text;
  readonly register: Register;
  readonly seat: Actor;
  /** ms UTC. */
  readonly now: number;
}

/** Not seen, and not there for whoever listens; where no script runs it is left out. */
const Room = ({ children }: { readonly children: ReactNode }) => (
  <div className="room" aria-hidden="true">
    {children}
  </div>
);

const Tool = ({ children }: { readonly children: ReactNode }) => <span className="button bare">{children}</span>;

const Fold = ({ children }: { readonly children: ReactNode }) => (
  <details className="drop">
    <summary>{children}</summary>
  </details>
);

/** Whether it is recorded, who is here, and the tools (top-bar.tsx). */
export function ToolsRoom({ text: { t, time }, register, seat, now }: Kept) {
  const { hold, office } = RIGHTS[seat.capacity];
  const how = writing(register, seat);
  return (
    <Room>
      <p className="sync-sign">
        <Shape name="disc" /> {t('sync.recorded', { time: time(now) })}
      </p>
      <p className="note">{t('presence.alone')}</p>
      <div className="tools">
        {register.kind === 'opinion' && <Tool>{t('opinion.toTable')}</Tool>}
        {how !== null && register.adoptionCall === null && (
          <>
            <Tool>↶</Tool>
            <Tool>↷</Tool>
            {(hold || office) && <Tool>[ ]</Tool>}
            {how !== 'text' && <Tool>{t('suggest.mode')}</Tool>}
            <Fold>{t('tools.title')}</Fold>
          </>
        )}
        <Tool>{t('opinion.find')}</Tool>
        <Fold>{t('opinion.more')}</Fold>
        <Tool>?</Tool>
      </div>
    </Room>
  );
}

interface Named extends Kept {
  readonly names: OpinionNames;
}

/** The calls that run (call-bar.tsx). */
export function FirstCalls({ text, register, seat, names, now }: Named) {
  const { t } = text;
  const called = register.paragraphs.flatMap((paragraph) => (paragraph.call === null ? [] : [{ paragraph, call: paragraph.call }]));
  if (register.adoptionCall !== null) {
    return (
      <section className="call-bar" aria-label={t('status.call')}>
        <Chip shape="call" strong>
          {t('news.adoptionCalled')}
        </Chip>
        <Answers {...{ text, seat }} words="act.onWhole" />
        <p className="call-note">{t('call.adoptionNote')}</p>
      </section>
    );
  }
  if (called.length === 0) return null;
  return (
    <section className="call-bar" aria-label={t('status.call')}>
      {byDeadline(called, ({ call }) => call.deadline).map((together) => {
        const [{ paragraph, call }, ...others] = together;
        const words = calledWords(
          text,
          together.map((one) => names.setOff(one.paragraph.id)),
        );
        return (
          <div key={call.deadline} className="call-together">
            <Chip shape="call" strong>
              {words}
            </Chip>
            {call.deadline !== null && now < call.deadline ? (
              <span className="note">{t('refusal.deadline-not-reached', { date: text.moment(call.deadline) })}</span>
            ) : (
              <Room>
                <span className="note">{now < call.ripeAt ? t('refusal.call-too-short', { count: 10 }) : t('call.ripe')}</span>
              </Room>
            )}
            {others.length === 0 && (
              <div className="buttons">
                <a className="button" href={`#${paragraph.id}`}>
                  {t('call.goThere')}
                </a>
                <Answers {...{ text, seat, paragraph }} words="act.object" />
              </div>
            )}
          </div>
        );
      })}
    </section>
  );
}

/** What is under discussion (focus.tsx). */
export function FirstFocus({ text, register, seat, names }: Named) {
  const { t } = text;
  const { block } = register.focus;
  const paragraph = register.paragraphs.find(({ id }) => id === block);
  if (block === null) return null;
  return (
    <section className="focus-line" aria-label={t('focus.here')}>
      <Chip shape="focus" strong>
        {t('focus.here')}
      </Chip>
      <a className="way" href={`#${block}`}>
        <bdi>{names.paragraph(block)}</bdi>
      </a>
      {paragraph?.call === null && <Answers {...{ text, seat }} words="act.object" />}
      {seat.capacity !== 'chair' && (
        <Room>
          <Tool>{t('focus.follow')}</Tool>
        </Room>
      )}
    </section>
  );
}

interface AnswersProps extends Pick<Kept, 'text' | 'seat'> {
  readonly words: 'act.object' | 'act.onWhole';
  /** Under a call, where time is an answer too. */
  readonly paragraph?: ShownParagraph;
}

function Answers({ text: { t }, seat, words, paragraph }: AnswersProps) {
  if (!RIGHTS[seat.capacity].hold) return null;
  return (
    <Room>
      {paragraph !== undefined && (
        <span className="button">
          <Shape name="pending" />
          {t('act.time')}
        </span>
      )}
      <span className="button grave">
        <Shape name="objected" />
        {t(words)}
      </span>
    </Room>
  );
}
