import { useState } from 'react';
import { goesOn } from '../../../../shared/opinion/register.ts';
import { EDITING_POLICIES } from '../../../../shared/opinion/vocabulary.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Button } from '../../../ui/button.tsx';
import { Tick } from '../../../ui/field.tsx';
import { useText } from '../../../ui/words.tsx';
import { useForum } from '../../forum.tsx';
import { mergerOf } from '../../sittings.ts';
import { useAct } from '../act.ts';
import { useOpened } from '../opened.ts';
import { Arrived } from './calls.tsx';
import { Closing } from './closing.tsx';

/** What the chair closes it as; its sponsor alone withdraws it, and what no other draft has taken the place of is not merged. */
const OUTCOMES = ['no-consensus', 'time-ran-out'] as const;

/** The opinion as a whole: what keeps it from a call for adoption, closing without it, who writes. Its other acts are in the line. */
export function ChairWhole() {
  const { t } = useText();
  const { register, why } = useOpened();
  const { forum } = useForum();
  const merged = forum !== null && mergerOf(forum, register.opinion) !== null;
  const [closing, setClosing] = useState(false);
  const { send, problem } = useAct();
  const { phase, adoptionCall, blockers, docHash, textHash } = register;
  const hashes = { docHash: docHash ?? '', textHash: textHash ?? '' };
  if (!goesOn(phase)) return null;
  return (
    <div className="chair-part" data-part="whole">
      <h2>{adoptionCall === null ? t('chair.wholeText') : t('chair.adoptionRunning')}</h2>
      {adoptionCall !== null && <Arrived call={adoptionCall} />}
      <div className="buttons">
        {phase === 'drafting' && adoptionCall === null && blockers.length > 0 && (
          <Button why={why('call-adoption', null)} explains onPress={() => void send({ do: 'call-adoption', ...hashes })}>
            {t('chair.callAdoption')}
          </Button>
        )}
        <Button look="bare" why={why('close-without-adoption', null)} onPress={() => setClosing(true)}>
          {t('chair.closeOpinion')}
        </Button>
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
  const { register, why } = useOpened();
  const { send, problem } = useAct();
  const { policy } = register;
  const whyNot = why('set-policy', null);
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
