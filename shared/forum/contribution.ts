/**
 * Contributions: proposals of Member States and Sector Members, views of everybody else (§4 of the preparation report, SPEC F6.2). They are
 * numbered documents of kind C; what they speak to stands beside the number, their words in the erasable payload (`ActNote.text`).
 * Who files contributions, and as what. A late one is taken and marked; none is refused for its date.
 */

import { no } from '../lib/result.ts';
import type { Actor } from '../opinion/actor.ts';
import { RIGHTS } from '../opinion/rights.ts';
import type { BlockId, Capacity, EntityId, Language } from '../opinion/vocabulary.ts';
import { type Context, type Decision, isOffice, noDraft, noEntity, type Rulings, unless, when } from './context.ts';
import type { DraftId } from './docket.ts';
import { type Document, type DocumentId, type Edition, placeOf } from './document.ts';
import type { Deadline, MeetingId } from './plan.ts';
import type { ForumRefusal } from './refusal.ts';
import { isOfReport, REPORT } from './report.ts';
import type { ForumState } from './state.ts';

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

type Asked = Omit<ContributionCommand, 'do'>;

export const CONTRIBUTION_RULINGS: Rulings<ContributionCommand> = { 'file-contribution': file };

function file(context: Context, asked: Asked): Decision {
  const { of, meeting, sections, passages, unknown = [], ...described } = asked;
  const foreign = notOfSource(context, asked);
  const place = placeOf(context, 'C', meeting, of);
  if (!place.ok) return no(foreign ?? place.reason);
  const capacity = context.state.entities.get(described.source)?.capacity ?? 'follower';
  const due = contributionsDue(context.state.deadlines.values(), place.value.meeting);
  return unless(
    [
      foreign,
      noEntity(context, described.source),
      // the chair is neutral, the secretariat serves, who follows only follows
      when(!RIGHTS[capacity].comment, { code: 'not-a-contributor', entity: described.source }),
      passages.map(({ opinion }) => (isPublished(context, opinion) ? null : noDraft(context, opinion))).find((one) => one !== null) ?? null,
      when(unknown.length > 0, { code: 'no-such-section', sections: unknown }),
    ],
    {
      type: 'contribution.filed',
      ...place.value,
      ...described,
      aliases: [],
      content: { in: 'payload' },
      input: inputOf(capacity),
      late: due !== null && context.now > due,
      sections,
      passages,
    },
  );
}

/** Everybody for the own entity, the secretariat for any; an edition is of a contribution of the same entity. */
function notOfSource({ state, actor }: Context, { source, of }: Asked): ForumRefusal | null {
  if (actor.entity !== source && !isOffice(actor)) return { code: 'not-your-contribution' };
  if (of === null || !state.documents.has(of.document)) return null;
  const before = state.contributions.has(of.document) ? state.documents.get(of.document) : undefined;
  return when(before?.source !== source, { code: 'not-your-contribution' });
}

/** The report can be spoken to once a draft of it was published. */
const isPublished = ({ state }: Context, opinion: string): boolean =>
  opinion === REPORT && [...state.documents.values()].some(({ content }) => isOfReport(content));

/** `state` stands at this entry already. It is a document like any other, and what it speaks to stands beside it. */
export function foldContribution(state: ForumState, fact: ContributionAct, by: Actor): ForumState {
  const { type: _, input, late, sections, passages, ...document } = fact;
  const registered = { ...document, seq: state.seq, at: state.at, by: by.seat };
  return {
    ...state,
    documents: new Map(state.documents).set(document.document, registered),
    contributions: new Map(state.contributions).set(document.document, { input, late, sections, passages }),
  };
}
