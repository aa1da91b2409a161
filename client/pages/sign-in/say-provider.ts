import type { Text } from '../../../shared/i18n/text.ts';
import { sayTrouble, type Trouble } from '../ask.ts';

/** Why somebody is not signed in, and what to do then. */
export function sayProvider(text: Text, trouble: Trouble, name: string): string {
  switch (trouble.code) {
    case 'provider-away':
      return text.t('provider.away', { name });
    case 'provider-refused':
      return text.t('provider.refused', { name });
    case 'flow-lost':
      return text.t('provider.lost');
    case 'other-person':
      return text.t('stepUp.other');
    case 'no-seat':
      return text.t('provider.noSeat', { name });
    default:
      return sayTrouble(text, trouble);
  }
}
