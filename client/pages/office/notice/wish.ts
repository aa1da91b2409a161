/** What somebody wants to send, as it was entered so far. */
import type { SentAbout } from '../../../../shared/forum/notice.ts';
import type { SeatRow } from '../../../../shared/wire/forum.ts';

export const KINDS = ['digest', 'deadline', 'sitting', 'invitation', 'silence', 'circular', 'free'] as const;
export type Kind = (typeof KINDS)[number];

export interface Wish {
  readonly kind: Kind;
  /** The deadline, sitting, opinion or letter. */
  readonly which: string;
  readonly moment: string;
  readonly subject: string;
  readonly words: string;
  /** `all`, `points`, `chosen`, or `of` a body. */
  readonly to: string;
  readonly chosen: ReadonlySet<string>;
}

export const NO_WISH: Wish = { kind: 'digest', which: '', moment: '', subject: '', words: '', to: 'all', chosen: new Set() };

/** It carries words of the secretariat: it is looked at before it is sent. */
export const isLetter = ({ kind }: Pick<Wish, 'kind'>): boolean => kind === 'circular' || kind === 'free';

/** Of all, or all focal points, those that a link is meant for; who is chosen gets it in any case. */
export type Meant = (seat: SeatRow) => boolean;

/** As the server takes it; null where something is missing. */
export function asked(
  wish: Wish,
  seats: readonly SeatRow[],
  meant: Meant,
): { readonly about: SentAbout; readonly to: readonly string[]; readonly text?: string } | null {
  const about = aboutOf(wish);
  if (about === null || (wish.kind === 'free' && wish.words.trim() === '')) return null;
  const to = wish.kind === 'silence' ? [] : addressed(seats, wish, wish.kind === 'invitation' ? meant : () => true);
  return { about, to, ...(wish.kind === 'free' && { text: wish.words }) };
}

function addressed(seats: readonly SeatRow[], { to, chosen }: Wish, meant: Meant): readonly string[] {
  const isAddressed = (seat: SeatRow): boolean => {
    if (to === 'all') return meant(seat);
    if (to === 'points') return seat.functions.includes('focal-point') && meant(seat);
    return to === 'chosen' ? chosen.has(seat.seat) : to === `of ${seat.entity}`;
  };
  return seats.filter((seat) => seat.open && isAddressed(seat)).map(({ seat }) => seat);
}

function aboutOf({ kind, which, moment, subject }: Wish): SentAbout | null {
  const at = new Date(moment).getTime();
  switch (kind) {
    case 'invitation':
      return { kind };
    case 'deadline':
      return which === '' ? null : { kind, deadline: which };
    case 'sitting': {
      const [meeting = '', sitting = ''] = which.split(' ');
      return which === '' ? null : { kind, meeting, sitting: Number(sitting) };
    }
    case 'silence':
      return which === '' || Number.isNaN(at) ? null : { kind, opinion: which, deadline: at };
    case 'digest':
      return Number.isNaN(at) ? null : { kind, since: at };
    case 'circular':
      return which === '' ? null : { kind, circular: which };
    case 'free':
      return subject.trim() === '' ? null : { kind, subject: subject.trim() };
  }
}
