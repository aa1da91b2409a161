/**
 * Editorial changes of agreed text (SPEC 13): the secretariat proposes, the chair confirms, any Member State undoes. Whether words are
 * editorial only the text can say; that they came about by these acts and in no other way is said here. The declaration stands on the words
 * that were declared; what was confirmed since is kept beside it, so that agreement is derived as ever (status.ts).
 */
import { type Block, withBlocks } from './blocks.ts';
import type { Ask } from './command.ts';
import { allow, type Context, type Decision, notDrafting, paragraphOf, refuse } from './context.ts';
import type { ActOf, Entry, TextFacts } from './entry.ts';
import { raiseObjection } from './raising.ts';
import type { Refusal } from './refusal.ts';
import type { ShownParagraph, ShownPosition } from './register.ts';
import { presides, RIGHTS } from './rights.ts';
import type { OpinionState } from './state.ts';
import { type BlockId, type EditorialFault, type Hash, isHeading } from './vocabulary.ts';

/** How long a change that was confirmed keeps an opinion from adoption, seconds; a demonstration forum has less patience. */
export const EDITORIAL_SECONDS = 86_400;
export const DEMO_EDITORIAL_SECONDS = 60;

/** Exact words, by both hashes. */
export interface Wording {
  readonly hash: Hash;
  readonly exact: Hash;
}

/** What the text says of words that somebody proposes; why they are not editorial, or what they would be. */
export type Edited = Wording | { readonly fault: EditorialFault };

/** Waits for the chair; its words are in what can be erased. */
export interface Proposal {
  readonly seq: number;
  readonly at: number;
  /** As it read then. */
  readonly was: Wording;
  readonly to: Wording;
}

/** Was confirmed and not contested. */
export interface Successor {
  /** Log position of the confirmation. */
  readonly seq: number;
  readonly at: number;
  /** Of the proposal. */
  readonly of: number;
  readonly was: Wording;
  readonly hash: Hash;
  readonly seconds: number;
  /** From when on it is no longer in the way of adoption, ms UTC; the log says so once it is. */
  readonly standsAt: number;
  readonly stood: boolean;
}

/** A server edit of exactly the words that were proposed, or back to those from before. */
export type EditorialEdit =
  | { readonly command: 'confirm-editorial'; readonly block: BlockId; readonly of: number; readonly seconds: number }
  | { readonly command: 'contest-editorial'; readonly block: BlockId; readonly of: number };

export type EditorialAct =
  /** `was`: the words as they read; `to`: as they would read. The words themselves are in the payload. */
  | { readonly type: 'editorial.proposed'; readonly block: BlockId; readonly was: Wording; readonly to: Wording }
  /** The proposal of that log position is over. */
  | { readonly type: 'editorial.declined'; readonly of: number }
  /** The time of the change that was confirmed at `of` has passed. */
  | { readonly type: 'editorial.stood'; readonly of: number };

/** In the browser, which asks before anybody has typed, any words would do. */
const ANY: Wording = { hash: '', exact: '' };

export function proposeEditorial(context: Context, { block, exact }: Ask<'propose-editorial'>): Decision {
  const { actor, here } = context;
  const blocks = [block];
  const other: Refusal = { code: presides(actor) ? 'editorial-needs-two' : 'not-secretariat' };
  const first = notDrafting(context) ?? (RIGHTS[actor.capacity].office ? null : other);
  if (first !== null) return refuse(first);
  const there = paragraphOf(context, block);
  if (there?.hash == null) return refuse({ code: 'no-such-paragraph', blocks });
  const next =
    notAgreed(there) ??
    isCalled(context) ??
    (there.exact === exact ? null : { code: 'text-changed', blocks }) ??
    conditioned(context, block);
  if (next !== null) return refuse(next);
  // a chain of small steps would lead anywhere, and what a State has undone would come back
  if (there.editorial !== undefined && (there.editorial.changes.length > 0 || there.editorial.contested !== null))
    return refuse({ code: 'not-editorial', because: 'once', blocks });
  const { edited: to = ANY } = here;
  if ('fault' in to) return refuse({ code: 'not-editorial', because: to.fault, blocks });
  return allow({ type: 'editorial.proposed', block, was: { hash: there.hash, exact }, to });
}

/** By another office than the one that proposed it: who presides is never of the secretariat. */
export function confirmEditorial(context: Context, { of }: Ask<'confirm-editorial'>): Decision {
  const { actor, register, here } = context;
  const there = register.paragraphs.find(({ editorial }) => editorial?.proposed?.seq === of);
  const other: Refusal = { code: RIGHTS[actor.capacity].office ? 'editorial-needs-two' : 'not-chair' };
  const first = notDrafting(context) ?? (presides(actor) ? null : other);
  if (first !== null || there === undefined) return refuse(first ?? 'text-changed');
  const next = isCalled(context) ?? conditioned(context, there.id);
  if (next !== null) return refuse(next);
  const { editorialSeconds: seconds = EDITORIAL_SECONDS } = here;
  return { ok: true, act: null, edit: { command: 'confirm-editorial', block: there.id, of, seconds } };
}

/** By who presides, or by the secretariat, which takes its own proposal back: while nobody has confirmed it there is nothing to undo. */
export function declineEditorial(context: Context, { of }: Ask<'decline-editorial'>): Decision {
  const { actor, register } = context;
  const there = register.paragraphs.find(({ editorial }) => editorial?.proposed?.seq === of);
  const may = presides(actor) || RIGHTS[actor.capacity].office;
  const first = notDrafting(context) ?? (may ? null : ({ code: 'not-chair' } satisfies Refusal));
  if (first !== null || there === undefined) return refuse(first ?? 'text-changed');
  return allow({ type: 'editorial.declined', of });
}

/** In one press. Pressed on a screen that had not been handed the adoption, it crosses the gavel as an objection does. */
export function contestEditorial(context: Context, { of }: Ask<'contest-editorial'>): Decision {
  const { register, seen, actor } = context;
  // where the words from before it are back already, there is nothing to undo
  const there = register.paragraphs.find(({ editorial, hash: reads }) =>
    editorial?.changes.some(({ seq, hash }) => seq === of && hash === reads),
  );
  const { hold } = RIGHTS[actor.capacity];
  if (hold && there !== undefined && register.adopting !== null && seen < register.adopting.seq)
    return raiseObjection(context, { do: 'raise-objection', block: there.id, hash: there.hash });
  const first = notDrafting(context) ?? (hold ? null : ({ code: 'not-a-member-state' } satisfies Refusal));
  if (first !== null || there === undefined) return refuse(first ?? 'text-changed');
  return { ok: true, act: null, edit: { command: 'contest-editorial', block: there.id, of } };
}

const isCalled = ({ register }: Context): Refusal | null => (register.adoptionCall === null ? null : { code: 'call-open' });

function notAgreed({ id, kind, status }: ShownParagraph): Refusal | null {
  // what stands under it would read otherwise too
  if (isHeading(kind)) return { code: 'heading-takes-none', blocks: [id] };
  return status === 'agreed' ? null : { code: 'not-agreed', blocks: [id] };
}

/** Words that an objection waits for, or that keep one from being met, are not touched: no condition is met by a change of this kind. */
function conditioned({ register }: Context, block: BlockId): Refusal | null {
  const all: readonly (readonly [BlockId, ShownPosition])[] = register.paragraphs.flatMap(({ id, positions }) =>
    positions.map((one) => [id, one] as const),
  );
  const waiting = all.filter(
    ([id, { kind, endsIf, echoes }]) => kind === 'objection' && endsIf !== null && (id === block || echoes.includes(block)),
  );
  if (waiting.length === 0) return null;
  const entities = [...new Set(waiting.map(([, { entity }]) => entity))];
  return { code: 'objection-stands', blocks: [block], entities, positions: [...new Set(waiting.map(([, { id }]) => id))] };
}

export function foldProposed(state: OpinionState, { block, was, to }: ActOf<'editorial.proposed'>, { seq, at }: Entry): OpinionState {
  return { ...state, blocks: withBlocks(state.blocks, [block], (one) => ({ ...one, proposed: { seq, at, was, to } })) };
}

export function foldDeclined(state: OpinionState, { of }: ActOf<'editorial.declined'>): OpinionState {
  const declined = [...state.blocks.values()].flatMap(({ id, proposed }) => (proposed?.seq === of ? [id] : []));
  return { ...state, blocks: withBlocks(state.blocks, declined, (one) => ({ ...one, proposed: null })) };
}

export function foldStood(state: OpinionState, { of }: ActOf<'editorial.stood'>): OpinionState {
  for (const { id, declared } of state.blocks.values()) {
    if (declared?.successors.some(({ seq }) => seq === of) !== true) continue;
    const after = { ...declared, successors: declared.successors.map((one) => ({ ...one, stood: true })) };
    return { ...state, blocks: withBlocks(state.blocks, [id], (one) => ({ ...one, declared: after })) };
  }
  return state;
}

/** A restricted session is over, in which nobody could undo anything: what had not stood yet waits anew. */
export function foldWaitAnew(state: OpinionState): OpinionState {
  let { blocks } = state;
  for (const { id, declared } of state.blocks.values()) {
    if (declared?.successors.some(({ stood }) => !stood) !== true) continue;
    const successors = declared.successors.map((one) => ({ ...one, standsAt: state.at + one.seconds * 1000 }));
    blocks = withBlocks(blocks, [id], (one) => ({ ...one, declared: { ...declared, successors } }));
  }
  return { ...state, blocks };
}

/** The text has changed by it already; `was`: the paragraph before. */
export function foldEdited(block: Block, was: Block | undefined, edit: TextFacts['carriesOut'], { seq, at, by }: Entry): Block {
  const { declared, hash } = block;
  if (declared === null || hash === null) return block;
  if (edit?.command === 'contest-editorial') {
    if (!declared.successors.some((one) => one.seq === edit.of)) return block;
    return { ...block, declared: { ...declared, successors: [], contested: { entity: by.entity, seq, at } } };
  }
  const proposed = was?.proposed;
  if (edit?.command !== 'confirm-editorial' || proposed?.seq !== edit.of || !declared.stands) return block;
  const { of, seconds } = edit;
  const made: Successor = { seq, at, of, was: proposed.was, hash, seconds, standsAt: at + seconds * 1000, stood: false };
  return { ...block, proposed: null, declared: { ...declared, successors: [made] } };
}
