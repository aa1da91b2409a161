import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { useMyself } from '../../myself.ts';
import { useOfOpened } from '../opened.ts';

/** The objection that the own State has raised itself there, and that a new one would replace. null = on the opinion as a whole. */
export function useOwnObjection(block: BlockId | null): ShownPosition | null {
  const own = useMyself().me.seat?.entity;
  const onWhole = useOfOpened(({ register }) => register.positions);
  const { positions } = useOfOpened(({ register: { paragraphs: said } }) =>
    block === null ? undefined : said.find(({ id }) => id === block),
  ) ?? { positions: onWhole };
  return (
    positions.find(
      ({ kind, entity, entered, carriedFrom }) => kind === 'objection' && entity === own && !entered && carriedFrom === null,
    ) ?? null
  );
}
