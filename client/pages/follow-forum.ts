/**
 * Looks again whenever the forum has moved on. A page in sight holds a stream that tells so (one line for each tab that is looked at, as
 * browsers without HTTP/2 open six to a server); where that is silent, it asks by itself.
 */
import { browserClock } from '../sync/clock.ts';

const NEWS = '/api/forum/news';
/** The server says something every 20 s. */
const SILENT_MS = 45_000;
const ASK_MS = 20_000;

/** `shown`: up to which position the page shows the forum. Returns what ends it. */
export function followForum(look: () => Promise<void>, shown: () => number): () => void {
  let source: EventSource | null = null;
  let heardAt = 0;
  const hear = ({ data }: MessageEvent<string>): void => {
    heardAt = browserClock.now();
    if (Number(data) !== shown()) void look();
  };
  const turn = (): void => {
    source?.close();
    source = null;
    if (document.visibilityState !== 'visible') return;
    source = new EventSource(NEWS);
    source.onmessage = hear;
  };
  const turned = (): void => {
    turn();
    if (document.visibilityState === 'visible') void look();
  };
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible' && browserClock.now() - heardAt > SILENT_MS) void look();
  }, ASK_MS);
  turn();
  document.addEventListener('visibilitychange', turned);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', turned);
    source?.close();
  };
}
