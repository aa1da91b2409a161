import { isHold } from '../../../shared/opinion/positions.ts';
import type { ShownParagraph } from '../../../shared/opinion/register.ts';
import type { EntityId, PositionKind } from '../../../shared/opinion/vocabulary.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { useOpened } from './opened.ts';

interface ReplacedProps {
  readonly entity: EntityId;
  /** What is about to be recorded. */
  readonly kind: PositionKind | null;
  /** null = the opinion as a whole. */
  readonly about: ShownParagraph | null;
}

/** A State has one hold and one note on a paragraph: a form says what of it will be gone. */
export function Replaced({ entity, kind, about }: ReplacedProps) {
  const { t } = useText();
  const entities = useEntities();
  const { register } = useOpened();
  if (kind === null) return null;
  const standing = (about?.positions ?? register.positions).filter(
    (one) => one.entity === entity && one.carriedFrom === null && isHold(one.kind) === isHold(kind),
  );
  const state = entities.name(entity);
  return standing.map((one) => (
    <p key={one.id}>
      {kind === 'objection' && one.kind === 'objection'
        ? t('form.replacesObjection', { state })
        : t('form.replaces', { state, kind: t(`kind.${one.kind}`) })}
    </p>
  ));
}
