/** How much was said for the record of the opinions on this meeting's table, and by whom: these can still correct it. */
import { useEffect, useState } from 'react';
import type { Register } from '../../../shared/opinion/register.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useEntities } from '../names.ts';
import { readFrom } from '../reading.ts';

type Heard = Pick<Register, 'opinion' | 'number' | 'phase' | 'statements' | 'dissociations'>;

export function SaidSoFar({ forum: { tables }, meeting }: { readonly forum: ShownForum; readonly meeting: string }) {
  const { t, list } = useText();
  const entities = useEntities();
  const [heard, setHeard] = useState<readonly Heard[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const ids = tables.filter((one) => one.meeting === meeting).map(({ opinion }) => opinion);
  const asked = ids.join(',');
  useEffect(() => {
    const hear = async (): Promise<void> => {
      const answers = await Promise.all(asked.split(',').map((id) => readFrom('GET /api/opinions/:id/register', { id })));
      const failed = answers.find((one) => !one.ok);
      setTrouble(failed === undefined || failed.ok ? null : failed.reason);
      setHeard(answers.flatMap((one) => (one.ok ? [one.value] : [])));
    };
    if (asked !== '') void hear();
    else setHeard([]);
  }, [asked]);
  if (heard === null) return <p>{t('app.loading')}</p>;
  const speakers = (said: readonly { readonly entity: EntityId }[]): string =>
    list([...new Set(said.map(({ entity }) => entity))].map((id) => entities.name(id)));
  const lines = heard.flatMap(({ opinion, number, phase, statements, dissociations }) => {
    const standing = statements.filter(({ corrected }) => !corrected);
    const parts = [
      ...(standing.length > 0 ? [t('meeting.statements', { count: standing.length, speakers: speakers(standing) })] : []),
      ...(dissociations.length > 0 ? [t('meeting.asides', { count: dissociations.length, speakers: speakers(dissociations) })] : []),
    ];
    const name = t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number });
    return parts.length === 0 ? [] : [{ opinion, words: t('app.saidOf', { name, words: list(parts) }) }];
  });
  return (
    <>
      <ErrorMessage trouble={trouble} />
      {trouble === null && <p>{t(lines.length === 0 ? 'meeting.reportNothing' : 'meeting.reportSaid')}</p>}
      <ul className="rows">
        {lines.map(({ opinion, words }) => (
          <li key={opinion}>{words}</li>
        ))}
      </ul>
    </>
  );
}
