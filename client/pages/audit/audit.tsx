/** The log of the forum: who did what, when and at which position. For the secretariat and the chair. */
import { useCallback, useEffect, useState } from 'react';
import { AUDIT_KINDS, type AuditKind } from '../../../shared/forum/audit.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import type { AuditPage } from '../../../shared/wire/audit.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useEntities } from '../names.ts';
import { OnlyFor } from '../only-for.tsx';
import { readFrom } from '../reading.ts';
import { type About, useAbout } from './about.ts';

type Entry = AuditPage['entries'][number];

interface Shown {
  readonly entries: readonly Entry[];
  /** null at the beginning of the log; undefined before the first answer. */
  readonly next: number | null | undefined;
}

const NOTHING: Shown = { entries: [], next: undefined };

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
  const [shown, setShown] = useState<Shown>(NOTHING);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const read = useCallback(async (of: AuditKind | '', before: number | null): Promise<AuditPage | null> => {
    const answer = await readFrom('GET /api/forum/log', { kind: of === '' ? undefined : of, before: before ?? undefined });
    setTrouble(answer.ok ? null : answer.reason);
    return answer.ok ? answer.value : null;
  }, []);
  useEffect(() => {
    let current = true;
    setShown(NOTHING);
    void read(kind, null).then((page) => {
      if (current && page !== null) setShown(page);
    });
    return () => {
      current = false;
    };
  }, [kind, read]);
  const earlier = async (): Promise<void> => {
    const page = await read(kind, shown.next ?? null);
    if (page !== null) setShown({ entries: [...shown.entries, ...page.entries], next: page.next });
  };
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
      <ErrorMessage trouble={trouble} />
      {trouble === null && <NotRead of={about.loaded} />}
      {shown.next === undefined && trouble === null && <p>{t('app.loading')}</p>}
      <ol className="rows">
        {shown.entries.map((entry) => (
          <li key={entry.seq}>
            <Row entry={entry} about={about} />
          </li>
        ))}
      </ol>
      {shown.next === null && <p className="note">{t(shown.entries.length === 0 ? 'audit.none' : 'audit.begin')}</p>}
      {typeof shown.next === 'number' && <Button onPress={() => void earlier()}>{t('audit.more')}</Button>}
    </section>
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
