/**
 * The way to the page of an opinion. Where its code, or an answer of the server, is not near, the browser goes there by itself: the page
 * that the server draws has the text long before our code and the text over a socket could have come. A page that still sends something
 * stays all the same: what is on its way would end with it.
 */
import type { Router } from 'wouter';
import { browserClock, type Clock } from '../lib/clock.ts';

type AroundNav = NonNullable<Parameters<typeof Router>[0]['aroundNav']>;

/** Less than one notices, and more than it takes on a line that is not weak. */
const NEAR_MS = 400;

export const opinionAt = (path: string): string | undefined => /^\/o\/([^/?#]+)/.exec(path)?.[1];

interface Ways {
  /** Settles once what the page needs is here; fails at once without a line. */
  readonly near: () => Promise<unknown>;
  /** Is something on its way to the server? */
  readonly sends: () => boolean;
  readonly leave: (to: string) => void;
  readonly clock?: Clock;
}

export function toOpinion({ near, sends, leave, clock = browserClock }: Ways): AroundNav {
  let stop = (): void => {};
  return (navigate, to, options) => {
    stop();
    const opinion = opinionAt(to);
    // a page that gives way to another, as after signing in, is over: drawn once more it would ask once more
    if (opinion === undefined || options?.replace === true || opinion === opinionAt(window.location.pathname)) return navigate(to, options);
    let over = false;
    const end = clock.after(NEAR_MS, () => {
      if (sends()) return here();
      over = true;
      leave(to);
    });
    stop = () => {
      over = true;
      end();
    };
    const here = (): void => {
      if (over) return;
      stop();
      navigate(to, options);
    };
    // without a line the application says so, and the browser would show a page of its own
    near().then(here, here);
  };
}
