/**
 * Reads an address once at a time. Who asks while an answer is on its way gets that one; where something has changed since it was asked
 * for, another is asked for after it. One that hangs is not waited for, and what it brings in the end replaces nothing newer.
 */
import type { Result } from '../../shared/lib/result.ts';
import { browserClock } from '../lib/clock.ts';
import { type AnswerAt, type Plain, pathOf, type Readable, type Wish } from './address.ts';
import { type Answer, changesSoFar, send, type Trouble } from './ask.ts';

/** As long as an answer may take before it is said that there is none. */
export const PATIENCE_MS = 15_000;

interface Asked {
  readonly at: number;
  /** What had changed by then. */
  readonly changes: number;
  readonly answer: Answer<unknown>;
}

class Reading {
  readonly #path: string;
  #last: Asked | null = null;
  #sent = 0;
  #open = 0;
  #newest: { readonly sent: number; readonly answer: Result<unknown, Trouble> } | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  ask(): Answer<unknown> {
    const last = this.#last;
    const now = browserClock.now();
    const waits = last !== null && now - last.at < PATIENCE_MS;
    if (waits && last.changes === changesSoFar()) return last.answer;
    this.#last = { at: now, changes: changesSoFar(), answer: waits ? last.answer.then(() => this.#send()) : this.#send() };
    return this.#last.answer;
  }

  async #send(): Answer<unknown> {
    this.#sent += 1;
    this.#open += 1;
    const sent = this.#sent;
    const answer = await send('GET', this.#path, null);
    this.#open -= 1;
    if (this.#open === 0) readings.delete(this.#path);
    if (this.#newest === null || this.#newest.sent < sent) this.#newest = { sent, answer };
    return this.#newest.answer;
  }
}

const readings = new Map<string, Reading>();

export function readFrom<A extends Plain & Readable>(address: A): Answer<AnswerAt<A>>;
export function readFrom<A extends Readable>(address: A, wish: Wish<A>): Answer<AnswerAt<A>>;
export function readFrom(address: Readable, wish: object = {}): Answer<unknown> {
  return readPath(pathOf(address, wish));
}

export function readPath(path: string): Answer<unknown> {
  const reading = readings.get(path) ?? new Reading(path);
  readings.set(path, reading);
  return reading.ask();
}
