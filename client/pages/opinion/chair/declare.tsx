/** The gavel on one paragraph, and who has a stake in it. */
import type { ButWords } from '../../../../shared/opinion/register.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useSecondsTo } from '../clock.ts';
import { useOfOpened } from '../opened.ts';
import { Gavel } from './gavel.tsx';

interface DeclareProps {
  readonly paragraph: ButWords;
  readonly onPress: () => void;
}

export function Declare({ paragraph, onPress }: DeclareProps) {
  const { t } = useText();
  const { id, call } = paragraph;
  // the reason counts the seconds
  useSecondsTo(call?.ripeAt ?? null);
  const { name, why } = useOfOpened(({ names, why: whyNot }) => ({ name: names.paragraph(id), why: whyNot('declare', id) }));
  return <Gavel on={[paragraph]} words={t('chair.declare')} about={name} look="plain" why={why} onPress={onPress} />;
}

/** States that have said something on the paragraphs, or asked that they be reopened. */
export function Stakes({ on }: { readonly on: readonly Pick<ButWords, 'positions' | 'reopenAsked'>[] }) {
  const { t, list } = useText();
  const entities = useEntities();
  const states = new Set(entities.memberStates.map(({ id }) => id));
  const spoken = on.flatMap(({ positions, reopenAsked }) => [...positions, ...reopenAsked]);
  const found = [...new Set(spoken.map(({ entity }) => entity))].filter((entity) => states.has(entity));
  if (found.length === 0) return null;
  return <span className="note">{t('chair.stake', { states: list(found.map((entity) => entities.code(entity)).sort()) })}</span>;
}
