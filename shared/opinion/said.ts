/** For the record: dissociations and statements. They end and hold nothing, so an adopted opinion takes them too, until the report is closed. */
import type { Actor } from './actor.ts';
import type { Ask } from './command.ts';
import { type Context, type Decision, isGoverning, isReported, noReason, paragraphOf, unless } from './context.ts';
import type { ActOf, Entry, Target } from './entry.ts';
import type { Refusal } from './refusal.ts';
import { RIGHTS } from './rights.ts';
import type { OpinionState } from './state.ts';
import type { BlockId, EntityId, StatementKind } from './vocabulary.ts';

/** Paragraphs from which a State stands aside, in the words that they had. */
export interface Dissociation {
  readonly entity: EntityId;
  readonly seq: number;
  readonly at: number;
  readonly targets: readonly Target[];
}

/** Said for the record. It never ends; a later one of the same speaker may take its place. */
export interface Statement {
  readonly seq: number;
  readonly at: number;
  readonly entity: EntityId;
  readonly capacity: Actor['capacity'];
  readonly kind: StatementKind;
  readonly block: BlockId | null;
  readonly corrects: number | null;
}

/** Standing aside is from a consensus: of what was closed without one there is nothing to stand aside from. */
export function dissociate(context: Context, { blocks }: Ask<'dissociate'>): Decision {
  const { register, actor } = context;
  const { hold, chair, office } = RIGHTS[actor.capacity];
  const once = [...new Set(blocks)];
  const other: Refusal | null = hold ? null : { code: chair || office ? 'chair-is-neutral' : 'not-a-member-state' };
  const before = register.dissociations.some(({ entity }) => entity === actor.entity);
  return unless(
    [
      register.phase === 'not-adopted' ? { code: 'opinion-closed' } : null,
      other,
      isReported(context),
      once.length === 0 && !before ? { code: 'no-such-position' } : null,
      notNamed(context, once),
    ],
    () => ({ type: 'dissociated', targets: once.map((block): Target => ({ block, hash: paragraphOf(context, block)?.hash ?? null })) }),
  );
}

export function makeStatement(context: Context, { block, kind, statement, corrects }: Ask<'make-statement'>): Decision {
  const { comment, chair, office } = RIGHTS[context.actor.capacity];
  return unless(
    [
      comment || chair || office ? null : { code: 'read-only' },
      isReported(context),
      noReason(statement),
      block === null ? null : notNamed(context, [block]),
      corrects === undefined ? null : notOwn(context, corrects),
    ],
    () => ({ type: 'statement.made', kind, block, corrects: corrects ?? null }),
  );
}

function notNamed(context: Context, ids: readonly BlockId[]): Refusal | null {
  const unknown = ids.filter((id) => (paragraphOf(context, id)?.status ?? null) === null);
  if (unknown.length === 0) return null;
  const there = unknown.flatMap((id) => paragraphOf(context, id) ?? []);
  return {
    code: there.length === unknown.length && there.every(isGoverning) ? 'heading-takes-none' : 'no-such-paragraph',
    blocks: unknown,
  };
}

/** Of a chain of corrections the last is corrected. */
function notOwn({ register, actor }: Context, corrects: number): Refusal | null {
  const found = register.statements.find(({ seq }) => seq === corrects);
  if (found === undefined || found.corrected) return { code: 'no-such-position' };
  return found.entity === actor.entity ? null : { code: 'not-your-position', entities: [found.entity] };
}

export function foldDissociated(state: OpinionState, { targets }: ActOf<'dissociated'>, { seq, at, by }: Entry): OpinionState {
  const others = state.dissociations.filter(({ entity }) => entity !== by.entity);
  return { ...state, dissociations: targets.length === 0 ? others : [...others, { entity: by.entity, seq, at, targets }] };
}

export function foldStatement(
  state: OpinionState,
  { kind, block, corrects }: ActOf<'statement.made'>,
  { seq, at, by }: Entry,
): OpinionState {
  const { entity, capacity } = by;
  return { ...state, statements: [...state.statements, { seq, at, entity, capacity, kind, block, corrects }] };
}
