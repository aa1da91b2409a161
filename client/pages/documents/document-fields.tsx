/** Fields that registering a document, filing a contribution, beginning the report and reading a draft share. */
import type { ClipboardEventHandler, DragEvent } from 'react';
import { EDITIONS, type Edition } from '../../../shared/forum/document.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { FileChoice } from '../word/file-choice.tsx';
import { useFile } from '../word/use-file.ts';
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
  /** The words of a file that was chosen or dropped here; as typed ones where it is left out. */
  readonly onFile?: (text: string, isWord: boolean) => void;
}

/** A whole text, as a rule pasted or from a file. */
export function TextField({ label, language, value, onChange, onPaste, onFile, error }: TextFieldProps) {
  const { t } = useText();
  const file = useFile(onFile ?? onChange);
  const dropped = (event: DragEvent): void => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    file.take(event.dataTransfer.files[0]);
  };
  return (
    <div className="text-field">
      <Field label={label ?? t('documents.text')} error={file.wrong ?? error}>
        {(ties) => (
          <textarea
            {...ties}
            className="pasted"
            dir="auto"
            lang={language}
            value={value}
            onPaste={onPaste}
            onDrop={dropped}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <FileChoice file={file} />
    </div>
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
