/** The gavel on one paragraph, and who has a stake in it. */
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useSecondsTo } from '../clock.ts';
import { useOpened } from '../opened.ts';
import { Gavel } from './gavel.tsx';

interface DeclareProps {
  readonly paragraph: ShownParagraph;
  /** The name of the paragraph belongs to that of the button. */
  readonly named?: boolean;
  readonly explains?: boolean;
  readonly onPress: () => void;
}

export function Declare({ paragraph, named = false, ...rest }: DeclareProps) {
  const { t } = useText();
  const { names, why } = useOpened();
  const { id, call } = paragraph;
  // the reason counts the seconds
  useSecondsTo(call?.ripeAt ?? null);
  return (
    <Gavel on={[paragraph]} words={t('chair.declare')} {...(named && { about: names.paragraph(id) })} why={why('declare', id)} {...rest} />
  );
}

/** States that have said something on the paragraph, or asked that it be reopened. */
export function Stakes({ paragraph: { positions, reopenAsked } }: { readonly paragraph: ShownParagraph }) {
  const { t, list } = useText();
  const entities = useEntities();
  const states = new Set(entities.memberStates.map(({ id }) => id));
  const found = [...new Set([...positions, ...reopenAsked].map(({ entity }) => entity))].filter((entity) => states.has(entity));
  if (found.length === 0) return null;
  return <span className="note">{t('chair.stake', { states: list(found.map((entity) => entities.code(entity)).sort()) })}</span>;
}
