/** Objections that came after an adoption from screens that showed it, for the record. */
import type { Text } from '../i18n/text.ts';
import type { Register, ShownLateObjection } from '../opinion/register.ts';
import type { OpinionNames } from './paragraph-names.ts';

interface LateWords {
  readonly objection: ShownLateObjection;
  /** Whose it is. */
  readonly head: string;
  /** When it came, on what, and what that means. */
  readonly about: readonly string[];
}

export function lateWords(
  text: Text,
  { late, adopting, adopted }: Pick<Register, 'late' | 'adopting' | 'adopted'>,
  names: OpinionNames,
): readonly LateWords[] {
  const { t, moment, number } = text;
  return late.map((objection) => {
    const { at, entity, block } = objection;
    const seconds = number(Math.round((at - ((adopting ?? adopted)?.at ?? at)) / 1000));
    return {
      objection,
      head: t('said.late', { state: names.entity(entity) }),
      about: [t('app.atTime', { moment: moment(at), name: names.paragraph(block) }), t('said.lateBy', { seconds })],
    };
  });
}
