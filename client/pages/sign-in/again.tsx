/** On the way to the provider, to show again who one is. */
import { useEffect, useRef, useState } from 'react';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { ask, type Trouble } from '../ask.ts';
import { useMyself } from '../myself.ts';
import { sayProvider } from './say-provider.ts';

export function Again() {
  const text = useText();
  const { me } = useMyself();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const left = useRef(false);
  useEffect(() => {
    if (left.current) return;
    left.current = true;
    void ask('POST /api/sign-in/leave', { body: { goal: '/', confirm: true } }).then((answer) => {
      if (answer.ok) window.location.assign(answer.value.url);
      else setTrouble(answer.reason);
    });
  }, []);
  return (
    <div className="sheet narrow">
      <Title words={text.t('stepUp.title')} />
      <h1>{text.t('stepUp.title')}</h1>
      {trouble === null ? (
        <p role="status">{text.t('app.loading')}</p>
      ) : (
        <ErrorWords alert>{sayProvider(text, trouble, me.provider ?? '')}</ErrorWords>
      )}
    </div>
  );
}
