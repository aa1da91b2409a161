/** What a Member State may say of decisions of the chair and of its own appeals, as choices of the form that needs no script. */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Question } from '../../../../shared/opinion/questions.ts';
import type { Refusal } from '../../../../shared/opinion/refusal.ts';
import type { Register } from '../../../../shared/opinion/register.ts';
import type { BlockId, EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { rulingWords } from '../../../../shared/page/appeals.ts';
import type { OpinionNames } from '../../../../shared/page/paragraph-names.ts';
import type { AppealVerb } from './form.ts';

export interface AppealChoice {
  readonly value: string;
  readonly said: string;
}

interface Asking {
  readonly register: Register;
  /** null = the opinion as a whole. */
  readonly block: BlockId | null;
  readonly entity: EntityId;
  readonly may: Readonly<Record<Question, Refusal | null>>;
}

const SAID = { appeal: 'appeal.make', 'withdraw-appeal': 'appeal.withdraw', 'contradict-appeal': 'appeal.contradict' } as const;

/** The newest decision first. */
export function appealChoices({ register, block, entity, may }: Asking, text: Text, names: OpinionNames): readonly AppealChoice[] {
  const { t } = text;
  const choice = (what: AppealVerb, of: number, against: Register['rulings'][number]): AppealChoice => ({
    value: `${what}:${of}`,
    said: t('app.actOn', { act: t(SAID[what]), about: rulingWords(text, names, against, []) }),
  });
  const own = register.appeals.filter((one) => one.entity === entity);
  const here = own.filter(({ against: { blocks } }) => (block === null ? blocks.length === 0 : blocks.includes(block)));
  const made = new Set(own.filter(({ entered }) => entered === null).map(({ against }) => against.seq));
  const rulings = block === null ? register.rulings : (register.paragraphs.find(({ id }) => id === block)?.rulings ?? []);
  return [
    ...(may.appeal !== null ? [] : rulings.filter(({ seq }) => !made.has(seq)).toReversed()).map((one) => choice('appeal', one.seq, one)),
    ...(may['withdraw-appeal'] !== null ? [] : here.filter(({ ended }) => ended === null)).map((one) =>
      choice('withdraw-appeal', one.seq, one.against),
    ),
    ...(may['contradict-appeal'] !== null
      ? []
      : here.filter(({ ended, contradicted }) => ended?.own === false && contradicted === null)
    ).map((one) => choice('contradict-appeal', one.seq, one.against)),
  ];
}
