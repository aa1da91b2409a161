/** The story of a paragraph, as far as its reader may see the opinion. */
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Asking } from '../../../shared/opinion/authorship.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { OwnedStory } from '../../room/past/authors-answers.ts';
import type { HttpTools } from '../tools.ts';
import { askingFor } from './asking.ts';

interface Asked {
  readonly id: string;
  readonly block: BlockId;
}

/** null: there is no such opinion for this reader, or no such paragraph in it. Throws HistoryFolding, HistoryBusy, StorageFault or RecordDamage. */
export async function storyFor(
  tools: Pick<HttpTools, 'rooms' | 'history' | 'forum'>,
  { id, block }: Asked,
  reader: Actor,
  /** Who is told whose words are whose. */
  told: Asking['reader'] = reader,
  /** However long it takes. */
  waits = false,
): Promise<OwnedStory | null> {
  const room = await tools.rooms.enter(id, reader);
  if (room === null) return null;
  const { head, asking } = await askingFor(tools, room, told);
  return tools.history.story(reader.seat, room.name, block, head, asking, waits);
}

/** The same as JSON of `ParagraphStory`. */
export async function storyJson(
  tools: Pick<HttpTools, 'rooms' | 'history' | 'forum'>,
  { id, block }: Asked,
  reader: Actor,
): Promise<Uint8Array | null> {
  const room = await tools.rooms.enter(id, reader);
  if (room === null) return null;
  const { head, asking } = await askingFor(tools, room, reader);
  return tools.history.storyJson(reader.seat, room.name, block, head, asking);
}
