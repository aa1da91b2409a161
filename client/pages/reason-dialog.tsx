/** Asks for a reason first, without which nothing happens. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Submit } from '../ui/submit.tsx';
import { useText } from '../ui/words.tsx';

interface ReasonDialogProps {
  /** Also on the button that does it. */
  readonly title: string;
  readonly note: string;
  readonly onGiven: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
  /** Why the last press did nothing. */
  readonly children: ReactNode;
}

export function ReasonDialog({ title, note, onGiven, onClose, children }: ReasonDialogProps) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [lacking, setLacking] = useState(false);
  const given = (event: FormEvent): void => {
    event.preventDefault();
    setLacking(reason.trim() === '');
    if (reason.trim() !== '') void onGiven(reason.trim());
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{note}</p>
      <form className="form" onSubmit={given} noValidate>
        <Field label={t('form.reason')} error={lacking && reason.trim() === '' ? t('form.needed') : null}>
          {(ties) => <input {...ties} dir="auto" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {children}
        <div className="buttons">
          <Submit>{title}</Submit>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
