/** What the log of a consultation can say: the types of shared/forum/consultation.ts, held to them by the compiler. */
import { z } from 'zod';
import { COMMENT_REFUSALS, COMMENT_VERDICTS, type ConsultationAct, isKnownInConsultation } from '../../shared/forum/consultation.ts';
import { snapshot } from '../../shared/wire/forum-shape.ts';
import { blockId, language, time } from '../../shared/wire/value.ts';
import type { Facts } from './statement.ts';

const act = <Type extends ConsultationAct['type'], Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

const schema: z.ZodType<ConsultationAct> = z.discriminatedUnion('type', [
  act('consultation.opened', {
    closesAt: time,
    confirms: z.literal(true).exactOptional(),
    document: z.string(),
    number: z.string(),
    title: z.string(),
    language,
    content: z.discriminatedUnion('in', [snapshot, z.strictObject({ in: z.literal('payload') })]),
    blocks: z.array(blockId).readonly(),
  }),
  act('consultation.dated', { closesAt: time }),
  act('consultation.closed', {}),
  act('consultation.confirming', { on: z.boolean() }),
  act('comment.received', { block: blockId.nullable(), language }),
  act('comment.confirmed', { comment: z.int().min(1) }),
  act('comment.judged', {
    comments: z.array(z.int().min(1)).readonly(),
    verdict: z.enum(COMMENT_VERDICTS),
    reason: z.enum(COMMENT_REFUSALS).nullable(),
  }),
]);

export const CONSULTATION_FACTS: Facts<ConsultationAct> = { isKnown: isKnownInConsultation, schema };
