/** Editorial changes of agreed text in the form that needs no script: both wordings, and that any Member State undoes one in a press (13.5). */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Question } from '../../../../shared/opinion/questions.ts';
import type { Refusal } from '../../../../shared/opinion/refusal.ts';
import type { Register } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import type { OpinionNames } from '../../../../shared/page/paragraph-names.ts';

export interface EditorialLine {
  readonly paragraph: string;
  /** Where one undoes it; null: here. */
  readonly path: string | null;
  readonly words: string;
  /** null: erased. */
  readonly before: string | null;
  readonly after: string | null;
  /** That it keeps the opinion from adoption, and until when. */
  readonly waits: string | null;
}

interface Asking {
  readonly register: Register;
  /** null = the opinion as a whole: there all of them are listed. */
  readonly block: BlockId | null;
  readonly opinion: string;
}

export function editorialLines({ register, block, opinion }: Asking, text: Text, names: OpinionNames): readonly EditorialLine[] {
  const { t, moment } = text;
  return register.paragraphs
    .filter(({ id }) => block === null || id === block)
    .flatMap(({ id, editorial }) =>
      (editorial?.changes ?? []).map(({ at, words, stood, standsAt }) => ({
        paragraph: names.paragraph(id),
        path: block === null ? `/answer/${opinion}/${id}?lang=${text.language}` : null,
        words: t('editorial.confirmed', { moment: moment(at) }),
        before: words?.before ?? null,
        after: words?.after ?? null,
        waits: stood ? null : t('editorial.waits', { moment: moment(standsAt) }),
      })),
    );
}

/** What the State may undo here. */
export function editorialChoices(
  { register, block, may }: Pick<Asking, 'register' | 'block'> & { readonly may: Readonly<Record<Question, Refusal | null>> },
  { t }: Text,
): readonly { readonly value: string; readonly said: string }[] {
  if (may['contest-editorial'] !== null) return [];
  const changes = register.paragraphs.find(({ id }) => id === block)?.editorial?.changes ?? [];
  return changes.map(({ seq }) => ({ value: `contest-editorial:${seq}`, said: t('editorial.contest') }));
}
