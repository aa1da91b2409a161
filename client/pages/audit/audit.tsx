/** The log of the forum: who did what, when and at which position. For the secretariat and the chair. */
import { useState } from 'react';
import { AUDIT_KINDS, type AuditKind } from '../../../shared/forum/audit.ts';
import type { AuditPage } from '../../../shared/wire/audit.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered, NotRead } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';
import { useEntities } from '../names.ts';
import { OnlyFor } from '../only-for.tsx';
import { type About, useAbout } from './about.ts';

type Entry = AuditPage['entries'][number];

export function Audit() {
  return (
    <OnlyFor page="log">
      <div className="sheet">
        <Log />
      </div>
    </OnlyFor>
  );
}

function Log() {
  const { t } = useText();
  const about = useAbout();
  const [kind, setKind] = useState<AuditKind | ''>('');
  return (
    <section className="panel" aria-labelledby="audit">
      <Title words={t('audit.title')} />
      <h1 id="audit">{t('audit.title')}</h1>
      <p className="lead">{t('audit.intro')}</p>
      <Choice
        label={t('audit.kind')}
        value={kind}
        onChange={setKind}
        options={[['', t('audit.all')], ...AUDIT_KINDS.map((one) => [one, t(`audit.kind.${one}`)] as const)]}
      />
      <NotRead of={about.loaded} />
      <Entries key={kind} kind={kind === '' ? undefined : kind} before={undefined} about={about} />
    </section>
  );
}

interface EntriesProps {
  readonly kind: AuditKind | undefined;
  /** undefined: the newest. */
  readonly before: number | undefined;
  readonly about: About;
}

/** A page of the log, and below it, when they are asked for, those before it. */
function Entries({ kind, before, about }: EntriesProps) {
  const { t } = useText();
  const page = useLoaded('GET /api/forum/log', { kind, before });
  const [goesOn, goOn] = useState(false);
  return (
    <Answered of={page}>
      {({ entries, next }) => (
        <>
          <ol className="rows">
            {entries.map((entry) => (
              <li key={entry.seq}>
                <Row entry={entry} about={about} />
              </li>
            ))}
          </ol>
          {next === null && <p className="note">{t(entries.length === 0 && before === undefined ? 'audit.none' : 'audit.begin')}</p>}
          {next !== null && !goesOn && <Button onPress={() => goOn(true)}>{t('audit.more')}</Button>}
          {next !== null && goesOn && <Entries kind={kind} before={next} about={about} />}
        </>
      )}
    </Answered>
  );
}

function Row({ entry: { seq, at, by, type, fact, named }, about }: { readonly entry: Entry; readonly about: About }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const server = by.seat === 'server';
  return (
    <span className="row-what">
      <span>
        <strong>{t(`audit.${type}`)}</strong>
        {[...new Set([...about.of(fact), ...(named === null ? [] : [named])])].map((words) => (
          <span key={words}>
            {' · '}
            <bdi>{words}</bdi>
          </span>
        ))}
      </span>
      {server ? (
        <span>{t('audit.server')}</span>
      ) : (
        <span>
          <bdi>{by.person ?? t('audit.nameErased')}</bdi> · <bdi>{entities.name(by.entity)}</bdi> ·{' '}
          {text.list([t(`capacity.${by.capacity}`), ...about.rolesOf(by.seat)])}
        </span>
      )}
      <span className="note">
        {text.moment(at)} · {t('audit.position', { seq })}
      </span>
    </span>
  );
}
