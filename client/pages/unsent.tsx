/**
 * What this person raised and the record does not hold yet, and the comments that are not sent, on every page but that of their opinion; and
 * signing out, which asks first where something would be lost.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useRoute } from 'wouter';
import { sayRefusal } from '../../shared/i18n/refusal.ts';
import { inWords } from '../../shared/i18n/set-off.ts';
import { ErrorWords } from '../../shared/page/parts/error.tsx';
import { browserClock } from '../lib/clock.ts';
import { forgetKeptActs } from '../sync/kept-acts.ts';
import { forgetWords } from '../sync/kept-words.ts';
import { Outbox, type UnsaidThere, type Unsent as Waiting } from '../sync/outbox.ts';
import { forgetSaid } from '../sync/said.ts';
import { AlertDialog } from '../ui/alert-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { useStore } from '../ui/use-store.ts';
import { useText } from '../ui/words.tsx';
import { ask, sayTrouble, type Trouble } from './ask.ts';
import { KeptRow, keptTitle } from './kept-row.tsx';
import { useLoaded } from './loaded.ts';
import { useMyself } from './myself.ts';
import { useEntities } from './names.ts';
import { attempt } from './opinion/threads/attempt.ts';

/** `here`: the opinion whose page is open, which sends its own. */
function useOutbox(here: string | null): Outbox | null {
  const { seat, person } = useMyself().me;
  const [outbox, setOutbox] = useState<Outbox | null>(null);
  useEffect(() => {
    if (seat === null) return;
    const opened = new Outbox({
      storage: localStorage,
      seat: seat.id,
      person: person ?? '',
      here,
      fetch: (...to) => fetch(...to),
      say: (opinion, envelope, patienceMs) => attempt(opinion, envelope, browserClock, patienceMs),
      clock: browserClock,
    });
    const again = (): void => void opened.sendKept();
    window.addEventListener('online', again);
    setOutbox(opened);
    return () => {
      window.removeEventListener('online', again);
      opened.close();
    };
  }, [seat, person, here]);
  return outbox;
}

const isWaiting = ({ no }: Waiting): boolean => no === null;

export function Unsent() {
  const [on, params] = useRoute('/o/:id/*?');
  const outbox = useOutbox(on ? params.id : null);
  return outbox && <Told outbox={outbox} />;
}

function Told({ outbox }: { readonly outbox: Outbox }) {
  const { t } = useText();
  const all = useStore(outbox);
  const unsaid = useStore(outbox.unsaid);
  const waiting = all.some(isWaiting);
  return (
    <>
      {all.length > 0 && (
        <section className="handed-back unsent" aria-labelledby="unsent">
          <h2 id="unsent">{t(keptTitle(all))}</h2>
          {waiting && <p>{t('kept.note')}</p>}
          <Rows all={all} outbox={outbox} />
        </section>
      )}
      {unsaid.length > 0 && (
        <section className="handed-back unsent" aria-labelledby="unsaid">
          <h2 id="unsaid">{t('kept.comments')}</h2>
          <Unsaid all={unsaid} />
        </section>
      )}
    </>
  );
}

/** Comments say by themselves what became of them, on the page of their text. */
function Unsaid({ all, onFollow }: { readonly all: readonly UnsaidThere[]; readonly onFollow?: () => void }) {
  const { t } = useText();
  return (
    <ul>
      {all.map(({ opinion, waiting, refused }) => (
        <li key={opinion} data-unsaid={opinion}>
          <Where opinion={opinion} onFollow={onFollow} />
          {waiting > 0 && <p>{t('kept.commentsWait', { count: waiting })}</p>}
          {refused > 0 && <p>{t('kept.commentsRefused', { count: refused })}</p>}
        </li>
      ))}
    </ul>
  );
}

function Where({ opinion, onFollow }: { readonly opinion: string; readonly onFollow: (() => void) | undefined }) {
  const { t } = useText();
  const number = useLoaded('GET /api/opinions').value?.find(({ id }) => id === opinion)?.number;
  return (
    <Link href={`/o/${opinion}`} onClick={onFollow}>
      {number === undefined ? opinion : t('home.draft', { number })}
    </Link>
  );
}

/** `stay`: somebody who had asked to leave does not. */
export function Leave({ stay }: { readonly stay: () => void }) {
  const outbox = useOutbox(null);
  return outbox && <Leaver outbox={outbox} stay={stay} />;
}

function Leaver({ outbox, stay }: { readonly outbox: Outbox; readonly stay: () => void }) {
  const text = useText();
  const { t } = text;
  const { me, refresh } = useMyself();
  const all = useStore(outbox);
  const unsaid = useStore(outbox.unsaid);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [tried, setTried] = useState(false);
  const [typed] = useState(() => me.seat !== null && hasTyped(me.seat.id));
  const [asks] = useState(typed || all.length + unsaid.length > 0);
  const leave = useCallback(async (): Promise<void> => {
    const answer = await ask('POST /api/sign-out');
    if (!answer.ok && answer.reason.status !== 401) return setTrouble(answer.reason);
    forgetWords(sessionStorage);
    if (me.seat !== null) {
      forgetKeptActs(localStorage, me.seat.id, me.person ?? '');
      forgetSaid(localStorage, me.seat.id, me.person ?? '');
    }
    if (answer.ok && answer.value !== null) window.location.assign(answer.value.url);
    else await refresh();
  }, [me, refresh]);
  const gone = useRef(false);
  useEffect(() => {
    if (asks || gone.current) return;
    gone.current = true;
    void leave();
  }, [asks, leave]);
  const send = async (): Promise<void> => {
    await outbox.sendKept();
    if (outbox.getSnapshot().length + outbox.unsaid.getSnapshot().length === 0) return leave();
    setTried(true);
  };
  if (!asks && trouble === null) return null;
  const waits = all.some(isWaiting);
  const waiting = waits || unsaid.some((one) => one.waiting > 0);
  return (
    <AlertDialog
      title={t(asks ? 'leave.title' : 'nav.signOut')}
      message={
        <>
          {waits && <p>{t('leave.note')}</p>}
          {all.length > 0 && (
            <div className="handed-back">
              <Rows all={all} outbox={outbox} onFollow={stay} />
            </div>
          )}
          {unsaid.length > 0 && (
            <div className="handed-back">
              <p>{t('leave.comments')}</p>
              <Unsaid all={unsaid} onFollow={stay} />
            </div>
          )}
          {typed && <p>{t('leave.text')}</p>}
          {tried && waiting && <ErrorWords>{t('leave.unanswered')}</ErrorWords>}
          {trouble !== null && <ErrorWords>{sayTrouble(text, trouble)}</ErrorWords>}
        </>
      }
      out={t('leave.stay')}
      onClose={stay}
    >
      {waiting && (
        <Button look="main" onPress={() => void send()}>
          {t('leave.send')}
        </Button>
      )}
      <Button look={waiting ? 'grave' : 'main'} onPress={() => void leave()}>
        {t(waiting ? 'leave.drop' : 'nav.signOut')}
      </Button>
    </AlertDialog>
  );
}

/** Changes to some text that the record does not hold yet (client/sync/buffer.ts)? */
const hasTyped = (seat: string): boolean =>
  Object.keys(localStorage).some((name) => name.startsWith('nemcon.unrecorded.') && name.split('.')[3] === seat);

interface RowsProps {
  readonly all: readonly Waiting[];
  readonly outbox: Outbox;
  /** Somebody goes to the opinion of one of them. */
  readonly onFollow?: () => void;
}

function Rows({ all, outbox, onFollow }: RowsProps) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const names = { entity: (id: string) => entities.name(id), paragraphs: () => inWords(t('refusal.thisParagraph')) };
  return (
    <ul>
      {all.map((act) => (
        <KeptRow
          key={act.envelope.uuid}
          act={act}
          where={<Where opinion={act.opinion} onFollow={onFollow} />}
          sayNo={(refusal) => sayRefusal(text, refusal, names)}
          dismiss={() => outbox.dismiss(act)}
        />
      ))}
    </ul>
  );
}
