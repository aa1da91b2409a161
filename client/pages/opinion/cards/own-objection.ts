import type { ShownParagraph, ShownPosition } from '../../../../shared/opinion/register.ts';
import { useMyself } from '../../myself.ts';
import { useOpened } from '../opened.ts';

/** The objection that the own State has raised itself there, and that a new one would replace. null = on the opinion as a whole. */
export function useOwnObjection(about: ShownParagraph | null): ShownPosition | null {
  const { me } = useMyself();
  const { register } = useOpened();
  const positions = about?.positions ?? register.positions;
  return (
    positions.find(
      ({ kind, entity, entered, carriedFrom }) => kind === 'objection' && entity === me.seat?.entity && !entered && carriedFrom === null,
    ) ?? null
  );
}
