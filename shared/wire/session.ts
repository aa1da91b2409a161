/** Signing in, and what is known of whoever is signed in. */
import { z } from 'zod';
import { entity } from './forum.ts';
import { capacity, entityId, hash, language, line, seatFunction, seatId, time } from './value.ts';

const PERSON = 80;

export const me = z
  .strictObject({
    signedIn: z.boolean(),
    seat: z
      .strictObject({
        id: seatId,
        entity: entityId,
        capacity,
        functions: z.array(seatFunction).readonly(),
        remote: z.boolean(),
        dismissed: z.literal(true).exactOptional(),
      })
      .nullable(),
    person: z.string().nullable(),
    /** null: not chosen yet, go by the browser. */
    language: language.nullable(),
    /** Anybody may step into any seat: say so in a banner. */
    demo: z.boolean(),
    forum: z.strictObject({ name: z.string() }),
    /** Through whom one signs in besides an invitation; null: nobody. */
    provider: z.string().nullable(),
    /** Of the program that runs on the server; told to whoever is signed in. */
    version: z.string().exactOptional(),
    /** The session that this browser had was ended at this time, to make room for another of the seat; null: that one has ended as well. */
    putOut: z.strictObject({ at: time, by: z.strictObject({ person: z.string(), label: z.string() }).nullable() }).exactOptional(),
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof me>;

export const chooseLanguage = z.strictObject({ language });
export const stepIn = z.strictObject({ seat: seatId });

export const demoSeat = z
  .strictObject({ id: seatId, entity: entityId, capacity, functions: z.array(seatFunction).readonly(), person: z.string() })
  .meta({ id: 'DemoSeat' });
export type DemoSeat = z.output<typeof demoSeat>;

const secret = z.string().regex(/^[\w-]{43}$/);

/** `token` is the fragment of the invitation's address. */
export const look = z.strictObject({ token: secret });
export const openInvitation = z
  .strictObject({ entity, functions: z.array(seatFunction).readonly(), remote: z.boolean(), expiresAt: time })
  .meta({ id: 'OpenInvitation' });
export type OpenInvitation = z.output<typeof openInvitation>;

/** `token` is the fragment of the invitation's address, `person` the name others will see. */
export const redeem = z.strictObject({ token: secret, person: line(PERSON) });

/** A path of ours, for after the sign-in. */
export const leave = z.strictObject({
  goal: z
    .string()
    .max(200)
    .regex(/^\/(?![/\\])[!-~]*$/),
  /** To show again who one is, for the session that one has. */
  confirm: z.boolean().exactOptional(),
});
/** Where the browser goes: the provider's page. */
export const leaving = z.strictObject({ url: z.url() }).meta({ id: 'Leaving' });
export type Leaving = z.output<typeof leaving>;
/** `query`: with what the provider sent the browser back, as it stands in the address. */
export const arrive = z.strictObject({ query: z.string().max(4_000) });
const ownSeat = z.strictObject({ id: seatId, entity, functions: z.array(seatFunction).readonly(), remote: z.boolean() });
/** With no seats the person is signed in, or `confirmed` for the session that it had; else it chooses one of them. */
export const arrived = z
  .strictObject({ goal: z.string(), seats: z.array(ownSeat).readonly(), confirmed: z.boolean() })
  .meta({ id: 'Arrived' });
export type Arrived = z.output<typeof arrived>;
export const confirm = z.strictObject({ token: secret });
export const choose = z.strictObject({ seat: seatId });
/** What else a provider sends along is for others. */
export const backChannelLogout = z.object({ logout_token: z.string().max(8_000) });

export const session = z
  .strictObject({
    id: hash,
    kind: z.enum(['browser', 'token']),
    seat: seatId,
    person: z.string(),
    label: z.string(),
    /** How a browser signed in; null: not known, or a token. */
    how: z.enum(['link', 'provider', 'demo']).nullable(),
    createdAt: time,
    seenAt: time,
    expiresAt: time,
    /** The one that asks. */
    own: z.boolean(),
  })
  .meta({ id: 'Session' });
export type SessionRow = z.output<typeof session>;

export const makeToken = z.strictObject({ label: line(PERSON) });
/** The only time that the secret is shown. */
export const madeToken = z.strictObject({ id: hash, token: secret, expiresAt: time }).meta({ id: 'MadeToken' });

/** Mail to the own seat. `calls`: it is wanted where a comment calls upon the own body. `sends`: this server sends mail. `address`: the seat has one. */
export const ownMail = z.strictObject({ calls: z.boolean(), sends: z.boolean(), address: z.boolean() }).meta({ id: 'OwnMail' });

export const invite = z.strictObject({
  seat: seatId,
  hours: z
    .int()
    .min(1)
    .max(24 * 60),
});
const SEATS_AT_ONCE = 1_000;
export const inviteAll = z.strictObject({ seats: z.array(seatId).min(1).max(SEATS_AT_ONCE).readonly(), hours: invite.shape.hours });
export const invitation = z.strictObject({ id: hash, seat: seatId, createdAt: time, expiresAt: time }).meta({ id: 'Invitation' });
export type InvitationRow = z.output<typeof invitation>;
/** The only time that the address is shown. */
export const madeInvitation = z.strictObject({ id: hash, seat: seatId, url: z.url(), expiresAt: time }).meta({ id: 'MadeInvitation' });
export type MadeInvitation = z.output<typeof madeInvitation>;
