import type { DocumentId } from '../../shared/forum/document.ts';
import { lastDraft, REPORT } from '../../shared/forum/report.ts';
import type { HttpTools } from './tools.ts';

/** The draft of the report that is final; null while the report is written, or was not begun. */
export async function finalDraft({ rooms, forum }: Pick<HttpTools, 'rooms' | 'forum'>): Promise<DocumentId | null> {
  const room = await rooms.open(REPORT);
  const isFinal = room !== null && (await room.look(({ state }) => state.finish?.over === true));
  return isFinal ? (lastDraft(forum.state.documents.values())?.document ?? null) : null;
}
