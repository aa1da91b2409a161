/** Documents as those who are signed in see them. */
import { type DocumentId, documentNumber, firstOf, type Registered } from '../../../shared/forum/document.ts';
import type { ListedDocument, ShownDocument } from '../../../shared/wire/document.ts';
import type { Forum } from '../../forum/forum.ts';
import type { Asker } from '../../room/past/history-thread.ts';
import { toldText } from '../../room/told-text.ts';
import type { HttpTools } from '../tools.ts';
import { viewOf } from './opinion.ts';

export function listDocument({ state }: Forum, document: Registered): ListedDocument {
  const { document: id, kind, meeting, title, language, source, aliases, content, address = null, seq, at, by } = document;
  const number = documentNumber(document);
  const contribution = state.contributions.get(id) ?? null;
  return {
    ...{
      id,
      first: firstOf(document),
      number,
      kind,
      meeting,
      title,
      language,
      source,
      aliases,
      content,
      address,
      files: filesOf(state, id),
    },
    ...{ seq, at, by, contribution },
  };
}

const filesOf = ({ attachments }: Forum['state'], id: DocumentId): ListedDocument['files'] =>
  [...attachments.values()].flatMap(({ document, by: _, ...file }) => (document === id ? [file] : []));

/** `by`: who asks. Throws HistoryBusy, StorageFault or RecordDamage. */
export async function showDocument(tools: HttpTools, document: Registered, by: Asker): Promise<ShownDocument> {
  const { content, seq } = document;
  const note = await tools.forum.note(seq);
  return {
    document: listDocument(tools.forum, document),
    person: note?.person ?? null,
    opinion: content.in === 'opinion' ? await snapshotOf(tools, content, by) : null,
    text: content.in === 'payload' ? (note?.text ?? null) : null,
  };
}

/** Read again from the opinion's own log, and shown only where it is still what was numbered. */
async function snapshotOf(
  tools: HttpTools,
  { opinion, at, textHash, docHash }: Extract<Registered['content'], { readonly in: 'opinion' }>,
  by: Asker,
): Promise<ShownDocument['opinion']> {
  const view = await viewOf(tools, opinion, at, undefined, by);
  return view === null || view.textHash !== textHash || view.docHash !== docHash ? null : toldText(view);
}
