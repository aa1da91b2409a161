/** Contributions that speak to the current paragraph. */
import { useEffect } from 'react';
import { Link } from 'wouter';
import { isOfReport } from '../../../../shared/forum/report.ts';
import { useText } from '../../../ui/words.tsx';
import { NotRead } from '../../answered.tsx';
import { mayContribute } from '../../contribute/may-contribute.ts';
import { useLoaded } from '../../loaded.ts';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { useOfOpened } from '../opened.ts';

export function Contributions() {
  const { t } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const { id, isReport, current } = useOfOpened(({ register, current }) => ({
    ...{ id: register.opinion, isReport: register.kind === 'report', current: current?.id ?? null },
  }));
  const opinion = encodeURIComponent(id);
  // among the contributions to it are no drafts of the report
  const documents = useLoaded('GET /api/documents', { opinion: isReport ? undefined : opinion });
  const { value, refetch } = documents;
  useEffect(() => {
    const look = (): void => void refetch();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [refetch]);
  if (current === null) return null;
  const about = (value ?? []).filter(({ contribution }) =>
    contribution?.passages.some((one) => one.opinion === id && one.block === current),
  );
  return (
    <>
      <NotRead of={documents} />
      {about.length > 0 && (
        <details className="card">
          <summary>{t('contribution.here', { count: about.length })}</summary>
          <ul>
            {about.map(({ id: document, number, title, source, language, contribution }) => (
              <li key={document}>
                <Link href={`/documents/${document}`}>
                  <bdi dir="ltr">{number}</bdi>
                </Link>{' '}
                <bdi>{entities.name(source)}</bdi>
                {contribution !== null && <> · {t(`input.${contribution.input}`)}</>}
                {contribution?.late && <> · {t('contribution.late')}</>}
                <br />
                <bdi lang={language}>{title}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayContribute(me.seat?.capacity) && value !== null && (
        <p className="note">
          {isReport && !value.some(({ content }) => isOfReport(content)) ? (
            t('contribution.noDraft')
          ) : (
            <Link href={`/contribute?opinion=${opinion}&block=${current}`}>{t('contribution.write')}</Link>
          )}
        </p>
      )}
    </>
  );
}
