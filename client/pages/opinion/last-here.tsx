/**
 * Tells the server up to where this screen has shown the text to whoever sits before it, so that "when you were last here" is the same on
 * each device. A page that lies behind others shows it to nobody, nor does one that shows how the text was, or a screen that was left on. It
 * draws nothing, and what does not arrive is said a minute later.
 */
import { useEffect } from 'react';
import { browserClock } from '../../lib/clock.ts';
import { useStore } from '../../ui/use-store.ts';
import { useMyself } from '../myself.ts';
import { useOfOpened } from './opened.ts';

/** Shorter than what the server takes for a pause. */
const AGAIN_MS = 60_000;
/** Whoever reads a page, or listens to a speaker with the text in sight, comes to touch something within this. */
const UNTOUCHED_MS = 600_000;

/** What others write scrolls a page and moves a selection too, so these say nothing. */
const TOUCHES = ['keydown', 'focusin', 'pointerdown', 'pointermove', 'wheel', 'touchmove'] as const;

export function LastHere() {
  const { opinion, id, live } = useOfOpened(({ opinion, register, live }) => ({ opinion, id: register.opinion, live }));
  const seat = useMyself().me.seat?.id;
  const shows = useStore(opinion.manner.reading) !== 'original' && live;
  useEffect(() => {
    if (!shows || seat === undefined) return;
    let cancel = (): void => {};
    let wasVisible = false;
    let touchedAt = performance.now();
    const isLeft = (): boolean => performance.now() - touchedAt > UNTOUCHED_MS;
    const tell = (): void => {
      cancel();
      const seq = opinion.register.getSnapshot()?.seq;
      const isVisible = document.visibilityState === 'visible';
      // whoever has just turned away has seen it up to now
      if (seq !== undefined && (isVisible || wasVisible) && !isLeft()) void say(id, seat, seq);
      wasVisible = isVisible;
      cancel = browserClock.after(AGAIN_MS, tell);
    };
    const touched = (): void => {
      const isBack = isLeft();
      touchedAt = performance.now();
      if (isBack) tell();
    };
    const turned = (): void => {
      // coming to it is touching it
      if (document.visibilityState === 'visible') touchedAt = performance.now();
      tell();
    };
    tell();
    document.addEventListener('visibilitychange', turned);
    for (const one of TOUCHES) document.addEventListener(one, touched, { passive: true });
    return () => {
      document.removeEventListener('visibilitychange', turned);
      for (const one of TOUCHES) document.removeEventListener(one, touched);
      cancel();
    };
  }, [shows, opinion, id, seat]);
  return null;
}

/** Nothing else waits for it, and it goes out though the page is being left. */
async function say(id: string, seat: string, seq: number): Promise<void> {
  const headers = { 'content-type': 'application/json', 'nemcon-seat': seat };
  const path = `/api/opinions/${encodeURIComponent(id)}/here`;
  try {
    await fetch(path, { method: 'PUT', keepalive: true, headers, body: JSON.stringify({ seq }) });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}
