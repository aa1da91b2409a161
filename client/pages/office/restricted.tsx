/** Restricted sessions on the desk: of how many a majority is, which the secretariat sets, and every motion there was with its count. */
import { DENOMINATORS, type Denominator } from '../../../shared/forum/restricted.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import type { ShownSession } from '../../../shared/wire/restricted.ts';
import { Choice } from '../../ui/choice.tsx';
import { Tick } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered, NotRead } from '../answered.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForum, useForumCommand, useForumMoves } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { useEntities } from '../names.ts';
import { countWords } from '../restricted/count-words.ts';

export function Restricted() {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { forum } = useForum();
  const opinions = useLoaded('GET /api/opinions');
  const restricted = useLoaded('GET /api/restricted');
  const { refetch } = restricted;
  useForumMoves(refetch);
  const setting = useForumCommand();
  const set = async (denominator: Denominator): Promise<void> => {
    await setting.send({ do: 'set-denominator', denominator });
    await refetch();
  };
  return (
    <Answered of={restricted}>
      {(value) => (
        <section className="panel" aria-labelledby="office-restricted">
          <h2 id="office-restricted">{t('restricted.title')}</h2>
          <Choice
            label={t('restricted.setting')}
            hint={t('restricted.settingNote')}
            value={value.denominator}
            onChange={(denominator) => void set(denominator)}
            options={DENOMINATORS.map((one) => [one, t(`restricted.${one}`)])}
          />
          <Tick
            label={t('office.quorum')}
            checked={value.quorum}
            onChange={(on) => void setting.send({ do: 'set-quorum', quorum: on }).then(refetch)}
          />
          <p className="note">{t('office.quorumNote')}</p>
          <ErrorMessage trouble={setting.trouble} />
          <NotRead of={opinions} />
          {value.sessions.length === 0 ? (
            <p>{t('restricted.none')}</p>
          ) : (
            <ul className="rows">
              {value.sessions.toReversed().map((session) => (
                <li key={session.session}>
                  {text.facts([
                    t('audit.session', { number: session.session.slice(1) }),
                    forum?.meetings.find(({ meeting }) => meeting === session.meeting)?.code ?? session.meeting,
                    ...session.opinions.map((id) =>
                      t('home.draft', { number: opinions.value?.find((one) => one.id === id)?.number ?? id }),
                    ),
                    entities.name(session.mover),
                    outcome(text, session, entities.name(session.mover)),
                  ])}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </Answered>
  );
}

function outcome(text: Text, { state, count }: ShownSession, mover: string): string {
  const { t } = text;
  if (count !== null) return text.facts([countWords(text, count), ...(state === 'running' ? [t('underWay.running')] : [])]);
  if (state === 'withdrawn') return t('restricted.withdrawn');
  if (state === 'lapsed') return t('restricted.lapsed');
  return state === 'roll' ? t('restricted.roll') : t('restricted.moved', { state: mover });
}
