import { useState } from 'react';
import type { ButWords } from '../../../../shared/opinion/register.ts';
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
import { MayButton } from '../may-button.tsx';
import { type Opened, useOfOpened, useOpened, useOpenedNow } from '../opened.ts';
import { targetsOf } from './acts.ts';
import { NoticeFirst } from './notice-first.tsx';
import { Refer } from './refer.tsx';

/** As the server takes it (shared/wire/command.ts). */
const MOST_SECONDS = 86_400;
const HOUR_MS = 3_600_000;

/** Calls with another time than the shortest, reopens, ticks and refers: one paragraph, or a batch. */
export function ChairParagraph() {
  const { t } = useText();
  const now = useOpenedNow();
  const { current, about, isTicked, blocks, isAnyOpen, policy, names, untick } = useOfOpened((opened) => {
    const chosen = chosenIn(opened);
    const here = opened.current?.id ?? null;
    // what is ticked can be called but for what has nothing to do with its text
    const [about = here] = chosen;
    return {
      ...{ current: here, about, isTicked: chosen.length > 0, blocks: chosen.length > 0 || here === null ? chosen : [here] },
      ...{ isAnyOpen: opened.register.paragraphs.some(isOpen(opened)), policy: opened.register.policy },
      ...{ names: opened.names, untick: opened.untick },
    };
  });
  // null: that of the policy, which may change meanwhile
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(policy.minCallSeconds);
  const [deadline, setDeadline] = useState('');
  const [reopened, setReopened] = useState<BlockId | null>(null);
  const reopening = reopened !== null && reopened === current;
  if (reopened !== null && !reopening) setReopened(null);
  const reopen = useReturn(reopening);
  const { send, sending, problem } = useAct();
  const { me } = useMyself();
  const whyNot = useOfOpened(({ why }) => (about === null ? t('chair.choose') : why(deadline === '' ? 'call' : 'call-in-writing', about)));
  const tickOpen = (): void => {
    const opened = now();
    opened.tick(
      opened.register.paragraphs.filter(isOpen(opened)).map(({ id }) => id),
      true,
    );
  };
  const call = async (): Promise<void> => {
    const targets = targetsOf(now().register, blocks);
    const until = deadline === '' ? {} : { deadline: new Date(deadline).getTime() };
    const least = shown === '' ? {} : { minSeconds: Math.min(MOST_SECONDS, Math.trunc(Number(shown))) };
    if (!(await send({ do: 'call', targets, ...least, ...until }))) return;
    untick();
    setDeadline('');
  };
  return (
    <div className="chair-part" data-part="paragraph">
      <h2>
        {isTicked
          ? t('chair.chosen', { count: blocks.length })
          : current === null
            ? t('chair.title')
            : t('chair.now', { paragraph: names.setOff(current) })}
      </h2>
      <div className="buttons">
        {!isTicked && current !== null && (
          <MayButton ref={reopen} asks="reopen" on={current} expanded={reopening} onPress={() => setReopened(reopening ? null : current)}>
            {t('chair.reopen')}
          </MayButton>
        )}
        <Button look="bare" why={isAnyOpen ? null : t('chair.noneOpen')} onPress={tickOpen}>
          {t('chair.tickOpen')}
        </Button>
        <Button look="bare" why={isTicked ? null : t('chair.noneTicked')} onPress={untick}>
          {t('chair.unchoose')}
        </Button>
        <label className="chair-line">
          {t('chair.minSeconds')}
          <input
            type="number"
            min={policy.minCallSeconds}
            max={MOST_SECONDS}
            value={shown}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <label className="chair-line">
          {t('chair.deadline', { count: policy.silenceHours })}
          <input type="datetime-local" value={deadline} onChange={(event) => setDeadline(event.target.value)} />
        </label>
        <Button why={whyNot} explains onPress={() => void call()}>
          {t('chair.callSo')}
        </Button>
      </div>
      <Refer key={blocks.join()} blocks={blocks} />
      {sending && <p className="note">{t('act.sending')}</p>}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      {deadline !== '' && !me.demo && <Notice deadline={new Date(deadline).getTime()} />}
      {reopening && current !== null && <ReopenForm done={() => setReopened(null)} />}
    </div>
  );
}

function Notice({ deadline }: { readonly deadline: number }) {
  const { register, clock } = useOpened();
  const { opinion, policy } = register;
  return <NoticeFirst opinion={opinion} deadline={deadline} earliest={clock.getSnapshot() + policy.silenceHours * HOUR_MS} />;
}

/** As they stand in the text. */
const chosenIn = ({ register, ticked }: Opened): readonly BlockId[] =>
  ticked.size === 0 ? [] : register.paragraphs.flatMap(({ id }) => (ticked.has(id) ? [id] : []));

const isOpen =
  ({ mayTick }: Opened) =>
  ({ id, status }: ButWords): boolean =>
    (status === 'open' || status === 'reopened') && mayTick(id);

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
