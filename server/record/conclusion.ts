/** Whether and how an opinion reached consensus, as its folded log says it; of the report, how it reads. */

import type { Refusal } from '../../shared/opinion/refusal.ts';
import type { ShownPosition } from '../../shared/opinion/register.ts';
import { type Standing, standing } from '../../shared/opinion/standing.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { placed } from '../../shared/page/placed.ts';

export function conclusion(state: OpinionState, id: string): string {
  const register = standing(state);
  if (register.kind === 'report') {
    const final = register.finish?.over === true ? `, final since entry ${register.finish.seq}` : '';
    return `VALID: the report of the Secretary-General at entry ${register.seq}, text ${register.textHash}${final}.`;
  }
  const opinion = `Opinion ${register.number || id}`;
  if (register.adopted !== null) {
    const { seq, textHash } = register.adopted;
    const { agreed } = register.counts;
    const none = `no Member State objection stood${asMet(register)}${appeals(register)}${adReferendum(register.adopted)}${asEntered(register)}${late(register)}`;
    return `VALID: ${opinion} was adopted at entry ${seq} on text ${textHash}; ${agreed} paragraphs declared, ${none}.`;
  }
  if (register.phase === 'not-adopted') return `VALID: ${opinion} was closed without adoption (${register.outcome}).`;
  if (register.adopting !== null) {
    const { seq, textHash, closesAt } = register.adopting;
    const open = `the adoption is not closed yet, and not before ${new Date(closesAt).toISOString()}`;
    return `VALID so far: the chair adopted ${opinion} at entry ${seq} on text ${textHash}; ${open}${adReferendum(register.adopting)}${asEntered(register)}${late(register)}.`;
  }
  const ways = register.blockers.map((blocker) => inWords(blocker, register));
  return `VALID so far: ${opinion} is not adopted at entry ${register.seq}; ${
    ways.length === 0 ? 'nothing stands in the way of calling for adoption' : `what stands in the way: ${ways.join('; ')}`
  }${asMet(register)}${asEntered(register)}.`;
}

/** Who adopted ad referendum is not said to agree, whatever came of it since. */
function adReferendum({ pending }: NonNullable<Standing['adopted']>): string {
  const states = pending.map(
    ({ entity, came }) => `${entity.toUpperCase()}${came === null ? '' : ` (its instructions came at entry ${came.seq})`}`,
  );
  return states.length === 0 ? '' : `; adopted ad referendum, not agreeing, by ${states.join(', ')}`;
}

/** What others entered for States, and no State has made its own; what it has disowned. */
function asEntered(register: Standing): string {
  const waiting = [...placed(register).values()].filter(({ position }) => position.entered);
  const about = (kind: string, entity: string, block: BlockId | null): string =>
    `${kind} entered for ${entity.toUpperCase()} on ${block === null ? 'the opinion as a whole' : nameOf(block, register)}`;
  const open = waiting.map(({ position, block }) => about(position.kind, position.entity, block));
  const disowned = register.disowned.map(({ kind, entity, block }) => about(kind, entity, block));
  return [
    ...(open.length === 0 ? [] : [`; neither confirmed nor disowned: ${open.join(', ')}`]),
    ...(disowned.length === 0 ? [] : [`; disowned: ${disowned.join(', ')}`]),
  ].join('');
}

/** Each had ended; whether as its State says, this record does not judge. */
function appeals({ appeals: made }: Standing): string {
  if (made.length === 0) return '';
  const told = made.map(({ seq, entity, entered, ended, contradicted }) => {
    const how = ended?.end ?? 'pending';
    const by = `${entered === null ? 'by' : 'entered for'} ${entity.toUpperCase()}`;
    return `entry ${seq} ${by}, ${how}${contradicted === null ? '' : `, which it contradicts at entry ${contradicted.seq}`}`;
  });
  return `; appeals against the chair: ${told.join('; ')}`;
}

/** Objections that the text has met: they stand, and hold nothing up (1.9). */
function asMet(register: Standing): string {
  const met = register.paragraphs.flatMap(({ id, positions }) =>
    positions.flatMap((one) =>
      one.met ? `; ${one.entity.toUpperCase()} objected to ${nameOf(id, register)} ${unless(one)}; met${byWhom(one)}` : [],
    ),
  );
  return met.join('');
}

const unless = ({ endsIf }: ShownPosition): string =>
  [
    ...(endsIf?.deleted === true ? ['unless deleted'] : []),
    ...(endsIf?.reads === undefined ? [] : [`unless it reads exactly ${endsIf.reads}`]),
  ].join(' or ');

const byWhom = ({ metBy }: ShownPosition): string =>
  metBy === null ? ' by the text' : ` by entry ${metBy.seq} of ${metBy.entity.toUpperCase()}`;

function late({ late: objections }: Standing): string {
  const whose = objections.map(({ entity, seq }) => `${entity.toUpperCase()} at entry ${seq}`);
  return whose.length === 0 ? '' : `; objected too late for it: ${whose.join(', ')}`;
}

function inWords({ code, blocks = [], entities = [], date }: Refusal, register: Standing): string {
  const where = blocks.map((id) => nameOf(id, register)).join(', ') || 'the opinion as a whole';
  const who = entities.map((entity) => entity.toUpperCase()).join(', ');
  switch (code) {
    case 'objection-stands':
      return `objection of ${who} on ${where}`;
    case 'time-asked':
      return `time asked by ${who} on ${where}${date === undefined ? '' : ` until ${new Date(date).toISOString()}`}`;
    case 'brackets-left':
      return `brackets in ${where}`;
    case 'suggestions-left':
      return `undecided suggestions in ${where}`;
    case 'appeal-pending':
      return `appeal of ${who} against a decision of the chair`;
    case 'not-agreed':
      return `not agreed: ${where}`;
    case 'not-in-drafting':
      return 'the discussion is not open';
    default:
      return `${code}: ${where}`;
  }
}

/** "a) (b1x9…)": a label alone can occur under every heading. */
function nameOf(id: BlockId, { paragraphs }: Standing): string {
  const label = paragraphs.find((one) => one.id === id)?.label ?? '';
  return label === '' ? id : `${label} (${id})`;
}
