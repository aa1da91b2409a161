/** Who registers documents. */
import { no } from '../../lib/result.ts';
import { RIGHTS } from '../../opinion/rights.ts';
import type { DocumentCommand, DocumentId } from '../document.ts';
import type { ForumRefusal } from '../refusal.ts';
import { isOfReport } from '../report.ts';
import { type Decision, type Ground, isOffice, noEntity, notOffice, type Rulings, unless, when } from './ground.ts';
import { placeOf } from './numbering.ts';

type Asked = Omit<Extract<DocumentCommand, { readonly do: 'register-document' }>, 'do'>;

export const DOCUMENT_RULINGS: Rulings<DocumentCommand> = {
  'register-document': register,
  'alias-document': (ground, { document, aliases }) =>
    unless([notOffice(ground), noDocument(ground, document)], { type: 'document.aliased', document, aliases }),
  'address-document': (ground, { document, address }) =>
    unless([notRegistrar(ground), noDocument(ground, document)], { type: 'document.addressed', document, address }),
};

function register(ground: Ground, { of, kind, meeting, final = false, ...described }: Asked): Decision {
  const place = placeOf(ground, kind, meeting, of);
  if (!place.ok) return no(notRegistrar(ground) ?? place.reason);
  // a draft of the report is published by whoever writes it, until one of them is the final one
  const report = isOfReport(described.content) ? [notOffice(ground), when(final, { code: 'report-final' })] : [];
  return unless([notRegistrar(ground), ...report, isContribution(ground, of), noEntity(ground, described.source)], {
    type: 'document.registered',
    ...place.value,
    ...described,
  });
}

/** Its edition says what it speaks to, and is a proposal or a view: a plain document would be neither. */
const isContribution = ({ state }: Ground, of: Asked['of']): ForumRefusal | null =>
  when(of !== null && state.contributions.has(of.document), { code: 'is-contribution', ...(of !== null && { document: of.document }) });

export const noDocument = ({ state }: Ground, document: DocumentId): ForumRefusal | null =>
  when(!state.documents.has(document), { code: 'no-such-document', document });

export const notRegistrar = ({ actor }: Ground): ForumRefusal | null =>
  when(!isOffice(actor) && !RIGHTS[actor.capacity].chair, { code: 'not-registrar' });
