/**
 * Words that stood at no mark are withheld: a State's own by that State, anybody's personal data by chair and secretariat together, which is two
 * acts. They say which letters by their places in Yjs alone; what these said is masked in the entries that are named, once that is in the log.
 */
import type { Ask } from './command.ts';
import { allow, type Context, type Decision, isOver, refuse } from './context.ts';
import type { Act, ActOf, Entry, TextFacts } from './entry.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import { presides, RIGHTS } from './rights.ts';
import type { OpinionState } from './state.ts';
import type { BlockId, EntityId, Hash } from './vocabulary.ts';

/**
 * Why words may not be withheld: they are not the State's own; there are no such letters, or they are withheld already; one stands still, one
 * stood at a mark, or they are in too many pieces.
 */
export type WordsFault = 'not-own-words' | 'no-such-words' | 'words-stand' | 'stood-at-mark' | 'too-many-words';

const MARKS: ReadonlySet<Act['type'] | 'text'> = new Set<Act['type']>([
  'call.opened',
  'call.extended',
  'paragraph.declared',
  'adoption.called',
  'opinion.adopted',
  'editorial.proposed',
]);

/** By these others go: no word that stood in the text at one is withheld (H72). */
export const isMark = ({ type }: Act | TextFacts): boolean => MARKS.has(type);

/** The paragraph whose words, as they stood, a State holds on to by its condition (T35): by these it goes. Null where there are none. */
export const heldIn = (fact: Act | TextFacts): BlockId | null =>
  fact.type === 'position.raised' && fact.endsIf !== null ? fact.block : null;

/** After each the opinion is read anew from its first entry, and everybody's page comes back: so many within an hour are enough for slips. */
const MOST_EACH = 6;
const WITHIN_MS = 3_600_000;

/** So many proposals wait at most: the chair reads each before it is confirmed, and each may name some thousand letters that all servers remember. */
const MOST_WAITING = 10;

/** An act by which words were withheld. */
export interface Withholding {
  readonly seq: number;
  /** ms UTC. */
  readonly at: number;
  /** Its own words; null: chair and secretariat, as personal data. */
  readonly entity: EntityId | null;
}

/** Waits for the chair. */
export interface ShownWithholding {
  /** Log position: what it is confirmed or declined by. */
  readonly seq: number;
  /** ms UTC. */
  readonly at: number;
  /** How many (UTF-16). */
  readonly letters: number;
  /** Paragraphs from which they went. */
  readonly blocks: readonly BlockId[];
}

/** How a proposal ended: by the chair, or by the secretariat, which took it back. */
export type HowOver = 'confirmed' | 'declined' | 'taken-back';

/** With which letters these are. */
export interface ProposedWithholding extends ShownWithholding {
  readonly ranges: readonly LetterRange[];
}

/** Letters one behind the other, as Yjs knows them (UTF-16). */
export interface LetterRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Stretches of letters that are withheld at once: what was typed with many corrections has hundreds. Everybody loads them with the act. */
export const MOST_RANGES = 2_000;
/** And letters in them: five paragraphs as long as they may be. Each is looked up. */
const MOST_LETTERS = 100_000;

/** More than are looked up for one act. */
export const isTooMany = (ranges: readonly LetterRange[]): boolean =>
  ranges.length > MOST_RANGES || ranges.reduce((sum, { length }) => sum + length, 0) > MOST_LETTERS;

/** Letters that came late: no document has them, so they are named by the fact that counts them, and where they lie in it. */
export interface LateRange {
  /** Which of the late facts of that entry, from 0. */
  readonly fact: number;
  readonly from: number;
  readonly length: number;
}

/** An entry of this log whose words are masked, and the hash of what is kept of them. */
export interface MaskedEntry {
  readonly seq: number;
  readonly masked: Hash;
  readonly late?: readonly LateRange[];
}

export interface WithheldAct {
  readonly type: 'words.withheld';
  /** How many (UTF-16), each once however often it stood. */
  readonly letters: number;
  /** Paragraphs from which they went. */
  readonly blocks: readonly BlockId[];
  /** All of them and their copies, by client and clock; none lies over another. */
  readonly ranges: readonly LetterRange[];
  /** By log position. */
  readonly entries: readonly MaskedEntry[];
  /** Log positions: the first entry after which one of them stood, and the one with which the last of them went. */
  readonly from: number;
  readonly until: number;
  /** Log position of the secretariat's proposal that the chair confirms by it; missing: they are the State's own. */
  readonly of?: number;
}

export type WithholdingAct =
  | WithheldAct
  /** Anybody's words, with all their copies, as they were found then. */
  | {
      readonly type: 'withholding.proposed';
      readonly letters: number;
      readonly blocks: readonly BlockId[];
      readonly ranges: readonly LetterRange[];
    }
  /** The proposal of that log position is over. */
  | { readonly type: 'withholding.declined'; readonly of: number };

/** What the past says of the words that somebody asks to withhold, and of whom that was asked; the rules do not know letters. */
export type FoundWords = Omit<WithheldAct, 'type' | 'of'> | WordsFault;

/** So it is refused where nobody has looked at the words. */
export const isUntold = ({ code }: Refusal): boolean => code === 'not-own-words' || code === 'no-such-words';

/** Where nobody has looked at the words, as in the browser, they are nobody's own. */
export function withholdWords(context: Context): Decision {
  const { actor, here } = context;
  const first = isOver(context) ?? (RIGHTS[actor.capacity].hold ? null : ({ code: 'not-a-member-state' } as const));
  const next = first ?? isOften(context, actor.entity);
  if (next !== null) return refuse(next);
  const { words = 'not-own-words' } = here;
  return typeof words === 'string' ? refuse(words) : allow({ type: 'words.withheld', ...words });
}

/** `entity`: null for chair and secretariat, who are counted together. */
function isOften({ withheld, now }: Context, entity: EntityId | null): Refusal | null {
  const since = withheld(entity).at(-MOST_EACH);
  return since !== undefined && since > now - WITHIN_MS ? { code: 'withheld-often', date: since + WITHIN_MS } : null;
}

export function proposeWithholding(context: Context): Decision {
  const { actor, register, here } = context;
  const other: Refusal = { code: presides(actor) ? 'withholding-needs-two' : 'not-secretariat' };
  const first = isOver(context) ?? (RIGHTS[actor.capacity].office ? null : other);
  if (first !== null) return refuse(first);
  if (register.withholdings.length >= MOST_WAITING) return refuse('withholdings-wait');
  const { words = 'no-such-words' } = here;
  if (typeof words === 'string') return refuse(words);
  const { letters, blocks, ranges } = words;
  return allow({ type: 'withholding.proposed', letters, blocks, ranges });
}

/** By another office than the one that proposed it: who presides is never of the secretariat. The words are looked at anew. */
export function confirmWithholding(context: Context, { of }: Ask<'confirm-withholding'>): Decision {
  const { actor, here } = context;
  const other: Refusal = { code: RIGHTS[actor.capacity].office ? 'withholding-needs-two' : 'not-chair' };
  const proposed = waiting(context, of);
  const first = isOver(context) ?? (presides(actor) ? null : other);
  if (first !== null || proposed === undefined) return refuse(first ?? overCode(context.over(of)));
  const often = isOften(context, null);
  if (often !== null) return refuse(often);
  const { words = 'no-such-words' } = here;
  if (typeof words === 'string') return refuse(words);
  // a later server may tell copies of letters otherwise: then it is proposed anew
  return words.letters === proposed.letters ? allow({ type: 'words.withheld', ...words, of }) : refuse('no-such-words');
}

/** By who presides, or by the secretariat, which takes its own proposal back. */
export function declineWithholding(context: Context, { of }: Ask<'decline-withholding'>): Decision {
  const { actor } = context;
  const may = presides(actor) || RIGHTS[actor.capacity].office;
  const first = isOver(context) ?? (may ? null : ({ code: 'not-chair' } satisfies Refusal));
  if (first !== null || waiting(context, of) === undefined) return refuse(first ?? overCode(context.over(of)));
  return allow({ type: 'withholding.declined', of });
}

const waiting = ({ register }: Context, of: number): ShownWithholding | undefined => register.withholdings.find(({ seq }) => seq === of);

/** Of what does not wait: how it ended, or that there was no such proposal. */
export const overCode = (how: HowOver | null): RefusalCode => (how === null ? 'no-such-withholding' : `withholding-${how}`);

/** By the secretariat it is taken back. */
export const howDeclined = ({ capacity }: Entry['by']): HowOver => (RIGHTS[capacity].office ? 'taken-back' : 'declined');

/** The words are no condition of anything: what stood at a mark cannot be withheld. */
export function foldWithheld(state: OpinionState, { of }: ActOf<'words.withheld'>, { seq, at, by }: Entry): OpinionState {
  const made: Withholding = { seq, at, entity: of === undefined ? by.entity : null };
  return { ...(of === undefined ? state : withoutProposal(state, of, 'confirmed')), withheld: [...state.withheld, made] };
}

export function foldWordsProposed(
  state: OpinionState,
  { letters, blocks, ranges }: ActOf<'withholding.proposed'>,
  { seq, at }: Entry,
): OpinionState {
  return { ...state, withholdings: [...state.withholdings, { seq, at, letters, blocks, ranges }] };
}

export const foldWordsDeclined = (state: OpinionState, { of }: ActOf<'withholding.declined'>, { by }: Entry): OpinionState =>
  withoutProposal(state, of, howDeclined(by));

const withoutProposal = (state: OpinionState, of: number, how: HowOver): OpinionState => ({
  ...state,
  withholdings: state.withholdings.filter(({ seq }) => seq !== of),
  withholdingsOver: new Map(state.withholdingsOver).set(of, how),
});
