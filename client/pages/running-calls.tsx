/** The calls that run while one reads something else: what the chair asks, where, how long there still is, and the way to answer. */
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { RIGHTS } from '../../shared/opinion/rights.ts';
import { answerAt } from '../../shared/page/answer-at.ts';
import { asksFirst, hasSpoken } from '../../shared/page/has-spoken.ts';
import { minutes } from '../../shared/page/minutes.ts';
import { RunningCall } from '../../shared/page/parts/running-call.tsx';
import { asked, isLive, leftOf, type Told, toldTogether } from '../../shared/page/running-calls.ts';
import type { ShownForum } from '../../shared/wire/forum.ts';
import type { Readable } from '../lib/store.ts';
import { announcer } from '../ui/announce.ts';
import { markTab } from '../ui/tab-mark.ts';
import { askedNow } from '../ui/title.tsx';
import { useStore } from '../ui/use-store.ts';
import { useText } from '../ui/words.tsx';
import { useAgain } from './again.ts';
import { NotRead } from './answered.tsx';
import { useForum, useForumMoves } from './forum.tsx';
import { useLoaded } from './loaded.ts';
import { floorOf } from './meeting/floor-of.ts';
import { callsMoved } from './moved.ts';
import { useMyself } from './myself.ts';
import { useEntities } from './names.ts';
import { useServerClock } from './server-now.ts';
import { mayNotify, notify, ring, useSignals } from './signals.ts';
import { runningSittings } from './sittings.ts';
import { isNew, tell } from './told.ts';

/** The server says when other calls run. Where one may begin at any moment it is looked for too, also where nobody looks: the tab says it. */
const AGAIN_MS = 5_000;

/** The server says how long there is, and not when: this clock serves as it is. */
const OWN_CLOCK = { seq: 0, at: 0 };

interface RunningCallsProps {
  /** Until the list of them is here: as the server has drawn them. */
  readonly meanwhile?: ReactNode;
}

export function RunningCalls({ meanwhile = null }: RunningCallsProps) {
  const { forum } = useForum();
  return forum === null ? meanwhile : <Lines forum={forum} meanwhile={meanwhile} />;
}

function Lines({ forum, meanwhile }: RunningCallsProps & { readonly forum: ShownForum }) {
  const opinions = useLoaded('GET /api/opinions');
  const { value, at, refetch } = opinions;
  const { lost } = useForum();
  const sits = runningSittings(forum).length > 0;
  const often = sits || (value ?? []).some(({ calls }) => calls.some(isLive));
  const here = useOpinionHere(forum);
  const [listed] = useRoute('/');
  useForumMoves(refetch);
  const moved = useStore(callsMoved);
  const heard = useRef(moved);
  useEffect(() => {
    if (moved !== heard.current) void refetch();
    heard.current = moved;
  }, [moved, refetch]);
  useAgain(refetch, AGAIN_MS, often);
  // its own page says more, and has said it
  const all = (value ?? []).flatMap(toldTogether);
  const shown = all.filter(({ opinion }) => opinion.id !== here);
  const clock = useServerClock(
    OWN_CLOCK,
    all.some((one) => isLive(one.calls[0]) && leftOf(one) > 0),
  );
  const live = all.filter(({ calls }) => isLive(calls[0]));
  // the one that can still be answered within its time, if there is one
  const inTitle = live.find((one) => leftOf(one) > 0 && !hasSpoken(one.calls)) ?? live[0];
  useAloud(shown);
  useSignal(value === null ? null : all);
  return (
    <div className="running-calls">
      {/* that the line is lost another part says (N7), and the list has words of its own */}
      {opinions.trouble?.status !== 0 && lost === null && !listed && <NotRead of={opinions} />}
      {value === null && meanwhile}
      {shown.map((one) => (
        <Line key={one.key} told={one} at={at} clock={clock} />
      ))}
      {inTitle !== undefined && <InTitle told={inTitle} at={at} clock={clock} />}
    </div>
  );
}

/** Of which opinion the page is; the screen of the room is of what is on the table of its meeting. */
function useOpinionHere(forum: ShownForum): string | null {
  const [, ofOpinion] = useRoute('/o/:id/*?');
  const [, ofScreen] = useRoute('/screen/:meeting');
  return ofOpinion?.id ?? (ofScreen === null ? null : floorOf(forum, ofScreen.meeting).at?.opinion) ?? null;
}

/** May whoever looks object, and so has something to answer? */
const useAnswers = (): boolean => {
  const { seat } = useMyself().me;
  return seat !== null && RIGHTS[seat.capacity].hold;
};

/** Each call once, however often it is asked for and in whatever order the answers come. */
function useAloud(shown: readonly Told[]): void {
  const text = useText();
  const answers = useAnswers();
  useEffect(() => {
    const fresh = shown.filter((one) => isNew(one.opinion.id, latest(one)));
    for (const one of fresh) announcer.say('status', 'calls', [asked(text, one), answers ? text.t('call.press') : ''].join(' ').trim());
    for (const one of fresh) tell(one.opinion.id, latest(one));
  });
}

/** Whoever may answer is told of what begins, also while they look elsewhere. What ran when the page was opened they see. */
function useSignal(all: readonly Told[] | null): void {
  const text = useText();
  const answers = useAnswers();
  const { has } = useSignals();
  const [, go] = useLocation();
  const heard = useRef<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    if (all === null) return;
    const before = heard.current;
    const begun = all.filter(({ opinion, calls }) => isLive(calls[0]) && calls.some(({ seq }) => seq > (before?.get(opinion.id) ?? 0)));
    const known = new Map(before);
    for (const one of all) known.set(one.opinion.id, Math.max(known.get(one.opinion.id) ?? 0, latest(one)));
    heard.current = known;
    const news = before === null || !answers ? [] : begun.filter(({ calls }) => !hasSpoken(calls));
    if (news.length > 0 && has('sound')) ring();
    if (!document.hidden || !has('notice') || !mayNotify()) return;
    for (const one of news) {
      notify(asked(text, one), one.opinion.id, () => go(answerAt(one.opinion.id, asksFirst(one.calls))));
    }
  });
}

const latest = ({ calls }: Told): number => Math.max(...calls.map(({ seq }) => seq));

interface LineProps {
  readonly told: Told;
  /** When this was asked, ms UTC by this clock. */
  readonly at: number;
  readonly clock: Readable<number>;
}

/** Whole seconds that are left; draws once a second. Where nothing is left no clock runs. */
function useSecondsLeft({ told, at, clock: { subscribe, getSnapshot } }: LineProps): number {
  const left = leftOf(told);
  return useSyncExternalStore(subscribe, () => (left > 0 ? Math.max(0, Math.ceil((at + left - getSnapshot()) / 1000)) : 0));
}

/** The tab says what the chair asks of the room, and to whoever may answer how long there is. */
function InTitle(props: LineProps) {
  const text = useText();
  const { told } = props;
  const seconds = useSecondsLeft(props);
  const answers = useAnswers() && !hasSpoken(told.calls);
  const clock = seconds > 0 ? minutes(seconds) : null;
  const words = asked(text, told);
  const said = answers ? [text.t('call.tab'), clock, words].filter(Boolean).join(' – ') : `● ${words}`;
  useEffect(() => askedNow.set(said), [said]);
  useEffect(() => () => askedNow.set(null), []);
  useEffect(() => (answers ? markTab() : undefined), [answers]);
  return null;
}

function Line(props: LineProps) {
  const { told } = props;
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const seconds = useSecondsLeft(props);
  const { seat } = useMyself().me;
  const answers = useAnswers();
  const passed = seconds <= 0;
  const words = asked(text, told);
  const was = useRef(passed);
  useEffect(() => {
    if (passed && !was.current) announcer.say('status', 'calls', `${words} ${t('call.ripe')}`);
    was.current = passed;
  }, [passed, words, t]);
  return <RunningCall {...{ told, seconds, text, entities }} state={answers && seat !== null ? seat.entity : null} Way={Link} />;
}
