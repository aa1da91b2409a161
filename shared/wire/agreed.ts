/** Agreed language over the wire: what is looked for, what is found, and earlier texts. */
import { z } from 'zod';
import { OPINION_PHASES } from '../opinion/register.ts';
import { blockId, language, line, opinionId, prose, seq, time, uuid } from './value.ts';

/** Of a paragraph, or of what is selected: the word diff looks at less of it. */
const WORDS = 8_000;
const SOUGHT = 200;
/** A text that is added; what of it is too long is refused in words, by its bytes and paragraphs. */
const WHOLE = 1_000_000;

export const askNearest = z.strictObject({
  words: prose(WORDS),
  language,
  /** The paragraph itself, in whatever copy of its text: it is not found. */
  except: blockId.nullable(),
});

export const askSearch = z.strictObject({ words: prose(SOUGHT), language });

const source = z.discriminatedUnion('in', [
  z.strictObject({
    in: z.literal('opinion'),
    opinion: opinionId,
    block: blockId,
    number: z.string(),
    title: z.string(),
    phase: z.enum(OPINION_PHASES),
    /** When it was declared, or the opinion adopted. */
    at: time,
  }),
  z.strictObject({ in: z.literal('precedent'), precedent: seq, title: z.string(), symbol: z.string(), date: z.iso.date() }),
]);
export type PassageSource = z.output<typeof source>;

const foundPassage = z.strictObject({
  /** Keyword and label, as it is quoted: `noting b)`. */
  place: z.string(),
  text: z.string(),
  language,
  source,
});
export type FoundPassage = z.output<typeof foundPassage>;

export const foundPassages = z
  .strictObject({
    /** The nearest first; of a search those with the phrase, then the newest. */
    passages: z.array(foundPassage).readonly(),
    /** How many there are, also where fewer are listed. */
    count: z.int().min(0),
    /** How many were looked through. */
    among: z.int().min(0),
  })
  .meta({ id: 'FoundPassages' });
export type FoundPassages = z.output<typeof foundPassages>;

export const addPrecedent = z.strictObject({
  uuid,
  title: line(300),
  symbol: line(100),
  date: z.iso.date(),
  language,
  text: prose(WHOLE),
});

const described = { seq, title: z.string(), symbol: z.string(), date: z.iso.date(), language, paragraphs: seq, bytes: seq, at: time };

export const listedPrecedent = z.strictObject(described).meta({ id: 'Precedent' });
export type ListedPrecedent = z.output<typeof listedPrecedent>;

/** `text` null: it was erased. */
export const shownPrecedent = z.strictObject({ ...described, text: z.string().nullable() }).meta({ id: 'ShownPrecedent' });
export type ShownPrecedent = z.output<typeof shownPrecedent>;
