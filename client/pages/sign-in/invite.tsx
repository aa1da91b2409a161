/** What an invitation link opens. Looking at it spends nothing: mail scanners look too. The button does. */
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { ask, sayTrouble, type Trouble } from '../ask.ts';
import { useMyself } from '../myself.ts';
import { readLink } from './link.ts';

export function Invite() {
  const text = useText();
  const { t } = text;
  const { refresh } = useMyself();
  const [, go] = useLocation();
  const [person, setPerson] = useState('');
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const token = readLink(window.location.hash) ?? readLink(window.location.pathname);

  const accept = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(person.trim() === '');
    if (person.trim() === '') return;
    const answer = await ask('POST', '/api/invitations/redeem', { token, person: person.trim() });
    if (!answer.ok) return setTrouble(answer.reason);
    await refresh();
    go('/', { replace: true });
  };
  const spent = token === null || trouble?.status === 410 || trouble?.status === 404 || trouble?.status === 400;
  return (
    <form className="sheet narrow" onSubmit={(event) => void accept(event)} noValidate>
      <Title words={t('invite.title')} />
      <h1>{t('invite.title')}</h1>
      {!spent && <p className="lead">{t('invite.intro')}</p>}
      {(spent || trouble !== null) && (
        <p className="error" role="alert">
          {spent || trouble === null ? t('invite.spent') : sayTrouble(text, trouble)}
        </p>
      )}
      {!spent && (
        <>
          <Field label={t('invite.person')} error={missing ? t('form.needed') : null}>
            {(ties) => (
              <input
                {...ties}
                dir="auto"
                autoComplete="name"
                maxLength={80}
                value={person}
                onChange={(event) => setPerson(event.target.value)}
              />
            )}
          </Field>
          <div className="buttons">
            <Button look="main" type="submit" onPress={() => {}}>
              {t('invite.accept')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
