import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { isOfReport } from '../../../shared/forum/report.ts';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ListedDocument, ShownDocument } from '../../../shared/wire/document.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered, NotRead } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import { askForum } from '../ask-forum.ts';
import { mayRevise } from '../contribute/may-contribute.ts';
import { SpokenTo } from '../contribute/spoken-to.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { both, useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { AddressForm, AddressLink } from './address.tsx';
import { DocumentText } from './document-text.tsx';
import { Files } from './files.tsx';

/** A document: what it is, its text as it was numbered, its editions, and what it can be laid beside. */
export function DocumentPage({ id }: { readonly id: string }) {
  const { t } = useText();
  const { me } = useMyself();
  const shown = useLoaded('GET /api/documents/:id', { id });
  const all = useLoaded('GET /api/documents');
  if (shown.value === null)
    return (
      <div className="sheet">
        <Answered of={shown}>{() => null}</Answered>
        <Link href="/documents">{t('documents.all')}</Link>
      </div>
    );
  const { document } = shown.value;
  const others = (all.value ?? []).filter((one) => one.id !== id);
  return (
    <div className="sheet">
      <Title words={document.number} />
      <header className="document-head">
        <p className="document-number">
          <bdi dir="ltr">{document.number}</bdi>
        </p>
        <h1>
          <bdi lang={document.language}>{document.title}</bdi>
        </h1>
      </header>
      <Facts shown={shown.value} />
      <NotRead of={both(shown, all)} />
      {mayRevise(me.seat, document) && (
        <p>
          <Link href={`/contribute?of=${id}`} className="button">
            {t('contribution.revise')}
          </Link>
        </p>
      )}
      <DocumentText shown={shown.value} />
      <Files document={document} refetch={shown.refetch} />
      <Editions document={document} others={others} />
      <Compare id={id} others={others} />
      {me.seat?.capacity === 'secretariat' && <Aliases document={document} refetch={shown.refetch} />}
      {(me.seat?.capacity === 'secretariat' || me.seat?.capacity === 'chair') && (
        <AddressForm document={document} refetch={shown.refetch} />
      )}
    </div>
  );
}

/** Is it the draft of the report that is final? */
function Final({ id }: { readonly id: string }) {
  const { t } = useText();
  const report = useLoaded('GET /api/report');
  if (report.value?.report?.final !== id) return <NotRead of={report} />;
  return (
    <>
      {' '}
      <Chip shape="lock">{t('report.isFinal')}</Chip>
    </>
  );
}

function Facts({ shown: { document, person } }: { readonly shown: ShownDocument }) {
  const { t, moment } = useText();
  const entities = useEntities();
  const { kind, source, at, language, aliases, content, address, contribution } = document;
  return (
    <dl className="facts">
      <dt>{t('documents.kind')}</dt>
      <dd>
        {t(`document.${kind}`)}
        {contribution !== null && <> · {t(`input.${contribution.input}`)}</>}
        {contribution?.late && (
          <>
            {' '}
            <Chip shape="pending">{t('contribution.late')}</Chip> <span className="note">{t('contribution.lateWhy')}</span>
          </>
        )}
        {isOfReport(content) && <Final id={document.id} />}
      </dd>
      {contribution !== null && <SpokenTo contribution={contribution} />}
      <dt>{t('documents.from')}</dt>
      <dd>
        <bdi>{entities.name(source)}</bdi>
      </dd>
      <dt>{t('documents.registered')}</dt>
      <dd>
        {moment(at)}
        {person !== null && <> · {t('card.by', { person })}</>}
      </dd>
      <dt>{t('documents.language')}</dt>
      <dd lang={language}>{NATIVE_NAMES[language]}</dd>
      {aliases.length > 0 && (
        <>
          <dt>{t('documents.aliases')}</dt>
          <dd>
            {aliases.map((alias) => (
              <bdi key={alias}>{alias}</bdi>
            ))}
          </dd>
        </>
      )}
      {address !== null && (
        <>
          <dt>{t('documents.address')}</dt>
          <dd>
            <AddressLink address={address} />
          </dd>
        </>
      )}
      {content.in === 'opinion' && (
        <>
          <dt>{t('documents.textOf')}</dt>
          <dd>
            <Link href={`/o/${content.opinion}`} lang={language}>
              {document.title}
            </Link>
            , {t('documents.atPosition', { seq: content.at })}
          </dd>
        </>
      )}
    </dl>
  );
}

/** Documents of the same number, and what changed from the one before to each. */
function Editions({ document, others }: { readonly document: ListedDocument; readonly others: readonly ListedDocument[] }) {
  const { t } = useText();
  const editions = [...others, document].filter(({ first }) => first === document.first).sort((a, b) => a.seq - b.seq);
  if (editions.length < 2) return null;
  return (
    <section className="panel" aria-labelledby="document-editions">
      <h2 id="document-editions">{t('documents.editions')}</h2>
      <ul className="rows">
        {editions.map(({ id, number, content }, at) => {
          const before = editions[at - 1];
          const number_ = <bdi dir="ltr">{number}</bdi>;
          return (
            <li key={id}>
              {id === document.id ? <strong aria-current="page">{number_}</strong> : <Link href={`/documents/${id}`}>{number_}</Link>}
              {before !== undefined && content.in !== 'elsewhere' && before.content.in !== 'elsewhere' && (
                <Link href={`/documents/${before.id}/compare/${id}`}>{t('documents.since', { number: before.number })}</Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Compare({ id, others }: { readonly id: string; readonly others: readonly ListedDocument[] }) {
  const { t, facts } = useText();
  const [, go] = useLocation();
  const [chosen, choose] = useState('');
  const withText = others.filter(({ content }) => content.in !== 'elsewhere');
  if (withText.length === 0) return null;
  const compare = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen !== '') go(`/documents/${chosen}/compare/${id}`);
  };
  return (
    <form className="documents-find" onSubmit={compare}>
      <Choice
        label={t('documents.compareWith')}
        value={chosen}
        onChange={choose}
        options={[['', ''], ...withText.map((one) => [one.id, facts([one.number, one.title])] as const)]}
      />
      <Submit look="plain">{t('documents.compare')}</Submit>
    </form>
  );
}

function Aliases({ document, refetch }: { readonly document: ListedDocument; readonly refetch: () => Promise<void> }) {
  const { t } = useText();
  const [names, setNames] = useState(document.aliases.join('\n'));
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const aliases = names
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const answer = await askForum({ do: 'alias-document', document: document.id, aliases });
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) await refetch();
  };
  return (
    <form className="form" onSubmit={(event) => void keep(event)}>
      <Field label={t('documents.aliases')} hint={t('documents.aliasHint')}>
        {(ties) => <textarea {...ties} dir="auto" value={names} onChange={(event) => setNames(event.target.value)} />}
      </Field>
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit look="plain">{t('documents.keepAliases')}</Submit>
      </div>
    </form>
  );
}
