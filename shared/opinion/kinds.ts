/**
 * The kinds of positions, from what weighs most. What differs by kind alone stands here once, and rules, forms and pages go over this table;
 * how a kind is drawn and asked for stands in shared/page/kind-marks.ts and kind-forms.ts.
 */
import { POSITION_KINDS, type PositionKind } from './vocabulary.ts';

interface Kind {
  /** The name of the command that raises it. */
  readonly raisedBy: string;
  /** It says no more than a paragraph and a reason, and nobody enters it for another: all that is asked of it stands in this row. */
  readonly plain: boolean;
  /** Whose it is: of Member States, of all who may comment, or meant for those of them who are none. */
  readonly by: 'states' | 'all' | 'others';
  /** One State has one of each slot on a paragraph. A hold blocks the paragraph, a condition the opinion, all else nothing. */
  readonly slot: 'hold' | 'condition' | 'instructions' | 'note';
  /** May it be on the opinion as a whole? */
  readonly onWhole: boolean;
  /** Is it raised as soon as the text is tabled? All else waits until the discussion is open. */
  readonly early: boolean;
  /** May it be entered for a State that says it on the floor or by telephone? */
  readonly entered: boolean;
  /** How the form that needs no script calls it; null: it does not ask for it. */
  readonly answer: string | null;
  /** Does the report of the Secretary-General know it? */
  readonly inReport: boolean;
}

const ROW = { plain: false, onWhole: false, early: true, entered: false, answer: null, inReport: false } as const;
const STATES = { ...ROW, by: 'states' } as const;

export const KINDS = {
  objection: { ...STATES, raisedBy: 'raise-objection', slot: 'hold', onWhole: true, entered: true, answer: 'object', inReport: true },
  time: { ...STATES, raisedBy: 'ask-time', slot: 'hold', early: false, entered: true, answer: 'time' },
  conditional: { ...STATES, raisedBy: 'make-conditional', slot: 'condition' },
  reservation: { ...STATES, raisedBy: 'reserve', slot: 'note', entered: true, answer: 'reserve', inReport: true },
  abstain: { ...STATES, raisedBy: 'abstain', slot: 'note', plain: true, early: false },
  'ad-referendum': { ...STATES, raisedBy: 'await-instructions', slot: 'instructions', early: false, onWhole: true, answer: 'instructions' },
  concern: { ...ROW, raisedBy: 'record-concern', slot: 'note', plain: true, by: 'others', inReport: true },
  support: { ...ROW, raisedBy: 'support', slot: 'note', plain: true, by: 'all', inReport: true },
} as const satisfies Readonly<Record<PositionKind, Kind>>;

type Row = typeof KINDS;
export type PlainKind = { [K in PositionKind]: Row[K]['plain'] extends true ? K : never }[PositionKind];
/** Commands that raise what is plain. */
export type PlainName = Row[PlainKind]['raisedBy'];

/** From what weighs most. */
export const BY_WEIGHT = Object.keys(KINDS) as readonly PositionKind[];

/** What may be said on the opinion as a whole. */
export type WholeKind = { [K in PositionKind]: Row[K]['onWhole'] extends true ? K : never }[PositionKind];
export const isOnWhole = (kind: PositionKind): kind is WholeKind => KINDS[kind].onWhole;

const isPlain = (kind: PositionKind): kind is PlainKind => KINDS[kind].plain;

/** What is plain, by the command that raises it. */
export const PLAIN = Object.fromEntries(BY_WEIGHT.filter(isPlain).map((kind) => [KINDS[kind].raisedBy, kind])) as Readonly<
  Record<PlainName, PlainKind>
>;
export const PLAIN_NAMES = Object.keys(PLAIN) as readonly PlainName[];

const raisers: ReadonlyMap<string, PositionKind> = new Map(BY_WEIGHT.map((kind) => [KINDS[kind].raisedBy, kind]));

/** What a command raises; null = no position. */
export const raisedBy = (command: string): PositionKind | null => raisers.get(command) ?? null;

interface Offered {
  /** May whoever asks hold positions, as a Member State does? */
  readonly hold: boolean;
  readonly comment: boolean;
}

/** What somebody is offered to say: first what States alone may. */
export const offered = ({ hold, comment }: Offered): readonly PositionKind[] =>
  [...(hold ? ['states'] : []), ...(comment ? ['all'] : []), ...(comment && !hold ? ['others'] : [])].flatMap((by) =>
    POSITION_KINDS.filter((kind) => KINDS[kind].by === by),
  );
