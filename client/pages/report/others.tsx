/** Whether the experts suggest in the report or read it: for the secretariat, which writes it. */
import { Choice } from '../../ui/choice.tsx';
import { useText } from '../../ui/words.tsx';
import { useAct } from '../opinion/act.ts';
import { useOpened } from '../opinion/opened.ts';

const WAYS = ['pen-holder', 'suggest'] as const;

export function Others() {
  const { t } = useText();
  const { policy } = useOpened().register;
  const { send, problem } = useAct();
  return (
    <Choice
      label={t('report.others')}
      value={policy.editing === 'suggest' ? 'suggest' : 'pen-holder'}
      onChange={(editing) => void send({ do: 'set-policy', policy: { ...policy, editing } })}
      options={WAYS.map((one) => [one, t(`report.others.${one}`)])}
      error={problem}
    />
  );
}
