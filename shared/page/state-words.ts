import type { Text } from '../i18n/text.ts';
import type { Register } from '../opinion/register.ts';

/** Where the opinion as a whole stands, in a sentence, when that is not "in drafting". */
export function stateWords(
  { t, moment }: Text,
  { phase, adopting, adopted, outcome, venue }: Pick<Register, 'phase' | 'adopting' | 'adopted' | 'outcome' | 'venue'>,
): string | null {
  if (phase === 'tabled') return t('opinion.tabled');
  if (phase === 'not-adopted') return t('opinion.notAdopted', { outcome: outcome === null ? '' : t(`outcome.${outcome}`) });
  if (adopting !== null) return t('opinion.adopting', { moment: moment(adopting.at), until: moment(adopting.closesAt) });
  if (adopted === null) return null;
  return t(venue === 'ieg' ? 'opinion.adopted.ieg' : 'opinion.adopted', { moment: moment(adopted.at) });
}
