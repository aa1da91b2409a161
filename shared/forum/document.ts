/**
 * Documents: what is numbered, found by any of its names, and never changed. Its words are elsewhere: an opinion's in the opinion's own
 * log, read again at the position that is named here; a text that was handed in travels in the erasable payload (`ActNote.text`).
 */
import type { EntityId, Hash, Language, SeatId } from '../opinion/vocabulary.ts';
import type { MeetingId } from './plan.ts';

/** `ieg-2_dt-3_rev-1`: made by the rules from meeting, kind and number; 1-100 of [a-z0-9_-]. */
export type DocumentId = string;

/**
 * `C` contribution · `TD` temporary (chairs' texts, output of groups) · `DT` temporary, of a conference · `DL` working list · `ADM` agenda
 * `INF` information · `R` report · `DO` draft opinion.
 */
export const DOCUMENT_KINDS = ['C', 'TD', 'DT', 'DL', 'ADM', 'INF', 'R', 'DO'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** How a document belongs to an earlier one: it takes its place, adds to it, or corrects it. */
export const EDITIONS = ['revision', 'addendum', 'corrigendum'] as const;
export type Edition = (typeof EDITIONS)[number];

/** What is printed: kept as it was when the number was given, whatever forum and meeting are called later. */
export interface DocumentNumber {
  /** `WTPF-26/IEG-2`: how numbers of the forum and of the meeting began. */
  readonly series: string;
  readonly kind: DocumentKind;
  readonly number: number;
  /** 0 = none. */
  readonly addendum: number;
  readonly revision: number;
  readonly corrigendum: number;
}

export type DocumentContent =
  /** The text of an opinion after entry `at` of its log. */
  | { readonly in: 'opinion'; readonly opinion: string; readonly at: number; readonly textHash: Hash; readonly docHash: Hash }
  /** A text that was handed in, in the payload of this entry. */
  | { readonly in: 'payload' }
  /** On paper, or kept by somebody else. */
  | { readonly in: 'elsewhere' };

interface Described {
  readonly meeting: MeetingId | null;
  readonly title: string;
  /** In which it was written. */
  readonly language: Language;
  /** From whom it comes. */
  readonly source: EntityId;
  /** Other names by which people look for it. */
  readonly aliases: readonly string[];
  readonly content: DocumentContent;
  /** Where it, or another form of it, is kept on the web: http or https. */
  readonly address?: string;
}

export interface Document extends Described, DocumentNumber {
  readonly document: DocumentId;
}

export type DocumentAct =
  | ({ readonly type: 'document.registered' } & Document)
  /** All that it has from now on. */
  | { readonly type: 'document.aliased'; readonly document: DocumentId; readonly aliases: readonly string[] }
  /** null: it has none any more. */
  | { readonly type: 'document.addressed'; readonly document: DocumentId; readonly address: string | null };

export type DocumentCommand =
  /**
   * The number is for the rules to give. `of`: the document that this is an edition of, whose kind and meeting it then has. `final`: so the
   * text is marked, as the server finds it in its log.
   */
  | ({
      readonly do: 'register-document';
      readonly final?: boolean;
      readonly kind: DocumentKind;
      readonly of: { readonly document: DocumentId; readonly as: Edition } | null;
    } & Described)
  | { readonly do: 'alias-document'; readonly document: DocumentId; readonly aliases: readonly string[] }
  | { readonly do: 'address-document'; readonly document: DocumentId; readonly address: string | null };

/** As the log has it: who registered it, when, where. */
export interface Registered extends Document {
  readonly seq: number;
  readonly at: number;
  readonly by: SeatId;
}

const LETTERS: Readonly<Record<Language, string>> = { en: 'E', fr: 'F', es: 'S', ru: 'R', zh: 'C', ar: 'A' };

/** `WTPF-26/IEG-2/DT/3(Rev.1)`, with the letter of a language where one is asked for: `…-E`. */
export function documentNumber({ series, kind, number, addendum, revision, corrigendum }: DocumentNumber, language?: Language): string {
  const parts = [part('Add', addendum), part('Rev', revision), part('Corr', corrigendum)].join('');
  return `${series}/${kind}/${number}${parts}${language === undefined ? '' : `-${LETTERS[language]}`}`;
}

const part = (name: string, count: number): string => (count === 0 ? '' : `(${name}.${count})`);

export function documentId(meeting: MeetingId | null, { kind, number, addendum, revision, corrigendum }: DocumentNumber): DocumentId {
  const parts = [
    meeting,
    `${kind.toLowerCase()}-${number}`,
    addendum > 0 && `add-${addendum}`,
    revision > 0 && `rev-${revision}`,
    corrigendum > 0 && `corr-${corrigendum}`,
  ];
  return parts.filter(Boolean).join('_');
}

/** The document of which it is an edition. */
export const firstOf = (document: Document): DocumentId =>
  documentId(document.meeting, { ...document, addendum: 0, revision: 0, corrigendum: 0 });
