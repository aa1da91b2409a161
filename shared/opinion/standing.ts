/**
 * How an opinion stands: the register without what the log of the opinion does not know (its id) and without wording.
 * The rules themselves judge on this (decide.ts), so there is no reason for a refusal that a reader of the register cannot see.
 */

import type { Adoption } from './adoption.ts';
import type { Ruling } from './appeals.ts';
import { blockers } from './blockers.ts';
import type { Block } from './blocks.ts';
import { isFrozen } from './closed.ts';
import { last } from './last.ts';
import { linkedHere } from './links.ts';
import { labelled, type Numbered } from './numbering.ts';
import { isOnlySuggested, isParagraph, type Made, matters, type Parts, paragraph, shownCall, shownPosition } from './paragraph.ts';
import { type Counted, type Reach, reach } from './positions.ts';
import {
  type Focus,
  goesOn,
  type ParagraphStatus,
  type Register,
  type ShownAdoption,
  type ShownParagraph,
  type ShownRuling,
} from './register.ts';
import type { OpinionState } from './state.ts';
import { type BlockId, isHeading } from './vocabulary.ts';

export type Standing = Omit<Register, 'opinion'>;

export const standing = last(look);

function look(state: OpinionState): Standing {
  const { adopting, adopted, adoptionCall, phase } = state;
  const reached = reach(state);
  const paragraphs = shownParagraphs(state, reached.blocks);
  const elsewhere = linkedHere(state);
  const positions = reached.opinion.map((counted) => shownPosition(counted, counted.position.hash));
  return {
    seq: state.seq,
    at: state.at,
    rules: state.rules,
    kind: state.kind,
    number: state.number,
    title: state.title,
    language: state.language,
    venue: state.venue,
    phase,
    outcome: state.outcome,
    sponsor: state.sponsor,
    policy: state.policy,
    names: state.names,
    docHash: state.docHash,
    textHash: state.textHash,
    adoptionCall: adoptionCall && shownCall(adoptionCall),
    adopting: adopting && { ...shownAdoption(adopting), closesAt: adopting.closesAt },
    adopted: adopted && shownAdoption(adopted),
    crossed: state.crossed,
    late: state.late.map((one) => ({ ...one, note: null })),
    finish: state.finish && { ...state.finish, note: null },
    focus: focusOf(state),
    paragraphs,
    positions,
    disowned: state.disowned.map((one) => ({ ...one, note: null })),
    ended: state.ended,
    elsewhere,
    dissociations: state.dissociations.map((one) => ({ ...one, note: null })),
    statements: statements(state),
    rulings: rulingsOn(state.rulings).get(null) ?? NO_RULINGS,
    appeals: state.appeals.map((one) => ({ ...one, note: null, endNote: null, contradiction: null })),
    // of an opinion that is over nobody decides on them any more
    withholdings: goesOn(phase) ? state.withholdings.map(({ seq, at, letters, blocks }) => ({ seq, at, letters, blocks })) : [],
    // the report is never adopted, so nothing stands between
    blockers: state.kind === 'report' ? [] : blockers(phase, paragraphs, positions, elsewhere, state.appeals),
    counts: counts(paragraphs),
  };
}

function shownAdoption({ seq, at, docHash, textHash, pending }: Adoption): ShownAdoption {
  return { seq, at, docHash, textHash, pending: pending.map((one) => ({ ...one, note: null })) };
}

function statements({ statements: said }: OpinionState): Standing['statements'] {
  const corrected = new Set(said.map(({ corrects }) => corrects));
  return said.map((one) => ({ ...one, corrected: corrected.has(one.seq), note: null }));
}

/** It ends with its paragraph and with the discussion. */
function focusOf({ focus, blocks, phase }: OpinionState): Focus {
  const there = focus.block !== null && blocks.get(focus.block)?.hash != null && (phase === 'tabled' || phase === 'drafting');
  return there || focus.block === null ? focus : { block: null, view: focus.view };
}

const NO_RULINGS: readonly ShownRuling[] = [];

/** By paragraph; null: on the opinion as a whole. */
const rulingsOn = last((rulings: readonly Ruling[]) => {
  const found = new Map<BlockId | null, ShownRuling[]>();
  for (const { blocks, ...ruling } of rulings)
    for (const id of blocks.length === 0 ? [null] : blocks) found.set(id, [...(found.get(id) ?? []), ruling]);
  return found;
});

/** The paragraphs last made, from the end: what has not changed is shown by the same object, which makes patches cheap. */
let before: readonly Made[] = [];

function shownParagraphs(state: OpinionState, reached: Reach['blocks']): readonly ShownParagraph[] {
  const { blocks, layout } = state;
  const frozen = isFrozen(state);
  const isOver = state.phase !== 'tabled' && state.phase !== 'drafting';
  const rulings = rulingsOn(state.rulings);
  const shutHeadings = new Set<BlockId>();
  const after: Made[] = [];
  // From the end, so that a heading comes after what it governs.
  for (const [row, label] of labelled(rows(state, reached), state.kind).toReversed()) {
    const { block, counted } = row;
    const above = layout.heading.get(block.id);
    const parts: Parts = {
      block,
      counted,
      referral: isOver ? undefined : state.referrals.get(block.id),
      rulings: rulings.get(block.id) ?? NO_RULINGS,
      heading: above === undefined ? undefined : blocks.get(above),
      label,
      judged: row.matters && isParagraph(state, block),
      shut: (frozen && block.hash !== null) || shutHeadings.has(block.id),
    };
    const made = paragraph(parts, before[after.length]);
    if (above !== undefined && made.shown.closed && !made.shown.removed) shutHeadings.add(above);
    after.push(made);
  }
  before = after;
  return after.toReversed().map(({ shown }) => shown);
}

interface Row extends Numbered {
  readonly matters: boolean;
  readonly block: Block;
  readonly counted: readonly Counted[];
}

const NOTHING: readonly Counted[] = [];

/** Living blocks, and those that are gone but have to be answered for. */
function rows({ blocks, layout }: OpinionState, reached: Reach['blocks']): readonly Row[] {
  const found: Row[] = [];
  for (const id of layout.all) {
    const block = blocks.get(id);
    if (block === undefined) continue;
    const counted = reached.get(id) ?? NOTHING;
    const { hash, level } = block;
    const kind = hash === null && isHeading(block.kind) ? 'text' : block.kind;
    const concerns = matters(block, counted);
    if (hash !== null || concerns)
      found.push({ block, counted, kind, level, matters: concerns, counts: concerns && !isOnlySuggested(block) });
  }
  return found;
}

function counts(paragraphs: readonly ShownParagraph[]): Readonly<Record<ParagraphStatus, number>> {
  const found = { objected: 0, pending: 0, unsettled: 0, agreed: 0, reopened: 0, open: 0 } satisfies Record<ParagraphStatus, number>;
  for (const { status } of paragraphs) if (status !== null) found[status] += 1;
  return found;
}
