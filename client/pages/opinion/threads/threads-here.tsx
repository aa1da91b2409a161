/** Keeps the threads of an opinion while its page is open: reads them, marks their words in the text, and says what is new. */
import { useCallback, useEffect, useState } from 'react';
import { browserClock } from '../../../lib/clock.ts';
import { announcer } from '../../../ui/announce.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { useOfOpened, useOpenedNow } from '../opened.ts';
import type { Margin } from '../text/margin.ts';
import { threadsHere } from './here.ts';
import { SpokenMarks } from './spoken-marks.tsx';
import { NEW, Threads } from './threads.ts';
import { useMarkedWords } from './use-marked-words.ts';
import './threads.css';

export function ThreadsHere({ margin }: { readonly margin: Margin }) {
  const { opinion, id } = useOfOpened(({ opinion, register }) => ({ opinion, id: register.opinion }));
  const { seat, person } = useMyself().me;
  const [threads, setThreads] = useState<Threads | null>(null);
  const seatId = seat?.id ?? null;
  useEffect(() => {
    if (seatId === null) return;
    const made = new Threads(opinion, { id, seat: seatId, person: person ?? '' }, browserClock, localStorage);
    threadsHere.set(made);
    setThreads(made);
    return () => {
      threadsHere.set(null);
      setThreads(null);
      made.close();
    };
  }, [opinion, id, seatId, person]);
  if (threads === null) return null;
  return (
    <>
      <MarkedWords threads={threads} margin={margin} />
      <SpokenMarks margin={margin} />
      <Aloud threads={threads} />
    </>
  );
}

function MarkedWords({ threads, margin }: { readonly threads: Threads; readonly margin: Margin }) {
  const unfolded = useStore(threads.unfolded);
  const { value } = useStore(threads.reading.shown);
  const lookOf = useCallback(
    (id: string): string | null => {
      if (id === NEW || unfolded.has(id)) return 'commented commented-now';
      return value?.threads.get(id)?.resolved === null ? 'commented' : null;
    },
    [unfolded, value],
  );
  useMarkedWords(margin, 'spoken', threads.places.placed, lookOf);
  return null;
}

/** More than so many are counted. */
const MOST = 3;

/** What others have said since, once. */
function Aloud({ threads }: { readonly threads: Threads }) {
  const { t } = useText();
  const entities = useEntities();
  const now = useOpenedNow();
  const { me } = useMyself();
  const news = useStore(threads.news);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each thing once, however often names are made anew
  useEffect(() => {
    if (news === null) return;
    const { names, register } = now();
    const here = (block: string | null) => names.setOff(register.paragraphs.some(({ id }) => id === block) ? block : null);
    const come = news.changed.flatMap((thread) => {
      const known = new Set(news.before.threads.get(thread.id)?.messages.map(({ id }) => id));
      const { anchor } = thread;
      return thread.messages
        .filter(({ id, by, corrects }) => !known.has(id) && by !== threads.seat && corrects === null)
        .map((message) => ({
          message,
          // of a question the words that it is about, which may stand elsewhere by now
          paragraph: here(message.asks?.block ?? anchor.block),
          objects: anchor.on === 'position' ? anchor.entity : null,
        }));
    });
    if (come.length > MOST) return announcer.say('status', 'threads', t('thread.saidMany', { count: come.length }));
    for (const { message, paragraph, objects } of come) {
      const own = me.seat?.entity ?? null;
      const isAsked = own !== null && message.mentions.includes(own);
      const says = message.asks !== null && objects === own ? 'thread.askedAloud' : isAsked ? 'thread.asked' : 'thread.said';
      announcer.say('status', 'threads', t(says, { state: entities.name(message.entity), paragraph }));
    }
  }, [news]);
  return null;
}
