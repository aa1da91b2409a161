import { type FormEvent, useRef, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { FIND_MOST } from '../../../shared/forum/find-document.ts';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { mayContribute } from '../contribute/may-contribute.ts';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { ReportWay } from '../report/way.tsx';
import { Row } from './row.tsx';

/** Documents, newest first. What is looked for is in the address, so that it can be passed on. */
export function List() {
  const { t } = useText();
  const { me } = useMyself();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('find') ?? '';
  const [typed, type] = useState(asked);
  const field = useRef<HTMLInputElement>(null);
  const long = t('fault.long', { field: t('documents.find'), count: FIND_MOST });
  const find = (event: FormEvent): void => {
    event.preventDefault();
    if (isLong(typed)) return field.current?.focus();
    setSearch(typed.trim() === '' ? {} : { find: typed.trim() });
  };
  const numbers = me.seat?.capacity === 'secretariat' || me.seat?.capacity === 'chair';
  return (
    <div className="sheet">
      <Title words={t('documents.title')} />
      <div className="sheet-head">
        <h1>{t('documents.title')}</h1>
        <ReportWay />
        {mayContribute(me.seat?.capacity) && (
          <Link href="/contribute" className={numbers ? 'button' : 'button main'}>
            {t('contribution.new')}
          </Link>
        )}
        {numbers && (
          <Link href="/documents/new" className="button main">
            {t('documents.new')}
          </Link>
        )}
      </div>
      <search>
        <form className="documents-find" onSubmit={find}>
          {/* nothing of it is cut off unseen: what is too long stays, and says so */}
          <Field label={t('documents.find')} error={isLong(typed) ? long : null}>
            {(ties) => (
              <input {...ties} ref={field} type="search" dir="auto" value={typed} onChange={(event) => type(event.target.value)} />
            )}
          </Field>
          <Submit look="plain">{t('documents.search')}</Submit>
        </form>
      </search>
      <p>
        <Link href="/agreed">{t('agreed.title')}</Link>
      </p>
      {isLong(asked) ? <All /> : <Found key={asked} asked={asked} />}
    </div>
  );
}

const isLong = (words: string): boolean => words.trim().length > FIND_MOST;

function All() {
  const { t } = useText();
  return <Link href="/documents">{t('documents.all')}</Link>;
}

function Found({ asked }: { readonly asked: string }) {
  const { t } = useText();
  const documents = useLoaded('GET /api/documents', { find: asked === '' ? undefined : asked });
  return (
    <Answered of={documents}>
      {(value) => (
        <>
          <p className="lead" role="status">
            {value.length > 0 && t('documents.count', { count: value.length })}
            {value.length === 0 && (asked === '' ? t('documents.none') : t('documents.notFound', { words: asked }))}
          </p>
          {asked !== '' && <All />}
          <ul className="documents">
            {value.toReversed().map((document) => (
              <li key={document.id}>
                <Row document={document} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Answered>
  );
}
