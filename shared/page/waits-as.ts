/** Why a position waits for a word of its State. */
import type { MessageKey } from '../i18n/catalogue.ts';
import type { ShownPosition } from '../opinion/register.ts';

type Waiting = Extract<MessageKey, 'card.enteredToConfirm' | 'card.toConfirm' | 'card.inheritedToConfirm'>;

export const waitsAs = ({ entered, inherited }: ShownPosition): Waiting =>
  entered ? 'card.enteredToConfirm' : inherited === null ? 'card.toConfirm' : 'card.inheritedToConfirm';
