import { useState } from 'react';
import { goesOn } from '../../../../shared/opinion/register.ts';
import { EDITING_POLICIES } from '../../../../shared/opinion/vocabulary.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Tick } from '../../../ui/field.tsx';
import { useText } from '../../../ui/words.tsx';
import { useForum } from '../../forum.tsx';
import { mergerOf } from '../../sittings.ts';
import { useAct } from '../act.ts';
import { MayButton } from '../may-button.tsx';
import { useOfOpened, useOpenedNow } from '../opened.ts';
import { Arrived } from './calls.tsx';
import { Closing } from './closing.tsx';

/** What the chair closes it as; its sponsor alone withdraws it, and what no other draft has taken the place of is not merged. */
const OUTCOMES = ['no-consensus', 'time-ran-out'] as const;

/** The opinion as a whole: what keeps it from a call for adoption, closing without it, who writes. Its other acts are in the line. */
export function ChairWhole() {
  const { t } = useText();
  const { opinion, phase, adoptionCall, isBlocked } = useOfOpened(({ register }) => ({
    ...{ opinion: register.opinion, phase: register.phase, adoptionCall: register.adoptionCall, isBlocked: register.blockers.length > 0 },
  }));
  const now = useOpenedNow();
  const { forum } = useForum();
  const merged = forum !== null && mergerOf(forum, opinion) !== null;
  const [closing, setClosing] = useState(false);
  const { send, problem } = useAct();
  if (!goesOn(phase)) return null;
  const callAdoption = (): void => {
    const { docHash, textHash } = now().register;
    void send({ do: 'call-adoption', docHash: docHash ?? '', textHash: textHash ?? '' });
  };
  return (
    <div className="chair-part" data-part="whole">
      <h2>{adoptionCall === null ? t('chair.wholeText') : t('chair.adoptionRunning')}</h2>
      {adoptionCall !== null && <Arrived call={adoptionCall} />}
      <div className="buttons">
        {phase === 'drafting' && adoptionCall === null && isBlocked && (
          <MayButton asks="call-adoption" on={null} explains onPress={callAdoption}>
            {t('chair.callAdoption')}
          </MayButton>
        )}
        <MayButton look="bare" asks="close-without-adoption" on={null} onPress={() => setClosing(true)}>
          {t('chair.closeOpinion')}
        </MayButton>
      </div>
      <Editing />
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      {closing && (
        <Closing
          title={t('chair.closeTitle')}
          note={t('chair.closeNote')}
          press={t('chair.closeOpinion')}
          outcomes={merged ? ['merged', ...OUTCOMES] : OUTCOMES}
          done={() => setClosing(false)}
        />
      )}
    </div>
  );
}

/** Who writes into the text, and whether anything is agreed before everything is: to choose for whoever may, to read for the others. */
function Editing() {
  const { t } = useText();
  const { policy, whyNot } = useOfOpened(({ register, why }) => ({ policy: register.policy, whyNot: why('set-policy', null) }));
  const { send, problem } = useAct();
  if (whyNot !== null)
    return <p className="chair-line">{t('app.valueOf', { field: t('policy.title'), is: t(`policy.${policy.editing}`) })}</p>;
  return (
    <>
      <label className="chair-line">
        {t('policy.title')}
        <select
          value={policy.editing}
          onChange={(event) => {
            const editing = EDITING_POLICIES.find((one) => one === event.target.value);
            if (editing !== undefined) void send({ do: 'set-policy', policy: { ...policy, editing } });
          }}
        >
          {EDITING_POLICIES.map((one) => (
            <option key={one} value={one}>
              {t(`policy.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Tick
        label={t('policy.package')}
        checked={policy.packageSwitch === true}
        onChange={(packageSwitch) => void send({ do: 'set-policy', policy: { ...policy, packageSwitch } })}
      />
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </>
  );
}
