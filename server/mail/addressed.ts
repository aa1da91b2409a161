/** To which address a notice goes, and what somebody wrote that goes with it. */
import { z } from 'zod';
import type { NoticeAbout } from '../../shared/forum/notice.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Forum } from '../forum/forum.ts';

/** Of who holds the seat now; one address, or none. */
export function addressOf(forum: Forum, seat: SeatId): string | null {
  const address = z.email().safeParse(forum.holders.of(seat).contact);
  return address.success && forum.actor(seat) !== null ? address.data : null;
}

/** The question of the circular letter that it sends; null where it sends none, or that was erased. Throws StorageFault or RecordDamage. */
export async function questionOf(forum: Forum, about: NoticeAbout): Promise<string | null> {
  const circular = about.kind === 'circular' ? forum.state.circulars.get(about.circular) : undefined;
  return circular === undefined ? null : ((await forum.note(circular.seq))?.text ?? null);
}
