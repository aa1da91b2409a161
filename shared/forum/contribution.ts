/**
 * Contributions: proposals of Member States and Sector Members, views of everybody else (§4 of the preparation report, SPEC F6.2). They are
 * numbered documents of kind C; what they speak to stands beside the number, their words in the erasable payload (`ActNote.text`).
 */
import type { BlockId, Capacity, EntityId, Language } from '../opinion/vocabulary.ts';
import type { DraftId } from './docket.ts';
import type { Document, DocumentId, Edition } from './document.ts';
import type { Deadline, MeetingId } from './plan.ts';

export const INPUTS = ['proposal', 'view'] as const;
export type Input = (typeof INPUTS)[number];

/** A paragraph of a draft, by the id that it keeps for life. */
export interface Passage {
  readonly opinion: DraftId;
  readonly block: BlockId;
}

interface Subject {
  /** Sections of the report of the Secretary-General, as its drafts number them: `2.4`. */
  readonly sections: readonly string[];
  readonly passages: readonly Passage[];
}

export interface Contribution extends Subject {
  readonly input: Input;
  /** It came after the deadline for its meeting. */
  readonly late: boolean;
}

export type ContributionAct = { readonly type: 'contribution.filed' } & Document & Contribution;

export type ContributionCommand = {
  readonly do: 'file-contribution';
  /** Those of `sections` that the report has not, as the server finds them in its text. */
  readonly unknown?: readonly string[];
  readonly meeting: MeetingId | null;
  /** The contribution that this is an edition of, whose meeting it then has. */
  readonly of: { readonly document: DocumentId; readonly as: Edition } | null;
  readonly title: string;
  readonly language: Language;
  readonly source: EntityId;
} & Subject;

/** By capacity and never typed. */
export const inputOf = (capacity: Capacity): Input => (capacity === 'member-state' || capacity === 'sector-member' ? 'proposal' : 'view');

/** The last deadline for contributions to the meeting; where it has none of its own, the last that is for no meeting. */
export function contributionsDue(deadlines: Iterable<Deadline>, meeting: MeetingId | null): number | null {
  const all = [...deadlines].filter(({ kind }) => kind === 'contributions');
  const own = all.filter((one) => one.meeting === meeting);
  const held = own.length > 0 ? own : all.filter((one) => one.meeting === null);
  return held.length === 0 ? null : Math.max(...held.map(({ at }) => at));
}
