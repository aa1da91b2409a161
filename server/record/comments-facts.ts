/** What the log of an audience can say: the types of shared/comments/entry.ts, held to them by the compiler; and how that log is called. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MOST_STRETCHES } from '../../shared/comments/anchor.ts';
import { type Audience, audienceKey } from '../../shared/comments/audience.ts';
import type { CommentsAct } from '../../shared/comments/entry.ts';
import { isKnownInComments } from '../../shared/comments/evolve.ts';
import { blockId, entityId, hash, opinionId, positionId, seq, slug } from '../../shared/wire/value.ts';
import type { LogName } from '../log/log.ts';
import { uuid } from './header.ts';
import type { Facts } from './statement.ts';

const audience: z.ZodType<Audience> = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('delegation'), entity: entityId }),
  z.strictObject({ of: z.literal('group'), group: slug }),
  z.strictObject({ of: z.literal('member-states') }),
  z.strictObject({ of: z.literal('seats') }),
]);

const stretch = z.tuple([seq, seq, z.int().min(1)]).readonly();
const range = z.strictObject({ letters: z.array(stretch).max(MOST_STRETCHES).readonly(), once: z.enum(['text', 'paragraph']).nullable() });

const act = <Type extends CommentsAct['type'], Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), opinion: opinionId, forum: seq, tenure: seq, ...shape });

const mentions = z.array(entityId).readonly();
const asks = z.strictObject({ block: blockId, hash }).exactOptional();
const thread = uuid;

const schema: z.ZodType<CommentsAct> = z.discriminatedUnion('type', [
  act('thread.opened', {
    audience,
    anchor: z.discriminatedUnion('on', [
      z.strictObject({
        on: z.literal('paragraph'),
        block: blockId,
        hash,
        range: range.nullable(),
      }),
      z.strictObject({ on: z.literal('position'), position: positionId, entity: entityId, block: blockId.nullable() }),
    ]),
    mentions,
    asks,
  }),
  act('message.added', { thread, corrects: uuid.nullable(), mentions, asks, stays: uuid.exactOptional() }),
  act('thread.resolved', { thread }),
  act('thread.reopened', { thread }),
  act('erasure.asked', { thread, message: uuid }),
  act('words.erased', { thread, messages: z.array(uuid).readonly() }),
]);

export const COMMENTS_FACTS: Facts<CommentsAct> = { isKnown: isKnownInComments, schema };

const LONGEST_ID = 40;
const TAIL = 8;

/** `delegation/arl` → `delegation-arl`; each audience has one. */
export function commentsLog(of: Audience): LogName {
  const key = audienceKey(of);
  const plain = key.replace('/', '-');
  // one of full length is a shortened one
  if (plain.length < LONGEST_ID) return { kind: 'comments', id: plain };
  const tail = createHash('sha256').update(key).digest('hex').slice(0, TAIL);
  return { kind: 'comments', id: `${plain.slice(0, LONGEST_ID - TAIL - 1)}-${tail}` };
}
