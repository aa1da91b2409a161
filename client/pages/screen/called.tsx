import type { Register } from '../../../shared/opinion/register.ts';
import type { OpinionNames } from '../../../shared/page/paragraph-names.ts';
import { Chip } from '../../ui/chip.tsx';
import { useText } from '../../ui/words.tsx';
import { useServerNow } from '../server-now.ts';

/** The call that runs: what is asked, of how many paragraphs, and how long there is at least. At zero nothing happens. */
export function Called({ register, names }: { readonly register: Register; readonly names: OpinionNames }) {
  const { t } = useText();
  const called = register.paragraphs.flatMap(({ id, call }) => (call === null ? [] : [{ id, call }]));
  const call = register.adoptionCall ?? called[0]?.call ?? null;
  const now = useServerNow(register, call !== null && !call.ripe);
  if (call === null) return null;
  const left = Math.ceil((call.ripeAt - now) / 1000);
  const paragraphs = names.paragraphs(called.map(({ id }) => id));
  const several = register.adoptionCall === null && called.length > 1;
  const asked = several ? t('call.several', { count: called.length }) : t('news.called', { paragraphs });
  return (
    <div className="screen-call">
      <Chip shape="call" strong>
        {register.adoptionCall === null ? asked : t('news.adoptionCalled')}
      </Chip>
      {several && <p>{paragraphs}</p>}
      {call.deadline === null && left > 0 && <p className="screen-clock">{t('chair.remaining', { count: left })}</p>}
    </div>
  );
}
