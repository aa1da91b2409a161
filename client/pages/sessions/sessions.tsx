/** Where this seat is signed in, which mails it wants, and the tokens that let other programs act from it. */
import { type FormEvent, useState } from 'react';
import type { SessionRow } from '../../../shared/wire/session.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { ask, type Trouble } from '../ask.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { SecretOnce } from '../secret-once.tsx';
import { CallMail } from './call-mail.tsx';
import { SessionList } from './session-list.tsx';

export function Sessions() {
  const { t } = useText();
  const { me, refresh } = useMyself();
  const sessions = useLoaded('GET /api/sessions');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  /** Tokens go with the other sessions: their list is read anew. */
  const [ended, setEnded] = useState(0);
  const end = async ({ id, own }: SessionRow): Promise<void> => {
    const answer = await ask('DELETE /api/sessions/:id', { id });
    setTrouble(answer.ok ? null : answer.reason);
    await (own ? refresh() : sessions.refetch());
  };
  const endOthers = async (): Promise<void> => {
    const answer = await ask('DELETE /api/sessions');
    setTrouble(answer.ok ? null : answer.reason);
    setEnded(ended + 1);
    await sessions.refetch();
  };
  return (
    <div className="sheet narrow">
      <Title words={t('me.title')} />
      <h1>{t('me.title')}</h1>
      <section className="panel">
        <h2>{t('me.sessions')}</h2>
        <p className="note">{t('me.sessionsIntro')}</p>
        <ErrorMessage trouble={trouble} />
        <Answered of={sessions}>
          {(all) => <SessionList rows={all.filter(({ kind }) => kind === 'browser')} end={(row) => void end(row)} />}
        </Answered>
        {sessions.value?.some(({ own }) => !own) && (
          <div className="buttons">
            <Button look="grave" onPress={() => void endOthers()}>
              {t('me.endOthers')}
            </Button>
          </div>
        )}
      </section>
      <CallMail />
      <Tokens key={ended} />
      {me.version !== undefined && <p className="note">{t('me.version', { version: me.version })}</p>}
    </div>
  );
}

function Tokens() {
  const { t, moment } = useText();
  const tokens = useLoaded('GET /api/tokens');
  const [label, setLabel] = useState('');
  const [missing, setMissing] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(label.trim() === '');
    if (label.trim() === '') return;
    const answer = await ask('POST /api/tokens', { body: { label: label.trim() } });
    if (!answer.ok) return setTrouble(answer.reason);
    setMade(answer.value.token);
    setTrouble(null);
    setLabel('');
    await tokens.refetch();
  };
  const revoke = async (id: string): Promise<void> => {
    const answer = await ask('DELETE /api/tokens/:id', { id });
    setTrouble(answer.ok ? null : answer.reason);
    await tokens.refetch();
  };
  return (
    <section className="panel">
      <h2>{t('me.tokens')}</h2>
      <p className="note">
        {t('me.tokensIntro')} {t('me.tokensMost')}
      </p>
      <ErrorMessage trouble={trouble} />
      <Answered of={tokens} empty={t('me.noTokens')}>
        {(all) => (
          <ul className="rows">
            {all.map((token) => (
              <li key={token.id}>
                <span className="row-what">
                  <bdi>{token.label}</bdi>
                  <span className="note">{t('me.since', { moment: moment(token.createdAt) })}</span>
                </span>
                <Button onPress={() => void revoke(token.id)} about={token.label}>
                  {t('me.revokeToken')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      <form className="row-form" onSubmit={(event) => void make(event)} noValidate>
        <Field label={t('me.label')} error={missing ? t('form.needed') : null}>
          {(ties) => <input {...ties} dir="auto" maxLength={80} value={label} onChange={(event) => setLabel(event.target.value)} />}
        </Field>
        <Submit look="plain">{t('me.makeToken')}</Submit>
      </form>
      {made !== null && <SecretOnce words={t('me.tokenReady')} secret={made} />}
    </section>
  );
}
