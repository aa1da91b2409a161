/**
 * A call that runs, in sight of everybody wherever they read: what is asked, how long there is to answer, and the way to answer.
 * It stands in the flow of the page and stays at its top; on a phone at the lower edge, where the thumb is. It takes no focus and is no live region: the call has been said once.
 */
import type { ReactNode } from 'react';
import type { ButWords, ShownCall } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { askedTime } from '../../../shared/page/asked-time.ts';
import { byDeadline } from '../../../shared/page/by-deadline.ts';
import { calledWords } from '../../../shared/page/called.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { bar } from '../../ui/bars.ts';
import { Button } from '../../ui/button.tsx';
import { Later, later } from '../../ui/later.tsx';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { Answer, useComesToAnswer } from './answer.tsx';
import { useSecondsTo } from './clock.ts';
import { useOfOpened } from './opened.ts';

const MetBy = later(async () => ({ default: (await import('./cards/met.tsx')).MetBy }));
const Pending = later(async () => ({ default: (await import('./cards/pending.tsx')).Pending }));
const EditorialsCalled = later(async () => ({ default: (await import('./editorials-called.tsx')).EditorialsCalled }));
const NotSitting = later(async () => ({ default: (await import('./chair/not-sitting.tsx')).NotSitting }));

export function CallBar() {
  const { t } = useText();
  useComesToAnswer();
  const { adoptionCall, positions } = useOfOpened(({ register: { adoptionCall, positions } }) => ({ adoptionCall, positions }));
  const paragraphs = useOfOpened(({ register }) => register.paragraphs.filter(({ call }) => call !== null));
  const called = paragraphs.flatMap((paragraph) => (paragraph.call === null ? [] : [{ paragraph, call: paragraph.call }]));
  if (adoptionCall !== null) {
    return (
      <Bar live>
        <Chip shape="call" strong>
          {t('news.adoptionCalled')}
        </Chip>
        <Left call={adoptionCall} />
        <Later>
          <MetBy blocks={null} />
          <Pending blocks={null} />
        </Later>
        <Answer block={null} positions={positions} called />
        <p className="call-note">{t('call.adoptionNote')}</p>
        <Later>
          <EditorialsCalled />
        </Later>
      </Bar>
    );
  }
  if (called.length === 0) return null;
  return (
    <Bar live={called.some(({ call }) => call.deadline === null)}>
      {byDeadline(called, ({ call }) => call.deadline).map((together) => (
        <Together key={together[0].call.deadline} called={together} />
      ))}
    </Bar>
  );
}

interface Called {
  readonly paragraph: ButWords;
  readonly call: ShownCall;
}

/** What ends together, one paragraph or several. */
function Together({ called }: { readonly called: readonly [Called, ...Called[]] }) {
  const text = useText();
  const names = useOfOpened(({ names }) => names);
  const [first, ...others] = called;
  if (others.length === 0) {
    return (
      <div className="call-together">
        <Chip shape="call" strong>
          {calledWords(text, [names.setOff(first.paragraph.id)])}
        </Chip>
        <Left call={first.call} />
        <Asked blocks={[first.paragraph.id]} />
        <Ways paragraph={first.paragraph} />
      </div>
    );
  }
  const next = called.reduce((soonest, { call }) => (call.ripeAt < soonest.ripeAt ? call : soonest), first.call);
  return (
    <div className="call-together">
      <details className="call-list">
        <summary>
          <Chip shape="call" strong>
            {calledWords(
              text,
              called.map(({ paragraph }) => names.setOff(paragraph.id)),
            )}
          </Chip>
        </summary>
        <ul>
          {called.map(({ paragraph, call }) => (
            <li key={paragraph.id}>
              <bdi>{names.paragraph(paragraph.id)}</bdi>
              <Left call={call} />
              <Asked blocks={[paragraph.id]} />
              <Ways paragraph={paragraph} />
            </li>
          ))}
        </ul>
      </details>
      <Left call={next} />
      <Asked blocks={called.map(({ paragraph }) => paragraph.id)} />
    </div>
  );
}

function Bar({ live, children }: { readonly live: boolean; readonly children: ReactNode }) {
  const { t } = useText();
  return (
    <section ref={bar} className="call-bar" aria-label={t('status.call')}>
      {children}
      {live && (
        <Later>
          <NotSitting />
        </Later>
      )}
    </section>
  );
}

function Left({ call }: { readonly call: ShownCall }) {
  const { t, moment } = useText();
  const seconds = useSecondsTo(call.ripeAt);
  const inWriting = useSecondsTo(call.deadline) > 0;
  if (call.deadline !== null && inWriting) {
    return <span className="note">{t('refusal.deadline-not-reached', { date: moment(call.deadline) })}</span>;
  }
  return <span className="note">{seconds > 0 ? t('refusal.call-too-short', { count: seconds }) : t('call.ripe')}</span>;
}

/** Who has asked for time, which makes the call long, and whose instructions are pending. */
function Asked({ blocks }: { readonly blocks: readonly BlockId[] }) {
  const text = useText();
  const entities = useEntities();
  const words = useOfOpened(({ register }) => askedTime(register.blockers, blocks, text, entities));
  return (
    <>
      {words !== null && <Chip shape="pending">{words}</Chip>}
      <Later>
        <Pending blocks={blocks} />
      </Later>
    </>
  );
}

function Ways({ paragraph }: { readonly paragraph: ButWords }) {
  const { t, list } = useText();
  const entities = useEntities();
  const { goTo, names } = useOfOpened(({ goTo, names }) => ({ goTo, names }));
  const { id, positions } = paragraph;
  const noted = [...new Set(positions.flatMap((one) => (one.noted === null ? [] : [entities.name(one.entity)])))];
  return (
    <span className="buttons">
      {noted.length > 0 && <span className="note">{t('call.noted', { states: list(noted) })}</span>}
      <Later>
        <MetBy blocks={[id]} />
      </Later>
      <Button about={names.paragraph(id)} onPress={() => goTo(id)}>
        {t('call.goThere')}
      </Button>
      <Answer block={id} positions={positions} called />
    </span>
  );
}
