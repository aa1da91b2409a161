/** Who registers documents, and which number they get. It is given here, at the log position, so that no two have the same. */
import { no } from '../../lib/result.ts';
import { RIGHTS } from '../../opinion/rights.ts';
import {
  type Document,
  type DocumentCommand,
  type DocumentKind,
  type DocumentNumber,
  documentId,
  type Edition,
  type Registered,
} from '../document.ts';
import type { MeetingId } from '../plan.ts';
import type { ForumRefusal } from '../refusal.ts';
import { type Decision, type Ground, isOffice, noEntity, noMeeting, notOffice, type Rulings, unless, when } from './ground.ts';

type Asked = Omit<Extract<DocumentCommand, { readonly do: 'register-document' }>, 'do'>;

export const DOCUMENT_RULINGS: Rulings<DocumentCommand> = {
  'register-document': register,
  'alias-document': (ground, { document, aliases }) =>
    unless([notOffice(ground), when(!ground.state.documents.has(document), { code: 'no-such-document', document })], {
      type: 'document.aliased',
      document,
      aliases,
    }),
};

function register(ground: Ground, { of, kind, meeting, ...described }: Asked): Decision {
  const before = of === null ? null : ground.state.documents.get(of.document);
  if (before === undefined) return no(notRegistrar(ground) ?? { code: 'no-such-document', ...(of && { document: of.document }) });
  const held = before ? before.meeting : meeting;
  const number = of && before ? edition(ground, before, of.as) : fresh(ground, kind, meeting);
  const planned = before || meeting === null ? null : noMeeting(ground, meeting);
  return unless([notRegistrar(ground), planned, noEntity(ground, described.source)], {
    type: 'document.registered',
    document: documentId(held, number),
    ...number,
    meeting: held,
    ...described,
  });
}

export const notRegistrar = ({ actor }: Ground): ForumRefusal | null =>
  when(!isOffice(actor) && !RIGHTS[actor.capacity].chair, { code: 'not-registrar' });

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
