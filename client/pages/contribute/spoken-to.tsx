/** What a contribution speaks to, on the page of the document. */
import { Link } from 'wouter';
import { REPORT } from '../../../shared/forum/report.ts';
import type { ListedDocument } from '../../../shared/wire/document.ts';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { useNamed } from '../named-opinion.ts';

type Contribution = NonNullable<ListedDocument['contribution']>;

export function SpokenTo({ contribution: { sections, passages } }: { readonly contribution: Contribution }) {
  const { t, list } = useText();
  return (
    <>
      {sections.length > 0 && (
        <>
          <dt>{t('contribution.sections')}</dt>
          <dd>
            <bdi>{list(sections)}</bdi>
          </dd>
        </>
      )}
      {[...new Set(passages.map(({ opinion }) => opinion))].map((opinion) => (
        <Named key={opinion} opinion={opinion} blocks={passages.filter((one) => one.opinion === opinion).map(({ block }) => block)} />
      ))}
    </>
  );
}

function Named({ opinion, blocks }: { readonly opinion: string; readonly blocks: readonly string[] }) {
  const { t } = useText();
  const named = useNamed(opinion);
  return (
    <>
      <dt>{t('contribution.speaks')}</dt>
      <dd>
        <Link href={`/o/${opinion}`}>
          {opinion === REPORT ? t('report.name') : t('home.draft', { number: named.value?.register.number ?? '…' })}
        </Link>{' '}
        {named.value !== null && <bdi>{named.value.names.paragraphs(blocks)}</bdi>}
        <NotRead of={named} />
      </dd>
    </>
  );
}
