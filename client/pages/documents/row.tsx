/** One document in a list. */
import { Link } from 'wouter';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ListedDocument } from '../../../shared/wire/document.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { AddressLink } from './address.tsx';

export function Row({ document }: { readonly document: ListedDocument }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { id, number, title, language, kind, source, at, address, contribution } = document;
  return (
    <article className="document-row">
      <p className="document-number">
        <bdi dir="ltr">{number}</bdi>
      </p>
      <h2>
        <Link href={`/documents/${id}`} lang={language} dir="auto">
          {title}
        </Link>
      </h2>
      <p className="note">
        {contribution === null ? t(`document.${kind}`) : t(`input.${contribution.input}`)} · <bdi>{entities.name(source)}</bdi> ·{' '}
        {text.date(at)} {contribution?.late && <Chip shape="pending">{t('contribution.late')}</Chip>} <AddressLink address={address} />
      </p>
    </article>
  );
}
