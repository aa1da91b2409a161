/** The address at which a document is kept on the web: shown with its host, followed by nobody but a person. */
import { type FormEvent, useState } from 'react';
import { webAddress } from '../../../shared/text/web-address.ts';
import type { ListedDocument } from '../../../shared/wire/document.ts';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';

/** Looked at again here, whatever the record says: a page of ours follows no other scheme. */
export function AddressLink({ address }: { readonly address: string | null }) {
  const { t } = useText();
  const url = address === null ? null : webAddress(address);
  if (url === null) return null;
  return (
    <a href={url.href} target="_blank" rel="noopener noreferrer">
      {t('documents.openAt', { host: url.host })}
    </a>
  );
}

interface AddressFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export const isAddress = (typed: string): boolean => typed.trim() === '' || webAddress(typed.trim()) !== null;

export function AddressField({ value, onChange }: AddressFieldProps) {
  const { t } = useText();
  return (
    <Field label={t('documents.address')} hint={t('documents.addressHint')} error={isAddress(value) ? null : t('documents.badAddress')}>
      {(ties) => (
        <input {...ties} type="url" dir="ltr" maxLength={2_000} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

/** For the secretariat and the chair. */
export function AddressForm({ document, refetch }: { readonly document: ListedDocument; readonly refetch: () => Promise<void> }) {
  const { t } = useText();
  const { send, trouble } = useForumCommand();
  const [typed, type] = useState(document.address ?? '');
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isAddress(typed)) return;
    const address = typed.trim() === '' ? null : typed.trim();
    if (await send({ do: 'address-document', document: document.id, address })) await refetch();
  };
  return (
    <form className="form" onSubmit={(event) => void keep(event)} noValidate>
      <AddressField value={typed} onChange={type} />
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit look="plain">{t('documents.keepAddress')}</Submit>
      </div>
    </form>
  );
}
