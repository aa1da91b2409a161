import { useState } from 'react';
import { Link } from 'wouter';
import { goesOn } from '../../../shared/opinion/register.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useForum } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { SessionLines } from '../restricted/under-way.tsx';
import { mergerOf, type ShownMeeting } from '../sittings.ts';
import { floorOf } from './floor-of.ts';
import { useMayRule } from './may-rule.ts';

/** The opinions that this meeting has taken up, but for those that its agenda names; each lies on one table at a time. */
export function Table({ forum, meeting }: { readonly forum: ShownForum; readonly meeting: ShownMeeting }) {
  const { t } = useText();
  const { refetch } = useForum();
  const mayRule = useMayRule(forum);
  const opinions = useLoaded('GET /api/opinions');
  const [chosen, setChosen] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const here = new Set(forum.tables.filter((one) => one.meeting === meeting.meeting).map(({ opinion }) => opinion));
  const named = new Set(floorOf(forum, meeting.meeting).agenda.flatMap((item) => item.opinions));
  const listed = opinions.value?.filter(({ id }) => here.has(id) && !named.has(id)) ?? [];
  const isOpen = ({ id, phase }: ListedOpinion): boolean => goesOn(phase) && mergerOf(forum, id) === null;
  const elsewhere = opinions.value?.filter((one) => !here.has(one.id) && isOpen(one)) ?? [];
  const takeUp = async (): Promise<void> => {
    if (chosen === '') return;
    const answer = await askOnce('POST /api/meetings/:meeting/opinions', (uuid) => ({
      meeting: meeting.meeting,
      body: { uuid, opinion: chosen },
    }));
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok) return;
    setChosen('');
    await refetch();
  };
  const takes = mayRule && elsewhere.length > 0;
  const apart = forum.underWay.some((one) => one.meeting === meeting.meeting);
  if (named.size > 0 && listed.length === 0 && !takes && !apart && opinions.trouble === null) return null;
  return (
    <section className="panel" aria-labelledby="meeting-table">
      <h2 id="meeting-table">{t(named.size === 0 ? 'meeting.table' : 'meeting.offAgenda')}</h2>
      <ErrorMessage trouble={trouble} />
      <NotRead of={opinions} />
      {opinions.value !== null && here.size === 0 && <p>{t('meeting.noTable')}</p>}
      <SessionLines opinions={opinions.value ?? []} meeting={meeting.meeting} />
      <ul className="rows">
        {listed.map(({ id, number, title, language }) => (
          <li key={id}>
            <span className="row-what">
              <Link href={`/o/${id}`} lang={language} dir="auto">
                {title}
              </Link>
              <span className="note">{t('home.draft', { number })}</span>
            </span>
          </li>
        ))}
      </ul>
      {takes && (
        <div className="row-form">
          <Choice
            label={t('meeting.whichOpinion')}
            value={chosen}
            onChange={setChosen}
            options={[
              ['', ''],
              ...elsewhere.map(({ id, number, title }) => [id, t('app.saidOf', { name: number, words: title })] as const),
            ]}
          />
          <Button onPress={() => void takeUp()}>{t('meeting.takeUp')}</Button>
        </div>
      )}
    </section>
  );
}
