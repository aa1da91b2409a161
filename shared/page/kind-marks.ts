/** How each kind of position is marked, in a shape and in words: in margins, on cards, in tables, on paper. */
import type { MessageKey } from '../i18n/catalogue.ts';
import type { PositionKind } from '../opinion/vocabulary.ts';
import type { ShapeName } from './shapes.ts';

export const KIND_MARKS = {
  objection: { shape: 'objected', status: 'status.objected' },
  time: { shape: 'pending', status: 'status.pending' },
  conditional: { shape: 'conditional', status: 'status.conditional' },
  reservation: { shape: 'reservation', status: 'status.reservation' },
  abstain: { shape: 'abstain', status: 'status.abstain' },
  'ad-referendum': { shape: 'instructions', status: 'status.ad-referendum' },
  concern: { shape: 'concern', status: 'status.concern' },
  support: { shape: 'support', status: 'status.support' },
} as const satisfies Readonly<Record<PositionKind, { readonly shape: ShapeName; readonly status: MessageKey }>>;
