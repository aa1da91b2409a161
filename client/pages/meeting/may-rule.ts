import type { ShownForum } from '../../../shared/wire/forum.ts';
import { useMyself } from '../myself.ts';

/** Whoever presides, and the secretariat, set the policy of a meeting and say what it takes up. */
export function useMayRule({ presiding }: ShownForum): boolean {
  const { seat } = useMyself().me;
  return seat !== null && (seat.capacity === 'secretariat' || presiding.seat === seat.id);
}
