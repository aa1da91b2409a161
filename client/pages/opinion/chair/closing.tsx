/** Asks before an opinion is closed without adoption: by the chair, or by its sponsor, who withdraws it or agrees that it was merged. */
import { useState } from 'react';
import type { Outcome } from '../../../../shared/opinion/vocabulary.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useText } from '../../../ui/words.tsx';
import { useAct } from '../act.ts';
import { WordsField } from '../forms/act-fields.tsx';
import { useKept } from '../forms/kept.ts';

interface ClosingProps {
  readonly title: string;
  readonly note: string;
  /** On the button that does it. */
  readonly press: string;
  /** The first is taken unless another is chosen. */
  readonly outcomes: readonly [Outcome, ...Outcome[]];
  readonly done: () => void;
}

export function Closing({ title, note, press, outcomes, done }: ClosingProps) {
  const { t } = useText();
  const [outcome, setOutcome] = useState(outcomes[0]);
  const reason = useKept('close');
  const { send, problem } = useAct();
  const close = async (): Promise<void> => {
    const said = reason.value.trim();
    if (await send({ do: 'close-without-adoption', outcome, ...(said !== '' && { reason: said }) }, 'close')) done();
  };
  return (
    <Dialog title={title} onClose={done}>
      <p>{note}</p>
      {outcomes.length > 1 && (
        <Choice
          label={t('chair.outcome')}
          value={outcome}
          onChange={setOutcome}
          options={outcomes.map((one) => [one, t(`outcome.${one}`)])}
        />
      )}
      <WordsField label={t('form.reason')} kept={reason} hint="optional" />
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      <div className="buttons">
        <Button look="grave" onPress={() => void close()}>
          {press}
        </Button>
        <Button onPress={done}>{t('app.cancel')}</Button>
      </div>
    </Dialog>
  );
}
