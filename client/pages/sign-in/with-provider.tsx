/** The way in through the provider: its page is elsewhere, and brings back to `/sign-in/return`. */
import { useState } from 'react';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { ask, type Trouble } from '../ask.ts';
import { sayProvider } from './say-provider.ts';

export function WithProvider({ name, goal }: { readonly name: string; readonly goal: string }) {
  const text = useText();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const leave = async (): Promise<void> => {
    const answer = await ask('POST /api/sign-in/leave', { body: { goal } });
    if (answer.ok) window.location.assign(answer.value.url);
    else setTrouble(answer.reason);
  };
  return (
    <section className="panel">
      <p>{text.t('provider.intro', { name })}</p>
      {trouble !== null && <ErrorWords alert>{sayProvider(text, trouble, name)}</ErrorWords>}
      <div className="buttons">
        <Button look="main" onPress={() => void leave()}>
          {text.t('provider.signIn', { name })}
        </Button>
      </div>
    </section>
  );
}
