/**
 * The two live regions of the page; they are in its first HTML and never made again. One message for one event: events of the same kind
 * that come within five seconds of the last message wait and are said together.
 */
import { browserClock } from '../sync/clock.ts';

export type Region = 'status' | 'alert';

export interface Announcer {
  /** `kind` joins events: what is said of the same kind within five seconds becomes one message. */
  say(region: Region, kind: string, sentence: string): void;
}

const JOIN_MS = 5000;

export function createAnnouncer(
  put: (region: Region, message: string) => void,
  after: (ms: number, job: () => void) => unknown,
): Announcer {
  const waiting = new Map<string, string[]>();
  return {
    say(region, kind, sentence) {
      const held = waiting.get(kind);
      if (held !== undefined) {
        held.push(sentence);
        return;
      }
      waiting.set(kind, []);
      put(region, sentence);
      const release = (): void => {
        const joined = waiting.get(kind) ?? [];
        if (joined.length === 0) {
          waiting.delete(kind);
          return;
        }
        waiting.set(kind, []);
        put(region, joined.join(' '));
        after(JOIN_MS, release);
      };
      after(JOIN_MS, release);
    },
  };
}

export const announcer: Announcer = createAnnouncer(
  (region, message) => document.getElementById(region)?.replaceChildren(message),
  browserClock.after,
);
