/** Appeals against decisions of the presiding chair. While one is pending nothing is adopted or closed; the meeting decides it, not the product. */

import type { Actor } from './actor.ts';
import { foldUnclosed } from './adoption.ts';
import { APPEAL_DAY_MS, AT_ONCE_MS } from './appeal-time.ts';
import type { Ask } from './command.ts';
import { type Context, type Decision, isReported, noReason, unless } from './context.ts';
import type { ActOf, Entry } from './entry.ts';
import { holderOf } from './raising.ts';
import type { Refusal } from './refusal.ts';
import type { ShownAppeal, ShownRuling } from './register.ts';
import { mayLift, RIGHTS } from './rights.ts';
import type { Standing } from './standing.ts';
import type { OpinionState } from './state.ts';
import { type AppealEnd, type BlockId, type Channel, type EntityId, RULINGS, type RulingKind } from './vocabulary.ts';

/** A decision of the presiding chair, not older than a day when the last was made. */
export interface Ruling {
  readonly seq: number;
  readonly at: number;
  readonly kind: RulingKind;
  /** The paragraphs that it was about; none: the opinion as a whole. */
  readonly blocks: readonly BlockId[];
}

/** Against a decision of the chair. It is never forgotten. */
export interface Appeal {
  readonly seq: number;
  readonly at: number;
  readonly entity: EntityId;
  /** By whom for that State, and how it was heard; null: the State made it itself. */
  readonly entered: { readonly by: Actor['capacity']; readonly via: Channel } | null;
  /** The decision, and its log position. */
  readonly against: Ruling;
  /** null: it is pending. `own`: its State withdrew it; else the secretariat has recorded the end. */
  readonly ended: { readonly seq: number; readonly at: number; readonly end: AppealEnd; readonly own: boolean } | null;
  readonly contradicted: { readonly seq: number; readonly at: number } | null;
}

/** Acts of an appeal against a decision of the presiding chair (SPEC 12). Its words are in the payloads. */
export type AppealAct =
  /** Against the decision at this log position. */
  | {
      readonly type: 'appeal.made';
      readonly of: number;
      /** For which State it was entered, and how that was heard; of its own act neither is there. */
      readonly entity?: EntityId;
      readonly via?: Exclude<Channel, 'screen'>;
    }
  /** Recorded by the secretariat, of the appeal that was made at `of`. */
  | { readonly type: 'appeal.ended'; readonly of: number; readonly end: AppealEnd }
  | { readonly type: 'appeal.withdrawn'; readonly of: number }
  /** By the State that appealed: it was not as the secretariat has recorded it. */
  | { readonly type: 'appeal.contradicted'; readonly of: number };

const appealMs = (sitting: Context['here']['sitting']): number => (sitting === 'open' ? AT_ONCE_MS : APPEAL_DAY_MS);

export function appeal(context: Context, { of, reason, enteredFor }: Ask<'appeal'>): Decision {
  const { register, actor, now, here } = context;
  const holder = holderOf(context, enteredFor);
  const [entity, via] = holder.ok ? [holder.entity, holder.via] : [actor.entity, 'screen' as const];
  const ms = appealMs(here.sitting);
  const found = rulingOf(register, of);
  // what another entered keeps nobody from appealing
  const made = register.appeals.some(
    (one) => one.against.seq === of && one.entity === entity && (one.entered !== null) === (via !== 'screen'),
  );
  return unless(
    [
      register.phase === 'adopted' ? { code: 'opinion-adopted' } : null,
      holder.ok ? null : enteredFor === undefined ? { code: 'not-a-member-state' } : holder.refusal,
      found === null ? { code: 'no-such-act' } : null,
      made ? { code: 'already-appealed' } : null,
      found !== null && now - found.at > ms ? { code: 'appeal-late', seconds: ms / 1000 } : null,
      noReason(reason),
    ],
    () => ({ type: 'appeal.made', of, ...(via !== 'screen' && { entity, via }) }),
  );
}

function rulingOf({ rulings, paragraphs }: Standing, of: number): ShownRuling | null {
  const is = ({ seq }: ShownRuling): boolean => seq === of;
  return rulings.find(is) ?? paragraphs.find((one) => one.rulings.some(is))?.rulings.find(is) ?? null;
}

export function recordAppeal(context: Context, { of, end, statement }: Ask<'record-appeal'>): Decision {
  const other: Refusal | null = RIGHTS[context.actor.capacity].office ? null : { code: 'not-secretariat' };
  return unless([other, isPending(appealOf(context, of)) ? null : NO_SUCH, noReason(statement)], () => ({ type: 'appeal.ended', of, end }));
}

export function withdrawAppeal(context: Context, { of }: Ask<'withdraw-appeal'>): Decision {
  const found = appealOf(context, of);
  const head: Refusal | null = mayLift(context.actor, context.register.policy) ? null : { code: 'head-decides' };
  return unless([isPending(found) ? (notOwn(context, found) ?? head) : NO_SUCH], () => ({ type: 'appeal.withdrawn', of }));
}

export function contradictAppeal(context: Context, { of, statement }: Ask<'contradict-appeal'>): Decision {
  const found = appealOf(context, of);
  const recorded = found?.ended?.own === false && found.contradicted === null;
  return unless([recorded ? notOwn(context, found) : NO_SUCH, isReported(context), noReason(statement)], () => ({
    type: 'appeal.contradicted',
    of,
  }));
}

const NO_SUCH: Refusal = { code: 'no-such-appeal' };

const appealOf = ({ register }: Context, of: number): ShownAppeal | undefined => register.appeals.find(({ seq }) => seq === of);

const isPending = (found: ShownAppeal | undefined): found is ShownAppeal => found?.ended === null;

function notOwn({ actor }: Context, { entity }: ShownAppeal): Refusal | null {
  return actor.entity === entity && (actor.dismissed === true || RIGHTS[actor.capacity].hold)
    ? null
    : { code: 'not-your-position', entities: [entity] };
}

/** Remembers a decision of the chair. `after`: what it has brought about. */
export function foldRuling(before: OpinionState, { seq, at, by, fact }: Entry, after: OpinionState): OpinionState {
  const kind = by.capacity === 'chair' ? kindOf(fact) : null;
  if (kind === null) return after;
  const ruling: Ruling = { seq, at, kind, blocks: blocksOf(before, fact, after) };
  return { ...after, rulings: [...after.rulings.filter((one) => at - one.at <= APPEAL_DAY_MS), ruling] };
}

const KINDS: ReadonlySet<string> = new Set(RULINGS);

function kindOf(fact: Entry['fact']): RulingKind | null {
  if (fact.type === 'text') return fact.carriesOut?.command === 'settle' ? 'suggestion.settled' : null;
  return KINDS.has(fact.type) ? (fact.type as RulingKind) : null;
}

function blocksOf(before: OpinionState, fact: Entry['fact'], after: OpinionState): readonly BlockId[] {
  const having = ({ blocks }: OpinionState, is: (block: Block) => boolean): readonly BlockId[] =>
    [...blocks.values()].filter(is).map(({ id }) => id);
  switch (fact.type) {
    case 'text':
      // where it is listed: its own paragraph may have gone with it
      return having(after, ({ settled }) => settled.some(({ seq }) => seq === after.seq));
    case 'call.opened':
      return fact.targets.map(({ block }) => block);
    case 'call.extended':
      return having(before, ({ call }) => call?.seq === fact.of);
    case 'call.cancelled':
      return fact.blocks === 'adoption' ? [] : fact.blocks;
    case 'paragraphs.referred':
    case 'paragraphs.recalled':
      return fact.blocks;
    case 'withdrawal.noted':
      return [before.positions.get(fact.position)?.block ?? []].flat();
    case 'paragraph.declared':
      return [fact.target.block];
    case 'declaration.undone':
      return having(before, ({ declared }) => declared?.seq === fact.of);
    case 'paragraph.reopened':
      return [fact.block];
    default:
      return [];
  }
}

type Block = OpinionState['blocks'] extends ReadonlyMap<BlockId, infer One> ? One : never;

export function foldAppealed(state: OpinionState, { of, entity, via }: ActOf<'appeal.made'>, { seq, at, by }: Entry): OpinionState {
  const against = state.rulings.find((one) => one.seq === of);
  if (against === undefined) return state;
  const entered = via === undefined ? null : { by: by.capacity, via };
  const made: Appeal = { seq, at, entity: entity ?? by.entity, entered, against, ended: null, contradicted: null };
  return { ...state, appeals: [...state.appeals, made] };
}

export function foldAppealEnded(state: OpinionState, fact: ActOf<'appeal.ended'> | ActOf<'appeal.withdrawn'>): OpinionState {
  const { seq, at } = state;
  const own = fact.type === 'appeal.withdrawn';
  const end = own ? 'withdrawn' : fact.end;
  const after = withAppeal(state, fact.of, { ended: { seq, at, end, own } });
  const against = state.appeals.find((one) => one.seq === fact.of)?.against.seq;
  return end === 'upheld' && state.closed?.seq === against ? foldUnclosed(after) : after;
}

export const foldContradicted = (state: OpinionState, { of }: ActOf<'appeal.contradicted'>): OpinionState =>
  withAppeal(state, of, { contradicted: { seq: state.seq, at: state.at } });

const withAppeal = (state: OpinionState, seq: number, change: Partial<Appeal>): OpinionState => ({
  ...state,
  appeals: state.appeals.map((one) => (one.seq === seq ? { ...one, ...change } : one)),
});
