/** Why typing does nothing here, or something else than one may expect; null where it is as one expects. */
import type { Text } from '../i18n/text.ts';
import type { Actor } from '../opinion/actor.ts';
import type { SaidRegister } from '../opinion/register.ts';
import { isTooFar, mayType } from '../opinion/rights.ts';
import { writing } from '../opinion/writing.ts';

type Seat = Pick<Actor, 'capacity' | 'functions' | 'remote'>;

export function howToWrite({ t }: Pick<Text, 't'>, register: SaidRegister, seat: Seat): string | null {
  // of the report that is final its own bar says so
  if (register.finish?.over === true) return null;
  const how = writing(register, seat);
  if (how !== null) return how === 'must' ? t('suggest.now') : null;
  if (isTooFar(seat, register.policy)) return t('meeting.tooFar');
  return t(mayType(seat.capacity, seat.functions, 'co-edit') ? 'opinion.penHolder' : 'opinion.readOnly');
}
