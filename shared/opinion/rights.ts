import type { Actor } from './actor.ts';
import type { Policy } from './entry.ts';
import type { Capacity, EditingPolicy, SeatFunction } from './vocabulary.ts';

/**
 * Who may do what, as flags per capacity (SPEC.md 8). A closed table with default deny.
 * type: put words into the text in co-edit mode · suggest: propose marked changes · comment: record a concern or support
 * hold: hold a paragraph (Member States only) · chair: the acts of the presiding chair · office: admit, invite, create, enter for a State
 */
export interface Rights {
  readonly type: boolean;
  readonly suggest: boolean;
  readonly comment: boolean;
  readonly hold: boolean;
  readonly chair: boolean;
  readonly office: boolean;
}

const NONE: Rights = { type: false, suggest: false, comment: false, hold: false, chair: false, office: false };
const EXPERT: Rights = { ...NONE, type: true, suggest: true, comment: true };

export const RIGHTS: Readonly<Record<Capacity, Rights>> = {
  'member-state': { ...EXPERT, hold: true },
  'state-observer': { ...NONE, comment: true },
  'sector-member': EXPERT,
  associate: EXPERT,
  academia: EXPERT,
  observer: { ...NONE, comment: true },
  stakeholder: { ...NONE, comment: true },
  chair: { ...NONE, chair: true },
  secretariat: { ...NONE, type: true, suggest: true, office: true },
  follower: NONE,
};

/** May this seat write into the text under the policy in force? The chair types through the pen-holder. */
export function mayType(capacity: Capacity, functions: readonly SeatFunction[], policy: EditingPolicy): boolean {
  if (policy === 'co-edit') return RIGHTS[capacity].type;
  return capacity === 'secretariat' || functions.includes('pen-holder');
}

/** The deputy presides only after the gavel has been handed over. */
export const presides = ({ capacity, functions }: Pick<Actor, 'capacity' | 'functions'>): boolean =>
  RIGHTS[capacity].chair && !functions.includes('deputy-chair');

/** The presiding chair, or the secretariat: what they do together one of them proposes, and either ends. */
export const mayTogether = (actor: Pick<Actor, 'capacity' | 'functions'>): boolean => presides(actor) || RIGHTS[actor.capacity].office;

/** Who settles suggestions: the presiding chair, or the pen on the chair's word. */
export const maySettle = (actor: Pick<Actor, 'capacity' | 'functions'>): boolean =>
  presides(actor) || mayType(actor.capacity, actor.functions, 'pen-holder');

/** Does such an entity ever have the floor? The chair directs and does not speak, and who follows read-only follows. */
export const maySpeak = (capacity: Capacity): boolean => RIGHTS[capacity].comment || RIGHTS[capacity].office;

/** Do undecided suggestions of such an entity hold a paragraph up? Those of others wait beside the text. */
export const suggestionsCount = (capacity: Capacity): boolean =>
  capacity === 'member-state' || capacity === 'chair' || capacity === 'secretariat';

/** May this seat change the text under the policy in force through suggestions of its entity, and in no other way? */
export const maySuggestOnly = (capacity: Capacity, functions: readonly SeatFunction[], policy: EditingPolicy): boolean =>
  policy === 'suggest' && RIGHTS[capacity].suggest && !mayType(capacity, functions, policy);

/** May this seat change the text under the policy in force, if only through suggestions? */
export const mayWrite = (actor: Pick<Actor, 'capacity' | 'functions' | 'remote'>, policy: Policy): boolean =>
  !isTooFar(actor, policy) &&
  (mayType(actor.capacity, actor.functions, policy.editing) || maySuggestOnly(actor.capacity, actor.functions, policy.editing));

/** May this seat write into a text under some policy? Bounds what its connection may send. */
export const mayEverType = (capacity: Capacity, functions: readonly SeatFunction[]): boolean =>
  RIGHTS[capacity].type || functions.includes('pen-holder');

/** Is the text for reading only, because this seat takes part from afar? Positions are never touched by that; the secretariat holds the pen from anywhere. */
export const isTooFar = (
  { capacity, remote }: { readonly capacity: Capacity; readonly remote: boolean },
  { remoteMayEdit = true }: Policy,
): boolean => remote && !remoteMayEdit && !RIGHTS[capacity].office;

const FOR_THE_DELEGATION: readonly SeatFunction[] = ['head', 'deputy', 'focal-point'];

/** May whoever sits there lift a hold of its State under the policy in force? Of a dismissed State there is but one seat to lift from. */
export const mayLift = ({ functions, dismissed }: Pick<Actor, 'functions' | 'dismissed'>, { headConfirms = false }: Policy): boolean =>
  !headConfirms || dismissed === true || functions.some((one) => FOR_THE_DELEGATION.includes(one));

/** Who takes part in a restricted session: Member States, and whoever presides, because somebody has to conduct it. */
export const isInsider = (capacity: Capacity, functions: readonly SeatFunction[]): boolean =>
  RIGHTS[capacity].hold || presides({ capacity, functions });
