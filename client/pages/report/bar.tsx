/** Above the text of the report: what it is, which drafts of it were published, and, for the secretariat, how the next one is. */
import { useEffect } from 'react';
import { Link } from 'wouter';
import { finishWords } from '../../../shared/page/finish-words.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { useOpenedWords } from '../opinion/opened.ts';
import { draftsOf } from './drafts.ts';
import { Finish } from './finish.tsx';
import { Others } from './others.tsx';
import { Publication } from './publication.tsx';
import './report.css';

export function ReportBar() {
  const text = useText();
  const { t, date } = text;
  const { me } = useMyself();
  const { register } = useOpenedWords();
  const documents = useLoaded('GET /api/documents');
  const { refetch } = documents;
  useEffect(() => {
    const look = (): void => void refetch();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [refetch]);
  const { drafts, of } = draftsOf(documents.value ?? []);
  const isFinal = register.finish?.over === true;
  const turned = finishWords(text, register);
  return (
    <section className="report-bar" aria-label={t('report.name')}>
      <nav className="crumbs" aria-label={t('documents.title')}>
        <Link href="/documents">{t('documents.title')}</Link> › <span aria-current="page">{t('report.name')}</span>
      </nav>
      <p className="hint-line">{t('report.about')}</p>
      {turned !== null && (
        <p>
          <Shape name={isFinal ? 'lock' : 'open'} /> <span dir="auto">{turned}</span>
        </p>
      )}
      <Answered of={documents}>
        {() => (
          <details className="report-drafts" open>
            <summary>{t('report.drafts')}</summary>
            {drafts.length === 0 && <p className="note">{t('report.none')}</p>}
            <ol>
              {drafts.map(({ id, number, at }, place) => {
                const before = drafts[place - 1];
                return (
                  <li key={id}>
                    {t('report.nth', { n: place + 1 })} ·{' '}
                    <Link href={`/documents/${id}`}>
                      <bdi dir="ltr">{number}</bdi>
                    </Link>{' '}
                    · {date(at)}
                    {isFinal && place === drafts.length - 1 && <> · {t('report.isFinal')}</>}
                    {before !== undefined && (
                      <>
                        {' '}
                        · <Link href={`/documents/${before.id}/compare/${id}`}>{t('documents.since', { number: before.number })}</Link>
                      </>
                    )}
                  </li>
                );
              })}
            </ol>
            {me.seat?.capacity === 'secretariat' && (
              <div className="report-office">
                {!isFinal && <Publication key={drafts.length} register={register} drafts={drafts} of={of} onDone={refetch} />}
                {!isFinal && <Others />}
                <Finish last={drafts.at(-1)} n={drafts.length} />
              </div>
            )}
          </details>
        )}
      </Answered>
    </section>
  );
}
