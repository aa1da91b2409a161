/** An opinion: the text in the middle, its marks before it, the positions on the current paragraph after it. */
import { type ReactNode, use, useEffect } from 'react';
import { Link } from 'wouter';
import { readRestrictedId } from '../../../shared/forum/restricted.ts';
import { isInsider } from '../../../shared/opinion/rights.ts';
import { Later, later } from '../../ui/later.tsx';
import { useOf, useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { FirstTextContext } from '../first-text.ts';
import { useForum } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { type OnOpinion, OnOpinionContext, useSession } from '../restricted/sessions.ts';
import { StepUp } from '../sign-in/step-up.tsx';
import { Waiting } from '../waiting.tsx';
import { Desk } from './desk.tsx';
import { NotOpen } from './not-open.tsx';
import { SyncBar } from './sync.tsx';
import { type Open, useOpen } from './use-open.ts';
import { useWaits } from './use-waits.ts';
import './opinion.css';
import './call-bar.css';
import './text/first-text.css';
import './text/peers.css';
import './text/text.css';

const AsItStood = later(async () => ({ default: (await import('../restricted/as-it-stood.tsx')).AsItStood }));
const SessionBar = later(async () => ({ default: (await import('../restricted/bar.tsx')).SessionBar }));

export function Opinion({ id }: { readonly id: string }) {
  const on = useSession(id);
  const apart = on.place === 'closed-off' || on.place === 'over';
  const first = use(FirstTextContext);
  // there it has no editor
  useEffect(() => {
    if (apart) first?.rest.set(true);
  }, [apart, first]);
  return (
    <Admitted id={id} on={on}>
      <Later>
        <SessionBar on={on} />
      </Later>
      {apart ? (
        <Later>
          <AsItStood id={id} />
        </Later>
      ) : (
        <OnOpinionContext value={on}>
          <Connected id={id} look={on.refetch} />
        </OnOpinionContext>
      )}
    </Admitted>
  );
}

/** At the address of a restricted session nothing is asked for, and no connection made, before it is known that it is open to this seat. */
function Admitted({ id, on, children }: { readonly id: string; readonly on: OnOpinion; readonly children: ReactNode }) {
  const { t } = useText();
  const { seat } = useMyself().me;
  if (readRestrictedId(id) === null) return children;
  if (on.reading.value === null) return on.reading.trouble === null ? <Waiting opinion={id} /> : <NotRead of={on.reading} />;
  if (on.place === 'nowhere') return <NotOpen words={t('close.notFound')} />;
  if (seat !== null && isInsider(seat.capacity, seat.functions)) return children;
  return (
    <NotOpen words={t(on.place === 'inside' ? 'restricted.notYours' : 'restricted.wasNotYours')}>
      <Link href={`/o/${on.opinion}`}>{t('restricted.toOpinion')}</Link>
    </NotOpen>
  );
}

/** `look`: asks again how the opinion stands to restricted sessions. */
function Connected({ id, look }: { readonly id: string; readonly look: () => Promise<void> }) {
  const open = useOpen(id);
  return open === null ? <Waiting opinion={id} /> : <Opening id={id} open={open} look={look} />;
}

function Opening({ id, open, look }: { readonly id: string; readonly open: Open; readonly look: () => Promise<void> }) {
  const { t } = useText();
  const { opinion } = open;
  const register = useStore(opinion.register);
  const why = useOf(opinion.sync, (sync) => (sync.state === 'ended' ? sync.why : null));
  const { refetch } = useForum();
  useEffect(() => opinion.forum.subscribe(() => void refetch()), [opinion, refetch]);
  useEffect(() => {
    if (why === 'restricted') void look();
  }, [why, look]);
  const waits = useWaits(id, opinion.sync, register !== null);
  if (register !== null && !waits) {
    return (
      <StepUp>
        <Desk open={open} register={register} />
      </StepUp>
    );
  }
  if (why === 'notFound') return <NotOpen words={t('close.notFound')} />;
  return (
    <>
      <div className="alerts">
        <SyncBar opinion={opinion} typing={false} />
      </div>
      {(why === null || why === 'restricted') && <Waiting opinion={id} />}
    </>
  );
}
