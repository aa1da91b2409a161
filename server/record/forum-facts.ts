/** What the log of the forum can say: the types of shared/forum/entry.ts, held to them by the compiler. */
import { z } from 'zod';
import type { ForumAct } from '../../shared/forum/entry.ts';
import { CAPACITIES, type LANGUAGES, SEAT_FUNCTIONS } from '../../shared/opinion/vocabulary.ts';
import { entityId, seatId } from '../../shared/wire/value.ts';
import type { Facts } from './statement.ts';

const KNOWN: Readonly<Record<ForumAct['type'], true>> = {
  'forum.created': true,
  'entity.admitted': true,
  'seat.opened': true,
  'seat.closed': true,
};

const word = z.string().exactOptional();
const names = z.strictObject({ en: z.string(), fr: word, es: word, ru: word, zh: word, ar: word } satisfies Record<
  (typeof LANGUAGES)[number],
  z.ZodType
>);

const schema: z.ZodType<ForumAct> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('forum.created'), name: z.string(), demo: z.boolean() }),
  z.strictObject({ type: z.literal('entity.admitted'), id: entityId, code: z.string(), names, capacity: z.enum(CAPACITIES) }),
  z.strictObject({
    type: z.literal('seat.opened'),
    seat: seatId,
    entity: entityId,
    functions: z.array(z.enum(SEAT_FUNCTIONS)).readonly(),
    remote: z.boolean(),
  }),
  z.strictObject({ type: z.literal('seat.closed'), seat: seatId }),
]);

export const FORUM_FACTS: Facts<ForumAct> = { isKnown: ({ type }) => Object.hasOwn(KNOWN, type), schema };
