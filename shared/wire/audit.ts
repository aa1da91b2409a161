/** The log of the forum, as it is looked through. */
import { z } from 'zod';
import { FORUM_ACTS } from '../forum/evolve.ts';
import { capacity, entityId, seatId, seq, time } from './value.ts';

const entry = z.strictObject({
  seq,
  at: time,
  /** `person`: as the name was written down; null where it was not, or was erased. */
  by: z.strictObject({ seat: seatId, entity: entityId, capacity, person: z.string().nullable() }),
  type: z.enum(FORUM_ACTS),
  /** The act as it stands in the log. */
  fact: z.record(z.string(), z.unknown()),
  /** Who took the seat that it is about. */
  named: z.string().nullable(),
});

export const auditPage = z
  .strictObject({
    entries: z.array(entry).readonly(),
    /** Ask for what is before it; null at the beginning of the log. */
    next: seq.nullable(),
  })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.output<typeof auditPage>;
