/** The way in: seats to step into where this is a demonstration, else the provider and the invitation link. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { CAPACITIES, type Capacity } from '../../../shared/opinion/vocabulary.ts';
import type { DemoSeat } from '../../../shared/wire/session.ts';
import { Field } from '../../ui/field.tsx';
import { Later, later } from '../../ui/later.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { ask, type Trouble } from '../ask.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';
import { NOBODY, useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { readLink } from './link.ts';
import { WithProvider } from './with-provider.tsx';
import './sign-in.css';

const PutOut = later(async () => ({ default: (await import('./put-out.tsx')).PutOut }));

export function SignIn() {
  const { me } = useMyself();
  if (me === NOBODY) return <Unanswered />;
  return me.demo ? <DemoSeats /> : <Ways provider={me.provider} />;
}

/** Who is signed in is not known: the page asks again by itself. */
function Unanswered() {
  const { t } = useText();
  return (
    <p className="sheet" role="alert">
      {t('error.storage')}
    </p>
  );
}

function Ways({ provider }: { readonly provider: string | null }) {
  const { t } = useText();
  return (
    <div className="sheet narrow">
      <Title words={t('signIn.title')} />
      <h1>{t('signIn.title')}</h1>
      <Why />
      {provider !== null && <WithProvider name={provider} goal={window.location.pathname} />}
      <WithLink main={provider === null} />
      <OpenToAll />
    </div>
  );
}

function WithLink({ main }: { readonly main: boolean }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [link, setLink] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = (): void => {
    const token = readLink(link);
    if (token === null) return setWrong(true);
    go(`/invite#${token}`);
  };
  return (
    <form
      className={main ? 'accept' : 'accept panel'}
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <p className={main ? 'lead' : undefined}>{t('signIn.intro')}</p>
      <Field label={t('signIn.link')} error={wrong ? t('signIn.badLink') : null}>
        {(ties) => <input {...ties} dir="ltr" autoComplete="off" value={link} onChange={(event) => setLink(event.target.value)} />}
      </Field>
      <div className="buttons">
        <Submit look={main ? 'main' : 'plain'}>{t('signIn.open')}</Submit>
      </div>
      <p className="note">{t('signIn.lost')}</p>
    </form>
  );
}

const GROUPS: readonly (readonly Capacity[])[] = [
  ['chair', 'secretariat'],
  ...CAPACITIES.filter((one) => one !== 'chair' && one !== 'secretariat').map((one) => [one]),
];

function DemoSeats() {
  const text = useText();
  const { t } = text;
  const seats = useLoaded('GET /api/demo/seats');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { refresh } = useMyself();
  const stepIn = async (seat: DemoSeat): Promise<void> => {
    const answer = await ask('POST /api/demo/step-in', { body: { seat: seat.id } });
    if (answer.ok) await refresh();
    else setTrouble(answer.reason);
  };
  return (
    <div className="sheet">
      <Title words={t('signIn.title')} />
      <h1>{t('signIn.demoTitle')}</h1>
      <Why />
      <p className="lead">{t('signIn.demoIntro')}</p>
      <ErrorMessage trouble={trouble} />
      <Answered of={seats}>
        {(all) =>
          GROUPS.map((group) => {
            const here = all.filter((seat) => group.includes(seat.capacity));
            if (here.length === 0) return null;
            const [id] = group;
            return (
              <section key={id} className="seats" aria-labelledby={`seats-${id}`}>
                <h2 id={`seats-${id}`}>{text.list(group.map((capacity) => t(`capacities.${capacity}`)))}</h2>
                <ul>
                  {here.map((seat) => (
                    <li key={seat.id}>
                      <SeatButton seat={seat} onPress={() => void stepIn(seat)} />
                    </li>
                  ))}
                </ul>
              </section>
            );
          })
        }
      </Answered>
      <OpenToAll />
    </div>
  );
}

/** Why one is here again, where the session has not ended by itself; its words come with those of all pages. */
function Why() {
  if (useMyself().me.putOut === undefined) return null;
  return (
    <Later>
      <PutOut />
    </Later>
  );
}

/** Pages of the server's own, for those who have no seat. */
function OpenToAll() {
  const { t, language } = useText();
  return (
    <p>
      <a href={`/consultation?lang=${language}`}>{t('consultation.list')}</a> · <a href={`/live?lang=${language}`}>{t('opinion.follow')}</a>
    </p>
  );
}

function SeatButton({ seat, onPress }: { readonly seat: DemoSeat; readonly onPress: () => void }) {
  const { t, list } = useText();
  const entities = useEntities();
  const roles = list(seat.functions.map((role) => t(`function.${role}`)));
  return (
    <button type="button" className="seat" onClick={onPress}>
      <span className="seat-code">{entities.code(seat.entity)}</span>
      <span className="seat-name">
        <bdi>{entities.name(seat.entity)}</bdi>
        <span className="seat-person">
          <bdi>{seat.person}</bdi>
          {roles !== '' && <> · {roles}</>}
        </span>
      </span>
    </button>
  );
}
