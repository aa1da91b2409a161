/** The gavel on one paragraph: who has a stake in it is named first, and a State whose line was lost is acknowledged first. */
import { useState, useSyncExternalStore } from 'react';
import type { ShownParagraph } from '../../../shared/opinion/register.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { useOpened } from './opened.ts';

interface DeclareProps {
  readonly paragraph: ShownParagraph;
  /** The name of the paragraph belongs to that of the button. */
  readonly named?: boolean;
  readonly explains?: boolean;
  readonly onPress: () => void;
}

export function Declare({ paragraph: { id, call }, named = false, explains = false, onPress }: DeclareProps) {
  const { t, list } = useText();
  const entities = useEntities();
  const { session, names, why } = useOpened();
  const { presence } = session;
  useSyncExternalStore(presence.subscribe, presence.getSnapshot);
  const [acknowledged, acknowledge] = useState<ReadonlySet<string>>(new Set());
  const whyNot = why('declare', id);
  const lost = whyNot !== null || call === null ? [] : presence.left(call.seq).filter((entity) => !acknowledged.has(entity));
  const words =
    lost.length > 0 ? t('chair.acknowledge', { states: list(lost.map((entity) => entities.code(entity)).sort()) }) : t('chair.declare');
  const press = (): void => (lost.length > 0 ? acknowledge(new Set([...acknowledged, ...lost])) : onPress());
  const label = named ? { label: t('app.colon', { before: words, after: names.paragraph(id) }) } : {};
  return (
    <Button look="main" why={whyNot} explains={explains} {...label} onPress={press}>
      {words}
    </Button>
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
