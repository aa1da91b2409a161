/** Where the provider sends people back to: signs them in, lets them choose among their seats, or says why not and what to do then. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Entities } from '../../../shared/page/entities.ts';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import type { Arrived } from '../../../shared/wire/session.ts';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { ask, type Trouble } from '../ask.ts';
import { useMyself } from '../myself.ts';
import { sayProvider } from './say-provider.ts';
import { CONFIRMED } from './show-again.tsx';
import './sign-in.css';

export function Returning() {
  const text = useText();
  const { t } = text;
  const { me, refresh } = useMyself();
  const [, go] = useLocation();
  const [arrived, setArrived] = useState<Arrived | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [done, setDone] = useState(false);
  const asked = useRef(false);

  const enter = useCallback(
    async (goal: string): Promise<void> => {
      await refresh();
      go(goal, { replace: true });
    },
    [refresh, go],
  );
  const confirmed = useCallback((): void => {
    const channel = new BroadcastChannel(CONFIRMED);
    channel.postMessage(null);
    channel.close();
    setDone(true);
  }, []);
  useEffect(() => {
    // what the provider sent along is good once
    if (asked.current) return;
    asked.current = true;
    const query = window.location.search;
    window.history.replaceState(null, '', window.location.pathname);
    void ask('POST /api/sign-in/arrive', { body: { query } }).then((answer) => {
      if (!answer.ok) return setTrouble(answer.reason);
      if (answer.value.confirmed) return confirmed();
      if (answer.value.seats.length === 0) return enter(answer.value.goal);
      setArrived(answer.value);
    });
  }, [enter, confirmed]);

  const choose = async (seat: string, goal: string): Promise<void> => {
    const answer = await ask('POST /api/sign-in/choose', { body: { seat } });
    if (answer.ok) return enter(goal);
    setArrived(null);
    setTrouble(answer.reason);
  };
  return (
    <div className="sheet narrow">
      <Title words={t('signIn.title')} />
      <h1>{t(arrived === null ? 'signIn.title' : 'provider.choose')}</h1>
      {done && <p role="status">{t('stepUp.done')}</p>}
      {arrived === null && trouble === null && !done && <p role="status">{t('app.loading')}</p>}
      {arrived !== null && <Seats {...arrived} choose={(seat) => void choose(seat, arrived.goal)} />}
      {trouble !== null && (
        <>
          <ErrorWords alert>{sayProvider(text, trouble, me.provider ?? '')}</ErrorWords>
          <Link href="/">{t('provider.again')}</Link>
        </>
      )}
    </div>
  );
}

function Seats({ seats, choose }: { readonly seats: Arrived['seats']; readonly choose: (seat: string) => void }) {
  const { t, facts, language } = useText();
  const entities = new Entities(
    seats.map(({ entity }) => entity),
    language,
  );
  return (
    <section className="seats" aria-label={t('provider.choose')}>
      <p className="lead">{t('provider.several')}</p>
      <ul>
        {seats.map(({ id, entity, functions, remote }) => (
          <li key={id}>
            <button type="button" className="seat" onClick={() => choose(id)}>
              <span className="seat-code">{entity.code}</span>
              <span className="seat-name">
                <bdi>{entities.name(entity.id)}</bdi>
                <span className="seat-person">
                  {facts([
                    t(`capacity.${entity.capacity}`),
                    ...functions.map((role) => t(`function.${role}`)),
                    ...(remote ? [t('office.remote')] : []),
                  ])}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
