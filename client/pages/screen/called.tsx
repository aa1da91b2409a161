import type { Register, ShownCall } from '../../../shared/opinion/register.ts';
import { byDeadline } from '../../../shared/page/by-deadline.ts';
import type { OpinionNames } from '../../../shared/page/paragraph-names.ts';
import { Chip } from '../../ui/chip.tsx';
import { useText } from '../../ui/words.tsx';
import { isCounting, useServerNow } from '../server-now.ts';

interface CalledProps {
  readonly register: Register;
  readonly names: OpinionNames;
}

/** The calls that run: what is asked, of how many paragraphs, and how long there is at least or until when. At the end nothing happens. */
export function Called({ register, names }: CalledProps) {
  const { t } = useText();
  const { adoptionCall, paragraphs } = register;
  const now = useServerNow(register, isCounting(register));
  if (adoptionCall !== null) return <Asked words={t('news.adoptionCalled')} call={adoptionCall} now={now} />;
  const called = paragraphs.flatMap(({ id, call }) => (call === null ? [] : [{ id, call }]));
  return byDeadline(called, ({ call }) => call.deadline).map((together) => {
    const [{ call }, ...others] = together;
    const named = names.paragraphs(together.map(({ id }) => id));
    const several = others.length > 0;
    const words = several ? t('call.several', { count: together.length }) : t('news.called', { paragraphs: named });
    return <Asked key={call.deadline} words={words} paragraphs={several ? named : null} call={call} now={now} />;
  });
}

interface AskedProps {
  readonly words: string;
  /** Where the words only count them. */
  readonly paragraphs?: string | null;
  readonly call: ShownCall;
  readonly now: number;
}

function Asked({ words, paragraphs = null, call: { deadline, ripeAt }, now }: AskedProps) {
  const { t, moment } = useText();
  const left = Math.ceil((ripeAt - now) / 1000);
  return (
    <div className="screen-call">
      <Chip shape="call" strong>
        {words}
      </Chip>
      {paragraphs !== null && <p>{paragraphs}</p>}
      {left <= 0 && <p>{t('call.ripe')}</p>}
      {left > 0 && deadline === null && <p className="screen-clock">{t('chair.remaining', { count: left })}</p>}
      {left > 0 && deadline !== null && <p>{t('refusal.deadline-not-reached', { date: moment(deadline) })}</p>}
    </div>
  );
}
