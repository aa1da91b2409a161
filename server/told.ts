/**
 * What parts of the server tell of their work to whoever counts it (server/metrics/). Where nobody counts it costs next to nothing, and no
 * part knows who does. Of restricted sessions nothing is told (O7): that is for each to see to that tells.
 */
import { channel } from 'node:diagnostics_channel';

interface Telling<What> {
  readonly tell: (what: What) => void;
  /** Until what it gives is called. */
  readonly hear: (hear: (what: What) => void) => () => void;
}

function telling<What>(name: string): Telling<What> {
  const told = channel(`nemcon:${name}`);
  return {
    tell: (what) => told.publish(what),
    hear(hear) {
      const listener = (what: unknown): void => hear(what as What);
      told.subscribe(listener);
      return () => void told.unsubscribe(listener);
    },
  };
}

interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: string;
  readonly seconds: number;
}

export const told = {
  /** Seconds from the moment that entries were handed to the store until they were durable: what whoever acts or types waits for. */
  append: telling<number>('append'),
  /** Seconds of one commit of the store, with its fsync. */
  commit: telling<number>('commit'),
  /** Seconds to a Redis and back, without a disk. */
  roundTrip: telling<number>('round-trip'),
  /** An act was recorded here, in a log of this kind. */
  act: telling<string>('act'),
  /** So many messages with text were recorded here. */
  updates: telling<number>('updates'),
  /** What came of an attempt to tell another program: `sent`, `failed` or, after the last, `given-up`. */
  webhook: telling<'sent' | 'failed' | 'given-up'>('webhook'),
  /** Something was refused, with this code. */
  refusal: telling<string>('refusal'),
  /** A request was answered. `route`: as the table of routes has it, or `other`; `status`: `2xx`. */
  answer: telling<Answered>('answer'),
  /** A WebSocket was refused, with this status of HTTP. */
  upgrade: telling<number>('upgrade'),
  /** What came of an attempt to hand a mail on: `accepted`, `refused` or `failed`. None that a comment may have brought about. */
  mail: telling<string>('mail'),
} as const;
