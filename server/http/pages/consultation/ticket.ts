/**
 * What a form carries so that a machine has it harder than a person: when it was drawn, sealed. It needs no cookie and names nobody. Sending
 * one form twice gives one id, so a second press, or a page loaded again, says nothing twice.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { LIMITS } from '../../../limits.ts';

/** `quick`: nobody types that fast · `stale`: drawn long ago, or not by us. */
export type TicketState = 'good' | 'quick' | 'stale';

/** `at`: ms UTC. */
export function drawTicket(secret: Uint8Array, at: number): string {
  const drawn = `${at.toString(36)}.${randomBytes(6).toString('base64url')}`;
  return `${drawn}.${seal(secret, drawn)}`;
}

export function readTicket(secret: Uint8Array, ticket: string, now: number): TicketState {
  const [, drawn = '', at = '', sealed = ''] = /^(([0-9a-z]{1,11})\.[\w-]{8})\.([\w-]{43})$/.exec(ticket) ?? [];
  const ours = sealed.length === SEAL && timingSafeEqual(Buffer.from(sealed), Buffer.from(seal(secret, drawn)));
  const age = now - Number.parseInt(at, 36);
  if (!ours || age > LIMITS.commentTicketMs) return 'stale';
  return age < LIMITS.commentFillMs ? 'quick' : 'good';
}

/** The id of the comment that was sent with it. */
export const idOf = (ticket: string, words: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([ticket, words]))
    .digest('base64url');

const SEAL = 43;
const seal = (secret: Uint8Array, drawn: string): string => createHmac('sha256', secret).update(drawn).digest('base64url');
