import { inSlotOf } from '../../../../shared/opinion/positions.ts';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import type { EntityId, PositionKind } from '../../../../shared/opinion/vocabulary.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOpened } from '../opened.ts';

interface ReplacedProps {
  readonly entity: EntityId;
  /** What is about to be recorded. */
  readonly kind: PositionKind;
  /** null = the opinion as a whole. */
  readonly about: ShownParagraph | null;
  /** It is entered for the State, by somebody else. */
  readonly enters?: boolean;
}

/** A State has one position of its own in a slot, and one that was entered for it: a form says which of them will be gone, and which stays. */
export function Replaced({ entity, kind, about, enters = false }: ReplacedProps) {
  const { t } = useText();
  const entities = useEntities();
  const { register } = useOpened();
  const standing = (about?.positions ?? register.positions).filter(
    (one) => one.entity === entity && one.carriedFrom === null && inSlotOf(one.kind, kind),
  );
  const state = entities.name(entity);
  return standing.map((one) => {
    const said = t(`kind.${one.kind}`);
    if (one.entered !== enters) return <p key={one.id}>{t(enters ? 'form.ownStays' : 'form.enteredStays', { state, kind: said })}</p>;
    const both = kind === 'objection' && one.kind === 'objection';
    return <p key={one.id}>{both ? t('form.replacesObjection', { state }) : t('form.replaces', { state, kind: said })}</p>;
  });
}
