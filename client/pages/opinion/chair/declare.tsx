/** The gavel on one paragraph, and who has a stake in it. */
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useSecondsTo } from '../clock.ts';
import { useOpened } from '../opened.ts';
import { Gavel } from './gavel.tsx';

interface DeclareProps {
  readonly paragraph: ShownParagraph;
  readonly onPress: () => void;
}

export function Declare({ paragraph, onPress }: DeclareProps) {
  const { t } = useText();
  const { names, why } = useOpened();
  const { id, call } = paragraph;
  // the reason counts the seconds
  useSecondsTo(call?.ripeAt ?? null);
  return (
    <Gavel
      on={[paragraph]}
      words={t('chair.declare')}
      about={names.paragraph(id)}
      look="plain"
      why={why('declare', id)}
      onPress={onPress}
    />
  );
}

/** States that have said something on the paragraphs, or asked that they be reopened. */
export function Stakes({ on }: { readonly on: readonly ShownParagraph[] }) {
  const { t, list } = useText();
  const entities = useEntities();
  const states = new Set(entities.memberStates.map(({ id }) => id));
  const spoken = on.flatMap(({ positions, reopenAsked }) => [...positions, ...reopenAsked]);
  const found = [...new Set(spoken.map(({ entity }) => entity))].filter((entity) => states.has(entity));
  if (found.length === 0) return null;
  return <span className="note">{t('chair.stake', { states: list(found.map((entity) => entities.code(entity)).sort()) })}</span>;
}
