/** The agenda of a meeting, and which item and opinion are on the table. Those at the table move from one to the next. */

import { Link } from 'wouter';
import { goesOn } from '../../../shared/opinion/register.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { Button } from '../../ui/button.tsx';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { MergedInto } from '../merged-into.tsx';
import { Phase } from '../phase.tsx';
import { mergerOf, type ShownMeeting } from '../sittings.ts';
import { AgendaForm } from './agenda-form.tsx';
import { floorOf } from './floor-of.ts';
import { useMayRule } from './may-rule.ts';
import './agenda.css';

export function Agenda({ forum, meeting: { meeting } }: { readonly forum: ShownForum; readonly meeting: ShownMeeting }) {
  const { t } = useText();
  const { trouble, send } = useForumCommand();
  const mayRule = useMayRule(forum);
  const opinions = useLoaded('GET /api/opinions');
  const { agenda, at } = floorOf(forum, meeting);
  const take = (item: string, opinion: string | null): void => void send({ do: 'take-item', meeting, at: { item, opinion } });
  return (
    <section className="panel" aria-labelledby="meeting-agenda">
      <h2 id="meeting-agenda">{t('floor.agenda')}</h2>
      <p>
        <a href={`/screen/${meeting}`} target="_blank" rel="noreferrer">
          {t('screen.open')}
        </a>
        {' · '}
        <a href={`/live/m/${meeting}`}>{t('opinion.follow')}</a>
      </p>
      {agenda.length > 0 && <NotRead of={opinions} />}
      {agenda.length === 0 && <p>{t('floor.noAgenda')}</p>}
      <ol className="agenda">
        {agenda.map(({ item, title, opinions: under }, place) => {
          const here = at?.item === item;
          return (
            <li key={item} aria-current={here ? 'step' : undefined}>
              <div className="agenda-item">
                <bdi>{title}</bdi>
                {here && <Chip shape="call">{t('floor.now')}</Chip>}
                {mayRule && !here && <Button onPress={() => take(item, null)}>{t('floor.take', { place: place + 1 })}</Button>}
                {mayRule && here && (
                  <Button look="bare" onPress={() => void send({ do: 'take-item', meeting, at: null })}>
                    {t('floor.leaveItem')}
                  </Button>
                )}
              </div>
              {under.length > 0 && (
                <ul className="agenda-opinions">
                  {under.flatMap((id) => {
                    const one = opinions.value?.find((opinion) => opinion.id === id);
                    if (one === undefined) return [];
                    const onTable = here && at.opinion === id;
                    const over = !goesOn(one.phase);
                    const isMerged = mergerOf(forum, id) !== null;
                    return [
                      <li key={id}>
                        <span className="row-what">
                          <Link href={`/o/${id}`} lang={one.language} dir="auto">
                            {one.title}
                          </Link>
                          <span className="note">{t(one.phase === 'adopted' ? 'home.opinion' : 'home.draft', { number: one.number })}</span>
                          {isMerged && <MergedInto opinion={id} />}
                        </span>
                        {onTable && <Chip shape="call">{t('floor.now')}</Chip>}
                        {over && <Phase opinion={one} />}
                        {mayRule && !onTable && !over && !isMerged && (
                          <Button look="bare" onPress={() => take(item, id)}>
                            {t('floor.takeOpinion')}
                          </Button>
                        )}
                      </li>,
                    ];
                  })}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
      <ErrorMessage trouble={trouble} />
      {mayRule && (
        <Unfolding summary={t('floor.edit')}>
          {(fold) => <AgendaForm meeting={meeting} agenda={agenda} opinions={opinions.value ?? []} done={fold} />}
        </Unfolding>
      )}
    </section>
  );
}
