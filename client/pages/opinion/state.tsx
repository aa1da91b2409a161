/** Where the opinion as a whole stands, when that is not "in drafting"; and why somebody cannot type. */
import { isTooFar, mayType } from '../../../shared/opinion/rights.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import { stateWords } from '../../../shared/page/state-words.ts';
import { writing } from '../../sync/permission.ts';
import { Later, later } from '../../ui/later.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useOpened } from './opened.ts';

const AdReferendum = later(async () => ({ default: (await import('./cards/ad-referendum.tsx')).AdReferendum }));
const Adopting = later(async () => ({ default: (await import('./adopting.tsx')).Adopting }));
const Crossed = later(async () => ({ default: (await import('./cards/crossed.tsx')).Crossed }));

/** `writes`: the text is in sight, in which one would write. */
export function State({ writes }: { readonly writes: boolean }) {
  const text = useText();
  const { t } = text;
  const { register } = useOpened();
  const { phase, adopting, adopted } = register;
  const words = stateWords(text, register);
  if (phase === 'adopted' && adopted !== null) {
    return (
      <section className="state adopted">
        <Shape name="lock" />
        <div>
          <p className="state-words">{words}</p>
          {adopted.pending.length > 0 && (
            <Later>
              <AdReferendum />
            </Later>
          )}
          <p className="note">
            {t('opinion.hash')} <code dir="ltr">{adopted.textHash}</code> · {t('opinion.wordingHash')}{' '}
            <code dir="ltr">{adopted.docHash}</code> · {t('opinion.position', { seq: adopted.seq })}
          </p>
        </div>
      </section>
    );
  }
  if (adopting !== null) {
    return (
      <section className="state adopting">
        <Shape name="lock" />
        <div>
          <p className="state-words">{words}</p>
          <Later>
            <Adopting closesAt={adopting.closesAt} />
          </Later>
        </div>
      </section>
    );
  }
  if (phase === 'not-adopted') {
    return (
      <section className="state">
        <p className="state-words">{words}</p>
      </section>
    );
  }
  return (
    <>
      {register.crossed !== null && (
        <Later>
          <Crossed />
        </Later>
      )}
      {words === null ? writes && <HowToWrite /> : <p className="hint-line">{words}</p>}
    </>
  );
}

/** Why typing does nothing here, or something else than one may expect. */
function HowToWrite() {
  const { t } = useText();
  const { me } = useMyself();
  const { register } = useOpened();
  // of the report that is final its own bar says so
  if (me.seat === null || register.finish?.over === true) return null;
  const how = writing(register, me.seat);
  if (how === 'must') return <p className="hint-line">{t('suggest.now')}</p>;
  if (how !== null) return null;
  const { capacity, functions } = me.seat;
  if (isTooFar(me.seat, register.policy)) return <p className="hint-line">{t('meeting.tooFar')}</p>;
  const byPolicy = mayType(capacity, functions, 'co-edit');
  return <p className="hint-line">{t(byPolicy ? 'opinion.penHolder' : 'opinion.readOnly')}</p>;
}
