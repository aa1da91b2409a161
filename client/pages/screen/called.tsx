import type { Register, ShownCall } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { byDeadline } from '../../../shared/page/by-deadline.ts';
import { pendingWords } from '../../../shared/page/instructions.ts';
import { metInCall } from '../../../shared/page/met-words.ts';
import type { OpinionNames } from '../../../shared/page/paragraph-names.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { useText } from '../../ui/words.tsx';
import { isCounting, useServerNow } from '../server-now.ts';

interface CalledProps {
  readonly register: Register;
  readonly names: OpinionNames;
}

/** The calls that run: what is asked, of how many paragraphs, and how long there is at least or until when. At the end nothing happens. */
export function Called({ register, names }: CalledProps) {
  const text = useText();
  const { t } = text;
  const { adoptionCall, adopting, paragraphs } = register;
  const states = (blocks: readonly BlockId[] | null) => ({
    met: metInCall(register, blocks, text, names.entity),
    pending: pendingWords(register, blocks, text, names.entity),
  });
  const now = useServerNow(register, isCounting(register) || adopting !== null);
  if (adopting !== null) return <Closing adopting={adopting} now={now} />;
  if (adoptionCall !== null) return <Asked words={t('news.adoptionCalled')} {...states(null)} call={adoptionCall} now={now} />;
  const called = paragraphs.flatMap(({ id, call }) => (call === null ? [] : [{ id, call }]));
  return byDeadline(called, ({ call }) => call.deadline).map((together) => {
    const [{ call }, ...others] = together;
    const blocks = together.map(({ id }) => id);
    const named = names.paragraphs(blocks);
    const several = others.length > 0;
    const words = several ? t('call.several', { count: together.length }) : t('news.called', { paragraphs: named });
    const shown = { words, paragraphs: several ? named : null, ...states(blocks), call, now };
    return <Asked key={call.deadline} {...shown} />;
  });
}

/** The room sees how long an objection may still have crossed the adoption. */
function Closing({ adopting: { closesAt }, now }: { readonly adopting: NonNullable<Register['adopting']>; readonly now: number }) {
  const { t, moment } = useText();
  const left = Math.ceil((closesAt - now) / 1000);
  return (
    <div className="screen-call">
      <Chip shape="call" strong>
        {t('news.adopting', { moment: moment(closesAt) })}
      </Chip>
      <p className="screen-clock">{left > 0 ? t('chair.seconds', { count: left }) : t('phase.adopting')}</p>
    </div>
  );
}

interface AskedProps {
  readonly words: string;
  /** Where the words only count them. */
  readonly paragraphs?: string | null;
  /** Whose objections there the text has met. */
  readonly met: string | null;
  /** Whose instructions are pending there. */
  readonly pending: string | null;
  readonly call: ShownCall;
  readonly now: number;
}

function Asked({ words, paragraphs = null, met, pending, call: { deadline, ripeAt }, now }: AskedProps) {
  const { t, moment } = useText();
  const left = Math.ceil((ripeAt - now) / 1000);
  return (
    <div className="screen-call">
      <Chip shape="call" strong>
        {words}
      </Chip>
      {paragraphs !== null && <p>{paragraphs}</p>}
      {met !== null && <Chip shape="ring">{met}</Chip>}
      {pending !== null && <Chip shape="instructions">{pending}</Chip>}
      {left <= 0 && <p>{t('call.ripe')}</p>}
      {left > 0 && deadline === null && <p className="screen-clock">{t('chair.remaining', { count: left })}</p>}
      {left > 0 && deadline !== null && <p>{t('refusal.deadline-not-reached', { date: moment(deadline) })}</p>}
    </div>
  );
}
