/** Making, listing and reading opinions. */
import { z } from 'zod';
import { DOUBT_CODES } from '../import/reading.ts';
import { OPINION_PHASES } from '../opinion/register.ts';
import { POSITION_KINDS, VENUES } from '../opinion/vocabulary.ts';
import { presentation } from './docket.ts';
import { refusal } from './register.ts';
import { blockId, blockKind, entityId, hash, language, line, opinionId, prose, seq, time, uuid } from './value.ts';

/** Whole opinions as pasted or uploaded; the size of the body is the true limit. */
const WHOLE = 1_000_000;
const BLOCKS = 2_000;

const draftBlock = z.strictObject({ kind: blockKind, level: z.int().min(0).max(3), text: prose(20_000) });

/** One of the two: plain text, or HTML as a word processor leaves it in the clipboard. */
export const source = z.union([
  z.strictObject({ text: z.string().max(WHOLE), language: language.exactOptional(), from: z.literal('word').exactOptional() }),
  z.strictObject({ html: z.string().max(WHOLE), language: language.exactOptional() }),
]);
/** `block` is an index into `blocks`. */
const doubt = z.strictObject({ block: z.int().min(0), why: z.enum(DOUBT_CODES), text: z.string() }).meta({ id: 'Doubt' });
/** `taken` is what was read and is not wording: labels, page numbers. Nothing else is missing from `blocks`. */
export const draft = z
  .strictObject({
    language,
    title: z.string().nullable(),
    number: z.string().nullable(),
    blocks: z.array(draftBlock).readonly(),
    doubts: z.array(doubt).readonly(),
    taken: z.array(z.strictObject({ as: z.string(), text: z.string() })).readonly(),
  })
  .meta({ id: 'Draft' });
export type Draft = z.output<typeof draft>;

/** Exactly one of `text` (read by the importer) and `blocks` (as the importer read it and the secretariat corrected it). */
export const createOpinion = z
  .strictObject({
    /** Made by the sender: the draft is presented once, however often this arrives. */
    uuid: uuid.exactOptional(),
    number: line(40),
    /** Where it is not given, the one that the text has. */
    title: line(300).exactOptional(),
    language,
    venue: z.enum(VENUES),
    phase: z.enum(['tabled', 'drafting']),
    sponsor: entityId,
    source: line(300).nullable(),
    meeting: line(300).nullable(),
    docket: presentation.exactOptional(),
    text: z.string().min(1).max(WHOLE).exactOptional(),
    blocks: z.array(draftBlock).min(1).max(BLOCKS).readonly().exactOptional(),
  })
  .refine(({ text, blocks }) => (text === undefined) !== (blocks === undefined), 'give either text or blocks');
export const createdOpinion = z.strictObject({ id: opinionId, doubts: z.array(doubt).readonly() });

/** A paragraph, with what its name is made of where neither text nor register is at hand. */
export const namedParagraph = z.strictObject({
  id: blockId,
  kind: blockKind,
  /** In full: "3 ii)". */
  label: z.string(),
  /** Words of the heading that governs it. */
  heading: z.string(),
  removed: z.boolean(),
});
export type NamedParagraph = z.output<typeof namedParagraph>;

/** A call that runs. */
const runningCall = z.strictObject({
  /** Log position of the call: its identity. */
  seq,
  /** Those of its paragraphs that are still under it; null: it asks about the whole text. */
  paragraphs: z.array(namedParagraph).readonly().nullable(),
  /** Ms UTC, of a silence procedure. */
  deadline: time.nullable(),
  /** From when this was asked until the chair may decide; 0: may now. */
  leftMs: z.int().min(0),
  /** What the State of whoever asks has said where it asks; `block` null: on the whole text. */
  said: z.array(z.strictObject({ block: blockId.nullable(), kind: z.enum(POSITION_KINDS) })).readonly(),
});
export type RunningCall = z.output<typeof runningCall>;

/**
 * What of a State's own positions waits for its word: an end by date, a confirmation, an oral withdrawal, instructions, or a condition whose
 * words have changed. Of a paragraph that is gone it is to know: its position stands.
 */
const WAITS_FOR = ['time', 'confirm', 'withdrawn', 'instructions', 'condition', 'gone'] as const;
const waiting = z.strictObject({
  why: z.enum(WAITS_FOR),
  /** null: the opinion as a whole. */
  paragraph: namedParagraph.nullable(),
  /** Ms UTC, of a request for time. */
  until: time.nullable(),
  /** Log position of the deletion, of a paragraph that is gone. */
  since: seq.nullable(),
});
export type Waiting = z.output<typeof waiting>;

export const listedOpinion = z
  .strictObject({
    id: opinionId,
    number: z.string(),
    title: z.string(),
    language,
    venue: z.enum(VENUES),
    phase: z.enum(OPINION_PHASES),
    seq,
    at: z.int(),
    counts: z.record(z.string(), z.int()),
    /** What stands between it and adoption. */
    blockers: z.array(refusal).readonly(),
    calls: z.array(runningCall).readonly(),
    /** The paragraph under discussion. */
    focus: namedParagraph.nullable(),
    /** What waits for the State of whoever asks. */
    yours: z.array(waiting).readonly(),
    /** Proposals to withhold personal data that wait for the chair, by log position. */
    withholdings: z.array(seq).readonly(),
    /** How many paragraphs nothing stands against: to be called, and called for long enough. */
    ready: z.strictObject({ call: z.int(), declare: z.int() }),
    /** Since when something has happened in it: since whoever asks was last there, or, for whoever never was, since the first text. null: nothing has. */
    news: z.enum(['here', 'tabled']).nullable(),
  })
  .meta({ id: 'ListedOpinion' });
export type ListedOpinion = z.output<typeof listedOpinion>;

/** Its record is not sound: nothing of it is shown. `why` says where; '' where the log does not say. */
export const haltedOpinion = z.strictObject({ id: opinionId, why: z.string() }).meta({ id: 'HaltedOpinion' });
export type HaltedOpinion = z.output<typeof haltedOpinion>;

const run = z.strictObject({
  text: z.string(),
  marks: z.array(z.strictObject({ name: z.string(), attrs: z.record(z.string(), z.string()) })).readonly(),
});
export const opinionText = z
  .strictObject({
    seq,
    textHash: hash,
    docHash: hash,
    blocks: z
      .array(
        z.strictObject({
          id: blockId,
          kind: blockKind,
          level: z.int(),
          label: z.string(),
          sug: z.string().nullable(),
          runs: z.array(run).readonly(),
          hash: hash.nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'OpinionText' });
export type OpinionText = z.output<typeof opinionText>;

/** One line of the record: exact bytes, base64. */
export const recordLine = z
  .strictObject({
    seq,
    header: z.base64(),
    statement: z.base64(),
    payload: z.base64().nullable(),
    salt: z.base64().nullable(),
  })
  .meta({ id: 'RecordLine' });
