/**
 * Documents: what is numbered, found by any of its names, and never changed. Its words are elsewhere: an opinion's in the opinion's own
 * log, read again at the position that is named here; a text that was handed in travels in the erasable payload (`ActNote.text`).
 * Who registers documents.
 * Which number a document gets. It is given here, at the log position, so that no two have the same.
 */
import { unreachable } from '../lib/assert.ts';
import { no, ok, type Result } from '../lib/result.ts';
import type { Actor } from '../opinion/actor.ts';
import { RIGHTS } from '../opinion/rights.ts';
import type { EntityId, Hash, Language, SeatId } from '../opinion/vocabulary.ts';
import { type Context, type Decision, isOffice, noEntity, noMeeting, notOffice, type Rulings, unless, when } from './context.ts';
import { changed } from './map.ts';
import type { MeetingId } from './plan.ts';
import type { ForumRefusal } from './refusal.ts';
import { isOfReport } from './report.ts';
import type { ForumState } from './state.ts';

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

function documentId(meeting: MeetingId | null, { kind, number, addendum, revision, corrigendum }: DocumentNumber): DocumentId {
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

type Asked = Omit<Extract<DocumentCommand, { readonly do: 'register-document' }>, 'do'>;

export const DOCUMENT_RULINGS: Rulings<DocumentCommand> = {
  'register-document': register,
  'alias-document': (context, { document, aliases }) =>
    unless([notOffice(context), noDocument(context, document)], { type: 'document.aliased', document, aliases }),
  'address-document': (context, { document, address }) =>
    unless([notRegistrar(context), noDocument(context, document)], { type: 'document.addressed', document, address }),
};

function register(context: Context, { of, kind, meeting, final = false, ...described }: Asked): Decision {
  const place = placeOf(context, kind, meeting, of);
  if (!place.ok) return no(notRegistrar(context) ?? place.reason);
  // a draft of the report is published by whoever writes it, until one of them is the final one
  const report = isOfReport(described.content) ? [notOffice(context), when(final, { code: 'report-final' })] : [];
  return unless([notRegistrar(context), ...report, isContribution(context, of), noEntity(context, described.source)], {
    type: 'document.registered',
    ...place.value,
    ...described,
  });
}

/** Its edition says what it speaks to, and is a proposal or a view: a plain document would be neither. */
const isContribution = ({ state }: Context, of: Asked['of']): ForumRefusal | null =>
  when(of !== null && state.contributions.has(of.document), { code: 'is-contribution', ...(of !== null && { document: of.document }) });

export const noDocument = ({ state }: Context, document: DocumentId): ForumRefusal | null =>
  when(!state.documents.has(document), { code: 'no-such-document', document });

export const notRegistrar = ({ actor }: Context): ForumRefusal | null =>
  when(!isOffice(actor) && !RIGHTS[actor.capacity].chair, { code: 'not-registrar' });

/** `state` stands at this entry already. */
export function foldDocument(state: ForumState, fact: DocumentAct, by: Actor): ForumState {
  switch (fact.type) {
    case 'document.registered': {
      const { type: _, ...document } = fact;
      const registered = { ...document, seq: state.seq, at: state.at, by: by.seat };
      return { ...state, documents: new Map(state.documents).set(document.document, registered) };
    }
    case 'document.aliased':
      return { ...state, documents: changed(state.documents, fact.document, { aliases: fact.aliases }) };
    case 'document.addressed': {
      const before = state.documents.get(fact.document);
      if (before === undefined) return state;
      const { address: _, ...document } = before;
      const addressed = fact.address === null ? document : { ...document, address: fact.address };
      return { ...state, documents: new Map(state.documents).set(fact.document, addressed) };
    }
    default:
      return unreachable(fact);
  }
}

type Place = DocumentNumber & Pick<Document, 'document' | 'meeting'>;

/** `of`: the document that it is an edition of; kind and meeting are then of that. */
export function placeOf(
  context: Context,
  kind: DocumentKind,
  meeting: MeetingId | null,
  of: { readonly document: DocumentId; readonly as: Edition } | null,
): Result<Place, ForumRefusal> {
  if (of === null) {
    const missing = meeting === null ? null : noMeeting(context, meeting);
    return missing === null ? ok(placed(meeting, fresh(context, kind, meeting))) : no(missing);
  }
  const before = context.state.documents.get(of.document);
  if (before === undefined) return no({ code: 'no-such-document', document: of.document });
  return ok(placed(before.meeting, edition(context, before, of.as)));
}

const placed = (meeting: MeetingId | null, number: DocumentNumber): Place => ({
  document: documentId(meeting, number),
  ...number,
  meeting,
});

/** The next of its kind in the meeting; where the name of a series comes again, the next in that as well. */
function fresh({ state }: Context, kind: DocumentKind, meeting: MeetingId | null): DocumentNumber {
  const code = meeting === null ? undefined : state.meetings.get(meeting)?.code;
  const prefix = state.forum?.prefix ?? '';
  const series = code === undefined ? prefix : `${prefix}/${code}`;
  const number = next(state.documents, (one) => (one.kind === kind && (one.meeting === meeting || one.series === series) ? one.number : 0));
  return { series, kind, number, addendum: 0, revision: 0, corrigendum: 0 };
}

/** A revision takes the place of what it revises, corrections included; an addendum stands beside the document and has revisions of its own. */
function edition({ state }: Context, { series, kind, number, addendum, revision }: Registered, as: Edition): DocumentNumber {
  const count = (of: (one: Document) => number): number =>
    next(state.documents, (one) => (one.series === series && one.kind === kind && one.number === number ? of(one) : 0));
  const base = { series, kind, number };
  switch (as) {
    case 'addendum':
      return { ...base, addendum: count((one) => one.addendum), revision: 0, corrigendum: 0 };
    case 'revision':
      return { ...base, addendum, revision: count((one) => (one.addendum === addendum ? one.revision : 0)), corrigendum: 0 };
    case 'corrigendum': {
      const ofThis = (one: Document): boolean => one.addendum === addendum && one.revision === revision;
      return { ...base, addendum, revision, corrigendum: count((one) => (ofThis(one) ? one.corrigendum : 0)) };
    }
  }
}

const next = (documents: ReadonlyMap<string, Document>, used: (one: Document) => number): number =>
  1 + [...documents.values()].reduce((most, one) => Math.max(most, used(one)), 0);
