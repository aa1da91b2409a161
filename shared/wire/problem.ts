/** RFC 9457: every answer that is not a success. `code` is from a closed list; people get a sentence from the catalogues. */
import { z } from 'zod';
import { COMMENTS_REFUSAL_CODES } from '../comments/refusal.ts';
import { FILE_FLAWS } from '../forum/attachment.ts';
import { FORUM_REFUSAL_CODES, type ForumRefusal } from '../forum/refusal.ts';
import { REFUSAL_CODES, type Refusal } from '../opinion/refusal.ts';

/** Codes that come from the edge, not from the rules. */
export const EDGE_CODES = [
  'not-understood', // 400: the shape is wrong; `issues` says where and how
  'signed-out', // 401
  'put-out', // 401: what was shown was ended to make room for another of its seat
  'origin', // 403: the page that asked is not one of ours
  'no-right', // 403
  'session-needed', // 403: a bearer token may not do this, a person must
  'not-found', // 404: there is none, or none for you
  'link-spent', // 410: the invitation was used
  'link-expired', // 410: it has run out
  'link-revoked', // 410: the secretariat has withdrawn it
  'link-unknown', // 410: there never was one, or its end is long ago
  'seat-closed', // 410: it was for a seat that is closed
  'flow-lost', // 410: this sign-in was finished, took too long, or began in another browser
  'no-seat', // 403: the provider knows the person, and no open seat here is theirs
  'step-up-needed', // 403: show again who you are, and ask again
  'other-person', // 403: who showed it is not who sits here
  'provider-refused', // 403: the provider did not sign the person in
  'provider-away', // 503: the provider does not answer; nothing was changed
  'number-taken', // 409: another opinion of this forum has it
  'uuid-reused', // 409: the same uuid with another body
  'too-slow', // 408: the body did not come
  'too-large', // 413
  'address-too-long', // 414
  'not-json', // 415
  ...FILE_FLAWS, // 415
  'too-many', // 429
  'halted', // 500: the record of this opinion is not sound; `detail` says where
  'broken', // 500: a bug of ours
  'past-folding', // 503: the past of this opinion is being read for the first time; `progress` says how far that is; ask again
  'storage', // 503: whether it happened is unknown; ask again with the same uuid
] as const;
export type EdgeCode = (typeof EDGE_CODES)[number];

/** What is wrong with one value. */
export const FAULTS = ['missing', 'long', 'many', 'number', 'unshowable', 'address', 'e-mail', 'other'] as const;
export type Fault = (typeof FAULTS)[number];

/** `message` is for developers; `most`: characters of what is long, entries of what are many. */
const issue = z.object({ path: z.string(), message: z.string(), fault: z.enum(FAULTS), most: z.number().exactOptional() });
export type Issue = z.output<typeof issue>;

const id = z.string().exactOptional();
const ids = z.array(z.string()).readonly().exactOptional();
/** What explains a refusal of the rules, each as it stands there. */
const EXPLAINED = {
  blocks: ids,
  elsewhere: z
    .array(z.strictObject({ opinion: z.string(), block: z.string() }))
    .readonly()
    .exactOptional(),
  entities: ids,
  positions: ids,
  report: z.literal(true).exactOptional(),
  because: z.string().exactOptional(),
  seconds: z.number().exactOptional(),
  date: z.number().exactOptional(),
  sections: ids,
  least: z.number().exactOptional(),
  entity: id,
  seat: id,
  group: id,
  meeting: id,
  deadline: id,
  document: id,
  circular: id,
  draft: id,
  session: id,
} satisfies Record<Exclude<keyof Refusal | keyof ForumRefusal, 'code'>, z.ZodType>;

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum([
      ...EDGE_CODES,
      ...REFUSAL_CODES,
      ...FORUM_REFUSAL_CODES.filter((code) => code !== 'not-secretariat' && code !== 'uuid-reused'),
      ...COMMENTS_REFUSAL_CODES.filter((code) => code !== 'uuid-reused'),
    ]),
    detail: z.string().exactOptional(),
    issues: z.array(issue).readonly().exactOptional(),
    /** Entries that have been read, or opinions where all are asked about, of how many. */
    progress: z.strictObject({ of: z.enum(['history', 'authors', 'opinions']), done: z.int(), all: z.int() }).exactOptional(),
    ...EXPLAINED,
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;
