/**
 * The statement of an entry: permanent, without personal data, and complete. Who did what, on which screen, under which rules: all that
 * is needed to fold the log when every payload is gone. It stands by itself, so that later its author can sign these bytes.
 * What may be said in it is a closed list for each kind of log (`Facts`); a word outside it halts the log, it is never skipped.
 */
import { z } from 'zod';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import { CAPACITIES, SEAT_FUNCTIONS } from '../../shared/opinion/vocabulary.ts';
import { entityId, hash, seatId, seq } from '../../shared/wire/value.ts';
import type { LogName } from '../log/log.ts';
import { fromBytes, shaped, toBytes, trusted } from './canonical.ts';
import { Malformed } from './damage.ts';
import { logName, type Rules, rules, uuid } from './header.ts';

/** The head that the actor had on screen; its hash where the client named it. */
export interface Seen {
  readonly seq: number;
  readonly hash: Hash | null;
}

export interface Statement<Fact> {
  readonly v: 1;
  readonly log: LogName;
  readonly uuid: string;
  readonly rules: Rules;
  readonly by: Actor;
  readonly seen: Seen | null;
  readonly fact: Fact;
  /** Key, algorithm and signature of the delegate, once there are keys. */
  readonly sig: null;
}

/** The closed list of what one kind of log can say. */
export interface Facts<Fact> {
  /** Is this a fact that the rules of today can fold? */
  readonly isKnown: (fact: { readonly type: string }) => boolean;
  readonly schema: z.ZodType<Fact>;
}

export const actor: z.ZodType<Actor> = z.strictObject({
  seat: seatId,
  entity: entityId,
  capacity: z.enum(CAPACITIES),
  functions: z.array(z.enum(SEAT_FUNCTIONS)).readonly(),
  remote: z.boolean(),
  operatorFor: entityId.nullable(),
  dismissed: z.literal(true).exactOptional(),
});

const envelope = z.strictObject({
  v: z.literal(1),
  log: logName,
  uuid,
  rules,
  by: actor,
  seen: z.strictObject({ seq, hash: hash.nullable() }).nullable(),
  fact: z.looseObject({ type: z.string() }),
  sig: z.null(),
});

export const statementBytes = (value: Statement<object>): Uint8Array => toBytes(value);

/** Throws Malformed. */
export function readStatement<Fact>(facts: Facts<Fact>, bytes: Uint8Array): Statement<Fact> {
  const { fact, ...said } = shaped(envelope, fromBytes(bytes, 'statement'), 'statement');
  assertKnown(facts, fact);
  return { ...said, fact: shaped(facts.schema, fact, 'statement') };
}

/** The same for bytes that this software has sealed and a chain vouches for. Throws Malformed for a fact of tomorrow. */
export function trustStatement<Fact extends { readonly type: string }>(facts: Facts<Fact>, bytes: Uint8Array): Statement<Fact> {
  const statement: Statement<Fact> = trusted(bytes);
  assertKnown(facts, statement.fact);
  return statement;
}

function assertKnown<Fact>(facts: Facts<Fact>, fact: { readonly type: string }): void {
  if (!facts.isKnown(fact)) throw new Malformed(`this version does not know how to fold ${JSON.stringify(fact.type)}`);
}
