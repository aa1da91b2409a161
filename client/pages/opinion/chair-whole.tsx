import { useState } from 'react';
import { EDITING_POLICIES, OUTCOMES, type Outcome } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Tick } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import { mergerOf } from '../sittings.ts';
import { useAct } from './act.ts';
import { WordsField } from './act-fields.tsx';
import { Arrived, Clock } from './chair-calls.tsx';
import { Gavel } from './gavel.tsx';
import { useKept } from './kept.ts';
import { useOpened } from './opened.ts';

/** The opinion as a whole: opening the discussion, the call for adoption, adoption, closing without it. */
export function ChairWhole() {
  const { t } = useText();
  const { register, why } = useOpened();
  const [closing, setClosing] = useState(false);
  const { send, problem } = useAct();
  const { phase, adoptionCall, docHash, textHash } = register;
  const hashes = { docHash: docHash ?? '', textHash: textHash ?? '' };
  if (phase === 'adopted' || phase === 'not-adopted') return null;
  return (
    <div className="chair-part" data-part="whole">
      <h2>{adoptionCall === null ? t('chair.wholeText') : t('chair.adoptionRunning')}</h2>
      {adoptionCall !== null && (
        <>
          <Arrived call={adoptionCall} />
          <Clock call={adoptionCall} />
        </>
      )}
      <div className="buttons">
        {phase === 'tabled' && (
          <Button look="main" why={why('open-discussion', null)} onPress={() => void send({ do: 'open-discussion' })}>
            {t('chair.open')}
          </Button>
        )}
        {phase === 'drafting' && adoptionCall === null && (
          <Button look="main" why={why('call-adoption', null)} explains onPress={() => void send({ do: 'call-adoption', ...hashes })}>
            {t('chair.callAdoption')}
          </Button>
        )}
        {phase === 'drafting' && (
          <Gavel
            on={[{ call: adoptionCall, positions: [] }]}
            words={t('chair.adopt')}
            why={why('adopt', null)}
            explains={adoptionCall !== null}
            onPress={() => void send({ do: 'adopt', ...hashes })}
          />
        )}
        {adoptionCall !== null && (
          <Button why={why('cancel-call', null)} onPress={() => void send({ do: 'cancel-call', blocks: 'adoption' })}>
            {t('chair.cancelAdoption')}
          </Button>
        )}
        <Button look="bare" why={why('close-without-adoption', null)} onPress={() => setClosing(true)}>
          {t('chair.closeOpinion')}
        </Button>
      </div>
      <Editing />
      {problem !== null && <p className="error">{problem}</p>}
      {closing && <Closing done={() => setClosing(false)} />}
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
    return <p className="chair-line">{t('app.colon', { before: t('policy.title'), after: t(`policy.${policy.editing}`) })}</p>;
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
      {problem !== null && <p className="error">{problem}</p>}
    </>
  );
}

function Closing({ done }: { readonly done: () => void }) {
  const { t } = useText();
  const { forum } = useForum();
  const { opinion } = useOpened().register;
  const merged = forum !== null && mergerOf(forum, opinion) !== null;
  const [outcome, setOutcome] = useState<Outcome>(merged ? 'merged' : 'no-consensus');
  const reason = useKept('close');
  const { send, problem } = useAct();
  const close = async (): Promise<void> => {
    const said = reason.value.trim();
    if (await send({ do: 'close-without-adoption', outcome, ...(said !== '' && { reason: said }) }, 'close')) done();
  };
  return (
    <Dialog title={t('chair.closeTitle')} onClose={done}>
      <p>{t('chair.closeNote')}</p>
      <Choice
        label={t('chair.outcome')}
        value={outcome}
        onChange={setOutcome}
        options={OUTCOMES.map((one) => [one, t(`outcome.${one}`)])}
      />
      <WordsField label={t('form.reason')} kept={reason} hint="optional" />
      {problem !== null && <p className="error">{problem}</p>}
      <div className="buttons">
        <Button look="grave" onPress={() => void close()}>
          {t('chair.closeOpinion')}
        </Button>
        <Button onPress={done}>{t('app.cancel')}</Button>
      </div>
    </Dialog>
  );
}
