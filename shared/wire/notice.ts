/** Notices over the wire. */
import { z } from 'zod';
import type { Automatic } from '../forum/automatic.ts';
import { UNREACHABLE } from '../forum/notice.ts';
import { entityId, opinionId, seatId, slug, time } from './value.ts';

const MOST_SEATS = 2_000;

export const noticeId = z.string().regex(/^n[1-9]\d{0,9}$/);

const sent = [
  z.strictObject({ kind: z.literal('invitation') }),
  z.strictObject({ kind: z.literal('deadline'), deadline: slug }),
  z.strictObject({ kind: z.literal('sitting'), meeting: slug, sitting: z.int().min(1) }),
  z.strictObject({ kind: z.literal('silence'), opinion: opinionId, deadline: time }),
  z.strictObject({ kind: z.literal('digest'), since: time }),
] as const;
/** The last two go out by themselves only. */
const about = z.discriminatedUnion('kind', [
  ...sent,
  z.strictObject({ kind: z.literal('deadline-near'), deadline: slug, at: time, days: z.int() }),
  z.strictObject({ kind: z.literal('silence-near'), opinion: opinionId, deadline: time }),
]);

/** `to`: seats; of a silence procedure none, because the rules say which. */
export const sendNotice = z.strictObject({
  uuid: z.uuid(),
  about: z.discriminatedUnion('kind', sent),
  to: z.array(seatId).max(MOST_SEATS).readonly(),
});

const delivery = z.strictObject({
  seat: seatId,
  entity: entityId,
  /** Of who holds the seat now; for the secretariat only. */
  name: z.string().nullable(),
  contact: z.string().nullable(),
  state: z.enum(['waiting', 'trying', 'accepted', 'refused', 'failed', 'unreachable']),
  attempts: z.int().min(0),
  at: time,
  /** What the mail server answered. */
  code: z.int().nullable(),
  why: z.enum(UNREACHABLE).nullable(),
});

const notice = z.strictObject({
  notice: noticeId,
  about,
  at: time,
  /** `server`: it went out by itself. */
  by: seatId,
  /** Member States that should have been told and have no focal point. */
  without: z.array(entityId).readonly(),
  deliveries: z.array(delivery).readonly(),
});

const switches = z.strictObject({ deadline: z.boolean(), silence: z.boolean(), sitting: z.boolean() } satisfies Record<
  Automatic,
  z.ZodBoolean
>);

/** Newest first. `mail`: does this server send any? `automatic`: which go out by themselves. */
export const noticeList = z
  .strictObject({ mail: z.boolean(), automatic: switches, notices: z.array(notice).readonly() })
  .meta({ id: 'Notices' });
export type NoticeList = z.output<typeof noticeList>;

export const sentNotice = z.strictObject({ notice: noticeId }).meta({ id: 'SentNotice' });
