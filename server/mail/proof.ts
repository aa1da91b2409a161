/** A notice before it goes out: how it would read in each language, and whom it would reach. */
import type { NoticeAct, SentAbout } from '../../shared/forum/notice.ts';
import type { Language, SeatId } from '../../shared/opinion/vocabulary.ts';
import type { SeenNotice } from '../../shared/wire/notice.ts';
import type { Clock } from '../clock.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import { addressOf, questionOf } from './addressed.ts';
import { type Facts, writeLetter } from './letters.ts';

const HOUR = 3_600_000;

export interface ProofTools {
  readonly forum: Forum;
  readonly clock: Clock;
  readonly facts: Omit<Facts, 'state'>;
}

/** `text`: of a free notice. Nothing is sent, and no link is made. Throws StorageFault or RecordDamage. */
export async function proofOf(
  { forum, clock, facts }: ProofTools,
  { about, to, without }: Pick<Extract<NoticeAct, { readonly type: 'notice.sent' }>, 'to' | 'without'> & { readonly about: SentAbout },
  text: string | null,
): Promise<SeenNotice> {
  const reached = to.filter((seat) => addressOf(forum, seat) !== null);
  const byLanguage = new Map<Language, SeatId[]>();
  for (const seat of to) {
    const language = forum.state.languages.get(seat) ?? 'en';
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), seat]);
  }
  const words = text ?? (await questionOf(forum, about));
  const link = { url: `${facts.origin}/invite#…`, expiresAt: clock.now() + LIMITS.mailedInvitationHours * HOUR };
  const letters = [...byLanguage].map(async ([language, seats]) => {
    const letter = await writeLetter({ ...facts, state: forum.state }, { about, words }, seats[0] ?? '', link);
    return { language, subject: letter.subject, text: letter.text, to: seats.filter((seat) => reached.includes(seat)) };
  });
  return { letters: await Promise.all(letters), unreached: to.filter((seat) => !reached.includes(seat)), without };
}
