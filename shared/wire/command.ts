/**
 * The one envelope in which acts are asked for, as it arrives. Shapes only: whether an act may happen is for the rules to say.
 * The compiler holds these schemas against shared/opinion/command.ts, in both directions.
 */
import { z } from 'zod';
import type { CommandName, Envelope } from '../opinion/command.ts';
import { SAID, WORDS } from '../opinion/fitting.ts';
import { PLAIN_NAMES } from '../opinion/kinds.ts';
import { APPEAL_ENDS, CHANNELS, FOCUS_VIEWS, OUTCOMES, REOPEN_CAUSES, STATEMENT_KINDS, VERDICTS } from '../opinion/vocabulary.ts';
import { MOST_CLIENT, MOST_CLOCK } from './byte-reader.ts';
import { endsIf, link, policyOf, target } from './shape.ts';
import { blockId, entityId, hash, positionId, prose, seq, suggestionId, time, uuid } from './value.ts';

/** With an objection any come in, and those that fit go on (fitting.ts); the size of the body is the true limit. */
const ANY_WORDS = 1_000_000;
/** A note that is appended to the opinion is concise. */
const APPENDED = 400;
/** As long as a paragraph may be (server/limits.ts), UTF-16. */
const PARAGRAPH = 20_000;
/** The name of a drafting group stands in a margin. */
const GROUP = 80;
/** Most paragraphs that one call, or one deletion, may name. */
const TARGETS = 500;

const reason = prose(WORDS).exactOptional();
const enteredFor = z.strictObject({ entity: entityId, via: z.enum(CHANNELS).exclude(['screen']) }).exactOptional();
const minSeconds = z.int().min(0).max(86_400).exactOptional();
const blocks = z.array(blockId).min(1).max(TARGETS).readonly();
const words = { docHash: hash, textHash: hash };

const letters = z.strictObject({
  client: z.int().min(0).max(MOST_CLIENT),
  clock: z.int().min(0).max(MOST_CLOCK),
  length: z.int().min(1).max(MOST_CLOCK),
});

/** How long anything may last, whoever asks. */
export const SPANS = {
  seconds: z.int().min(0).max(86_400),
  days: z.int().min(0).max(366),
  hours: z
    .int()
    .min(0)
    .max(24 * 366),
};

const onParagraph = { block: blockId, hash: hash.nullable(), reason };

const command = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('open-discussion') }),
  z.strictObject({ do: z.literal('focus'), block: blockId.nullable(), view: z.enum(FOCUS_VIEWS), story: z.literal(true).exactOptional() }),
  z.strictObject({ do: z.literal('set-policy'), policy: z.strictObject(policyOf(SPANS)) }),
  z.strictObject({
    do: z.literal('raise-objection'),
    block: blockId.nullable(),
    hash: hash.nullable(),
    reason: prose(ANY_WORDS).exactOptional(),
    cure: prose(ANY_WORDS).exactOptional(),
    endsIf: endsIf.exactOptional(),
    enteredFor,
  }),
  z.strictObject({ do: z.literal('ask-time'), ...onParagraph, until: time, enteredFor }),
  z.strictObject({ do: z.literal('reserve'), ...onParagraph, appended: prose(APPENDED).exactOptional(), enteredFor }),
  z.strictObject({ do: z.literal('make-conditional'), ...onParagraph, links: z.array(link).min(1).max(TARGETS).readonly() }),
  z.strictObject({ do: z.enum(PLAIN_NAMES), ...onParagraph }),
  z.strictObject({ do: z.literal('await-instructions'), block: blockId.nullable(), hash: hash.nullable(), reason }),
  z.strictObject({
    do: z.literal('withdraw'),
    position: positionId,
    reads: z.strictObject({ block: blockId, hash }).exactOptional(),
    statement: prose(WORDS).exactOptional(),
  }),
  z.strictObject({ do: z.literal('confirm'), position: positionId }),
  z.strictObject({ do: z.literal('disown'), position: positionId, statement: prose(WORDS).exactOptional() }),
  z.strictObject({ do: z.literal('note-withdrawal'), position: positionId, reason: prose(WORDS) }),
  z.strictObject({ do: z.literal('drop-carried'), position: positionId, block: blockId }),
  z.strictObject({ do: z.literal('dissociate'), blocks: z.array(blockId).max(TARGETS).readonly(), reason }),
  z.strictObject({
    do: z.literal('make-statement'),
    block: blockId.nullable(),
    kind: z.enum(STATEMENT_KINDS),
    statement: prose(WORDS),
    corrects: seq.exactOptional(),
  }),
  z.strictObject({
    do: z.literal('call'),
    targets: z.array(target).min(1).max(TARGETS).readonly(),
    minSeconds,
    deadline: time.exactOptional(),
  }),
  z.strictObject({ do: z.literal('extend-call'), of: seq, deadline: time }),
  z.strictObject({
    do: z.literal('cancel-call'),
    blocks: z.union([blocks, z.literal('adoption')]),
    reason,
  }),
  z.strictObject({ do: z.literal('refer'), blocks, group: prose(GROUP), until: time.exactOptional() }),
  z.strictObject({ do: z.literal('recall'), blocks }),
  z.strictObject({ do: z.literal('declare'), target }),
  z.strictObject({ do: z.literal('undo'), of: seq, reason }),
  z.strictObject({ do: z.literal('propose-editorial'), block: blockId, exact: hash, words: prose(PARAGRAPH) }),
  z.strictObject({ do: z.literal('confirm-editorial'), of: seq }),
  z.strictObject({ do: z.literal('decline-editorial'), of: seq }),
  z.strictObject({ do: z.literal('contest-editorial'), of: seq }),
  z.strictObject({ do: z.literal('ask-reopen'), block: blockId, reason: prose(WORDS) }),
  z.strictObject({
    do: z.literal('reopen'),
    block: blockId,
    cause: z.enum(REOPEN_CAUSES),
    entity: entityId.exactOptional(),
    reason: prose(WORDS),
  }),
  z.strictObject({ do: z.literal('restore'), block: blockId }),
  z.strictObject({ do: z.literal('restore-deletion'), of: seq }),
  z.strictObject({
    do: z.literal('remove-paragraphs'),
    targets: z
      .array(z.strictObject({ block: blockId, exact: hash }))
      .min(1)
      .max(TARGETS)
      .readonly(),
  }),
  z.strictObject({ do: z.literal('settle'), block: blockId, of: entityId, id: suggestionId, verdict: z.enum(VERDICTS), exact: hash }),
  z.strictObject({
    do: z.enum(['withhold-words', 'propose-withholding']),
    // how many is for the rules to say; the size of the body is the true limit
    letters: z.array(letters).min(1).readonly(),
  }),
  z.strictObject({ do: z.enum(['confirm-withholding', 'decline-withholding']), of: seq }),
  z.strictObject({ do: z.literal('appeal'), of: seq, reason: prose(WORDS), enteredFor }),
  z.strictObject({ do: z.literal('record-appeal'), of: seq, end: z.enum(APPEAL_ENDS), statement: prose(WORDS) }),
  z.strictObject({ do: z.literal('withdraw-appeal'), of: seq, statement: prose(WORDS).exactOptional() }),
  z.strictObject({ do: z.literal('contradict-appeal'), of: seq, statement: prose(WORDS) }),
  z.strictObject({ do: z.literal('call-adoption'), ...words, minSeconds }),
  z.strictObject({ do: z.literal('adopt'), ...words }),
  z.strictObject({ do: z.literal('finish-report'), textHash: hash }),
  z.strictObject({ do: z.literal('reopen-report'), reason: prose(WORDS) }),
  z.strictObject({ do: z.literal('close-without-adoption'), outcome: z.enum(OUTCOMES), reason }),
]);

/** Exactly the commands of the rules; the parameter's constraint fails to compile where one has no schema. */
type Complete<Known extends CommandName> = [Exclude<CommandName, Known>] extends [never] ? Envelope : never;

export const envelope: z.ZodType<Complete<z.output<typeof command>['do']>> = z
  .strictObject({ uuid, v: z.literal(1), seen: z.strictObject({ seq }), command })
  .meta({
    id: 'Envelope',
    description: 'A command, once however often it arrives: `uuid` is made by the sender, `seen` is the log position on its screen.',
  });

/**
 * `seq`: the log position at which it happened, now or when it was sent before. `unsaid`: what is not in the record though the objection is:
 * words that are too long, and a condition under which it does not stand (1.7).
 */
export const commandDone = z.strictObject({
  seq,
  unsaid: z
    .array(z.enum([...SAID, 'endsIf']))
    .min(1)
    .readonly()
    .exactOptional(),
});
