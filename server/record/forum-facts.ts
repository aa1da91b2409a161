/** What the log of the forum can say: the types of shared/forum/entry.ts, held to them by the compiler. */
import { z } from 'zod';
import { AUTOMATIC } from '../../shared/forum/automatic.ts';
import { INPUTS } from '../../shared/forum/contribution.ts';
import { DESCENTS } from '../../shared/forum/docket.ts';
import { DOCUMENT_KINDS } from '../../shared/forum/document.ts';
import type { ForumAct } from '../../shared/forum/entry.ts';
import { isKnown } from '../../shared/forum/evolve.ts';
import { FLOOR_KINDS } from '../../shared/forum/floor.ts';
import type { MeetingPolicy } from '../../shared/forum/meeting.ts';
import { type NoticeAbout, OUTCOMES, UNREACHABLE } from '../../shared/forum/notice.ts';
import type { Names } from '../../shared/forum/people.ts';
import { DEADLINE_KINDS, MEETING_KINDS } from '../../shared/forum/plan.ts';
import { DENOMINATORS, ROLL_ANSWERS } from '../../shared/forum/restricted.ts';
import { TABLE_KINDS, WORDING_CODES } from '../../shared/forum/wording.ts';
import { CAPACITIES, SEAT_FUNCTIONS } from '../../shared/opinion/vocabulary.ts';
import { content, file, namesOf, noticesOf, rollCount } from '../../shared/wire/forum-shape.ts';
import { meetingPolicyOf, passage } from '../../shared/wire/shape.ts';
import { entityId, hash, language, opinionId, seatId, time } from '../../shared/wire/value.ts';
import type { Facts } from './statement.ts';

const text = z.string();
const count = z.int().min(0);
const names: z.ZodType<Names> = namesOf(text);
const act = <Type extends ForumAct['type'], Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

const decision = text.nullable();
const profile = { name: text, theme: names.nullable(), place: text.nullable(), basis: text.nullable(), prefix: text, decision };
const plan = {
  meeting: text,
  kind: z.enum(MEETING_KINDS),
  code: text,
  names,
  place: text.nullable(),
  from: text,
  to: text,
  zone: text,
  decision,
};
const deadline = { deadline: text, kind: z.enum(DEADLINE_KINDS), names, at: time, meeting: text.nullable(), decision };
const seat = {
  seat: seatId,
  functions: z.array(z.enum(SEAT_FUNCTIONS)).readonly(),
  remote: z.boolean(),
  until: time.exactOptional(),
};
const group = { group: text, code: text, names, members: z.array(entityId).readonly() };
const sitting = { meeting: text, sitting: count };
const policy: z.ZodType<MeetingPolicy> = z.strictObject(meetingPolicyOf({ seconds: count, days: count, hours: count }));

const aliases = z.array(text).readonly();
const document = {
  document: text,
  series: text,
  kind: z.enum(DOCUMENT_KINDS),
  number: count,
  addendum: count,
  revision: count,
  corrigendum: count,
  meeting: text.nullable(),
  title: text,
  language,
  source: entityId,
  aliases,
  content,
  address: text.exactOptional(),
};

const naming = { draft: opinionId, title: text, topic: text.nullable() };
const presentation = {
  ...naming,
  number: text,
  entity: entityId,
  meeting: text.nullable(),
  contribution: text.nullable(),
  descent: z.strictObject({ how: z.enum(DESCENTS), of: z.array(opinionId).readonly() }).nullable(),
  needsSupport: z.boolean(),
};
const notices = noticesOf({ id: text, sitting: count, days: count, subject: text });
const about: z.ZodType<NoticeAbout> = z.discriminatedUnion('kind', [...notices.sent, ...notices.automatic]);
const delivery = { notice: text, seat: seatId };
const outcome = { outcome: z.enum(OUTCOMES), code: count.nullable(), why: z.enum(UNREACHABLE).nullable() };

const item = z.strictObject({ item: text, title: text, opinions: z.array(opinionId).readonly() });
const onItem = { meeting: text, item: text };
const onRequest = { ...onItem, request: count };

const schema: z.ZodType<ForumAct> = z.discriminatedUnion('type', [
  act('forum.created', { name: text, demo: z.boolean(), quorum: z.literal(true).exactOptional() }),
  act('forum.changed', profile),
  act('meeting.planned', plan),
  act('meeting.changed', plan),
  act('meeting.cancelled', { meeting: text, decision }),
  act('deadline.set', deadline),
  act('deadline.dropped', { deadline: text, decision }),
  act('entity.admitted', { id: entityId, code: text, names, capacity: z.enum(CAPACITIES) }),
  act('entity.changed', { id: entityId, code: text, names }),
  act('entity.dismissed', { id: entityId, keeps: seatId.exactOptional() }),
  act('seat.opened', { ...seat, entity: entityId }),
  act('seat.changed', seat),
  act('seat.handed-over', { seat: seatId }),
  act('seat.closed', { seat: seatId }),
  act('seat.lapsed', { seat: seatId }),
  act('group.formed', group),
  act('group.changed', group),
  act('group.dissolved', { group: text }),
  act('meeting.policy-set', { meeting: text, policy }),
  act('opinion.taken-up', { meeting: text, opinion: opinionId }),
  act('sitting.opened', sitting),
  act('sitting.suspended', sitting),
  act('sitting.resumed', sitting),
  act('sitting.closed', sitting),
  act('meeting.report-closed', { meeting: text }),
  act('meeting.report-reopened', { meeting: text, reason: text }),
  act('gavel.asked', { seat: seatId }),
  act('gavel.handed', { to: seatId }),
  act('agenda.set', { meeting: text, items: z.array(item).readonly() }),
  act('item.taken', { meeting: text, at: z.strictObject({ item: text, opinion: opinionId.nullable() }).nullable() }),
  act('floor.asked', {
    ...onItem,
    kind: z.enum(FLOOR_KINDS),
    entity: entityId,
    onBehalf: text.nullable(),
    enteredBy: z.enum(CAPACITIES).nullable(),
  }),
  act('floor.left', onRequest),
  act('floor.given', onRequest),
  act('floor.ended', onRequest),
  act('floor.moved', { ...onRequest, before: count.nullable() }),
  act('list.set', { ...onItem, closed: z.boolean(), seconds: count.nullable() }),
  act('document.registered', document),
  act('circular.issued', { circular: text, number: text, title: text, language, sentAt: time, deadline: time }),
  act('circular.dated', { circular: text, deadline: time }),
  act('circular.replied', { circular: text, entity: entityId, receivedAt: time }),
  act('reply.struck', { circular: text, entity: entityId }),
  act('circular.concluded', { circular: text, document: text.nullable() }),
  act('document.aliased', { document: text, aliases }),
  act('document.addressed', { document: text, address: text.nullable() }),
  act('file.attached', { document: text, file }),
  act('file.detached', { document: text, hash }),
  act('contribution.filed', {
    ...document,
    input: z.enum(INPUTS),
    late: z.boolean(),
    sections: z.array(text).readonly(),
    passages: z.array(passage).readonly(),
  }),
  act('draft.presented', presentation),
  act('draft.renamed', naming),
  act('draft.supported', { draft: opinionId, entity: entityId }),
  act('restricted.moved', { session: text, meeting: text, sitting: count, opinions: z.array(opinionId).readonly(), mover: entityId }),
  act('restricted.withdrawn', { session: text }),
  act('roll.opened', { session: text, denominator: z.enum(DENOMINATORS), quorum: z.boolean().exactOptional() }),
  act('roll.answered', { session: text, entity: entityId, answer: z.enum(ROLL_ANSWERS) }),
  act('roll.closed', { session: text, ...rollCount.shape }),
  act('restricted.released', { session: text, opinion: opinionId }),
  act('restricted.ended', { session: text }),
  act('restricted.published', { session: text }),
  act('quorum.set', { quorum: z.boolean() }),
  act('denominator.set', { denominator: z.enum(DENOMINATORS) }),
  act('notice.sent', { notice: text, about, to: z.array(seatId).readonly(), without: z.array(entityId).readonly() }),
  act('notice.tried', delivery),
  act('notice.listed', { ...delivery, ...outcome }),
  act('notice.batch-tried', { notice: text, seats: z.array(seatId).readonly() }),
  act('notice.batch-listed', {
    notice: text,
    listed: z.array(z.strictObject({ seat: seatId, ...outcome })).readonly(),
    untried: z.array(seatId).readonly(),
  }),
  act('notice.renewed', delivery),
  act('notice.switched', { kind: z.enum(AUTOMATIC), on: z.boolean() }),
  act('language.chosen', { seat: seatId, language }),
  act('call-mail.chosen', { seat: seatId, on: z.boolean() }),
  act('word.listed', { language, kind: z.enum(TABLE_KINDS), word: text, listed: z.boolean(), instead: text.exactOptional() }),
  act('wording.excepted', { opinion: opinionId, on: z.boolean(), block: text, hash, code: z.enum(WORDING_CODES), words: text }),
  act('precedent.added', { title: text, symbol: text, date: text, language, bytes: count, paragraphs: count }),
  act('precedent.withdrawn', { precedent: count }),
]);

export const FORUM_FACTS: Facts<ForumAct> = { isKnown, schema };
