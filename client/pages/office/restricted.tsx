/** Restricted sessions on the desk: of how many a majority is, which the secretariat sets, and every motion there was with its count. */
import { DENOMINATORS, type Denominator } from '../../../shared/forum/restricted.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import type { ShownSession, ShownSessions } from '../bodies.ts';
import { useForumCommand } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { useEntities } from '../names.ts';
import { Said } from '../said.tsx';

export function Restricted() {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { value, trouble, again } = useLoaded<ShownSessions>('/api/restricted');
  const setting = useForumCommand();
  const set = async (denominator: Denominator): Promise<void> => {
    await setting.send({ do: 'set-denominator', denominator });
    await again();
  };
  if (value === null) return trouble === null ? <p>{t('app.loading')}</p> : <Said trouble={trouble} />;
  const sessions = [...value.sessions].reverse();
  return (
    <>
      <h2>{t('restricted.title')}</h2>
      <Field label={t('restricted.setting')} hint={t('restricted.settingNote')}>
        {(ties) => (
          <select {...ties} value={value.denominator} onChange={(event) => void set(event.target.value as Denominator)}>
            {DENOMINATORS.map((one) => (
              <option key={one} value={one}>
                {t(`restricted.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Said trouble={setting.trouble} />
      {sessions.length === 0 ? (
        <p>{t('restricted.none')}</p>
      ) : (
        <ul>
          {sessions.map((session) => (
            <li key={session.session}>
              {session.session} · {session.meeting} · {entities.name(session.mover)} ·{' '}
              {outcome(text, session, entities.name(session.mover))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function outcome({ t }: Text, { state, count }: ShownSession, mover: string): string {
  if (count !== null) {
    const { yes, no, abstain, of } = count;
    return t(count.carried ? 'restricted.carried' : 'restricted.notCarried', { yes, no, abstain, of });
  }
  if (state === 'withdrawn') return t('restricted.withdrawn');
  if (state === 'lapsed') return t('restricted.lapsed');
  return state === 'roll' ? t('restricted.roll') : t('restricted.moved', { state: mover });
}
