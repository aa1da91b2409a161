import type { PositionKind } from '../../../../shared/opinion/vocabulary.ts';
import type { ShapeName } from '../../../../shared/page/shapes.ts';

/** The shape of each position, on cards and in the table. */
export const SHAPE_OF: Readonly<Record<PositionKind, ShapeName>> = {
  objection: 'objected',
  time: 'pending',
  reservation: 'reservation',
  support: 'support',
  concern: 'concern',
  conditional: 'conditional',
  abstain: 'abstain',
  'ad-referendum': 'instructions',
};
