/** Fields that registering a document, filing a contribution, beginning the report and reading a draft share. */
import type { ClipboardEventHandler } from 'react';
import { EDITIONS, type Edition } from '../../../shared/forum/document.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import type { ShownForum } from '../bodies.ts';
import './document-fields.css';

interface Typed<Value extends string = string> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

interface Needed extends Typed {
  readonly error: string | null;
}

export function TitleField({ value, onChange, error }: Needed) {
  const { t } = useText();
  return (
    <Field label={t('documents.titleField')} error={error}>
      {(ties) => <input {...ties} dir="auto" maxLength={300} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

interface TextFieldProps extends Needed {
  readonly label?: string;
  readonly language: Language;
  readonly onPaste?: ClipboardEventHandler;
}

/** A whole text, as a rule pasted. */
export function TextField({ label, language, value, onChange, onPaste, error }: TextFieldProps) {
  const { t } = useText();
  return (
    <Field label={label ?? t('documents.text')} error={error}>
      {(ties) => (
        <textarea
          {...ties}
          className="pasted"
          dir="auto"
          lang={language}
          value={value}
          onPaste={onPaste}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function MeetingChoice({ meetings, ...typed }: Typed & { readonly meetings: ShownForum['meetings'] }) {
  const { t } = useText();
  return (
    <Choice
      label={t('documents.meeting')}
      options={[['', t('documents.noMeeting')], ...meetings.map(({ meeting, code }) => [meeting, code] as const)]}
      {...typed}
    />
  );
}

export function EditionChoice(typed: Typed<Edition>) {
  const { t } = useText();
  return <Choice label={t('documents.edition')} options={EDITIONS.map((one) => [one, t(`edition.${one}`)])} {...typed} />;
}
