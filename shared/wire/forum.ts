/**
 * The forum over the wire: what it shows, and the one envelope in which acts are asked of it. Shapes only: whether an act may happen is
 * for the rules to say. The compiler holds the commands against shared/forum, in both directions.
 */
import { z } from 'zod';
import { AUTOMATIC } from '../forum/automatic.ts';
import type { ForumCommand } from '../forum/command.ts';
import { FLOOR_KINDS } from '../forum/floor.ts';
import { PLAN_FIELDS } from '../forum/history.ts';
import { DEADLINE_KINDS, MEETING_KINDS, PLAN_CHANGES } from '../forum/plan.ts';
import { FORUM_REFUSAL_CODES } from '../forum/refusal.ts';
import { DENOMINATORS, ROLL_ANSWERS, UNDER_WAY } from '../forum/restricted.ts';
import { TEMPLATES } from '../forum/template.ts';
import { TABLE_KINDS } from '../forum/wording.ts';
import { SPANS } from './command.ts';
import { draftTitle, topic } from './docket.ts';
import { aliases } from './document.ts';
import { namesOf } from './forum-shape.ts';
import { noticeId } from './notice.ts';
import { meetingPolicyOf } from './shape.ts';
import {
  address,
  capacity,
  documentId,
  eMail,
  entityId,
  hash,
  language,
  line,
  opinionId,
  prose,
  seatFunction,
  seatId,
  seq,
  slug,
  time,
  uuid,
} from './value.ts';

const NAME = 200;
/** Of the wording check. */
const WORD = 80;
/** Members of one group, functions of one seat. */
const MEMBERS = 250;
/** Of an agenda, and opinions under one of them. */
const ITEMS = 100;
/** The question of a circular letter, or a reply. */
const LETTER = 20_000;

const names = namesOf(line(NAME));
/** `CL-15/40`: its letters and figures make its id. */
const circularNumber = z.string().regex(/^[A-Z0-9][A-Z0-9 ./()-]{0,39}$/i);
const code = z.string().regex(/^[A-Z0-9-]{1,12}$/);
const orNone = <Value extends z.ZodType>(value: Value) => value.nullable();

const zones: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
export const zone = z.string().refine((name) => zones.has(name), 'is no time zone of the IANA list');
const day = z.iso.date();

const anEntity = { id: entityId, code, names, capacity };
export const entity = z.strictObject(anEntity).meta({ id: 'Entity' });
/** `dismissed`: it no longer takes part; what it objected to stands, under its name. */
export const listedEntity = z.strictObject({ ...anEntity, dismissed: z.boolean() }).meta({ id: 'ListedEntity' });
export type ListedEntity = z.output<typeof listedEntity>;

const functions = z.array(seatFunction).max(seatFunction.options.length).readonly();

export const seat = z
  .strictObject({
    seat: seatId,
    entity: entityId,
    functions,
    remote: z.boolean(),
    until: time.exactOptional(),
    open: z.boolean(),
    /** Of who sits there; null where nobody wrote it down, or it was erased. */
    name: z.string().nullable(),
    /** An e-mail address; null to those who do not keep the seat. */
    contact: z.string().nullable(),
    /** Somebody is signed in from it, in a browser. */
    signedIn: z.literal(true).exactOptional(),
  })
  .meta({ id: 'Seat' });
export type SeatRow = z.output<typeof seat>;

const decision = orNone(line(NAME));
const profile = { name: line(NAME), theme: orNone(names), place: orNone(line(NAME)), basis: orNone(line(NAME)), prefix: code };
const plan = {
  meeting: slug,
  kind: z.enum(MEETING_KINDS),
  code,
  names,
  place: orNone(line(NAME)),
  from: day,
  to: day,
  zone,
};
const deadline = { deadline: slug, kind: z.enum(DEADLINE_KINDS), names, at: time, meeting: orNone(slug) };
const group = { group: slug, code, names, members: z.array(entityId).max(MEMBERS).readonly() };
const meetingPolicy = z.strictObject(meetingPolicyOf(SPANS));

const does = <Do extends ForumCommand['do'], Shape extends z.core.$ZodLooseShape>(what: Do, shape: Shape) =>
  z.strictObject({ do: z.literal(what), ...shape });
const ofMeeting = { meeting: slug };
const ofSession = { session: slug };
const agendaItem = z.strictObject({ item: slug, title: line(NAME), opinions: z.array(opinionId).max(ITEMS).readonly() });
const onTheTable = z.strictObject({ item: slug, opinion: orNone(opinionId) });
const onItem = { ...ofMeeting, item: slug };
const onRequest = { ...onItem, request: seq };

/** Every command but those that the server alone gives, and those that have a route of their own, because more than the forum answers for them. */
const forumCommand = z.discriminatedUnion('do', [
  does('change-forum', { ...profile, decision }),
  does('plan-meeting', { ...plan, decision }),
  does('change-meeting', { ...plan, decision }),
  does('cancel-meeting', { ...ofMeeting, decision }),
  does('set-deadline', { ...deadline, decision }),
  does('drop-deadline', { deadline: slug, decision }),
  does('admit-entity', { id: entityId, code, names, capacity }),
  does('change-entity', { id: entityId, code, names }),
  does('dismiss-entity', { id: entityId }),
  does('open-seat', { seat: seatId, entity: entityId, functions, remote: z.boolean(), until: time.exactOptional() }),
  does('change-seat', { seat: seatId, functions, remote: z.boolean(), until: time.exactOptional() }),
  does('hand-over-seat', { seat: seatId }),
  does('close-seat', { seat: seatId }),
  does('form-group', group),
  does('change-group', group),
  does('dissolve-group', { group: slug }),
  does('set-meeting-policy', { ...ofMeeting, policy: meetingPolicy }),
  does('open-sitting', ofMeeting),
  does('suspend-sitting', ofMeeting),
  does('resume-sitting', ofMeeting),
  does('close-sitting', ofMeeting),
  does('close-meeting-report', ofMeeting),
  does('reopen-meeting-report', { ...ofMeeting, reason: line(NAME) }),
  does('set-agenda', { ...ofMeeting, items: z.array(agendaItem).max(ITEMS).readonly() }),
  does('take-item', { ...ofMeeting, at: orNone(onTheTable) }),
  does('ask-floor', { ...onItem, kind: z.enum(FLOOR_KINDS), entity: orNone(entityId), onBehalf: orNone(slug) }),
  does('leave-floor', onRequest),
  does('give-floor', onRequest),
  does('end-floor', onRequest),
  does('move-request', { ...onRequest, before: orNone(seq) }),
  does('set-list', { ...onItem, closed: z.boolean(), seconds: orNone(z.int()) }),
  does('ask-for-gavel', {}),
  does('hand-gavel', { to: seatId }),
  does('renew-delivery', { notice: noticeId, seat: seatId }),
  does('switch-notices', { kind: z.enum(AUTOMATIC), on: z.boolean() }),
  does('choose-language', { language }),
  does('choose-call-mail', { on: z.boolean() }),
  does('issue-circular', { number: circularNumber, title: line(300), language, sentAt: time, deadline: time }),
  does('date-circular', { circular: slug, deadline: time }),
  does('reply-to-circular', { circular: slug, entity: entityId, receivedAt: orNone(time) }),
  does('strike-reply', { circular: slug, entity: entityId }),
  does('conclude-circular', { circular: slug, document: orNone(documentId) }),
  does('alias-document', { document: documentId, aliases }),
  does('detach-file', { document: documentId, hash }),
  does('address-document', { document: documentId, address: orNone(address) }),
  does('rename-draft', { draft: opinionId, title: draftTitle, topic }),
  does('support-draft', { draft: opinionId }),
  does('withdraw-motion', ofSession),
  does('open-roll', ofSession),
  does('answer-roll', { ...ofSession, answer: z.enum(ROLL_ANSWERS) }),
  does('close-roll', ofSession),
  does('end-restricted', ofSession),
  does('set-quorum', { quorum: z.boolean() }),
  does('list-word', { language, kind: z.enum(TABLE_KINDS), word: line(WORD), listed: z.boolean(), instead: line(WORD).exactOptional() }),
  does('withdraw-precedent', { precedent: seq }),
  does('set-denominator', { denominator: z.enum(DENOMINATORS) }),
]);

/** What may be asked for as it is; all else has an address of its own. */
export type AskedCommand = Exclude<
  ForumCommand,
  {
    readonly do:
      | 'send-notice'
      | 'try-deliveries'
      | 'list-deliveries'
      | 'create-forum'
      | 'take-up'
      | 'register-document'
      | 'attach-file'
      | 'present-draft'
      | 'file-contribution'
      | 'move-restricted'
      | 'release-opinion'
      | 'record-publication'
      | 'except-wording'
      | 'add-precedent';
  }
>;

/** What somebody asks of the forum; `name` and `contact` are those of who takes the seat. */
interface ForumEnvelope {
  readonly uuid: string;
  readonly command: AskedCommand;
  readonly name?: string;
  readonly contact?: string;
  /** Of a circular letter, or of a reply. */
  readonly text?: string;
}

/** Exactly the commands of the rules; the parameter's constraint fails to compile where one has no schema. */
type Asked = ForumEnvelope['command']['do'];
type Complete<Known extends Asked> = [Exclude<Asked, Known>] extends [never] ? ForumEnvelope : never;

export const forumEnvelope: z.ZodType<Complete<z.output<typeof forumCommand>['do']>> = z
  .strictObject({
    uuid,
    command: forumCommand,
    name: line(NAME).exactOptional(),
    contact: eMail.exactOptional(),
    text: prose(LETTER).exactOptional(),
  })
  .meta({ id: 'ForumEnvelope', description: 'A command to the forum, once however often it arrives: `uuid` is made by the sender.' });

/** `start`: the month in which it is to begin. */
export const fromTemplate = z
  .strictObject({ template: z.enum(TEMPLATES), start: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/), decision })
  .meta({ id: 'FromTemplate' });

/** What many commands at once may be: a delegation, or a participants' table. */
const COMMANDS_AT_ONCE = 1_000;
export const forumBatch = z.array(forumEnvelope).min(1).max(COMMANDS_AT_ONCE).readonly();
/** An opinion that this meeting takes up. */
export const takeUp = z.strictObject({ uuid, opinion: opinionId });

/** What the log holds now of what was asked. */
export const forumDone = z.strictObject({ seq: z.int().min(1) }).meta({ id: 'ForumDone' });

/** For each command in its place: where it stands in the log, or why it was refused. */
export const forumBatchDone = z
  .array(z.union([forumDone, z.strictObject({ code: z.enum(FORUM_REFUSAL_CODES) })]))
  .meta({ id: 'ForumBatchDone' });
export type ForumBatchDone = z.output<typeof forumBatchDone>;

const sitting = z.strictObject({
  number: z.int().min(1),
  state: z.enum(['open', 'suspended', 'closed']),
  openedAt: time,
  closedAt: time.nullable(),
  /** Member States whose last seat was closed while it was under way. */
  left: z.array(entityId).readonly(),
});

const value = z.union([z.string(), z.number(), names]).nullable();
const change = z.strictObject({
  seq: z.int(),
  at: time,
  what: z.enum(PLAN_CHANGES),
  of: z.string().nullable(),
  names: orNone(names),
  decision: z.string().nullable(),
  fields: z.array(z.strictObject({ field: z.enum(PLAN_FIELDS), was: value, is: value })).readonly(),
  days: z.strictObject({ from: day, to: day }).nullable(),
  due: time.nullable(),
});

const floorRequest = z.strictObject({
  request: seq,
  kind: z.enum(FLOOR_KINDS),
  seat: seatId,
  entity: entityId,
  onBehalf: orNone(slug),
  enteredBy: orNone(capacity),
  askedAt: time,
  givenAt: orNone(time),
});
const shownFloor = z.strictObject({
  meeting: slug,
  agenda: z.array(agendaItem).readonly(),
  at: orNone(onTheTable),
  /** Of the item on the table. */
  closed: z.boolean(),
  seconds: orNone(z.int()),
  speaker: orNone(floorRequest),
  queue: z.array(floorRequest).readonly(),
});

/** The forum as those who are signed in see it; people and how to reach them are shown elsewhere. */
export const shownForum = z
  .strictObject({
    seq: z.int().min(0),
    /** When the entry was made at which it is shown. */
    at: time,
    ...profile,
    demo: z.boolean(),
    meetings: z.array(
      z.strictObject({
        ...plan,
        cancelled: z.boolean(),
        sittings: z.array(sitting).readonly(),
        policy: orNone(meetingPolicy),
        policySeq: z.int().min(0),
        /** What became of its report last; null: it was never closed. */
        report: orNone(z.strictObject({ closed: z.boolean(), at: time, reason: z.string().nullable() })),
      }),
    ),
    /** Of the meetings that have any: the agenda, what is on the table, who speaks to it and who waits, in the order in which they are called. */
    floors: z.array(shownFloor),
    /** On which meeting's table opinions lie. */
    tables: z.array(z.strictObject({ opinion: opinionId, meeting: slug })),
    /** Motions for restricted sessions, and sessions, with the opinions that they are about. */
    underWay: z.array(z.strictObject({ session: slug, meeting: slug, opinions: z.array(opinionId).readonly(), state: z.enum(UNDER_WAY) })),
    /** Opinions whose place another draft has taken. */
    merged: z.array(z.strictObject({ opinion: opinionId, into: opinionId, number: z.string() })),
    deadlines: z.array(z.strictObject(deadline)),
    groups: z.array(z.strictObject(group)),
    /** The seat that holds the gavel, the deputy that asks for it, and all open seats of the chair with who sits there. */
    presiding: z.strictObject({
      seat: seatId.nullable(),
      askedBy: seatId.nullable(),
      chairs: z.array(z.strictObject({ seat: seatId, name: z.string().nullable() })),
    }),
    /** Oldest first. */
    changes: z.array(change),
  })
  .meta({ id: 'Forum' });
export type ShownForum = z.output<typeof shownForum>;
