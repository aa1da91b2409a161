import { setTimeout as pause } from 'node:timers/promises';
import { patient } from './patient.ts';

/** Between one question and the next. */
const LEAST_MS = 5;
const MOST_MS = 50;

/**
 * Waits for something outside this process that announces itself to nobody (a child that starts to listen, a page that settles): asks
 * again soon, and the longer it has waited the more rarely, because asking takes the cores from what is waited for. Inside the process
 * await the event instead. Waits longer where the machine is slow.
 */
export async function until<Answer>(
  what: string,
  ask: () => Answer | null | undefined | false | Promise<Answer | null | undefined | false>,
  timeoutMs = 10_000,
): Promise<Answer> {
  const limitMs = patient(timeoutMs);
  const begun = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    const waited = performance.now() - begun;
    if (waited > limitMs) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await pause(Math.min(MOST_MS, LEAST_MS + waited / 10));
  }
}
