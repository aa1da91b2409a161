/** Where the opinion as a whole stands, when that is not "in drafting"; and why somebody cannot type. */
import { howToWrite } from '../../../shared/page/how-to-write.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import { stateWords } from '../../../shared/page/state-words.ts';
import { Later, later } from '../../ui/later.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useOfOpened } from './opened.ts';

const AdReferendum = later(async () => ({ default: (await import('./cards/ad-referendum.tsx')).AdReferendum }));
const Adopting = later(async () => ({ default: (await import('./adopting.tsx')).Adopting }));
const Crossed = later(async () => ({ default: (await import('./cards/crossed.tsx')).Crossed }));

/** `writes`: the text is in sight, in which one would write. */
export function State({ writes }: { readonly writes: boolean }) {
  const text = useText();
  const { t } = text;
  const { seat } = useMyself().me;
  const { phase, adopting, adopted, isCrossed, words, how } = useOfOpened(({ register }) => ({
    ...{ phase: register.phase, adopting: register.adopting, adopted: register.adopted, isCrossed: register.crossed !== null },
    ...{ words: stateWords(text, register), how: writes && seat !== null ? howToWrite(text, register, seat) : null },
  }));
  const hint = words ?? how;
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
      {isCrossed && (
        <Later>
          <Crossed />
        </Later>
      )}
      {hint !== null && <p className="hint-line">{hint}</p>}
    </>
  );
}
