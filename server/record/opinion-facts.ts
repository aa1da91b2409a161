/** What the log of an opinion can say, as a reader accepts it: the types of shared/opinion/entry.ts, held to them by the compiler. */
import { z } from 'zod';
import type { Act, Change, Policy, TextFacts } from '../../shared/opinion/entry.ts';
import { isKnown } from '../../shared/opinion/evolve.ts';
import { HEAL_CODES } from '../../shared/opinion/heal-code.ts';
import {
  APPEAL_ENDS,
  CAPACITIES,
  CHANNELS,
  FOCUS_VIEWS,
  OUTCOMES,
  POSITION_KINDS,
  REOPEN_CAUSES,
  STATEMENT_KINDS,
  TEXT_KINDS,
  VENUES,
  VERDICTS,
} from '../../shared/opinion/vocabulary.ts';
import { MOST_CLIENT, MOST_CLOCK } from '../../shared/wire/byte-reader.ts';
import { elsewhere, endsIf, inheritance, link, policyOf, target } from '../../shared/wire/shape.ts';
import {
  blockId,
  blockKind,
  entityId,
  hash,
  language,
  opinionId,
  positionId,
  seq,
  slug,
  suggestionId,
  time,
} from '../../shared/wire/value.ts';
import { actor, type Facts } from './statement.ts';

const count = z.int().min(0);
const session = slug;
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const act = <Type extends Act['type'], Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

const change: z.ZodType<Change> = z.strictObject({
  id: blockId,
  was: hash.nullable(),
  hash: hash.nullable(),
  exact: hash.nullable(),
  kind: blockKind,
  level: count,
  brackets: count,
  balanced: z.boolean(),
  suggestions: count,
  length: count,
});

const text = z.strictObject({
  type: z.literal('text'),
  parts: list(
    z.strictObject({
      by: z.union([actor, z.literal('server')]),
      clients: list(count),
      blocks: list(blockId),
      voices: list(entityId).exactOptional(),
    }),
  ),
  changes: list(change),
  flows: list(z.strictObject({ from: blockId, to: blockId, how: z.enum(['split', 'join', 'shift', 'replace']) })),
  order: list(blockId).exactOptional(),
  echoes: list(z.strictObject({ position: positionId, in: list(blockId) })).exactOptional(),
  healed: list(z.strictObject({ part: count, block: blockId.nullable(), why: z.enum(HEAL_CODES) })),
  late: list(
    z.strictObject({
      part: count,
      block: blockId.nullable(),
      letters: z.int().min(1),
      at: count.exactOptional(),
      out: z.literal(true).exactOptional(),
    }),
  ).exactOptional(),
  docHash: hash,
  textHash: hash,
  carriesOut: z
    .union([
      z.strictObject({ command: z.enum(['restore', 'import']), block: blockId.exactOptional() }),
      z.strictObject({ command: z.literal('publish'), session }),
      z.strictObject({ command: z.literal('remove-paragraphs'), blocks: list(blockId) }),
      z.strictObject({ command: z.literal('restore-deletion'), of: seq, blocks: list(blockId) }),
      z.strictObject({ command: z.literal('confirm-editorial'), block: blockId, of: seq, seconds: count }),
      z.strictObject({ command: z.literal('contest-editorial'), block: blockId, of: seq }),
      z.strictObject({ command: z.literal('settle'), block: blockId, of: entityId, id: suggestionId, verdict: z.enum(VERDICTS) }),
    ])
    .exactOptional(),
});

const policy: z.ZodType<Policy> = z.strictObject(policyOf({ seconds: count, days: count, hours: count }));
const entering = { enteredBy: z.enum(CAPACITIES).nullable(), confirmed: z.literal(true).exactOptional() };
const entities = list(entityId);
const wording = z.strictObject({ hash, exact: hash });
const ranges = list(
  z.strictObject({ client: count.max(MOST_CLIENT), clock: count.max(MOST_CLOCK), length: z.int().min(1).max(MOST_CLOCK) }),
);
const blocksOrAdoption = z.union([list(blockId), z.literal('adoption')]);

const schema: z.ZodType<TextFacts | Act> = z.discriminatedUnion('type', [
  text,
  act('opinion.created', {
    kind: z.enum(TEXT_KINDS).exactOptional(),
    number: z.string(),
    title: z.string(),
    language,
    venue: z.enum(VENUES),
    phase: z.enum(['tabled', 'drafting']),
    sponsor: entityId,
    source: z.string().nullable(),
    meeting: z.string().nullable(),
    ancestry: list(z.strictObject({ opinion: opinionId, how: z.enum(['renamed', 'merged', 'carried', 'split']) })),
    access: z.enum(['members', 'public', 'restricted']),
    policy,
  }),
  act('policy.changed', { policy, from: z.strictObject({ meeting: z.string(), seq }).exactOptional() }),
  act('discussion.opened', {}),
  act('focus.set', { block: blockId.nullable(), view: z.enum(FOCUS_VIEWS), story: z.literal(true).exactOptional() }),
  act('position.raised', {
    kind: z.enum(POSITION_KINDS),
    block: blockId.nullable(),
    hash: hash.nullable(),
    entity: entityId,
    via: z.enum(CHANNELS),
    until: time.nullable(),
    reasoned: z.boolean(),
    cured: z.boolean(),
    endsIf: endsIf.nullable(),
    echoes: list(blockId).exactOptional(),
    copied: list(blockId).exactOptional(),
    links: list(link).exactOptional(),
    noted: z.literal(true).exactOptional(),
    seen: seq,
    carried: z.strictObject({ session, ...entering }).exactOptional(),
    inherited: z
      .strictObject({
        from: list(inheritance),
        ...entering,
      })
      .exactOptional(),
  }),
  act('elsewhere.told', elsewhere.shape),
  act('position.withdrawn', { position: positionId, stated: z.boolean() }),
  act('position.confirmed', { position: positionId }),
  act('position.disowned', { position: positionId, stated: z.boolean() }),
  act('withdrawal.noted', { position: positionId }),
  act('position.dropped', { position: positionId, block: blockId }),
  act('dissociated', { targets: list(target) }),
  act('statement.made', { kind: z.enum(STATEMENT_KINDS), block: blockId.nullable(), corrects: seq.nullable() }),
  act('call.opened', { targets: list(target), minSeconds: count, deadline: time.nullable(), present: entities }),
  act('call.extended', { of: seq, deadline: time }),
  act('call.cancelled', { blocks: blocksOrAdoption }),
  act('paragraphs.referred', { blocks: list(blockId), until: time.nullable() }),
  act('paragraphs.recalled', { blocks: list(blockId) }),
  act('paragraph.declared', { target, present: entities, dropped: entities }),
  act('declaration.undone', { of: seq }),
  act('reopening.asked', { block: blockId }),
  act('paragraph.reopened', { block: blockId, cause: z.enum(REOPEN_CAUSES), entity: entityId.nullable() }),
  act('adoption.called', { docHash: hash, textHash: hash, minSeconds: count, present: entities }),
  act('opinion.adopted', { docHash: hash, textHash: hash, present: entities, dropped: entities, openSeconds: count.exactOptional() }),
  act('adoption.closed', { of: seq }),
  act('objection.late', {
    block: blockId.nullable(),
    hash: hash.nullable(),
    entity: entityId,
    via: z.enum(CHANNELS),
    reasoned: z.boolean(),
    cured: z.boolean(),
    seen: seq,
  }),
  act('adoption.undone', { of: seq }),
  act('opinion.closed', { outcome: z.enum(OUTCOMES) }),
  act('editorial.proposed', { block: blockId, was: wording, to: wording }),
  act('editorial.declined', { of: seq }),
  act('editorial.stood', { of: seq }),
  act('appeal.made', { of: seq, entity: entityId.exactOptional(), via: z.enum(CHANNELS).exclude(['screen']).exactOptional() }),
  act('appeal.ended', { of: seq, end: z.enum(APPEAL_ENDS) }),
  act('appeal.withdrawn', { of: seq }),
  act('appeal.contradicted', { of: seq }),
  act('words.withheld', {
    letters: z.int().min(1),
    blocks: list(blockId),
    ranges,
    entries: list(
      z.strictObject({
        seq,
        masked: hash,
        late: list(z.strictObject({ fact: count, from: count, length: z.int().min(1) })).exactOptional(),
      }),
    ),
    from: seq,
    until: seq,
    of: seq.exactOptional(),
  }),
  act('withholding.proposed', { letters: z.int().min(1), blocks: list(blockId), ranges }),
  act('withholding.declined', { of: seq }),
  act('report.finished', { textHash: hash }),
  act('report.reopened', {}),
  act('time.lapsed', { position: positionId }),
  act('call.ripe', { of: seq }),
  act('restricted.opened', { session, opinion: opinionId, at: seq, head: hash }),
  act('restricted.closed', { session }),
  act('restricted.published', { session, head: hash }),
  act('rules.upgraded', { from: z.int().min(1), to: z.int().min(1) }),
]);

export const OPINION_FACTS: Facts<TextFacts | Act> = { isKnown, schema };
