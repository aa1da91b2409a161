/** Who takes part, and how much, over the wire. */
import { z } from 'zod';
import { LANGUAGES } from '../opinion/vocabulary.ts';
import { capacity, entityId, slug, time } from './value.ts';

const count = z.int().min(0);

export const shownParticipation = z
  .strictObject({
    /** Of the log of the forum, and when the entry there was made. */
    seq: z.int().min(0),
    at: time,
    bodies: z.array(
      z.strictObject({
        entity: entityId,
        capacity,
        dismissed: z.boolean(),
        groups: z.array(slug).readonly(),
        seats: count,
        remote: count,
        languages: z.partialRecord(z.enum(LANGUAGES), count),
        interventions: count,
        spokenMs: count,
      }),
    ),
  })
  .meta({ id: 'Participation' });
export type ShownParticipation = z.output<typeof shownParticipation>;
