/**
 * What an invitation link opens: for whom it is and until when, or why it opens nothing and what to do then. Looking spends nothing, because
 * mail scanners look too; the button does.
 */
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import type { OpenInvitation } from '../../../shared/wire/session.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { ask, sayTrouble, type Trouble } from '../ask.ts';
import { useMyself } from '../myself.ts';
import { InvitedSeat } from './invited-seat.tsx';
import { DEAD_LINK, readLink } from './link.ts';

const NO_LINK: Trouble = { status: 410, code: 'link-unknown' };

export function Invite() {
  const { t } = useText();
  const token = readLink(window.location.hash) ?? readLink(window.location.pathname);
  const [opens, setOpens] = useState<OpenInvitation | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(token === null ? NO_LINK : null);
  const look = useCallback(async (): Promise<void> => {
    if (token === null) return;
    const answer = await ask('POST /api/invitations/look', { body: { token } });
    setOpens(answer.ok ? answer.value : null);
    setTrouble(answer.ok ? null : answer.reason);
  }, [token]);
  useEffect(() => {
    void look();
  }, [look]);
  const dead = trouble !== null && DEAD_LINK.has(trouble.code);
  return (
    <div className="sheet narrow">
      <Title words={t('invite.title')} />
      <h1>{t('invite.title')}</h1>
      {opens === null && trouble === null && <p>{t('app.loading')}</p>}
      {trouble !== null && <WhyNot trouble={trouble} />}
      {token !== null && opens !== null && !dead && <Accept token={token} opens={opens} failed={setTrouble} />}
      {opens === null && trouble !== null && !dead && (
        <div className="buttons">
          <Button onPress={() => void look()}>{t('app.retry')}</Button>
        </div>
      )}
    </div>
  );
}

/** Whoever comes back by the old link of a session that still runs is shown the way in. */
function WhyNot({ trouble }: { readonly trouble: Trouble }) {
  const text = useText();
  const { me } = useMyself();
  const dead = DEAD_LINK.get(trouble.code);
  const words = trouble.status === 429 ? 'invite.tooMany' : dead;
  return (
    <>
      <ErrorWords alert>{words === undefined ? sayTrouble(text, trouble) : text.say(words, {})}</ErrorWords>
      {dead !== undefined && me.signedIn && <Link href="/">{text.t('app.home')}</Link>}
    </>
  );
}

interface AcceptProps {
  readonly token: string;
  readonly opens: OpenInvitation;
  readonly failed: (trouble: Trouble | null) => void;
}

function Accept({ token, opens, failed }: AcceptProps) {
  const { t } = useText();
  const { refresh } = useMyself();
  const [, go] = useLocation();
  const [person, setPerson] = useState('');
  const [wrong, setWrong] = useState<'form.needed' | 'invite.badName' | null>(null);

  const accept = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWrong(person.trim() === '' ? 'form.needed' : null);
    if (person.trim() === '') return;
    const answer = await ask('POST /api/invitations/redeem', { body: { token, person: person.trim() } });
    if (answer.ok) {
      await refresh();
      return go('/', { replace: true });
    }
    // the link was understood before, so it is the name
    const isName = answer.reason.code === 'not-understood';
    setWrong(isName ? 'invite.badName' : null);
    failed(isName ? null : answer.reason);
  };
  return (
    <form className="accept" onSubmit={(event) => void accept(event)} noValidate>
      <InvitedSeat {...opens} />
      <p className="lead">{t('invite.intro')}</p>
      <Field label={t('invite.person')} error={wrong && t(wrong)}>
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
        <Submit>{t('invite.accept')}</Submit>
      </div>
    </form>
  );
}
