import { useState } from 'react';
import { type BlockId, REOPEN_CAUSES, type ReopenCause } from '../../../../shared/opinion/vocabulary.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useAct } from '../act.ts';
import { WordsField } from '../forms/act-fields.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { useKept } from '../forms/kept.ts';
import { useOpened } from '../opened.ts';
import { NoticeFirst } from './notice-first.tsx';
import { Refer } from './refer.tsx';

/** As the server takes it (shared/wire/command.ts). */
const MOST_SECONDS = 86_400;
const HOUR_MS = 3_600_000;

/** Calls with another time than the shortest, reopens, ticks and refers: one paragraph, or a batch. */
export function ChairParagraph() {
  const { t } = useText();
  const { current, register, names, ticked, tick, untick, mayTick, why, clock } = useOpened();
  // null: that of the policy, which may change meanwhile
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(register.policy.minCallSeconds);
  const [deadline, setDeadline] = useState('');
  const [reopened, setReopened] = useState<BlockId | null>(null);
  const reopening = reopened !== null && reopened === current?.id;
  if (reopened !== null && !reopening) setReopened(null);
  const reopen = useReturn(reopening);
  const { send, sending, problem } = useAct();
  const { me } = useMyself();
  const chosen = register.paragraphs.filter(({ id }) => ticked.has(id));
  const open = register.paragraphs.filter(({ id, status }) => (status === 'open' || status === 'reopened') && mayTick(id));
  const targets = (chosen.length > 0 ? chosen : current === null ? [] : [current]).map(({ id, hash }) => ({ block: id, hash }));
  const blocks = targets.map(({ block }) => block);
  // what is ticked can be called but for what has nothing to do with its text
  const about = chosen[0] ?? current;
  const whyNot = about === null ? t('chair.choose') : why(deadline === '' ? 'call' : 'call-in-writing', about.id);
  const call = async (): Promise<void> => {
    const until = deadline === '' ? {} : { deadline: new Date(deadline).getTime() };
    const least = shown === '' ? {} : { minSeconds: Math.min(MOST_SECONDS, Math.trunc(Number(shown))) };
    if (!(await send({ do: 'call', targets, ...least, ...until }))) return;
    untick();
    setDeadline('');
  };
  return (
    <div className="chair-part" data-part="paragraph">
      <h2>
        {chosen.length > 0
          ? t('chair.chosen', { count: chosen.length })
          : current === null
            ? t('chair.title')
            : t('chair.now', { paragraph: names.setOff(current.id) })}
      </h2>
      <div className="buttons">
        {chosen.length === 0 && current !== null && (
          <Button
            ref={reopen}
            why={why('reopen', current.id)}
            expanded={reopening}
            onPress={() => setReopened(reopening ? null : current.id)}
          >
            {t('chair.reopen')}
          </Button>
        )}
        <Button
          look="bare"
          why={open.length > 0 ? null : t('chair.noneOpen')}
          onPress={() =>
            tick(
              open.map(({ id }) => id),
              true,
            )
          }
        >
          {t('chair.tickOpen')}
        </Button>
        <Button look="bare" why={chosen.length > 0 ? null : t('chair.noneTicked')} onPress={untick}>
          {t('chair.unchoose')}
        </Button>
        <label className="chair-line">
          {t('chair.minSeconds')}
          <input
            type="number"
            min={register.policy.minCallSeconds}
            max={MOST_SECONDS}
            value={shown}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <label className="chair-line">
          {t('chair.deadline', { count: register.policy.silenceHours })}
          <input type="datetime-local" value={deadline} onChange={(event) => setDeadline(event.target.value)} />
        </label>
        <Button why={whyNot} explains onPress={() => void call()}>
          {t('chair.callSo')}
        </Button>
      </div>
      <Refer key={blocks.join()} blocks={blocks} />
      {sending && <p className="note">{t('act.sending')}</p>}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      {deadline !== '' && !me.demo && (
        <NoticeFirst
          opinion={register.opinion}
          deadline={new Date(deadline).getTime()}
          earliest={clock.getSnapshot() + register.policy.silenceHours * HOUR_MS}
        />
      )}
      {reopening && current !== null && <ReopenForm done={() => setReopened(null)} />}
    </div>
  );
}

function ReopenForm({ done }: { readonly done: () => void }) {
  const { t } = useText();
  const { current, names } = useOpened();
  const asked = current?.reopenAsked[0]?.entity ?? '';
  const [cause, setCause] = useState<ReopenCause>(asked === '' ? 'correction' : 'request');
  const [entity, setEntity] = useState(asked);
  const [lacking, setLacking] = useState(false);
  const reason = useKept(`reopen:${current?.id ?? ''}`);
  const acting = useAct();
  if (current === null) return null;
  const submit = async (): Promise<void> => {
    const said = reason.value.trim();
    const wanting = said === '' || (cause === 'request' && entity === '');
    setLacking(wanting);
    if (wanting) return;
    const command = { do: 'reopen', block: current.id, cause, reason: said, ...(cause === 'request' && { entity }) } as const;
    if (await acting.send(command, `reopen:${current.id}`)) done();
  };
  return (
    <ActForm
      title={t('chair.reopenTitle', { paragraph: names.setOff(current.id) })}
      acting={acting}
      press={t('chair.reopen')}
      onSubmit={submit}
      onLeave={done}
    >
      <div className="row-form">
        <Choice
          label={t('chair.cause')}
          focused
          value={cause}
          onChange={setCause}
          options={REOPEN_CAUSES.filter((one) => one !== 'request' || asked !== '').map((one) => [one, t(`cause.${one}`)])}
        />
        {cause === 'request' && (
          <Choice
            label={t('form.state')}
            value={entity}
            onChange={setEntity}
            options={current.reopenAsked.map((one) => [one.entity, names.entity(one.entity)])}
          />
        )}
      </div>
      <p className="note">{t('chair.askedOnly')}</p>
      <WordsField label={t('form.reason')} kept={reason} hint="needed" lacking={lacking} />
    </ActForm>
  );
}
