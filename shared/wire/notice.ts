/** Notices over the wire. */
import { z } from 'zod';
import type { Automatic } from '../forum/automatic.ts';
import { UNREACHABLE } from '../forum/notice.ts';
import { noticesOf } from './forum-shape.ts';
import { entityId, language, line, prose, seatId, slug, time, uuid } from './value.ts';

const MOST_SEATS = 2_000;
/** A line of a mail's head, and its words. */
const SUBJECT = 200;
const WORDS = 20_000;

export const noticeId = z.string().regex(/^n[1-9]\d{0,9}$/);

const notices = noticesOf({ id: slug, sitting: z.int().min(1), days: z.int(), subject: line(SUBJECT) });
const about = z.discriminatedUnion('kind', [...notices.sent, ...notices.automatic]);

const wished = {
  about: z.discriminatedUnion('kind', notices.sent),
  to: z.array(seatId).max(MOST_SEATS).readonly(),
  text: prose(WORDS).exactOptional(),
};
const whole = ({ about, text = '' }: { readonly about: { readonly kind: string }; readonly text?: string }): boolean =>
  (about.kind === 'free') === (text.trim() !== '');
const WHOLE = 'words go with a free notice, and with no other';

/** `to`: seats; of a silence procedure none, because the rules say which. `text`: of a free notice. */
export const sendNotice = z.strictObject({ uuid, ...wished }).refine(whole, WHOLE);
export const lookAtNotice = z.strictObject(wished).refine(whole, WHOLE);

/** How a notice would read in each language in which somebody gets it, and who that is. */
export const seenNotice = z
  .strictObject({
    letters: z.array(z.strictObject({ language, subject: z.string(), text: z.string(), to: z.array(seatId).readonly() })).readonly(),
    /** Seats of which no address is known. */
    unreached: z.array(seatId).readonly(),
    /** Member States that should be told and have no focal point. */
    without: z.array(entityId).readonly(),
  })
  .meta({ id: 'SeenNotice' });
export type SeenNotice = z.output<typeof seenNotice>;

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
