/**
 * The two live regions of the page; they are in its first HTML and never made again. One message for one event: events of the same kind
 * that come within five seconds of the last message wait and are said together. What is to be said while a message has not stood long
 * enough to be read waits too: replaced at once, it would not be heard (SPEC.md P37).
 */
import { browserClock } from '../lib/clock.ts';

export type Region = 'status' | 'alert';

export interface Announcer {
  /** `kind` joins events: what is said of the same kind within five seconds becomes one message. */
  say(region: Region, kind: string, sentence: string): void;
}

type Put = (region: Region, message: string) => void;
type After = (ms: number, job: () => void) => unknown;

const JOIN_MS = 5000;
const STANDS_MS = 500;

export function createAnnouncer(put: Put, after: After): Announcer {
  const inTurn = joining(STANDS_MS, put, after);
  const byKind = joining(JOIN_MS, (region, message) => inTurn(region, region, message), after);
  return { say: (region, kind, sentence) => byKind(kind, region, sentence) };
}

/** Says at once; what comes with the same key within `ms` waits, and is said together. */
function joining(ms: number, put: Put, after: After) {
  const waiting = new Map<string, string[]>();
  const say = (key: string, region: Region, message: string): void => {
    waiting.set(key, []);
    put(region, message);
    after(ms, () => {
      const joined = waiting.get(key) ?? [];
      if (joined.length === 0) waiting.delete(key);
      else say(key, region, joined.join(' '));
    });
  };
  return (key: string, region: Region, sentence: string): void => {
    const held = waiting.get(key);
    if (held === undefined) say(key, region, sentence);
    else held.push(sentence);
  };
}

export const announcer: Announcer = createAnnouncer(
  (region, message) => document.getElementById(region)?.replaceChildren(message),
  browserClock.after,
);
