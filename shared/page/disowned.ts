/** What was entered for a State and disowned by it, in words: what it was, who entered it, and when the State said that it is none of its own. */
import type { Text } from '../i18n/text.ts';
import type { ShownDisowned } from '../opinion/register.ts';
import type { Entities } from './entities.ts';

export function disownedWords({ kind, enteredBy, via, entity, at }: ShownDisowned, { t, moment, facts }: Text, entities: Entities): string {
  const entered = enteredBy === null ? [] : [t('card.entered', { capacity: t(`capacity.${enteredBy}`), channel: t(`channel.${via}`) })];
  return facts([t(`kind.${kind}`), ...entered, t('card.disowned', { state: entities.name(entity), moment: moment(at) })]);
}
