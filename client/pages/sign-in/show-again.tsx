/** Showing again who one is: the provider asks in another tab, or another invitation link for the same seat is pasted here. */
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { ask } from '../ask.ts';
import { useMyself } from '../myself.ts';
import { DEAD_LINK, readLink } from './link.ts';
import { sayProvider } from './say-provider.ts';

/** On which the tab that comes back from the provider tells that it is done. */
export const CONFIRMED = 'nemcon-confirmed';

export function ShowAgain({ end }: { readonly end: (shown: boolean) => void }) {
  const { t } = useText();
  const { me } = useMyself();
  useEffect(() => {
    const channel = new BroadcastChannel(CONFIRMED);
    channel.onmessage = () => end(true);
    return () => channel.close();
  });
  return (
    <Dialog title={t('stepUp.title')} onClose={() => end(false)}>
      <p>{t('stepUp.intro')}</p>
      {me.provider !== null && (
        <p>
          <a className="button main" href="/sign-in/again" target="_blank" rel="noreferrer">
            {t('stepUp.provider', { name: me.provider })}
          </a>
        </p>
      )}
      <WithAnotherLink done={() => end(true)} main={me.provider === null} />
      <div className="buttons">
        <Button onPress={() => end(false)}>{t('app.cancel')}</Button>
      </div>
    </Dialog>
  );
}

function WithAnotherLink({ done, main }: { readonly done: () => void; readonly main: boolean }) {
  const text = useText();
  const { t } = text;
  const [link, setLink] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const show = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const token = readLink(link);
    if (token === null) return setWrong(t('signIn.badLink'));
    const answer = await ask('POST /api/sign-in/confirm', { body: { token } });
    if (answer.ok) return done();
    const dead = DEAD_LINK.get(answer.reason.code);
    setWrong(dead === undefined ? sayProvider(text, answer.reason, '') : text.say(dead, {}));
  };
  return (
    <form className="form" onSubmit={(event) => void show(event)} noValidate>
      <Field label={t('stepUp.link')} hint={t('stepUp.linkHint')} error={wrong}>
        {(ties) => <input {...ties} dir="ltr" autoComplete="off" value={link} onChange={(event) => setLink(event.target.value)} />}
      </Field>
      <div className="buttons">
        <Submit look={main ? 'main' : 'plain'}>{t('stepUp.useLink')}</Submit>
      </div>
    </form>
  );
}
