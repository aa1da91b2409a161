import type { Text } from '../../../shared/i18n/text.ts';
import type { Capacity, SeatFunction } from '../../../shared/opinion/vocabulary.ts';

/** What somebody does in a seat, in words; who has no function is a member of the delegation, where there is one. */
export function rolesIn({ t }: Pick<Text, 't'>, capacity: Capacity | undefined, functions: readonly SeatFunction[]): readonly string[] {
  if (functions.length > 0) return functions.map((role) => t(`function.${role}`));
  return capacity === 'chair' || capacity === 'secretariat' ? [] : [t('seat.member')];
}
