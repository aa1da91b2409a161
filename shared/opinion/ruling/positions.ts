/**
 * Positions: raising is instant, lifting is explicit. An objection of a Member State meets two refusals only: whoever raises it does
 * not act for that State, or the adoption has closed. No other condition may ever be added to `raiseObjection`.
 */
import type { Command, EnteredFor } from '../command.ts';
import { together } from '../ends-if.ts';
import type { Act, EndsIf, Link } from '../entry.ts';
import { equal } from '../equal.ts';
import { elsewhereOf, named } from '../links.ts';
import { isBinding, isHold } from '../positions.ts';
import type { Refusal } from '../refusal.ts';
import type { ShownPosition } from '../register.ts';
import { mayLift, RIGHTS } from '../rights.ts';
import type { Position } from '../state.ts';
import type { BlockId, Channel, EntityId, PositionId } from '../vocabulary.ts';
import {
  allow,
  type Decision,
  type Ground,
  isGiven,
  isGoverning,
  isOver,
  isReported,
  noReason,
  notChair,
  notDrafting,
  notSitting,
  paragraphOf,
  refuse,
  unless,
} from './ground.ts';

type Ask<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function raiseObjection(ground: Ground, command: Ask<'raise-objection'>): Decision {
  if (ground.register.phase === 'adopted') return refuse('opinion-adopted');
  const holder = holderOf(ground, command.enteredFor);
  if (!holder.ok) return refuse(holder.refusal);
  const { block } = command;
  // Names nothing that this opinion has ever held, so there is nothing to object to.
  if (block !== null && !ground.known(block)) return refuse({ code: 'no-such-paragraph', blocks: [block] });
  // An advance withdrawal is the State's own act: nobody enters one for it, nor goes round the head of the delegation with it.
  const endsIf = holder.via === 'screen' && speaksForHead(ground) ? condition(ground, block, holder.entity, command.endsIf ?? null) : null;
  const act = { ...raised(ground, command, holder), block, endsIf, cured: isGiven(command.cure) };
  return allow(hasSeenAdoption(ground) ? late(act) : { ...act, kind: 'objection' });
}

/** What the State's own hold, whose place the objection takes, leaves of its condition. */
function condition(ground: Ground, block: BlockId | null, entity: EntityId, endsIf: EndsIf | null): EndsIf | null {
  const held = block === null ? null : ground.held(entity, block, 'objection');
  return held === null || isGivenUp(ground, held) ? endsIf : together(endsIf, held.endsIf);
}

/** May a later hold reach less far? Who may not lift the one that stands, or had not seen it, did not mean to. */
const isGivenUp = (ground: Ground, { seq }: Position): boolean =>
  ground.register.rules < 3 || (speaksForHead(ground) && ground.seen >= seq);

/** Whoever had not been handed the adoption has crossed the gavel, whatever of the call their screen showed. */
const hasSeenAdoption = ({ register: { adopting }, seen }: Ground): boolean => adopting !== null && seen >= adopting.seq;

const late = ({ type: _, until: __, endsIf: ___, ...said }: Omit<Raised, 'kind'>): Act => ({ ...said, type: 'objection.late' });

export function askTime(ground: Ground, command: Ask<'ask-time'>): Decision {
  const holder = holderOf(ground, command.enteredFor);
  if (!holder.ok) return refuse(holder.refusal);
  const enters = holder.via !== 'screen';
  const held = holds(ground, command.block, holder.entity);
  // what another entered keeps nobody from asking for the own State
  const objects = objecting(held.filter(({ entered }) => enters || !entered));
  const own = enters ? null : ground.held(holder.entity, command.block, 'time');
  const kept = own === null || isGivenUp(ground, own) ? 0 : (own.until ?? 0);
  // Whoever enters it for the State may not shorten what the State asked for.
  const stands = Math.max(kept, ...(enters ? held.map((one) => one.until ?? 0) : []));
  return unless([notDrafting(ground), takesNone(ground, command.block), objects, wrongDate(ground, command.until, stands)], () => ({
    ...raised(ground, command, holder),
    kind: 'time',
    until: Math.max(command.until, stands),
  }));
}

export function reserve(ground: Ground, command: Ask<'reserve'>): Decision {
  const holder = holderOf(ground, command.enteredFor);
  if (!holder.ok) return refuse(holder.refusal);
  return unless([isOver(ground), takesNone(ground, command.block)], () => ({
    ...raised(ground, command, holder),
    kind: 'reservation',
    ...(isGiven(command.appended) && { noted: true }),
  }));
}

/** A package: nobody makes one for a State, and one that takes the place of another asks for less only where its screen showed that. */
export function makeConditional(ground: Ground, command: Ask<'make-conditional'>): Decision {
  const holder = holderOf(ground, undefined);
  if (!holder.ok) return refuse(holder.refusal);
  const others = command.links.filter(({ opinion, block }) => opinion !== undefined || block !== command.block);
  const links = [...new Map(others.map((link) => [paragraphIn(link), link])).values()];
  const stands = linkedStill(ground, command.block, holder.entity);
  const kept = stands.filter((link) => !links.some((one) => paragraphIn(one) === paragraphIn(link)));
  // what stays linked was seen as it read when the State linked it
  const fresh = links.filter((link) => !stands.some((one) => equal(one, link)));
  const before = paragraphOf(ground, command.block)?.positions.find(
    ({ kind, entity, carriedFrom }) => kind === 'conditional' && entity === holder.entity && carriedFrom === null,
  );
  return unless(
    [
      isOver(ground),
      takesNone(ground, command.block),
      links.length === 0 ? { code: 'no-such-paragraph' } : notLinked(ground, fresh),
      before === undefined ? null : notHead(ground, before),
    ],
    () => ({ ...raised(ground, command, holder), kind: 'conditional', links: [...links, ...kept] }),
  );
}

const paragraphIn = ({ opinion, block }: Link): string => `${opinion ?? ''}/${block}`;

/** On what the State's own package counts, where a screen that did not show it cannot let go of that. Until rules 4 it always could. */
function linkedStill(ground: Ground, block: BlockId, entity: EntityId): readonly Link[] {
  const held = ground.held(entity, block, 'conditional');
  return held === null || ground.register.rules < 4 || isGivenUp(ground, held) ? [] : (held.links ?? []);
}

function notLinked(ground: Ground, links: readonly Link[]): Refusal | null {
  const { elsewhere = [] } = ground.here;
  const missing = links.filter(({ opinion, block }) => opinion !== undefined && elsewhereOf(elsewhere, opinion, block) === undefined);
  if (missing.length > 0) return { code: 'no-such-paragraph', ...named(missing) };
  const none = links.map(({ opinion, block }) => (opinion === undefined ? takesNone(ground, block) : null)).find((one) => one !== null);
  if (none) return none;
  const changed = links.filter(({ opinion, block, hash }) => {
    const there = opinion === undefined ? paragraphOf(ground, block) : elsewhereOf(elsewhere, opinion, block);
    return there?.hash !== hash;
  });
  return changed.length > 0 ? { code: 'text-changed', ...named(changed) } : null;
}

/** Nobody abstains for a State. */
export function abstain(ground: Ground, command: Ask<'abstain'>): Decision {
  const holder = holderOf(ground, undefined);
  if (!holder.ok) return refuse(holder.refusal);
  return unless([notDrafting(ground), takesNone(ground, command.block)], () => ({ ...raised(ground, command, holder), kind: 'abstain' }));
}

/** Ad referendum. Nobody says it for a State, and it is never taken for agreement. */
export function awaitInstructions(ground: Ground, command: Ask<'await-instructions'>): Decision {
  const holder = holderOf(ground, undefined);
  if (!holder.ok) return refuse(holder.refusal);
  const none = command.block === null ? null : takesNone(ground, command.block);
  return unless([notDrafting(ground), none], () => ({ ...raised(ground, command, holder), kind: 'ad-referendum' }));
}

export function remark(ground: Ground, command: Ask<'support' | 'record-concern'>): Decision {
  const holder: Holder = { entity: ground.actor.entity, via: 'screen' };
  return unless([isOver(ground), mayNotRemark(ground), takesNone(ground, command.block)], () => ({
    ...raised(ground, command, holder),
    kind: command.do === 'support' ? 'support' : 'concern',
  }));
}

export function withdraw(ground: Ground, { position, statement }: Ask<'withdraw'>): Decision {
  const found = standing(ground, position);
  // that its instructions have come a State says in words
  const come = found?.kind === 'ad-referendum' ? (isReported(ground) ?? noReason(statement)) : isOver(ground);
  const adopted: Refusal | null = isAdopted(ground) ? come : null;
  const missing: Refusal = { code: 'no-such-position', positions: [position] };
  const own = found === null ? missing : (notOwn(ground, found) ?? notHead(ground, found));
  // an abstention is revoked while there is a discussion to come back to
  const late = found?.kind === 'abstain' ? isOver(ground) : null;
  return unless([adopted, own, late], () => ({
    type: 'position.withdrawn',
    position,
    stated: isGiven(statement),
  }));
}

/** Lifts nothing, so it is for every seat of the State, as raising is; after adoption it changes only what is appended. */
export function confirm(ground: Ground, { position }: Ask<'confirm'>): Decision {
  const found = standing(ground, position);
  const missing: Refusal = { code: 'no-such-position', positions: [position] };
  const closed = found?.entered === true && isAdopted(ground) ? isReported(ground) : isOver(ground);
  const other = found?.toConfirm === true ? (notOwn(ground, found) ?? insteadOfObjection(ground, found)) : missing;
  return unless([closed, other], () => ({ type: 'position.confirmed', position }));
}

/** What a State never said, it does not withdraw. It ends all the same, so it is for whoever lifts. */
export function disown(ground: Ground, { position, statement }: Ask<'disown'>): Decision {
  const found = standing(ground, position);
  const missing: Refusal = { code: 'no-such-position', positions: [position] };
  const other = found?.entered === true ? (notOwn(ground, found) ?? notHead(ground, found)) : missing;
  const reported = isAdopted(ground) ? isReported(ground) : null;
  return unless([reported, other], () => ({ type: 'position.disowned', position, stated: isGiven(statement) }));
}

/** Time that was entered takes the place of the State's own objection no more than time that is asked for. */
function insteadOfObjection(ground: Ground, { id, kind, entity, entered }: ShownPosition): Refusal | null {
  if (kind !== 'time' || !entered) return null;
  const there = ground.register.paragraphs.find(({ positions }) => positions.some((one) => one.id === id && one.carriedFrom === null));
  return there === undefined ? null : objecting(holds(ground, there.id, entity).filter((one) => !one.entered));
}

/** What a State has said on the floor. Only its own act lifts anything (rule 1.5), so this changes no status. */
export function noteWithdrawal(ground: Ground, { position, reason }: Ask<'note-withdrawal'>): Decision {
  const found = standing(ground, position);
  const missing: Refusal | null = found !== null && isBinding(found.kind) ? null : { code: 'no-such-position', positions: [position] };
  return unless([notDrafting(ground), notChair(ground), notSitting(ground), missing, noReason(reason)], () => ({
    type: 'withdrawal.noted',
    position,
  }));
}

export function dropCarried(ground: Ground, { position, block }: Ask<'drop-carried'>): Decision {
  const there = paragraphOf(ground, block);
  const found = there?.positions.find(({ id }) => id === position) ?? null;
  // What stands on a heading stands on all that the heading governs or governed when it was deleted: it can only be withdrawn.
  const isCarried = found !== null && found.carriedFrom !== null && found.carriedFrom !== there?.heading && there?.removed !== true;
  const missing: Refusal = { code: 'no-such-position', blocks: [block], positions: [position] };
  return unless([isOver(ground), isCarried ? (notOwn(ground, found) ?? notHead(ground, found)) : missing], () => ({
    type: 'position.dropped',
    position,
    block,
  }));
}

/** By the chair, whether that has closed or not. */
const isAdopted = ({ register: { phase } }: Ground): boolean => phase === 'adopting' || phase === 'adopted';

interface Holder {
  readonly entity: EntityId;
  readonly via: Channel;
}
type Holding = ({ readonly ok: true } & Holder) | { readonly ok: false; readonly refusal: Refusal };

/** Who will hold the position: the actor's own State, or the State it is entered for. */
export function holderOf({ actor, here }: Pick<Ground, 'actor' | 'here'>, enteredFor: EnteredFor | undefined): Holding {
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
  { seen }: Ground,
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

/** Holds of this State on this paragraph, not carried there. */
const holds = (ground: Ground, block: BlockId, of: EntityId): readonly Held[] =>
  (paragraphOf(ground, block)?.positions ?? [])
    .filter(({ kind, entity, carriedFrom }) => isHold(kind) && entity === of && carriedFrom === null)
    .map((one) => ({ ...one, on: block }));

type Held = ShownPosition & { readonly on: BlockId };

function objecting(held: readonly Held[]): Refusal | null {
  const objection = held.find(({ kind }) => kind === 'objection');
  if (objection === undefined) return null;
  return { code: 'objection-stands', blocks: [objection.on], entities: [objection.entity], positions: [objection.id] };
}

function takesNone(ground: Ground, block: BlockId): Refusal | null {
  const there = paragraphOf(ground, block);
  if (there === undefined) return { code: 'no-such-paragraph', blocks: [block] };
  return isGoverning(there) ? { code: 'heading-takes-none', blocks: [block] } : null;
}

const DAY_MS = 86_400_000;

/** A date that stands was within the limit of its day, whatever the policy says by now. */
function wrongDate({ register, now }: Ground, until: number, stands: number): Refusal | null {
  const latest = now + register.policy.maxTimeDays * DAY_MS;
  return until > now && until <= Math.max(latest, stands) ? null : { code: 'date-not-allowed', date: latest };
}

function mayNotRemark({ actor }: Ground): Refusal | null {
  const { comment, chair, office } = RIGHTS[actor.capacity];
  if (comment) return null;
  return { code: chair || office ? 'chair-is-neutral' : 'read-only' };
}

function standing({ register }: Ground, id: PositionId): ShownPosition | null {
  const is = (one: ShownPosition): boolean => one.id === id;
  for (const { positions } of register.paragraphs) {
    const found = positions.find(is);
    if (found !== undefined) return found;
  }
  return register.positions.find(is) ?? null;
}

/** A hold or a condition is lifted from a seat of that State; a note by whoever made it. */
function notOwn({ actor }: Ground, { entity, kind, id }: ShownPosition): Refusal | null {
  const { hold, comment } = RIGHTS[actor.capacity];
  const own = entity === actor.entity && (actor.dismissed === true || (isBinding(kind) ? hold : comment));
  return own ? null : { code: 'not-your-position', entities: [entity], positions: [id] };
}

/** Raising never waits for anybody; where the policy says so, lifting waits for the head of the delegation. */
const speaksForHead = ({ register, actor }: Ground): boolean => mayLift(actor, register.policy);

const notHead = (ground: Ground, { kind, entity, id }: ShownPosition): Refusal | null =>
  isBinding(kind) && !speaksForHead(ground) ? { code: 'head-decides', entities: [entity], positions: [id] } : null;
