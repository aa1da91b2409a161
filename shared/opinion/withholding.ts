/**
 * A State withholds words of its own that stood at no mark. The act says which letters by their places in Yjs alone; what they said is masked in
 * the entries that it names, once it is in the log.
 */
import { type Context, type Decision, isOver, refuse } from './context.ts';
import type { Act, TextFacts } from './entry.ts';
import type { Refusal } from './refusal.ts';
import { RIGHTS } from './rights.ts';
import type { BlockId, EntityId, Hash } from './vocabulary.ts';

/** Why words may not be withheld: they are not the State's own, one stands still, one stood at a mark, or they are in too many pieces. */
export type WordsFault = 'not-own-words' | 'words-stand' | 'stood-at-mark' | 'too-many-words';

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

/** An act by which words were withheld. */
export interface Withholding {
  readonly seq: number;
  /** ms UTC. */
  readonly at: number;
  readonly entity: EntityId;
}

/** Letters one behind the other, as Yjs knows them (UTF-16). */
export interface LetterRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

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
}

/** What the past says of the words that somebody asks to withhold, and of whom that was asked; the rules do not know letters. */
export type FoundWords = Omit<WithheldAct, 'type'> | WordsFault;

/** So it is refused where nobody has looked at the words. */
export const isUntold = ({ code }: Refusal): boolean => code === 'not-own-words';

/** Where nobody has looked at the words, as in the browser, they are nobody's own. */
export function withholdWords(context: Context): Decision {
  const { actor, here } = context;
  const first = isOver(context) ?? (RIGHTS[actor.capacity].hold ? null : ({ code: 'not-a-member-state' } as const));
  if (first !== null) return refuse(first);
  const since = context.withheld(actor.entity).at(-MOST_EACH);
  if (since !== undefined && since > context.now - WITHIN_MS) return refuse({ code: 'withheld-often', date: since + WITHIN_MS });
  const { words = 'not-own-words' } = here;
  return typeof words === 'string' ? refuse(words) : { ok: true, act: { type: 'words.withheld', ...words } };
}
