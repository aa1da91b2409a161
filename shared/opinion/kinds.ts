/**
 * The kinds of positions, from what weighs most. What differs by kind alone stands here once: by which command it is raised, which slot of its
 * State on a paragraph it takes, and whether the report of the Secretary-General knows it.
 */
import type { CommandName } from './command.ts';
import type { PositionKind } from './vocabulary.ts';

interface Kind {
  readonly raisedBy: CommandName;
  /** One State has one of each slot on a paragraph. A hold blocks the paragraph, a condition the opinion, all else nothing. */
  readonly slot: 'hold' | 'condition' | 'instructions' | 'note';
  readonly inReport: boolean;
}

export const KINDS: Readonly<Record<PositionKind, Kind>> = {
  objection: { raisedBy: 'raise-objection', slot: 'hold', inReport: true },
  time: { raisedBy: 'ask-time', slot: 'hold', inReport: false },
  conditional: { raisedBy: 'make-conditional', slot: 'condition', inReport: false },
  reservation: { raisedBy: 'reserve', slot: 'note', inReport: true },
  abstain: { raisedBy: 'abstain', slot: 'note', inReport: false },
  'ad-referendum': { raisedBy: 'await-instructions', slot: 'instructions', inReport: false },
  concern: { raisedBy: 'record-concern', slot: 'note', inReport: true },
  support: { raisedBy: 'support', slot: 'note', inReport: true },
};

/** From what weighs most. */
export const BY_WEIGHT = Object.keys(KINDS) as readonly PositionKind[];

/** What a command raises; null = no position. */
export const raisedBy = (command: CommandName): PositionKind | null => BY_WEIGHT.find((kind) => KINDS[kind].raisedBy === command) ?? null;
