/** Appeals against decisions of the chair in words, the same on the page, on paper and in a file. */
import type { Text } from '../i18n/text.ts';
import type { Register, ShownAppeal, ShownRuling } from '../opinion/register.ts';
import type { BlockId, EntityId } from '../opinion/vocabulary.ts';
import type { OpinionNames } from './paragraph-names.ts';

/** "the call for objections, considering b) and c), 10:04" */
export function rulingWords(text: Text, names: OpinionNames, { kind, at }: ShownRuling, blocks: readonly BlockId[]): string {
  const where = blocks.length === 0 ? [] : [names.paragraphs(blocks)];
  return text.facts([text.t(`ruling.${kind}`), ...where, text.moment(at)]);
}

export interface AppealLine {
  readonly words: string;
  /** As somebody said it; in no language of ours. */
  readonly said: string | undefined;
}

/** Whose it is and against what; what became of it; what its State says to that. */
export function appealLines(text: Text, names: OpinionNames, appeal: ShownAppeal): readonly [AppealLine, ...AppealLine[]] {
  const { entity, entered, against, ended, contradicted, note, endNote, contradiction } = appeal;
  const { t, moment } = text;
  const state = names.entity(entity);
  const decision = rulingWords(text, names, against, against.blocks);
  const by = entered && t('card.entered', { capacity: t(`capacity.${entered.by}`), channel: t(`channel.${entered.via}`) });
  const made = { words: text.facts([t('appeal.of', { state, decision }), ...(by ? [by] : [])]), said: note?.reason };
  if (ended === null) return [made, { words: t('appeal.pending'), said: undefined }];
  const end = ended.own
    ? t('appeal.own', { state, moment: moment(ended.at) })
    : t('appeal.recorded', { moment: moment(ended.at), end: t(`appeal.${ended.end}`) });
  const answer = contradicted && {
    words: t('appeal.contradicted', { state, moment: moment(contradicted.at) }),
    said: contradiction?.statement,
  };
  return [made, { words: end, said: endNote?.statement }, ...(answer === null ? [] : [answer])];
}

/** Whose appeals are pending, and what waits for them; null where none is. */
export function appealsPending(text: Text, { blockers }: Pick<Register, 'blockers'>, name: (entity: EntityId) => string): string | null {
  const found = blockers.find(({ code }) => code === 'appeal-pending');
  if (found === undefined) return null;
  const { entities = [] } = found;
  return text.t('appeal.inTheWay', { states: entities.length === 0 ? text.t('refusal.someState') : text.list(entities.map(name)) });
}
