/** The calls that run while one reads something else: what the chair asks, where, how long there still is, and the way to answer. */
import { useEffect, useRef } from 'react';
import { Link, useRoute } from 'wouter';
import { askedTime } from '../../shared/page/asked-time.ts';
import { paragraphName } from '../../shared/page/paragraph-names.ts';
import { browserClock } from '../sync/clock.ts';
import { announcer } from '../ui/announce.ts';
import { Shape } from '../ui/shape.tsx';
import { useText } from '../ui/words.tsx';
import type { ListedOpinion, ShownForum } from './bodies.ts';
import { useForum } from './forum.tsx';
import { useLoaded } from './loaded.ts';
import { useEntities } from './names.ts';
import { useServerNow } from './server-now.ts';
import { runningSittings } from './sittings.ts';
import './running-calls.css';

/** A live call may last no longer than 15 s: where one may begin at any moment, it is looked for more often than the forum is. */
const AGAIN_MS = 5_000;

/** The server says how long there is, and not when: this clock serves as it is. */
const OWN_CLOCK = { seq: 0, at: 0 };

type Call = ListedOpinion['calls'][number];

/** Calls of one opinion that are told together: the live ones, or the silence procedures. */
interface Told {
  readonly key: string;
  readonly opinion: ListedOpinion;
  readonly calls: readonly [Call, ...Call[]];
}

export function RunningCalls() {
  const { forum } = useForum();
  return forum && <Lines forum={forum} />;
}

function Lines({ forum }: { readonly forum: ShownForum }) {
  const { value, at, again } = useLoaded<readonly ListedOpinion[]>('/api/opinions');
  const sits = runningSittings(forum).length > 0;
  const often = sits || (value ?? []).some(({ calls }) => calls.some(isLive));
  const [here, params] = useRoute('/o/:id/*?');
  const seen = useRef(forum);
  useEffect(() => {
    if (seen.current !== forum) void again();
    seen.current = forum;
  }, [forum, again]);
  useEffect(() => {
    if (!often) return;
    let stop: () => void;
    const look = (): void => {
      if (document.visibilityState === 'visible') void again();
      stop = browserClock.after(AGAIN_MS, look);
    };
    stop = browserClock.after(AGAIN_MS, look);
    return () => stop();
  }, [often, again]);
  const told = (value ?? []).flatMap(together);
  // its own page says more, and has said it
  return told.map((one) => <Line key={one.key} told={one} at={at} shown={!here || params.id !== one.opinion.id} />);
}

const isLive = ({ deadline }: Call): boolean => deadline === null;

function together(opinion: ListedOpinion): readonly Told[] {
  const { id, calls } = opinion;
  const parts = [calls.filter(isLive), calls.filter((call) => !isLive(call))];
  return parts.flatMap(([first, ...others], part) =>
    first === undefined ? [] : [{ key: `${id} ${part}`, opinion, calls: [first, ...others] }],
  );
}

interface LineProps {
  readonly told: Told;
  /** When this was asked, ms UTC by this clock. */
  readonly at: number;
  readonly shown: boolean;
}

function Line({ told: { opinion, calls }, at, shown }: LineProps) {
  const text = useText();
  const { t, moment } = text;
  const entities = useEntities();
  const [first] = calls;
  const left = Math.min(...calls.map(({ leftMs }) => leftMs));
  const now = useServerNow(OWN_CLOCK, isLive(first) && left > 0);
  // where nothing is left the clock does not run
  const seconds = left > 0 ? Math.ceil((at + left - now) / 1000) : 0;
  const asked = t('app.colon', { before: t('home.draft', { number: opinion.number }), after: useAsked(calls) });
  const latest = Math.max(...calls.map(({ seq }) => seq));
  const isTold = useRef(0);
  useEffect(() => {
    if (shown && latest > isTold.current) announcer.say('status', 'calls', asked);
    isTold.current = latest;
  }, [shown, latest, asked]);
  if (!shown) return null;
  const blocks = calls.flatMap(({ paragraphs }) => (paragraphs ?? []).map(({ id }) => id));
  const longer = askedTime(opinion.blockers, blocks, text, entities);
  const until = Math.min(...calls.map(({ deadline }) => deadline ?? Infinity));
  return (
    <p className="running-call">
      <Shape name="call" /> <Link href={`/o/${opinion.id}`}>{asked}</Link> {seconds <= 0 && <span>{t('call.ripe')}</span>}
      {seconds > 0 && isLive(first) && <span className="clock">{t('refusal.call-too-short', { count: seconds })}</span>}
      {seconds > 0 && !isLive(first) && <span>{t('refusal.deadline-not-reached', { date: moment(until) })}</span>}
      {longer !== null && <span>{longer}</span>}
    </p>
  );
}

/** What the chair asks: the paragraph by its name, several by their number. */
function useAsked(calls: Told['calls']): string {
  const text = useText();
  const { t } = text;
  const paragraphs = calls.flatMap((call) => call.paragraphs ?? []);
  const [first] = paragraphs;
  if (first === undefined) return t('news.adoptionCalled');
  return paragraphs.length > 1
    ? t('call.several', { count: paragraphs.length })
    : t('news.called', { paragraphs: paragraphName(text, first) });
}
