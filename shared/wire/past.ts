/** What became of the text of an opinion: between two positions of its log, and paragraph by paragraph. */
import { z } from 'zod';
import { DECISIONS, SAYINGS } from '../opinion/happened.ts';
import { POSITION_KINDS, VERDICTS } from '../opinion/vocabulary.ts';
import { telling } from './authors.ts';
import { namedParagraph } from './opinion.ts';
import { blockId, entityId, opinionId, seq, time } from './value.ts';

/** Whoever holds the pen types for the room; of what came out of a restricted session nobody is named. */
const worker = z.union([z.strictObject({ entity: entityId }), z.enum(['room', 'restricted'])]);

const piece = z.strictObject({ is: z.enum(['same', 'ins', 'del']), text: z.string() });
/**
 * `by`: whoever put it in or took it out, whose most of it is first; null, the last: somebody of whom this reader is not told. `at`: when those who
 * are named did so last. `brought`: it is older than the baseline, and they put it there.
 */
const markedPiece = piece.extend({
  by: z.array(worker.nullable()).readonly().exactOptional(),
  at: time.exactOptional(),
  brought: z.literal(true).exactOptional(),
});

/** Work on the words of a paragraph: by the same, without a long pause, and without others between. */
const work = z.strictObject({
  how: z.enum(['tabled', 'typed', 'moved', 'settled', 'removed', 'restored', 'published', 'editorial', 'undone']),
  by: z.array(worker).readonly(),
  /** Whose suggestion was accepted. */
  of: entityId.nullable(),
  /** Log positions and times of the first and the last entry. */
  from: seq,
  to: seq,
  at: time,
  until: time,
});

const happening = z.strictObject({
  seq,
  at: time,
  what: z.enum([...DECISIONS, ...SAYINGS]),
  /** null: the opinion as a whole. */
  blocks: z.array(blockId.nullable()).readonly(),
  entity: entityId.nullable(),
  kind: z.enum(POSITION_KINDS).nullable(),
});

/** Words that came from another paragraph, or went into it. */
const flow = z.strictObject({
  how: z.enum(['split', 'join', 'shift', 'replace']),
  way: z.enum(['from', 'into']),
  seq,
  other: namedParagraph.nullable(),
});

const BASELINES = ['declared', 'tabled', 'mine', 'here', 'day', 'position'] as const;

export const changedText = z
  .strictObject({
    opinion: opinionId,
    /** `seq` null: of each paragraph since its own last declaration. */
    since: z.strictObject({ is: z.enum(BASELINES), seq: seq.nullable() }),
    until: z.strictObject({ seq, at: time }),
    /** Whose words are whose is told as well as the log allows up to here, and from here on as it was. */
    knownFrom: seq.nullable(),
    telling,
    /** How many there are at the end. */
    paragraphs: z.int(),
    changes: z
      .array(
        z.strictObject({
          block: blockId,
          is: z.enum(['same', 'changed', 'new', 'gone']),
          moved: z.boolean(),
          /** As it was called then, and is called at the end; null where it was not there. */
          was: namedParagraph.nullable(),
          now: namedParagraph.nullable(),
          since: seq,
          words: z.array(markedPiece).readonly(),
          work: z.array(work).readonly(),
          happened: z.array(happening).readonly(),
          flows: z.array(flow).readonly(),
          /** What has to be decided on it still. */
          needs: z.array(z.enum(['objection', 'time', 'unsettled', 'call', 'reopening'])).readonly(),
        }),
      )
      .readonly(),
    /** What happened to the opinion as a whole, and to paragraphs that read as before. */
    others: z.array(happening).readonly(),
  })
  .meta({ id: 'ChangedText' });
export type ChangedText = z.output<typeof changedText>;

/** Up to where a screen has shown the text to whoever sits before it. */
export const shownHere = z.strictObject({ seq });

const told = { seq, at: time };
export const paragraphStory = z
  .strictObject({
    opinion: opinionId,
    block: blockId,
    until: z.strictObject({ seq, at: time }),
    named: namedParagraph.nullable(),
    /** As it reads, or last read; null where that is not known. */
    words: z.string().nullable(),
    telling,
    /** The same, by whose they are, null where this reader is not told; none where it is not in the text. */
    owned: z
      .array(z.strictObject({ text: z.string(), by: worker.nullable() }))
      .readonly()
      .nullable(),
    /** Oldest first. */
    chapters: z
      .array(
        z.discriminatedUnion('of', [
          z.strictObject({ of: z.literal('words'), ...told, work, words: z.array(piece).readonly() }),
          z.strictObject({ of: z.literal('act'), ...told, happening }),
          z.strictObject({ of: z.literal('suggestion'), ...told, by: entityId, verdict: z.enum(VERDICTS) }),
          z.strictObject({ of: z.literal('flow'), ...told, flow }),
        ]),
      )
      .readonly(),
    /** Older ones that are not listed. */
    left: z.int(),
  })
  .meta({ id: 'ParagraphStory' });
export type ParagraphStory = z.output<typeof paragraphStory>;
