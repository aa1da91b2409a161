/** Who adopted an opinion ad referendum, which is no agreement, and what was said of it since. */
import type { Text } from '../i18n/text.ts';
import type { ActNote } from '../opinion/entry.ts';
import type { Register } from '../opinion/register.ts';
import { countOf, type Name, namesOf } from './instructions.ts';
import { NOBODY } from './nameless.ts';

export interface AdoptedSaid {
  readonly words: string;
  readonly note: ActNote | null;
}

/** Empty where every State had its instructions. */
export function adoptedWords(
  { adopting, adopted }: Pick<Register, 'adopting' | 'adopted'>,
  text: Text,
  name: Name,
): readonly AdoptedSaid[] {
  const pending = (adopting ?? adopted)?.pending ?? [];
  const states = pending.map(({ entity }) => entity);
  const named = namesOf(states, text, name);
  const words = named === null ? countOf(states, text) : text.t('adReferendum.states', { states: named });
  if (words === null) return [];
  const came = pending.flatMap((one) =>
    one.came === null || one.entity === NOBODY
      ? []
      : [{ words: text.t('adReferendum.came', { state: name(one.entity), moment: text.moment(one.came.at) }), note: one.note }],
  );
  return [{ words, note: null }, ...came];
}
