/**
 * What has happened in an opinion over a time, as one tells it afterwards: decisions, and what entities said of the text. Folded from the
 * entries of that time and the states before and after each; wording is not in here, it belongs to the log positions.
 */

import type { Appeal } from './appeals.ts';
import type { Block } from './blocks.ts';
import type { Entry } from './entry.ts';
import type { Position } from './positions.ts';
import type { OpinionState } from './state.ts';
import type { BlockId, Capacity, Channel, EntityId, Outcome, PositionKind, SeatId } from './vocabulary.ts';
import { howDeclined } from './withholding.ts';

export const DECISIONS = [
  'opened',
  'called',
  'extended',
  'callCancelled',
  'referred',
  'recalled',
  'declared',
  'undone',
  'reopened',
  'editorialProposed',
  'editorialConfirmed',
  'editorialDeclined',
  'adoptionCalled',
  'adoptionCancelled',
  'adopting',
  'adopted',
  'adoptionUndone',
  'closed',
  'published',
] as const;
export const SAYINGS = [
  'raised',
  'crossed',
  'late',
  'broken',
  'withdrawn',
  'disowned',
  'ended',
  'met',
  'confirmed',
  'reopenAsked',
  'editorialContested',
  'aside',
  'statement',
  'appealed',
  'appealUpheld',
  'appealNotUpheld',
  'appealWithdrawn',
  'appealContradicted',
  'withheld',
  'withholdingProposed',
  'withholdingDeclined',
  'withholdingTakenBack',
] as const;

export interface Happening {
  readonly seq: number;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly seat: SeatId;
  readonly what: (typeof DECISIONS)[number] | (typeof SAYINGS)[number];
  /** null = the opinion as a whole. */
  readonly blocks: readonly (BlockId | null)[];
  /** Whose position or saying it is; for whom the chair reopened. */
  readonly entity: EntityId | null;
  /** Where what this became of was said, if it was said before: the position, or the appeal. */
  readonly of: number | null;
  /** Whose entry has met it. */
  readonly by: EntityId | null;
  readonly kind: PositionKind | null;
  /** Of a silence procedure, when it was called or extended, of a request for time, or of an adoption that is open. */
  readonly until: number | null;
  /** Capacity of whoever entered it for the State. */
  readonly enteredBy: Capacity | null;
  readonly via: Channel | null;
  readonly outcome: Outcome | null;
  /** Of words that were withheld, or are to be. */
  readonly letters: number;
}

const ALL: ReadonlySet<string> = new Set(DECISIONS);
export const isDecision = ({ what }: Pick<Happening, 'what'>): boolean => ALL.has(what);

/** Of one entry. */
export function happened(before: OpinionState, { seq, at, by, fact }: Entry, after: OpinionState): readonly Happening[] {
  const told = (what: Happening['what'], blocks: Happening['blocks'], more: Partial<Happening> = {}): Happening => ({
    ...{
      seq,
      at,
      seat: by.seat,
      what,
      blocks,
      entity: null,
      of: null,
      by: null,
      kind: null,
      until: null,
      enteredBy: null,
      via: null,
      outcome: null,
      letters: 0,
    },
    ...more,
  });
  const touched = fact.type === 'text' ? fact.changes.map(({ id }) => id) : [...after.blocks.keys()];
  return [
    ...ofPositions(before, fact, after, told),
    ...ofBlocks(before, after, touched, told),
    ...ofOpinion(before, after, told),
    ...ofReferrals(before, fact, told),
    ...ofEditorials(before, by.entity, fact, told),
    ...ofAppeals(after, told),
    ...ofWithholding(before, by, fact, told),
    ...(fact.type === 'restricted.published' ? [told('published', [null])] : []),
  ];
}

/**
 * Without what was undone in time: that never was (4.4, 7.5), and what was too late for it was not (7.16). What was undone later than this
 * time began stays.
 */
export function lasting(all: readonly Happening[]): readonly Happening[] {
  const undone = new Set<Happening>();
  const stands = new Set<Happening>();
  for (const [at, one] of all.entries()) {
    if (one.what !== 'undone' && one.what !== 'adoptionUndone' && one.what !== 'crossed') continue;
    const earlier = all.slice(0, at);
    const decision = earlier.findLast((other) => isUndoneBy(other, one));
    if (one.what !== 'undone') for (const other of earlier) if (other.what === 'late') stands.add(other);
    if (decision !== undefined && one.what !== 'crossed') undone.add(decision).add(one);
  }
  return all.filter((one) => !undone.has(one)).map((one) => (stands.has(one) ? { ...one, what: 'raised', kind: 'objection' } : one));
}

function isUndoneBy({ what, blocks }: Happening, undoing: Happening): boolean {
  if (undoing.what === 'undone') return what === 'declared' && blocks[0] === undoing.blocks[0];
  return what === 'adopting' || what === 'adopted';
}

type Tell = (what: Happening['what'], blocks: Happening['blocks'], more?: Partial<Happening>) => Happening;

function ofPositions(before: OpinionState, fact: Entry['fact'], after: OpinionState, told: Tell): readonly Happening[] {
  if (before.positions === after.positions) return [];
  const of = (what: Happening['what'], { seq, block, entity, kind, until, enteredBy, via }: Position): Happening =>
    told(what, [block], { entity, of: seq, kind, until, enteredBy, via });
  const found: Happening[] = [];
  // one that takes the place of another of its State is no withdrawal of that
  const raised = [...after.positions.values()].filter(({ id }) => !before.positions.has(id));
  const confirmed = fact.type === 'position.confirmed';
  const ending = ({ kind, until }: Position): Happening['what'] =>
    fact.type === 'position.disowned' ? 'disowned' : kind === 'time' && until !== null && until <= after.at ? 'ended' : 'withdrawn';
  // told already, as what was late for an adoption
  const news = raised.filter(({ seq }) => !before.late.some((one) => one.seq === seq));
  const replaced = ({ entity, block }: Position): boolean => raised.some((one) => one.entity === entity && one.block === block);
  for (const one of before.positions.values()) {
    const now = after.positions.get(one.id);
    if (now === undefined && !confirmed && !replaced(one)) found.push(of(ending(one), one));
    if (now?.met?.seq === after.seq) found.push({ ...of('met', now), by: now.met.entity });
    if (now !== undefined && one.toConfirm && !now.toConfirm) found.push(of('confirmed', now));
  }
  return [...found, ...news.map((one) => of('raised', one))];
}

function ofBlocks(before: OpinionState, after: OpinionState, touched: readonly BlockId[], told: Tell): readonly Happening[] {
  const called: BlockId[] = [];
  const extended: BlockId[] = [];
  const over: BlockId[] = [];
  const found: Happening[] = [];
  for (const id of touched) {
    const [was, is] = [before.blocks.get(id), after.blocks.get(id)];
    if (is === undefined || was === is) continue;
    if (is.call !== null && is.call.seq === after.seq) called.push(id);
    if (was?.call?.seq === is.call?.seq && was?.call?.deadline !== is.call?.deadline) extended.push(id);
    if (was?.call != null && is.call === null && is.declared?.seq !== after.seq) over.push(id);
    found.push(...ofDeclaration(was, is, after.seq, told));
    if (is.broken !== null && is.broken.seq === after.seq) found.push(told('broken', [id], { entity: is.broken.entity }));
    const news = is.asked.filter(({ seq }) => seq === after.seq);
    found.push(...news.map(({ entity }) => told('reopenAsked', [id], { entity })));
  }
  const until = (ids: readonly BlockId[]) => ({ until: after.blocks.get(ids[0] ?? '')?.call?.deadline ?? null });
  return [
    ...(called.length > 0 ? [told('called', called, until(called))] : []),
    ...(extended.length > 0 ? [told('extended', extended, until(extended))] : []),
    ...(over.length > 0 ? [told('callCancelled', over)] : []),
    ...found,
  ];
}

function ofDeclaration(was: Block | undefined, { id, declared, reopened }: Block, seq: number, told: Tell): readonly Happening[] {
  if (declared !== null && declared.seq === seq) return [told('declared', [id])];
  if (was?.declared != null && was.declared.seq !== (declared?.seq ?? 0)) return [told('undone', [id])];
  if (reopened !== null && reopened.count > (was?.reopened?.count ?? 0)) return [told('reopened', [id], { entity: reopened.entity })];
  return [];
}

function ofReferrals({ referrals }: OpinionState, fact: Entry['fact'], told: Tell): readonly Happening[] {
  if (fact.type === 'paragraphs.referred') return [told('referred', fact.blocks, { until: fact.until })];
  return fact.type === 'paragraphs.recalled'
    ? [
        told(
          'recalled',
          fact.blocks.filter((id) => referrals.has(id)),
        ),
      ]
    : [];
}

const declinedIn = ({ blocks }: OpinionState, of: number): readonly BlockId[] =>
  [...blocks.values()].flatMap(({ id, proposed }) => (proposed?.seq === of ? [id] : []));

function ofEditorials(before: OpinionState, entity: EntityId, fact: Entry['fact'], told: Tell): readonly Happening[] {
  if (fact.type === 'editorial.proposed') return [told('editorialProposed', [fact.block])];
  if (fact.type === 'editorial.declined') return [told('editorialDeclined', declinedIn(before, fact.of), { of: fact.of })];
  const edit = fact.type === 'text' ? fact.carriesOut : undefined;
  if (edit?.command === 'confirm-editorial') return [told('editorialConfirmed', [edit.block], { of: edit.of })];
  return edit?.command === 'contest-editorial' ? [told('editorialContested', [edit.block], { entity, of: edit.of })] : [];
}

/** By chair and secretariat together it is nobody's own. */
function ofWithholding({ withholdings }: OpinionState, by: Entry['by'], fact: Entry['fact'], told: Tell): readonly Happening[] {
  if (fact.type === 'words.withheld') {
    const { letters, of = null } = fact;
    const blocks = fact.blocks.length === 0 ? [null] : fact.blocks;
    return [told('withheld', blocks, { entity: of === null ? by.entity : null, letters, of })];
  }
  if (fact.type === 'withholding.proposed') return [told('withholdingProposed', fact.blocks, { letters: fact.letters })];
  if (fact.type !== 'withholding.declined') return [];
  const { of } = fact;
  const what = howDeclined(by) === 'declined' ? 'withholdingDeclined' : 'withholdingTakenBack';
  return withholdings.flatMap(({ seq, blocks, letters }) => (seq === of ? told(what, blocks, { of, letters }) : []));
}

function ofOpinion(before: OpinionState, after: OpinionState, told: Tell): readonly Happening[] {
  const { phase, adoptionCall, adopting, crossed, outcome, seq } = after;
  const found: Happening[] = [];
  if (before.phase === 'tabled' && phase === 'drafting' && before.seq > 0) found.push(told('opened', [null]));
  if (adoptionCall !== null && adoptionCall.seq === seq) found.push(told('adoptionCalled', [null]));
  if (before.adoptionCall !== null && adoptionCall === null && phase === before.phase) found.push(told('adoptionCancelled', [null]));
  if (crossed !== null && crossed.seq === seq) found.push(told('crossed', [crossed.block], { entity: crossed.entity }));
  else if ((before.phase === 'adopting' || before.phase === 'adopted') && phase === 'drafting') found.push(told('adoptionUndone', [null]));
  for (const one of after.late)
    if (one.seq === seq) found.push(told('late', [one.block], { entity: one.entity, enteredBy: one.enteredBy, via: one.via }));
  if (before.phase !== phase && phase === 'adopting') found.push(told('adopting', [null], { until: adopting?.closesAt ?? null }));
  if (before.phase !== phase && phase === 'adopted') found.push(told('adopted', [null]));
  if (before.phase !== phase && phase === 'not-adopted') found.push(told('closed', [null], { outcome }));
  for (const one of after.dissociations)
    if (one.seq === seq)
      found.push(
        told(
          'aside',
          one.targets.map(({ block }) => block),
          { entity: one.entity },
        ),
      );
  for (const one of after.statements) if (one.seq === seq) found.push(told('statement', [one.block], { entity: one.entity }));
  return found;
}

const ENDS = { upheld: 'appealUpheld', 'not-upheld': 'appealNotUpheld', withdrawn: 'appealWithdrawn' } as const;

/** Of the appeal itself, who entered it. */
const enteredOf = (what: Happening['what'], { entered }: Appeal): Partial<Happening> =>
  what === 'appealed' && entered !== null ? { enteredBy: entered.by, via: entered.via } : {};

function ofAppeals({ appeals, seq }: OpinionState, told: Tell): readonly Happening[] {
  return appeals.flatMap((one) => {
    const what =
      one.seq === seq
        ? 'appealed'
        : one.ended?.seq === seq
          ? ENDS[one.ended.end]
          : one.contradicted?.seq === seq
            ? 'appealContradicted'
            : null;
    const { blocks } = one.against;
    return what === null
      ? []
      : [told(what, blocks.length === 0 ? [null] : blocks, { entity: one.entity, of: one.seq, ...enteredOf(what, one) })];
  });
}
