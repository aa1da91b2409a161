/** The story of a paragraph, as far as its reader may see the opinion. */
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Asking } from '../../../shared/opinion/authorship.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { ParagraphStory } from '../../../shared/wire/past.ts';
import type { OwnedStory } from '../../room/past/authors-answers.ts';
import type { HttpTools } from '../tools.ts';
import { askingFor } from './asking.ts';
import { happening, work } from './changes.ts';

interface Asked {
  readonly id: string;
  readonly block: BlockId;
}

/** null: there is no such opinion for this reader, or no such paragraph in it. Throws HistoryBusy, StorageFault or RecordDamage. */
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
  const story = await tools.history.story(reader.seat, room.name, block, head, asking, waits);
  return story === null || (story.named === null && story.chapters.length === 0) ? null : story;
}

export const storyOf = ({ until, named, words, telling, owned, chapters, left }: OwnedStory, { id, block }: Asked): ParagraphStory => ({
  ...{ opinion: id, block, until, named, words, telling, owned, left },
  chapters: chapters.map((one) => {
    const { seq, at } = one;
    if (one.of === 'words') return { of: one.of, seq, at, work: work(one.session), words: one.pieces };
    if (one.of === 'act') return { of: one.of, seq, at, happening: happening(one.happening) };
    return one;
  }),
});
