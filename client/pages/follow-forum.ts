/**
 * Looks again whenever the forum has moved on. A page in sight holds a stream that tells so (one line for each tab that is looked at, as
 * browsers without HTTP/2 open six to a server); where that is silent or broken, it asks by itself. Of the pages out of sight one holds a
 * stream, where calls are to be told there too: the timers of such pages browsers let run once a minute, and no stream.
 */
import { browserClock } from '../lib/clock.ts';
import { PATIENCE_MS } from './reading.ts';

const NEWS = '/api/forum/news';
/** The server says something every 20 s. */
const SILENT_MS = 22_000;
const SOON_MS = 5_000;

interface Following {
  /** Ends when an answer came, or none did. */
  readonly look: () => Promise<void>;
  /** Up to which position the page shows the forum; null where it is not known to be that of now. */
  readonly shown: () => number | null;
  /** The server lives. */
  readonly heard: () => void;
  /** Other calls run than before. */
  readonly called: () => void;
  /** Something else was done in an opinion. */
  readonly acted: () => void;
  /** Is this page to hear of calls out of sight too? */
  readonly wanted: () => boolean;
}

/** Whoever holds it is the one of the pages out of sight that hears. */
const EAR = 'nemcon.ear';

/** Returns what ends it. */
export function followForum({ look, shown, heard, called, acted, wanted }: Following): () => void {
  let source: EventSource | null = null;
  let signAt = browserClock.now();
  let asking = 0;
  let askedAt = 0;
  /** What was heard while an answer was on its way, which may know of it. */
  let told: number | null = null;
  const ask = async (): Promise<void> => {
    signAt = askedAt = browserClock.now();
    asking += 1;
    await look();
    asking -= 1;
    const latest = told;
    told = null;
    if (latest !== null && latest !== shown()) void ask();
  };
  const hear = ({ data }: MessageEvent<string>): void => {
    const waits = asking > 0 && browserClock.now() - askedAt < PATIENCE_MS;
    signAt = browserClock.now();
    heard();
    const seq = Number(data);
    if (seq === shown()) return;
    if (waits) told = seq;
    else void ask();
  };
  const isSeen = (): boolean => document.visibilityState === 'visible';
  const listen = (): void => {
    source = new EventSource(NEWS);
    source.onmessage = hear;
    source.addEventListener('calls', called);
    source.addEventListener('acts', () => isSeen() && acted());
    // mostly it is back before that is due
    source.onerror = () => {
      signAt = 0;
    };
  };
  let ear = new AbortController();
  const turn = (): void => {
    ear.abort();
    ear = new AbortController();
    source?.close();
    source = null;
    if (isSeen()) listen();
    else if (wanted()) holdEar(ear.signal, listen);
  };
  const turned = (): void => {
    turn();
    if (isSeen()) void ask();
  };
  const timer = setInterval(() => {
    const wait = shown() === null && asking === 0 ? SOON_MS : SILENT_MS;
    if (!(isSeen() || source !== null) || browserClock.now() - signAt < wait) return;
    // refused, it does not come back by itself
    if (source?.readyState === EventSource.CLOSED) turn();
    void ask();
  }, SOON_MS);
  turn();
  void ask();
  document.addEventListener('visibilitychange', turned);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', turned);
    ear.abort();
    source?.close();
  };
}

/** Once no other page has it; until `end`. */
function holdEar(end: AbortSignal, listen: () => void): void {
  const held = (): Promise<void> => {
    listen();
    return new Promise((resolve) => end.addEventListener('abort', () => resolve()));
  };
  // given up while it waits
  navigator.locks?.request(EAR, { signal: end }, held).catch(() => undefined);
}
