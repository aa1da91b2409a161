/**
 * Raising a position is instant. An objection of a Member State meets two refusals only: whoever raises it does not act for that State, or the
 * adoption has closed. No other condition may ever be added to `raiseObjection`. What is raised acts on what was agreed.
 */
import { withBlocks } from './blocks.ts';
import type { Ask, Command, EnteredFor } from './command.ts';
import { allow, type Context, type Decision, isGiven, isGoverning, isOver, notDrafting, paragraphOf, refuse, unless } from './context.ts';
import { reopened } from './declarations.ts';
import { together } from './ends-if.ts';
import type { Act, EndsIf, Entry, Link } from './entry.ts';
import { equal } from './equal.ts';
import { holds, notHead, objecting, speaksForHead } from './held.ts';
import { KINDS, PLAIN, type PlainName } from './kinds.ts';
import { elsewhereOf, named } from './links.ts';
import type { Position } from './positions.ts';
import { inPlaceOf, isHold, places, positionId } from './positions.ts';
import type { Refusal } from './refusal.ts';
import { RIGHTS } from './rights.ts';
import type { OpinionState } from './state.ts';
import type { BlockId, Channel, EntityId } from './vocabulary.ts';

interface Holder {
  readonly entity: EntityId;
  readonly via: Channel;
}

export function raiseObjection(context: Context, command: Ask<'raise-objection'>): Decision {
  if (context.register.phase === 'adopted') return refuse('opinion-adopted');
  const holder = holderOf(context, command.enteredFor);
  if (!holder.ok) return refuse(holder.refusal);
  const { block } = command;
  // Names nothing that this opinion has ever held, so there is nothing to object to.
  if (block !== null && !context.known(block)) return refuse({ code: 'no-such-paragraph', blocks: [block] });
  // An advance withdrawal is the State's own act: nobody enters one for it, nor goes round the head of the delegation with it.
  const endsIf =
    holder.via === 'screen' && speaksForHead(context) ? condition(context, block, holder.entity, command.endsIf ?? null) : null;
  const act = { ...raised(context, command, holder), block, endsIf, cured: isGiven(command.cure) };
  return allow(hasSeenAdoption(context) ? late(act) : { ...act, kind: 'objection' });
}

/** What the State's own hold, whose place the objection takes, leaves of its condition. */
function condition(context: Context, block: BlockId | null, entity: EntityId, endsIf: EndsIf | null): EndsIf | null {
  // which words the condition is about nobody knows then (1.8)
  const given = context.shown < context.seen ? null : endsIf;
  const held = block === null ? null : context.held(entity, block, 'objection');
  return held === null || isGivenUp(context, held) ? given : together(endsIf, held.endsIf);
}

/** May a later hold reach less far? Who may not lift the one that stands, or had not seen it, did not mean to. */
const isGivenUp = (context: Context, { seq }: Position): boolean =>
  context.register.rules < 3 || (speaksForHead(context) && context.shown >= seq);

/** Whoever had not been handed the adoption has crossed the gavel, whatever of the call their screen showed. */
const hasSeenAdoption = ({ register: { adopting }, seen }: Context): boolean => adopting !== null && seen >= adopting.seq;

const late = ({ type: _, until: __, endsIf: ___, ...said }: Omit<Raised, 'kind'>): Act => ({ ...said, type: 'objection.late' });

export function askTime(context: Context, command: Ask<'ask-time'>): Decision {
  const holder = holderOf(context, command.enteredFor);
  if (!holder.ok) return refuse(holder.refusal);
  const enters = holder.via !== 'screen';
  const held = holds(context, command.block, holder.entity);
  // what another entered keeps nobody from asking for the own State
  const objects = objecting(held.filter(({ entered }) => enters || !entered));
  const own = enters ? null : context.held(holder.entity, command.block, 'time');
  const kept = own === null || isGivenUp(context, own) ? 0 : (own.until ?? 0);
  // Whoever enters it for the State may not shorten what the State asked for.
  const stands = Math.max(kept, ...(enters ? held.map((one) => one.until ?? 0) : []));
  return unless([notDrafting(context), takesNone(context, command.block), objects, wrongDate(context, command.until, stands)], () => ({
    ...raised(context, command, holder),
    kind: 'time',
    until: Math.max(command.until, stands),
    seen: context.shown,
  }));
}

export function reserve(context: Context, command: Ask<'reserve'>): Decision {
  const holder = holderOf(context, command.enteredFor);
  if (!holder.ok) return refuse(holder.refusal);
  return unless([isOver(context), takesNone(context, command.block)], () => ({
    ...raised(context, command, holder),
    kind: 'reservation',
    ...(isGiven(command.appended) && { noted: true }),
  }));
}

/** A package: nobody makes one for a State, and one that takes the place of another asks for less only where its screen showed that. */
export function makeConditional(context: Context, command: Ask<'make-conditional'>): Decision {
  const holder = holderOf(context, undefined);
  if (!holder.ok) return refuse(holder.refusal);
  const others = command.links.filter(({ opinion, block }) => opinion !== undefined || block !== command.block);
  const links = [...new Map(others.map((link) => [paragraphIn(link), link])).values()];
  const stands = linkedStill(context, command.block, holder.entity);
  const kept = stands.filter((link) => !links.some((one) => paragraphIn(one) === paragraphIn(link)));
  // what stays linked was seen as it read when the State linked it
  const fresh = links.filter((link) => !stands.some((one) => equal(one, link)));
  const before = paragraphOf(context, command.block)?.positions.find(
    ({ kind, entity, carriedFrom }) => kind === 'conditional' && entity === holder.entity && carriedFrom === null,
  );
  return unless(
    [
      isOver(context),
      takesNone(context, command.block),
      links.length === 0 ? { code: 'no-such-paragraph' } : notLinked(context, fresh),
      before === undefined ? null : notHead(context, before),
    ],
    () => ({ ...raised(context, command, holder), kind: 'conditional', links: [...links, ...kept], seen: context.shown }),
  );
}

const paragraphIn = ({ opinion, block }: Link): string => `${opinion ?? ''}/${block}`;

/** On what the State's own package counts, where a screen that did not show it cannot let go of that. Until rules 4 it always could. */
function linkedStill(context: Context, block: BlockId, entity: EntityId): readonly Link[] {
  const held = context.held(entity, block, 'conditional');
  return held === null || context.register.rules < 4 || isGivenUp(context, held) ? [] : (held.links ?? []);
}

function notLinked(context: Context, links: readonly Link[]): Refusal | null {
  const { elsewhere = [] } = context.here;
  const missing = links.filter(({ opinion, block }) => opinion !== undefined && elsewhereOf(elsewhere, opinion, block) === undefined);
  if (missing.length > 0) return { code: 'no-such-paragraph', ...named(missing) };
  const none = links.map(({ opinion, block }) => (opinion === undefined ? takesNone(context, block) : null)).find((one) => one !== null);
  if (none) return none;
  const changed = links.filter(({ opinion, block, hash }) => {
    const there = opinion === undefined ? paragraphOf(context, block) : elsewhereOf(elsewhere, opinion, block);
    return there?.hash !== hash;
  });
  return changed.length > 0 ? { code: 'text-changed', ...named(changed) } : null;
}

/** Ad referendum. Nobody says it for a State, and it is never taken for agreement. */
export function awaitInstructions(context: Context, command: Ask<'await-instructions'>): Decision {
  const holder = holderOf(context, undefined);
  if (!holder.ok) return refuse(holder.refusal);
  const none = command.block === null ? null : takesNone(context, command.block);
  return unless([notDrafting(context), none], () => ({ ...raised(context, command, holder), kind: 'ad-referendum' }));
}

export const isPlain = (command: Command): command is Ask<PlainName> => Object.hasOwn(PLAIN, command.do);

/** What is no more than a paragraph and a reason. Nobody says it for another. */
export function sayPlainly(context: Context, command: Ask<PlainName>): Decision {
  const kind = PLAIN[command.do];
  const { by, early } = KINDS[kind];
  const holder: Holding = by === 'states' ? holderOf(context, undefined) : { ok: true, entity: context.actor.entity, via: 'screen' };
  if (!holder.ok) return refuse(holder.refusal);
  return unless(
    [early ? isOver(context) : notDrafting(context), by === 'states' ? null : mayNotRemark(context), takesNone(context, command.block)],
    () => ({ ...raised(context, command, holder), kind }),
  );
}

type Holding = ({ readonly ok: true } & Holder) | { readonly ok: false; readonly refusal: Refusal };

/** Who will hold the position: the actor's own State, or the State it is entered for. */
export function holderOf({ actor, here }: Pick<Context, 'actor' | 'here'>, enteredFor: EnteredFor | undefined): Holding {
  const { hold, chair, office } = RIGHTS[actor.capacity];
  if (hold && (enteredFor === undefined || enteredFor.entity === actor.entity)) return { ok: true, entity: actor.entity, via: 'screen' };
  const enters = chair || office || actor.functions.includes('operator');
  if (enteredFor === undefined) return { ok: false, refusal: { code: chair || office ? 'chair-is-neutral' : 'not-a-member-state' } };
  if (!enters) return { ok: false, refusal: { code: 'not-your-position', entities: [enteredFor.entity] } };
  if (!here.memberStates.has(enteredFor.entity))
    return { ok: false, refusal: { code: 'not-a-member-state', entities: [enteredFor.entity] } };
  return { ok: true, entity: enteredFor.entity, via: enteredFor.via };
}

type Raised = Extract<Act, { type: 'position.raised' }>;

const raised = (
  { seen }: Context,
  { block, hash, reason }: { readonly block: BlockId | null; readonly hash: Raised['hash']; readonly reason?: string },
  { entity, via }: Holder,
): Omit<Raised, 'kind'> => ({
  type: 'position.raised',
  block,
  hash,
  entity,
  via,
  until: null,
  reasoned: isGiven(reason),
  cured: false,
  endsIf: null,
  seen,
});

function takesNone(context: Context, block: BlockId): Refusal | null {
  const there = paragraphOf(context, block);
  if (there === undefined) return { code: 'no-such-paragraph', blocks: [block] };
  return isGoverning(there) ? { code: 'heading-takes-none', blocks: [block] } : null;
}

const DAY_MS = 86_400_000;

/** A date that stands was within the limit of its day, whatever the policy says by now. */
function wrongDate({ register, now }: Context, until: number, stands: number): Refusal | null {
  const latest = now + register.policy.maxTimeDays * DAY_MS;
  return until > now && until <= Math.max(latest, stands) ? null : { code: 'date-not-allowed', date: latest };
}

function mayNotRemark({ actor }: Context): Refusal | null {
  const { comment, chair, office } = RIGHTS[actor.capacity];
  if (comment) return null;
  return { code: chair || office ? 'chair-is-neutral' : 'read-only' };
}

interface Raising extends Pick<Entry, 'seq' | 'at'> {
  readonly by: Pick<Entry['by'], 'capacity'>;
}

export function foldRaised(state: OpinionState, fact: Raised, { seq, at, by }: Raising): OpinionState {
  // A second raise takes the place of the first and reaches no less far.
  const { kind, entity, block, hash, via, until, endsIf, echoes, copied = [], links = null, seen, carried, inherited } = fact;
  const brought = carried ?? inherited;
  const enteredBy = brought !== undefined ? brought.enteredBy : via === 'screen' ? null : by.capacity;
  const entered = state.rules >= 2 && enteredBy !== null && brought?.confirmed !== true;
  const replaced = inPlaceOf(state.positions.values(), { entity, block, kind, entered });
  const position: Position = {
    id: positionId(seq),
    kind,
    entity,
    block,
    hash,
    seq,
    at,
    via,
    enteredBy,
    entered,
    until,
    endsIf,
    // the words of both are looked for
    echoes: endsIf === null ? [] : (echoes ?? replaced?.echoes ?? []),
    copied,
    met: null,
    links,
    seen,
    since: Math.min(seen, replaced?.since ?? seen),
    late: replaced?.late ?? false,
    toConfirm: entered || brought !== undefined,
    inherited: inherited?.from ?? null,
    noted: null,
    drops: replaced?.drops ?? [],
  };
  const positions = new Map(state.positions);
  if (replaced !== null) positions.delete(replaced.id);
  positions.set(position.id, position);
  if (!isHold(kind)) return { ...state, positions };

  // Its own paragraph too, where the words have moved on: that was agreed to, and is now objected to.
  const there = [...new Set([block, ...places({ ...state, positions }, position).keys()])];
  const agreedBefore = there.some((id) => {
    const declared = id === null ? null : state.blocks.get(id)?.declared;
    return declared?.stands === true && declared.seq <= seen;
  });
  // what is agreed provisionally may be objected to without being late
  if (agreedBefore && state.policy.packageSwitch !== true) positions.set(position.id, { ...position, late: true });
  const blocks = withBlocks(state.blocks, there, (one) => {
    const broken = kind === 'objection' && one.call !== null && one.call.deadline !== null;
    const cause = kind === 'time' ? 'time' : 'objection';
    return reopened(broken ? { ...one, call: null, broken: { entity, seq } } : one, { cause, entity, seq: state.seq });
  });
  return { ...state, positions, blocks, adoptionCall: null };
}
