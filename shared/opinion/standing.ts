/**
 * How an opinion stands: the register without what the log of the opinion does not know (its id) and without wording.
 * The rules themselves judge on this (decide.ts), so there is no reason for a refusal that a reader of the register cannot see.
 */
import { blockers } from './blockers.ts';
import { labels } from './numbering.ts';
import { isParagraph, matters, paragraph, shownCall, shownPosition } from './paragraph.ts';
import { type Counted, reach } from './positions.ts';
import type { ParagraphStatus, Register, ShownParagraph } from './register.ts';
import type { Block, OpinionState } from './state.ts';
import type { BlockId } from './vocabulary.ts';

export type Standing = Omit<Register, 'opinion'>;

const made = new WeakMap<OpinionState, Standing>();

export function standing(state: OpinionState): Standing {
  const known = made.get(state);
  if (known !== undefined) return known;
  const found = look(state);
  made.set(state, found);
  return found;
}

/** Closed to editing as a whole, insertions included: during the call for adoption and when all is over. */
export const isFrozen = ({ phase, adoptionCall }: Pick<OpinionState, 'phase'> & { readonly adoptionCall: unknown }): boolean =>
  adoptionCall !== null || phase === 'adopted' || phase === 'not-adopted';

function look(state: OpinionState): Standing {
  const { adopted, adoptionCall, phase } = state;
  const reached = reach(state);
  const paragraphs = shownParagraphs(state, reached.blocks);
  const positions = reached.opinion.map((counted) => shownPosition(counted, counted.position.hash));
  return {
    seq: state.seq,
    at: state.at,
    number: state.number,
    title: state.title,
    language: state.language,
    venue: state.venue,
    phase,
    outcome: state.outcome,
    sponsor: state.sponsor,
    policy: state.policy,
    docHash: state.docHash,
    textHash: state.textHash,
    adoptionCall: adoptionCall && shownCall(adoptionCall),
    adopted: adopted && { seq: adopted.seq, at: adopted.at, docHash: adopted.docHash, textHash: adopted.textHash },
    paragraphs,
    positions,
    blockers: blockers(phase, paragraphs, positions),
    counts: counts(paragraphs),
  };
}

interface Row {
  readonly block: Block;
  readonly counted: readonly Counted[];
  readonly kind: Block['kind'];
  readonly level: number;
  readonly counts: boolean;
}

const NOTHING: readonly Counted[] = [];

function shownParagraphs(state: OpinionState, reached: ReadonlyMap<BlockId, readonly Counted[]>): readonly ShownParagraph[] {
  const { blocks, layout } = state;
  const frozen = isFrozen(state);
  const rows = shownRows(state, reached);
  const numbers = labels(rows);
  const shutHeadings = new Set<BlockId>();
  const shown: ShownParagraph[] = [];
  // From the end, so that a heading comes after what it governs.
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row === undefined) continue;
    const { block, counted } = row;
    const above = layout.heading.get(block.id);
    const made = paragraph({
      block,
      counted,
      heading: (above !== undefined && blocks.get(above)) || null,
      label: numbers[at] ?? '',
      judged: row.counts && isParagraph(block),
      shut: (frozen && block.hash !== null) || shutHeadings.has(block.id),
    });
    if (made.closed && !made.removed && above !== undefined) shutHeadings.add(above);
    shown.push(made);
  }
  return shown.reverse();
}

/** Living blocks, and those that are gone but have to be answered for. */
function shownRows({ blocks, layout }: OpinionState, reached: ReadonlyMap<BlockId, readonly Counted[]>): readonly Row[] {
  const rows: Row[] = [];
  for (const id of layout.all) {
    const block = blocks.get(id);
    if (block === undefined) continue;
    const counted = reached.get(id) ?? NOTHING;
    const counts = matters(block, counted);
    if (block.hash !== null || counts) rows.push({ block, counted, kind: block.kind, level: block.level, counts });
  }
  return rows;
}

function counts(paragraphs: readonly ShownParagraph[]): Readonly<Record<ParagraphStatus, number>> {
  const found = { objected: 0, pending: 0, unsettled: 0, agreed: 0, reopened: 0, open: 0 } satisfies Record<ParagraphStatus, number>;
  for (const { status } of paragraphs) if (status !== null) found[status] += 1;
  return found;
}
