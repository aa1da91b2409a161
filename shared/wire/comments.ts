/** Threads in the margin of a text over the wire: what is asked for, and what a seat is shown. */
import { z } from 'zod';
import { MOST_QUOTED, MOST_STRETCHES } from '../comments/anchor.ts';
import type { AskedAudience } from '../comments/audience.ts';
import { type CommentsCommand, MOST_SAID } from '../comments/command.ts';
import { cleanLines } from '../text/characters.ts';
import { blockId, entityId, hash, opinionId, positionId, prose, seatId, seq, slug, time, uuid } from './value.ts';

/** States named in one message: more is an audience. */
const MOST_MENTIONED = 20;
/** Characters of a mark: one number for each log that a seat reads, and it reads one for each of its groups. */
const MOST_MARK = 4_000;

const askedAudience: z.ZodType<AskedAudience> = z
  .discriminatedUnion('of', [
    z.strictObject({ of: z.literal('delegation') }),
    z.strictObject({ of: z.literal('group'), group: slug }),
    z.strictObject({ of: z.literal('member-states') }),
    z.strictObject({ of: z.literal('seats') }),
  ])
  .meta({ id: 'Audience' });

/** `z.int()` is safe: no number of Yjs is larger. A paragraph has fewer letters than that by far. */
const stretch = z.tuple([z.int().min(0), z.int().min(0), z.int().min(1).max(1_000_000)]).readonly();
const range = z.strictObject({
  letters: z.array(stretch).min(1).max(MOST_STRETCHES).readonly(),
  once: z.enum(['text', 'paragraph']).nullable(),
});

const onParagraph = { on: z.literal('paragraph'), block: blockId, hash, range: range.nullable() };
const mentions = z.array(entityId).max(MOST_MENTIONED).readonly().default([]);
/** Empty beside a question, or an answer to one, which say something by themselves. */
const text = z.string().overwrite(cleanLines).trim().max(MOST_SAID);
const isSaid = (one: { readonly text: string; readonly asks?: object; readonly stays?: string }): boolean =>
  one.text !== '' || one.asks !== undefined || one.stays !== undefined;
const UNSAID = { error: 'says nothing', path: ['text'] };
const wording = z.strictObject({ block: blockId, hash });
const thread = uuid;

/** `quote`: the words of the range, as they stood on the screen; null where there is no range. */
const command = z.discriminatedUnion('do', [
  z
    .strictObject({
      do: z.literal('open-thread'),
      anchor: z.discriminatedUnion('on', [
        z.strictObject({ ...onParagraph, quote: prose(MOST_QUOTED).nullable() }),
        z.strictObject({ on: z.literal('position'), position: positionId }),
      ]),
      text,
      mentions,
      asks: wording.exactOptional(),
    })
    .refine(isSaid, UNSAID),
  z
    .strictObject({
      do: z.literal('add-message'),
      thread,
      text,
      corrects: uuid.nullable().default(null),
      mentions,
      asks: wording.exactOptional(),
      stays: uuid.exactOptional(),
    })
    .refine(isSaid, UNSAID),
  z.strictObject({ do: z.literal('resolve-thread'), thread }),
  z.strictObject({ do: z.literal('reopen-thread'), thread }),
  z.strictObject({ do: z.literal('erase-words'), thread, message: uuid }),
]) satisfies z.ZodType<CommentsCommand>;

/** The uuid is the id of the thread, or of the message, that it makes. */
export const threadEnvelope = z.strictObject({ uuid, audience: askedAudience, command }).meta({ id: 'ThreadEnvelope' });

/** `position`: as in the list, for whoever asked. */
export const threadDone = z.strictObject({ position: seq }).meta({ id: 'ThreadDone' });

const shownMessage = z
  .strictObject({
    id: uuid,
    by: seatId,
    entity: entityId,
    /** Who sat there, as far as that was written down and not erased. */
    person: z.string().nullable(),
    at: time,
    /** null: erased. */
    text: z.string().nullable(),
    /** The message in whose place this one stands. */
    corrects: uuid.nullable(),
    /** States that are called upon. */
    mentions: z.array(entityId).readonly(),
    /** It asks the State that objects whether this paragraph, in these words, meets its objection. */
    asks: wording.nullable(),
    /** It says no to that question: the objection stays. */
    stays: uuid.nullable(),
    /** What whoever looks may do with it now. */
    may: z.strictObject({ correct: z.boolean(), erase: z.boolean() }),
    /** Chair or secretariat has asked the other to erase it. */
    erasureAsked: z.boolean(),
  })
  .meta({ id: 'ThreadMessage' });
export type ShownMessage = z.output<typeof shownMessage>;

const shownAnchor = z.discriminatedUnion('on', [
  /** `quote` null: without a range, erased, or not for whoever looks. */
  z.strictObject({ ...onParagraph, quote: z.string().nullable() }),
  /** `block` null: on the text as a whole. */
  z.strictObject({ on: z.literal('position'), position: positionId, entity: entityId, block: blockId.nullable() }),
]);

/** As far as it is for whoever looks: who came later reads what was said since, and does not know what was before. */
export const shownThread = z
  .strictObject({
    id: uuid,
    audience: askedAudience,
    anchor: shownAnchor,
    /** Who opened it; null: before whoever looks belonged to the audience. */
    opened: z.strictObject({ by: seatId, entity: entityId, at: time }).nullable(),
    /** Those that are new, or have changed, since the mark that was sent; in the order in which they were said. */
    messages: z.array(shownMessage).readonly(),
    /** null: it goes on. */
    resolved: z.strictObject({ by: seatId, entity: entityId, at: time }).nullable(),
    /** What whoever looks may do with it now. */
    may: z.strictObject({ reply: z.boolean(), resolve: z.boolean(), reopen: z.boolean() }),
  })
  .meta({ id: 'Thread' });
export type ShownThread = z.output<typeof shownThread>;

/** What goes along on paper or in a Word file: all that the seat reads, or what is for one audience. Other audiences are none. */
export const takenComments = z.string().regex(/^(all|delegation|group\/[a-z0-9-]{1,40}|member-states|seats)$/);

const mark = z
  .string()
  .regex(/^[\w;=/-]*$/)
  .max(MOST_MARK);

export const threadsSince = z.strictObject({
  /** The mark of an earlier answer: what has come since is told. */
  since: mark.exactOptional(),
  /** The same from pages of an earlier build: whatever has changed comes whole. */
  after: mark.exactOptional(),
});

export const threadList = z
  .strictObject({
    /** How many things of this text have been told to this seat; grows by what it may read and by nothing else. */
    position: seq,
    /** To be sent as `since` the next time. */
    mark: z.string(),
    /** `threads` begin anew; otherwise they come to what was told before. */
    whole: z.boolean(),
    /** There is more than this answer could take: to be asked for with its mark. */
    more: z.boolean(),
    threads: z.array(shownThread).readonly(),
    /** To whom this seat may write about this text now; empty where it may not write. */
    audiences: z.array(askedAudience).readonly(),
  })
  .meta({ id: 'ThreadList' });
export type ThreadList = z.output<typeof threadList>;

/** What waits for the State of whoever asks: an open thread in which it is asked or called upon, or under its own objection, without its answer. */
export const threadsToAnswer = z
  .array(
    z.strictObject({
      opinion: opinionId,
      thread: uuid,
      audience: askedAudience,
      anchor: shownAnchor,
      /** `question`: it is asked whether words meet its objection · `mention`: it is named · `objection`: somebody speaks under that. */
      why: z.enum(['question', 'mention', 'objection']),
      message: uuid,
      by: seatId,
      entity: entityId,
      at: time,
      /** In the last of them alone: so many more wait that are not told. */
      more: seq.exactOptional(),
    }),
  )
  .readonly()
  .meta({ id: 'ThreadsToAnswer' });
export type ThreadsToAnswer = z.output<typeof threadsToAnswer>;
