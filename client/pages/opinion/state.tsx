/** Where the opinion as a whole stands, when that is not "in drafting"; and why somebody cannot type. */
import { mayType } from '../../../shared/opinion/rights.ts';
import { Shape } from '../../ui/shape.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useOpened } from './opened.ts';

export function State() {
  const { t, moment } = useText();
  const { register } = useOpened();
  const { phase, adopted, outcome, venue } = register;
  if (phase === 'adopted' && adopted !== null) {
    return (
      <section className="state adopted">
        <Shape name="lock" />
        <div>
          <p className="state-words">{t(venue === 'ieg' ? 'opinion.adopted.ieg' : 'opinion.adopted', { moment: moment(adopted.at) })}</p>
          <p className="note">
            {t('opinion.hash')} <code dir="ltr">{adopted.textHash}</code> · {t('opinion.wordingHash')}{' '}
            <code dir="ltr">{adopted.docHash}</code> · {t('opinion.position', { seq: adopted.seq })}
          </p>
        </div>
      </section>
    );
  }
  if (phase === 'not-adopted') {
    return (
      <section className="state">
        <p className="state-words">{t('opinion.notAdopted', { outcome: outcome === null ? '' : t(`outcome.${outcome}`) })}</p>
      </section>
    );
  }
  return <WhyNotTyping />;
}

function WhyNotTyping() {
  const { t } = useText();
  const { me } = useMyself();
  const { register } = useOpened();
  if (register.phase === 'tabled') return <p className="hint-line">{t('opinion.tabled')}</p>;
  if (me.seat === null) return null;
  const { capacity, functions } = me.seat;
  if (mayType(capacity, functions, register.policy.editing)) return null;
  const byPolicy = mayType(capacity, functions, 'co-edit');
  return <p className="hint-line">{t(byPolicy ? 'opinion.penHolder' : 'opinion.readOnly')}</p>;
}
