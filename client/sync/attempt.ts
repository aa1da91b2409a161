/** One attempt to get an act into the record, and what its answer means. */
import type { Envelope } from '../../shared/opinion/command.ts';
import type { Act } from '../../shared/opinion/entry.ts';
import { REFUSAL_CODES, type Refusal } from '../../shared/opinion/refusal.ts';
import type { Issue } from '../../shared/wire/problem.ts';
import type { Clock } from '../lib/clock.ts';
import type { ActAnswer } from './acts.ts';
import { isFault } from './fault.ts';

export interface Post {
  readonly opinion: string;
  /** For which the page speaks: never for another one, whoever has signed in in this browser since. */
  readonly seat: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

const LOST = new Set([408, 500, 502, 503, 504]);
const WHY: ReadonlyMap<number, 'signed-out' | 'no-right' | 'not-found' | 'too-many'> = new Map([
  [401, 'signed-out'],
  [403, 'no-right'],
  [404, 'not-found'],
  [429, 'too-many'],
] as const);

/** null = no answer that says what happened. */
export async function attempt(envelope: Envelope, { opinion, seat, fetch, clock }: Post, patienceMs: number): Promise<ActAnswer | null> {
  const request = new AbortController();
  const cancel = clock.after(patienceMs, () => request.abort());
  try {
    const response = await fetch(`/api/opinions/${encodeURIComponent(opinion)}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'nemcon-seat': seat },
      body: JSON.stringify(envelope),
      signal: request.signal,
    });
    return LOST.has(response.status) ? null : read(response.status, await response.json());
  } catch (error) {
    if (isFault(error)) return null;
    throw error;
  } finally {
    cancel();
  }
}

function read(status: number, body: unknown): ActAnswer {
  if (status === 200) return { ok: true, ...(body as { readonly seq: number; readonly act: Act | null }) };
  const problem = body as Partial<Refusal> & { readonly issues?: readonly Issue[] };
  if (body !== null && typeof body === 'object' && 'code' in body && body.code === 'step-up-needed') return { ok: false, why: 'step-up' };
  const refusal = asRefusal(problem);
  if (refusal !== null) return { ok: false, why: 'refused', refusal };
  const why = WHY.get(status);
  return why === undefined ? { ok: false, why: 'not-understood', issues: problem.issues ?? [] } : { ok: false, why };
}

function asRefusal({ code, blocks, entities, positions, seconds, date }: Partial<Refusal>): Refusal | null {
  if (code === undefined || !REFUSAL_CODES.includes(code)) return null;
  return {
    code,
    ...(blocks && { blocks }),
    ...(entities && { entities }),
    ...(positions && { positions }),
    ...(seconds !== undefined && { seconds }),
    ...(date !== undefined && { date }),
  };
}
