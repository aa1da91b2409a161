/** Notices over the wire. */
import { z } from 'zod';
import { UNREACHABLE } from '../forum/notice.ts';
import { entityId, opinionId, seatId, slug, time } from './value.ts';

const MOST_SEATS = 2_000;

export const noticeId = z.string().regex(/^n[1-9]\d{0,9}$/);

const about = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invitation') }),
  z.strictObject({ kind: z.literal('deadline'), deadline: slug }),
  z.strictObject({ kind: z.literal('sitting'), meeting: slug, sitting: z.int().min(1) }),
  z.strictObject({ kind: z.literal('silence'), opinion: opinionId, deadline: time }),
  z.strictObject({ kind: z.literal('digest'), since: time }),
]);

/** `to`: seats; of a silence procedure none, because the rules say which. */
export const sendNotice = z.strictObject({ uuid: z.uuid(), about, to: z.array(seatId).max(MOST_SEATS).readonly() });

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
  by: seatId,
  /** Member States that should have been told and have no focal point. */
  without: z.array(entityId).readonly(),
  deliveries: z.array(delivery).readonly(),
});

/** Newest first. `mail`: does this server send any? */
export const noticeList = z.strictObject({ mail: z.boolean(), notices: z.array(notice).readonly() }).meta({ id: 'Notices' });
export type NoticeList = z.output<typeof noticeList>;

export const sentNotice = z.strictObject({ notice: noticeId }).meta({ id: 'SentNotice' });
