import { setTimeout as pause } from 'node:timers/promises';
import { patient } from './patient.ts';

/**
 * Waits for something outside this process that announces itself to nobody (a child that starts to listen, a page that settles):
 * asks again every few milliseconds. Inside the process await the event instead. Waits longer where the machine is slow.
 */
export async function until<Answer>(
  what: string,
  ask: () => Answer | null | undefined | false | Promise<Answer | null | undefined | false>,
  timeoutMs = 10_000,
): Promise<Answer> {
  const limitMs = patient(timeoutMs);
  const deadline = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await pause(5);
  }
}
