/** Whose letters are whose, as far as a reader may see the opinion and its policy tells it. */
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { HttpTools } from '../tools.ts';
import { askingFor } from './asking.ts';
import { position, TABLED } from './changes.ts';

export const authorsQuery = { at: position.exactOptional(), since: position.exactOptional() };

interface AskedAuthors {
  readonly at?: number;
  readonly since?: number;
}

/** JSON of `OpinionAuthors`; null: there is no such opinion or position for this reader. Throws HistoryBusy, StorageFault or RecordDamage. */
export async function authorsFor(tools: HttpTools, id: string, asked: AskedAuthors, reader: Actor): Promise<Uint8Array | null> {
  const room = await tools.rooms.enter(id, reader);
  if (room === null) return null;
  const { head, asking } = await askingFor(tools, room, reader);
  const { at = head, since = Math.min(TABLED, at) } = asked;
  if (at > head || since > at) return null;
  return tools.history.authors(reader.seat, room.name, since, { until: at, head }, asking);
}
