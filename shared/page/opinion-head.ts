/** What stands over a text on paper: what it is called, and how far it has come. */
import type { Text } from '../i18n/text.ts';
import type { Register } from '../opinion/register.ts';
import { finishWords } from './finish-words.ts';

export const calledWords = ({ t }: Text, { kind, phase, number }: Pick<Register, 'kind' | 'phase' | 'number'>): string =>
  kind === 'report' ? t('report.name') : t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number });

export const phaseWords = ({ t }: Text, { phase, venue }: Pick<Register, 'phase' | 'venue'>): string =>
  t(phase === 'adopted' && venue === 'ieg' ? 'phase.adopted.ieg' : `phase.${phase}`);

/** The report says that it is final, or open again, in the place of its phase. */
export const stateWords = (text: Text, register: Pick<Register, 'finish' | 'phase' | 'venue'>): string =>
  finishWords(text, register) ?? phaseWords(text, register);
