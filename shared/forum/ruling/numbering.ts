/** Which number a document gets. It is given here, at the log position, so that no two have the same. */
import { no, ok, type Result } from '../../lib/result.ts';
import {
  type Document,
  type DocumentId,
  type DocumentKind,
  type DocumentNumber,
  documentId,
  type Edition,
  type Registered,
} from '../document.ts';
import type { MeetingId } from '../plan.ts';
import type { ForumRefusal } from '../refusal.ts';
import { type Ground, noMeeting } from './ground.ts';

type Place = DocumentNumber & Pick<Document, 'document' | 'meeting'>;

/** `of`: the document that it is an edition of; kind and meeting are then of that. */
export function placeOf(
  ground: Ground,
  kind: DocumentKind,
  meeting: MeetingId | null,
  of: { readonly document: DocumentId; readonly as: Edition } | null,
): Result<Place, ForumRefusal> {
  if (of === null) {
    const missing = meeting === null ? null : noMeeting(ground, meeting);
    return missing === null ? ok(placed(meeting, fresh(ground, kind, meeting))) : no(missing);
  }
  const before = ground.state.documents.get(of.document);
  if (before === undefined) return no({ code: 'no-such-document', document: of.document });
  return ok(placed(before.meeting, edition(ground, before, of.as)));
}

const placed = (meeting: MeetingId | null, number: DocumentNumber): Place => ({
  document: documentId(meeting, number),
  ...number,
  meeting,
});

/** The next of its kind in the meeting; where the name of a series comes again, the next in that as well. */
function fresh({ state }: Ground, kind: DocumentKind, meeting: MeetingId | null): DocumentNumber {
  const code = meeting === null ? undefined : state.meetings.get(meeting)?.code;
  const prefix = state.forum?.prefix ?? '';
  const series = code === undefined ? prefix : `${prefix}/${code}`;
  const number = next(state.documents, (one) => (one.kind === kind && (one.meeting === meeting || one.series === series) ? one.number : 0));
  return { series, kind, number, addendum: 0, revision: 0, corrigendum: 0 };
}

/** A revision takes the place of what it revises, corrections included; an addendum stands beside the document and has revisions of its own. */
function edition({ state }: Ground, { series, kind, number, addendum, revision }: Registered, as: Edition): DocumentNumber {
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
