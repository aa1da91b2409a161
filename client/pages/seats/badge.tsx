/** What somebody wears in the meeting: who, for whom, in which capacity; told apart by shape, because paper is often grey. */
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { SeatRow } from '../../../shared/wire/forum.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { rolesIn } from './roles.ts';
import './badge.css';

export function Badge({ seat, link }: { readonly seat: SeatRow; readonly link?: string }) {
  const text = useText();
  const entities = useEntities();
  const capacity = entities.get(seat.entity)?.capacity ?? 'observer';
  return (
    <article className="badge">
      <p className="badge-capacity">
        <Shape name={capacity} /> {text.t(`capacity.${capacity}`)}
      </p>
      <p className="badge-name">
        <bdi>{seat.name ?? ''}</bdi>
      </p>
      <p className="badge-entity">
        <bdi>{entities.name(seat.entity)}</bdi>
      </p>
      <p className="badge-role">{text.facts(rolesIn(text, capacity, seat.functions))}</p>
      {link !== undefined && <code dir="ltr">{link}</code>}
    </article>
  );
}
