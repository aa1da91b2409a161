/** One paragraph as the register shows it. Made again only when something it shows has changed. */

import type { AdoptionCall } from './adoption.ts';
import type { Block, Call, Declaration } from './blocks.ts';
import { ripeAt } from './calls.ts';
import type { Counted } from './positions.ts';
import type { Referral } from './referrals.ts';
import type { ShownCall, ShownParagraph, ShownPosition, ShownRuling } from './register.ts';
import type { OpinionState } from './state.ts';
import { isDeclared, reasons } from './status.ts';
import { isHeading } from './vocabulary.ts';

/** Everything a paragraph is made of. */
export interface Parts {
  readonly block: Block;
  readonly heading: Block | undefined;
  readonly label: string;
  readonly counted: readonly Counted[];
  readonly referral: Referral | undefined;
  readonly rulings: readonly ShownRuling[];
  /** False for headings that govern something and for blocks that count for nothing: they have no status. */
  readonly judged: boolean;
  /** The whole opinion is closed to editing, or this heading governs something that is. */
  readonly shut: boolean;
}

export interface Made {
  readonly parts: Parts;
  readonly shown: ShownParagraph;
}

/** The one made before, where nothing that it shows has changed. */
export function paragraph(parts: Parts, before: Made | undefined): Made {
  return before !== undefined && same(before.parts, parts) ? before : { parts, shown: show(parts) };
}

const same = (a: Parts, b: Parts): boolean =>
  a.block === b.block &&
  a.heading === b.heading &&
  a.label === b.label &&
  a.counted === b.counted &&
  a.referral === b.referral &&
  a.rulings === b.rulings &&
  a.judged === b.judged &&
  a.shut === b.shut;

/** Was or is it a paragraph of its own: has it words, was it tabled, does something concern it? */
export const matters = (block: Block, counted: readonly Counted[]): boolean =>
  block.length > 0 ||
  block.brackets > 0 ||
  block.suggestions > 0 ||
  block.tabled ||
  block.declared !== null ||
  block.call !== null ||
  counted.length > 0;

/** So far it is nothing but a suggestion: it takes no label from those that are there. */
export const isOnlySuggested = ({ hash, length, suggestions, tabled, declared }: Block): boolean =>
  hash !== null && length === 0 && suggestions > 0 && !tabled && declared === null;

function removal({ gone, goneBy }: Block): ShownParagraph['removedBy'] {
  if (goneBy === null) return null;
  const late = [...(goneBy.late ?? [])].flatMap(([entity, letters]) => (letters > 0 ? entity : []));
  return { entity: goneBy.entity, at: goneBy.at, ...(late.length === 0 ? {} : { late }), seq: gone };
}

function show({ block, heading, label, counted, referral, rulings, judged, shut }: Parts): ShownParagraph {
  const { id, kind, level, hash, exact, brackets, balanced, suggestions, length, call, declared } = block;
  const all = judged ? reasons(block, heading, counted) : [];
  return {
    id,
    kind,
    level,
    label,
    heading: heading?.id ?? null,
    hash,
    exact,
    removed: hash === null,
    removedBy: removal(block),
    lastWords: null,
    status: all[0] ?? null,
    reasons: all,
    brackets,
    balanced,
    suggestions,
    length,
    closed: shut || all[0] === 'agreed' || call !== null,
    call: call && shownCall(call),
    broken: block.broken,
    declared: declared && shownDeclaration(declared),
    reopened: shownReopened(block),
    reopenAsked: block.asked.map((asked) => ({ ...asked, note: null })),
    positions: counted.map((one) => shownPosition(one, hash)),
    referred: referral === undefined || all[0] === 'agreed' || (declared?.seq ?? 0) > referral.seq ? null : { ...referral, note: null },
    rulings,
    settled: block.settled.map((one) => ({ ...one, note: null })),
    ...(declared !== null && all[0] === 'agreed' ? shownEditorial(block, declared) : {}),
  };
}

function shownEditorial({ proposed: proposal }: Block, { successors, contested }: Declaration): Pick<ShownParagraph, 'editorial'> {
  if (proposal === null && successors.length === 0 && contested === null) return {};
  const proposed = proposal && { seq: proposal.seq, at: proposal.at, words: null };
  const changes = successors.map(({ seq, at, of, hash, standsAt, stood }) => ({ seq, at, of, hash, standsAt, stood, words: null }));
  return { editorial: { proposed, changes, contested } };
}

const shownDeclaration = ({ seq, at, hash, stands, undoSeconds }: Declaration): ShownParagraph['declared'] => ({
  seq,
  at,
  hash,
  stands,
  undoSeconds,
});

function shownReopened(block: Block): ShownParagraph['reopened'] {
  const { declared, reopened } = block;
  if (declared?.stands === true && !isDeclared(block))
    return { count: reopened?.count ?? 0, cause: 'text', entity: null, seq: null, note: null };
  return reopened === null ? null : { ...reopened, note: null };
}

export function shownCall(call: Call | AdoptionCall): ShownCall {
  const { seq, openedAt, minSeconds, ripe } = call;
  const deadline = 'deadline' in call ? call.deadline : null;
  return { seq, openedAt, minSeconds, ripeAt: ripeAt(call), ripe, deadline };
}

export function shownPosition({ position, from, met }: Counted, words: string | null): ShownPosition {
  const { id, kind, entity, at, seq, via, enteredBy, entered, until, late, toConfirm, inherited, noted, endsIf, echoes, links, hash } =
    position;
  return {
    id,
    kind,
    entity,
    at,
    seq,
    via,
    enteredBy,
    entered,
    until,
    earlierWording: hash !== words,
    carriedFrom: from,
    late,
    toConfirm,
    inherited,
    noted: noted === null ? null : { seq: noted, note: null },
    endsIf,
    links,
    met,
    metBy: met ? position.met : null,
    echoes,
    note: null,
  };
}

/** A living heading is agreed with what it governs, and like a paragraph where it governs nothing; under rules 1 it was not agreed at all there. */
export const isParagraph = ({ layout, rules }: OpinionState, { id, kind, hash }: Block): boolean =>
  hash === null || !isHeading(kind) || (rules >= 2 && layout.alone.has(id));
