/** How each kind of position is asked for: on its button, over its form, in it. Apart from its marks, because a text is read before forms open. */
import type { MessageKey } from '../i18n/catalogue.ts';
import type { PositionKind } from '../opinion/vocabulary.ts';

interface KindForm {
  readonly act: MessageKey;
  readonly title: MessageKey;
  /** What whoever asks should know. */
  readonly note: MessageKey | null;
}

export const KIND_FORMS = {
  objection: { act: 'act.object', title: 'form.objectTitle', note: 'form.objectNote' },
  time: { act: 'act.time', title: 'form.timeTitle', note: null },
  conditional: { act: 'act.condition', title: 'form.conditionTitle', note: 'form.conditionNote' },
  reservation: { act: 'act.reserve', title: 'form.reserveTitle', note: null },
  abstain: { act: 'act.abstain', title: 'form.abstainTitle', note: 'form.abstainNote' },
  'ad-referendum': { act: 'act.instructions', title: 'form.instructionsTitle', note: 'form.instructionsNote' },
  concern: { act: 'act.concern', title: 'form.concernTitle', note: 'form.concernNote' },
  support: { act: 'act.support', title: 'form.supportTitle', note: null },
} as const satisfies Readonly<Record<PositionKind, KindForm>>;
