/**
 * What came into the rules last, given by whoever it is for: in random meetings it comes more often than its share of all that can be
 * done there. Whoever adds to the rules adds here, and takes out what has been there for long.
 */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId, EntityId } from '../../shared/opinion/vocabulary.ts';
import type { Rng } from '../support/rng.ts';
import { appealing } from './appealing.ts';
import { cutting } from './cuts.ts';
import { editorial } from './editorials.ts';
import { answer, referral } from './for-record.ts';
import { ARL, BRU, CHAIR, COR, type Line, OFFICE, OPERATOR } from './world.ts';

const STATES = [ARL, BRU, COR] as const;

export interface Meeting {
  readonly state: OpinionState;
  readonly lines: readonly Line[];
  readonly now: number;
  /** Some paragraph. */
  readonly block: () => BlockId;
  readonly hash: (block: BlockId) => string | null;
}

export interface Given {
  readonly by: Actor;
  readonly command: Command;
  /** Up to which entry its screen showed the meeting; without: up to the last. */
  readonly seen?: number;
}

type Newest = (rng: Rng, meeting: Meeting) => Given;

export const stateOf = (entity: EntityId | undefined): Actor => STATES.find((one) => one.entity === entity) ?? ARL;

const appealed: Newest = (rng, { state }) => {
  const by = rng.pick([...STATES, OFFICE]);
  return { by, command: appealing(rng, state, by) };
};

const contradicted: Newest = (rng, meeting) => {
  const said = meeting.state.appeals.find(({ ended, contradicted }) => ended !== null && !ended.own && contradicted === null);
  if (said === undefined) return appealed(rng, meeting);
  return { by: stateOf(said.entity), command: { do: 'contradict-appeal', of: said.seq, statement: 'not so' } };
};

/** Under a condition, from a screen that shows less than there is: before its words were copied, or before it went. */
const crossing: Newest = ({ pick, chance, between }, { state, lines, block, hash }) => {
  const twice = lines.filter((one) => one.words !== '' && lines.some(({ id, words }) => id !== one.id && words === one.words));
  const gone = [...state.blocks.values()].filter((one) => one.hash === null);
  const from = (chance(0.6) ? twice : gone).map(({ id }) => id);
  const id = from.length > 0 ? pick(from) : block();
  const endsIf = pick([{ deleted: true }, { deleted: true }, { reads: hash(id) ?? 'x' }] as const);
  const seen = Math.max(0, state.seq - between(1, 6));
  return { by: pick(STATES), command: { do: 'raise-objection', block: id, hash: hash(id), endsIf }, seen };
};

const entered: Newest = ({ pick }, { now, block, hash }) => {
  const id = block();
  const what = { block: id, hash: hash(id), enteredFor: { entity: pick(STATES).entity, via: 'floor' } } as const;
  const command = pick([
    { do: 'raise-objection', ...what },
    { do: 'reserve', ...what },
    { do: 'ask-time', ...what, until: now + 20_000 },
  ] as const);
  return { by: pick([CHAIR, OFFICE, OPERATOR]), command };
};

const awaiting: Newest = ({ pick, chance }, { block, hash }) => {
  const id = chance(0.3) ? null : block();
  return { by: pick(STATES), command: { do: 'await-instructions', block: id, hash: id === null ? null : hash(id) } };
};

const cut: Newest = (rng, { state, block }) => ({ by: rng.pick([OFFICE, CHAIR]), command: cutting(rng, state, [block(), block()]) });

const referred: Newest = (rng, { state, now, block }) => ({ by: CHAIR, command: referral(rng, state, now, [block(), block()]) });

const NEWEST: readonly Newest[] = [
  appealed,
  contradicted,
  crossing,
  crossing,
  entered,
  awaiting,
  cut,
  cut,
  referred,
  editorial,
  editorial,
  editorial,
];

export const newest: Newest = (rng, meeting) => rng.pick(NEWEST)(rng, meeting);

/** To something that was entered for a State; once adopted, that instructions have come. */
export function answered(rng: Rng, { positions, phase }: OpinionState, others: readonly Actor[]): Given | null {
  const { chance, pick } = rng;
  const waiting = [...positions.values()].filter((one) => one.entered || (one.kind === 'ad-referendum' && phase === 'adopted'));
  if (waiting.length === 0) return null;
  const one = pick(waiting);
  return { by: chance(0.9) ? stateOf(one.entity) : pick(others), command: answer(rng, one) };
}
