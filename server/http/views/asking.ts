/** Who asks whose words are whose, and how far the opinion has come: what the policy on it goes by. */
import { meetingFor } from '../../../shared/forum/facts.ts';
import type { Asking } from '../../../shared/opinion/authorship.ts';
import type { Room } from '../../room/room.ts';
import type { HttpTools } from '../tools.ts';

/** All who look at the screen of the room: nobody's own words are told to them, and none for Member States alone. */
export const THE_ROOM: Asking['reader'] = { entity: '', capacity: 'follower' };

/** `head`: of the log, when it was asked. */
export async function askingFor(
  { forum }: Pick<HttpTools, 'forum'>,
  room: Room,
  reader: Asking['reader'],
): Promise<{ readonly head: number; readonly asking: Asking }> {
  const { seq, phase } = await room.look(({ state }) => state);
  const isReported = meetingFor(forum.state, room.name.id)?.report?.closed === true;
  const { entity, capacity } = reader;
  return { head: seq, asking: { reader: { entity, capacity }, isOver: phase === 'adopted' || phase === 'not-adopted', isReported } };
}
