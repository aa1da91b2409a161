/** Single values at the edge. What does not look like this is bad input and never reaches the rules. */
import { z } from 'zod';
import { BLOCK_KINDS, CAPACITIES, LANGUAGES, SEAT_FUNCTIONS } from '../opinion/vocabulary.ts';
import { cleanLines } from '../text/characters.ts';
import { isEMail } from '../text/e-mail.ts';
import { isShowable } from '../text/line.ts';
import { webAddress } from '../text/web-address.ts';

export const blockId = z.string().regex(/^b[0-9a-z]{9}$/);
export const entityId = z.string().regex(/^[a-z0-9-]{1,24}$/);
export const seatId = z.string().regex(/^[a-z0-9-]{1,40}$/);
export const opinionId = z.string().regex(/^[a-z0-9-]{1,40}$/);
/** All marks of one suggestion have it. */
export const suggestionId = z.string().regex(/^[0-9a-z]{1,12}$/);
export const positionId = z.string().regex(/^p[1-9]\d{0,14}$/);
export const documentId = z.string().regex(/^[a-z0-9_-]{1,100}$/);
/** Of a meeting, a deadline, a group. */
export const slug = z.string().regex(/^[a-z0-9-]{1,40}$/);
/** SHA-256, base64url without padding. */
export const hash = z.string().regex(/^[\w-]{43}$/);
/** Of what is asked once; one in whatever case it is written. */
export const uuid = z.uuid().overwrite((typed) => typed.toLowerCase());
export const seq = z.int().min(0);
/** Milliseconds since 1970, UTC. */
export const time = z.int().min(0).max(8.64e15);

export const language = z.enum(LANGUAGES);
export const capacity = z.enum(CAPACITIES);
export const seatFunction = z.enum(SEAT_FUNCTIONS);
export const blockKind = z.enum(BLOCK_KINDS);

/** A name: on one line, without characters that are invisible or reorder what is shown. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(isShowable, { error: 'contains characters that cannot be shown', params: { fault: 'unshowable' } });

/** Of the web, as browsers write it. */
export const address = z.string().transform((typed, ctx) => {
  const url = webAddress(typed.trim());
  if (url === null) ctx.addIssue({ code: 'custom', message: 'is no address of the web (http or https)', params: { fault: 'address' } });
  return url?.href ?? '';
});

export const eMail = z
  .string()
  .trim()
  .refine(isEMail, { error: 'is no e-mail address', params: { fault: 'e-mail' } });

/** Words on several lines. Such characters are taken out: they come along with a copy, and no objection is lost to them. */
export const prose = (max: number) => z.string().overwrite(cleanLines).max(max);
