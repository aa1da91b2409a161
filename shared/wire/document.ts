/** Documents over the wire: how one is registered, listed and read. */
import { z } from 'zod';
import { INPUTS } from '../forum/contribution.ts';
import { DOCUMENT_KINDS, EDITIONS } from '../forum/document.ts';
import { content, file } from './forum-shape.ts';
import { opinionText } from './opinion.ts';
import { passage } from './shape.ts';
import { address, documentId, entityId, hash, language, line, opinionId, prose, seatId, seq, slug, time, uuid } from './value.ts';

/** A text that is handed in; the size of the body is the true limit. */
const WHOLE = 1_000_000;
const ALIASES = 20;
/** Sections of the report and paragraphs of opinions that one contribution speaks to. */
const SUBJECTS = 50;

export const aliases = z.array(line(100)).max(ALIASES).readonly();

/** The number is for the rules to give. What is left out is taken from the opinion, and `source` from the seat. */
export const registerDocument = z
  .strictObject({
    uuid,
    kind: z.enum(DOCUMENT_KINDS),
    meeting: slug.nullable(),
    of: z.strictObject({ document: documentId, as: z.enum(EDITIONS) }).nullable(),
    title: line(300).exactOptional(),
    language: language.exactOptional(),
    source: entityId.exactOptional(),
    aliases,
    /** Where it is kept on the web, or in another form. */
    address: address.exactOptional(),
    content: z.discriminatedUnion('in', [
      z.strictObject({ in: z.literal('opinion'), opinion: opinionId }),
      z.strictObject({ in: z.literal('payload'), text: prose(WHOLE).min(1) }),
      z.strictObject({ in: z.literal('elsewhere') }),
    ]),
  })
  .refine(
    ({ content, title, language: one }) => content.in === 'opinion' || (title !== undefined && one !== undefined),
    'name title and language',
  );

const subject = {
  /** What is no number of a section is refused in words, so it may be as long as the field in which it was typed. */
  sections: z.array(line(400)).max(SUBJECTS).readonly(),
  passages: z.array(passage).max(SUBJECTS).readonly(),
};

/** `source` is that of the seat where it is left out. */
export const fileContribution = z.strictObject({
  uuid,
  meeting: slug.nullable(),
  of: z.strictObject({ document: documentId, as: z.enum(EDITIONS) }).nullable(),
  title: line(300),
  language,
  source: entityId.exactOptional(),
  ...subject,
  text: prose(WHOLE).min(1),
});

const listedFile = file.extend({ at: time });
export type ListedFile = z.output<typeof listedFile>;

export const listedDocument = z
  .strictObject({
    id: documentId,
    /** The document of which it is an edition; itself where it is none. */
    first: documentId,
    /** As printed: `WTPF-26/IEG-2/DT/3(Rev.1)`. */
    number: z.string(),
    kind: z.enum(DOCUMENT_KINDS),
    meeting: z.string().nullable(),
    title: z.string(),
    language,
    source: entityId,
    aliases,
    content,
    address: z.string().nullable(),
    files: z.array(listedFile).readonly(),
    seq,
    at: time,
    by: seatId,
    /** What it speaks to; null for all that are no contribution. */
    contribution: z.strictObject({ input: z.enum(INPUTS), late: z.boolean(), ...subject }).nullable(),
  })
  .meta({ id: 'ListedDocument' });
export type ListedDocument = z.output<typeof listedDocument>;

export const shownDocument = z
  .strictObject({
    document: listedDocument,
    /** Who sits or sat in the seat that registered it; null where nobody wrote that down. */
    person: z.string().nullable(),
    /** The text of the opinion as it was; null where the opinion is not what the document says it was, and for other documents. */
    opinion: opinionText.nullable(),
    /** What was handed in; null where it was erased, and for other documents. */
    text: z.string().nullable(),
  })
  .meta({ id: 'Document' });
export type ShownDocument = z.output<typeof shownDocument>;

export const filedContribution = z
  .strictObject({ id: documentId, number: z.string(), seq, input: z.enum(INPUTS), late: z.boolean() })
  .meta({ id: 'FiledContribution' });
export const attachedFile = z.strictObject({ hash }).meta({ id: 'AttachedFile' });
export const registeredDocument = z.strictObject({ id: documentId, number: z.string(), seq }).meta({ id: 'RegisteredDocument' });
