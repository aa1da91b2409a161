/** How each kind of position is drawn and counted: in margins, on cards, in tables, on paper. What it is stands in shared/opinion/kinds.ts. */
import type { MessageKey } from '../i18n/catalogue.ts';
import type { PositionKind } from '../opinion/vocabulary.ts';
import type { ShapeName } from './shapes.ts';

interface KindMark {
  readonly shape: ShapeName;
  /** How many there are. */
  readonly status: MessageKey;
  /** Does the margin say whose they are? */
  readonly coded: boolean;
  /** Over the list of them that is printed below the text; null: there is none. */
  readonly below: MessageKey | null;
}

const MARK = { coded: true, below: null } as const;

export const KIND_MARKS = {
  objection: { ...MARK, shape: 'objected', status: 'status.objected' },
  time: { ...MARK, shape: 'pending', status: 'status.pending' },
  conditional: { ...MARK, shape: 'conditional', status: 'status.conditional' },
  reservation: { ...MARK, shape: 'reservation', status: 'status.reservation', below: 'print.reservations' },
  abstain: { ...MARK, shape: 'abstain', status: 'status.abstain' },
  'ad-referendum': { ...MARK, shape: 'instructions', status: 'status.ad-referendum' },
  concern: { ...MARK, shape: 'concern', status: 'status.concern' },
  support: { ...MARK, shape: 'support', status: 'status.support', coded: false },
} as const satisfies Readonly<Record<PositionKind, KindMark>>;
