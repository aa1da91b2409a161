/** What a participant is called, and in which capacity it takes part. */
import { type FormEvent, useState } from 'react';
import type { Names } from '../../../shared/forum/people.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { CAPACITIES, type Capacity } from '../../../shared/opinion/vocabulary.ts';
import { Choice } from '../../ui/choice.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { ErrorMessage } from '../error-message.tsx';
import { Meanwhile } from '../meanwhile.tsx';
import { type CodeAndNames, complete, NameFields } from './name-fields.tsx';

interface Named {
  readonly code: string;
  readonly names: Names;
  readonly capacity: Capacity;
}

interface EntityFormProps {
  /** null: a new one, whose capacity is chosen; that of the others never changes. */
  readonly entity: Named | null;
  readonly verb: string;
  readonly send: (named: Named) => Promise<Result<unknown, Trouble>>;
}

const NAMELESS: CodeAndNames = { code: '', names: {} };

export function EntityForm({ entity, verb, send }: EntityFormProps) {
  const { t } = useText();
  const [called, setCalled] = useState<CodeAndNames>(entity ?? NAMELESS);
  const [capacity, setCapacity] = useState<Capacity>(entity?.capacity ?? 'sector-member');
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const whole = complete(called);
    setAsked(whole === null);
    if (whole === null) return;
    setSending(true);
    const answer = await send({ ...whole, capacity });
    setSending(false);
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok && entity === null) setCalled(NAMELESS);
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      {entity === null && (
        <Choice
          label={t('office.capacity')}
          value={capacity}
          onChange={setCapacity}
          options={CAPACITIES.map((one) => [one, t(`capacity.${one}`)])}
        />
      )}
      <NameFields value={called} onChange={setCalled} asked={asked} />
      <Meanwhile of={entity} sending={sending} />
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit>{verb}</Submit>
      </div>
    </form>
  );
}
