/** The register as it is sent; the compiler holds it against shared/opinion/register.ts. It documents answers and is not run on them. */
import { z } from 'zod';
import { REFUSAL_CODES, type Refusal } from '../opinion/refusal.ts';
import {
  OPINION_PHASES,
  PARAGRAPH_STATUSES,
  type Register,
  type ShownCall,
  type ShownParagraph,
  type ShownPosition,
  type ShownRuling,
} from '../opinion/register.ts';
import {
  APPEAL_ENDS,
  CAPACITIES,
  CHANNELS,
  EDITORIAL_FAULTS,
  FOCUS_VIEWS,
  OUTCOMES,
  POSITION_KINDS,
  REOPEN_CAUSES,
  RULINGS,
  STATEMENT_KINDS,
  TEXT_KINDS,
  VENUES,
  VERDICTS,
} from '../opinion/vocabulary.ts';
import { elsewhere, endsIf, inheritance, link, passage, policyOf, target } from './shape.ts';
import { blockId, blockKind, capacity, entityId, hash, language, opinionId, positionId, seq, time } from './value.ts';

export const refusal: z.ZodType<Refusal> = z
  .strictObject({
    code: z.enum(REFUSAL_CODES),
    blocks: z.array(blockId).readonly().exactOptional(),
    elsewhere: z.array(passage).readonly().exactOptional(),
    entities: z.array(entityId).readonly().exactOptional(),
    positions: z.array(positionId).readonly().exactOptional(),
    report: z.literal(true).exactOptional(),
    seconds: z.number().exactOptional(),
    because: z.enum(EDITORIAL_FAULTS).exactOptional(),
    date: time.exactOptional(),
  })
  .meta({ id: 'Refusal' });

const note = z
  .strictObject({
    person: z.string().exactOptional(),
    reason: z.string().exactOptional(),
    cure: z.string().exactOptional(),
    statement: z.string().exactOptional(),
    appended: z.string().exactOptional(),
    words: z.string().exactOptional(),
    before: z.string().exactOptional(),
    group: z.string().exactOptional(),
    asked: z.string().exactOptional(),
  })
  .meta({ id: 'Note' })
  .nullable();

const call: z.ZodType<ShownCall> = z
  .strictObject({ seq, openedAt: time, minSeconds: z.int(), ripeAt: time, ripe: z.boolean(), deadline: time.nullable() })
  .meta({ id: 'Call' });

const position: z.ZodType<ShownPosition> = z
  .strictObject({
    id: positionId,
    kind: z.enum(POSITION_KINDS),
    entity: entityId,
    at: time,
    seq,
    via: z.enum(CHANNELS),
    enteredBy: capacity.nullable(),
    entered: z.boolean(),
    until: time.nullable(),
    earlierWording: z.boolean(),
    carriedFrom: blockId.nullable(),
    late: z.boolean(),
    toConfirm: z.boolean(),
    inherited: z.array(inheritance).readonly().nullable(),
    noted: z.strictObject({ seq, note }).nullable(),
    endsIf: endsIf.nullable(),
    links: z.array(link).readonly().nullable(),
    met: z.boolean(),
    metBy: z.strictObject({ seq, entity: entityId }).nullable(),
    echoes: z.array(blockId).readonly(),
    note,
  })
  .meta({ id: 'Position' });

const onRuling = { seq, at: time, kind: z.enum(RULINGS) };
const ruling: z.ZodType<ShownRuling> = z.strictObject(onRuling).meta({ id: 'Ruling' });

const editorial = { seq, at: time, words: z.strictObject({ before: z.string(), after: z.string() }).nullable() };
const paragraph: z.ZodType<ShownParagraph> = z
  .strictObject({
    id: blockId,
    kind: blockKind,
    level: z.int(),
    label: z.string(),
    heading: blockId.nullable(),
    hash: hash.nullable(),
    exact: hash.nullable(),
    removed: z.boolean(),
    removedBy: z.strictObject({ entity: entityId, seq, at: time, late: z.array(entityId).readonly().exactOptional() }).nullable(),
    lastWords: z.string().nullable(),
    status: z.enum(PARAGRAPH_STATUSES).nullable(),
    reasons: z.array(z.enum(PARAGRAPH_STATUSES)).readonly(),
    brackets: z.int(),
    balanced: z.boolean(),
    suggestions: z.int(),
    length: z.int(),
    closed: z.boolean(),
    call: call.nullable(),
    broken: z.strictObject({ entity: entityId, seq }).nullable(),
    declared: z.strictObject({ seq, at: time, hash: hash.nullable(), stands: z.boolean(), undoSeconds: z.int().nullable() }).nullable(),
    reopened: z
      .strictObject({
        count: z.int(),
        cause: z.enum([...REOPEN_CAUSES, 'objection', 'time', 'governs', 'text']),
        entity: entityId.nullable(),
        seq: seq.nullable(),
        note,
      })
      .nullable(),
    reopenAsked: z.array(z.strictObject({ entity: entityId, seq, note })).readonly(),
    positions: z.array(position).readonly(),
    referred: z.strictObject({ seq, at: time, until: time.nullable(), note }).nullable(),
    rulings: z.array(ruling).readonly(),
    settled: z.array(z.strictObject({ entity: entityId, verdict: z.enum(VERDICTS), seq, at: time, note })).readonly(),
    editorial: z
      .strictObject({
        proposed: z.strictObject(editorial).nullable(),
        changes: z.array(z.strictObject({ ...editorial, of: seq, hash, standsAt: time, stood: z.boolean() })).readonly(),
        contested: z.strictObject({ entity: entityId, seq, at: time }).nullable(),
      })
      .exactOptional(),
  })
  .meta({ id: 'Paragraph' });

const statusCount = z.int();
const adoption = {
  ...{ seq, at: time, docHash: hash, textHash: hash },
  pending: z.array(z.strictObject({ entity: entityId, came: z.strictObject({ seq, at: time }).nullable(), note })).readonly(),
};

export const register: z.ZodType<Register> = z
  .strictObject({
    opinion: opinionId,
    seq,
    at: time,
    rules: z.int(),
    kind: z.enum(TEXT_KINDS),
    number: z.string(),
    title: z.string(),
    language,
    venue: z.enum(VENUES),
    phase: z.enum(OPINION_PHASES),
    outcome: z.enum(OUTCOMES).nullable(),
    sponsor: entityId,
    policy: z.strictObject(policyOf({ seconds: z.int(), days: z.int(), hours: z.int() })),
    names: z.strictObject({ from: seq, except: z.array(seq).readonly(), signed: z.boolean() }).nullable(),
    docHash: hash.nullable(),
    textHash: hash.nullable(),
    adoptionCall: call.nullable(),
    adopting: z.strictObject({ ...adoption, closesAt: time }).nullable(),
    adopted: z.strictObject(adoption).nullable(),
    crossed: z.strictObject({ entity: entityId, block: blockId.nullable(), seq, at: time, adoptedAt: time }).nullable(),
    late: z
      .array(
        z.strictObject({
          entity: entityId,
          block: blockId.nullable(),
          seq,
          at: time,
          via: z.enum(CHANNELS),
          enteredBy: capacity.nullable(),
          hash: hash.nullable(),
          seen: seq,
          note,
        }),
      )
      .readonly(),
    finish: z.strictObject({ over: z.boolean(), seq, at: time, note }).nullable(),
    focus: z.strictObject({ block: blockId.nullable(), view: z.enum(FOCUS_VIEWS), story: z.literal(true).exactOptional() }),
    paragraphs: z.array(paragraph).readonly(),
    positions: z.array(position).readonly(),
    disowned: z
      .array(
        z.strictObject({
          id: positionId,
          kind: z.enum(POSITION_KINDS),
          entity: entityId,
          block: blockId.nullable(),
          via: z.enum(CHANNELS),
          enteredBy: capacity.nullable(),
          seq,
          at: time,
          note,
        }),
      )
      .readonly(),
    ended: z
      .array(
        z.strictObject({
          id: positionId,
          kind: z.enum(POSITION_KINDS),
          entity: entityId,
          block: blockId.nullable(),
          seq,
          at: time,
          lapsed: z.boolean(),
        }),
      )
      .readonly(),
    elsewhere: z.array(elsewhere).readonly(),
    dissociations: z
      .array(
        z.strictObject({
          entity: entityId,
          seq,
          at: time,
          targets: z.array(target).readonly(),
          note,
        }),
      )
      .readonly(),
    statements: z
      .array(
        z.strictObject({
          seq,
          at: time,
          entity: entityId,
          capacity,
          kind: z.enum(STATEMENT_KINDS),
          block: blockId.nullable(),
          corrects: seq.nullable(),
          corrected: z.boolean(),
          note,
        }),
      )
      .readonly(),
    rulings: z.array(ruling).readonly(),
    appeals: z
      .array(
        z.strictObject({
          seq,
          at: time,
          entity: entityId,
          entered: z.strictObject({ by: z.enum(CAPACITIES), via: z.enum(CHANNELS) }).nullable(),
          against: z.strictObject({ ...onRuling, blocks: z.array(blockId).readonly() }),
          ended: z.strictObject({ seq, at: time, end: z.enum(APPEAL_ENDS), own: z.boolean() }).nullable(),
          contradicted: z.strictObject({ seq, at: time }).nullable(),
          note,
          endNote: note,
          contradiction: note,
        }),
      )
      .readonly(),
    withholdings: z.array(z.strictObject({ seq, at: time, letters: z.int(), blocks: z.array(blockId).readonly() })).readonly(),
    blockers: z.array(refusal).readonly(),
    counts: z.strictObject({
      objected: statusCount,
      pending: statusCount,
      unsettled: statusCount,
      agreed: statusCount,
      reopened: statusCount,
      open: statusCount,
    }),
  })
  .meta({ id: 'Register' });

/** How far the text had come after entry `seq`; each differs from the one before it. */
export const progress = z
  .strictObject({ seq, at: time, paragraphs: z.int(), agreed: z.int(), held: z.int(), unsettled: z.int() })
  .meta({ id: 'Progress' });
