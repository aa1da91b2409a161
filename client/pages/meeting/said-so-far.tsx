/** How much was said for the record of the opinions on this meeting's table, and by whom: these can still correct it. */
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { useLoadedEach } from '../loaded-each.ts';
import { useEntities } from '../names.ts';

export function SaidSoFar({ forum: { tables }, meeting }: { readonly forum: ShownForum; readonly meeting: string }) {
  const { t, list } = useText();
  const entities = useEntities();
  const here = tables.filter((one) => one.meeting === meeting);
  const registers = useLoadedEach(
    'GET /api/opinions/:id/register',
    here.map(({ opinion }) => ({ id: opinion })),
  );
  const speakers = (said: readonly { readonly entity: EntityId }[]): string =>
    list([...new Set(said.map(({ entity }) => entity))].map((id) => entities.name(id)));
  return (
    <Answered of={registers}>
      {(heard) => {
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
            <p>{t(lines.length === 0 ? 'meeting.reportNothing' : 'meeting.reportSaid')}</p>
            <ul className="rows">
              {lines.map(({ opinion, words }) => (
                <li key={opinion}>{words}</li>
              ))}
            </ul>
          </>
        );
      }}
    </Answered>
  );
}
