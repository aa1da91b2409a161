/** A field that finds its ids itself, and says that it takes no more: the browser cuts off unseen. And the tick. */
import { type InputEvent, useId, useState } from 'react';
import { type FieldProps, LabelledField } from '../../shared/page/parts/field.tsx';
import { announcer } from './announce.ts';
import { useText } from './words.tsx';

export function Field(props: FieldProps) {
  const { t } = useText();
  const [full, fill] = useState<string | null>(null);
  const id = useId();
  const entered = ({ target }: InputEvent<HTMLElement>): void => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    const { value, maxLength } = target;
    const said = maxLength > 0 && value.length >= maxLength ? t('fault.long', { field: props.label, count: maxLength }) : null;
    if (said !== null && said !== full) announcer.say('status', id, said);
    fill(said);
  };
  return <LabelledField {...props} id={id} note={full} onInput={entered} />;
}

export function Tick({
  label,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span dir="auto">{label}</span>
    </label>
  );
}
