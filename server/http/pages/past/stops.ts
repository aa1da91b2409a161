/** What the stops along the record of an opinion are called. */
import type { MessageKey } from '../../../../shared/i18n/catalogue.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Stop } from '../../../room/past/history-answers.ts';

type Mark = Extract<MessageKey, `past.mark.${string}`>;

const NAMES: Readonly<Partial<Record<Stop['what'], Mark>>> = {
  tabled: 'past.mark.tabled',
  called: 'past.mark.call',
  extended: 'past.mark.call',
  callCancelled: 'past.mark.call',
  declared: 'past.mark.declared',
  undone: 'past.mark.declared',
  reopened: 'past.mark.reopened',
  adoptionCalled: 'past.mark.adoption',
  adoptionCancelled: 'past.mark.adoption',
  adopting: 'past.mark.adoption',
  adopted: 'past.mark.adoption',
  adoptionUndone: 'past.mark.adoption',
};

export const stopWords = ({ t }: Text, { what }: Pick<Stop, 'what'>): string => t(NAMES[what] ?? 'past.mark.other');
