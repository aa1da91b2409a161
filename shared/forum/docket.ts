/**
 * The docket: which draft opinions there are, by whom, when, at which meeting and from what each was presented (§4 of the preparation
 * report, SPEC F4.2). The words of a draft are in the log of its opinion, whose id is that of the draft.
 * The docket and its cut-off. The date binds everybody; what was presented in time goes on: amended, renamed, merged, split.
 */

import { unreachable } from '../lib/assert.ts';
import type { Actor } from '../opinion/actor.ts';
import type { EntityId, SeatId } from '../opinion/vocabulary.ts';
import { type Context, type Decision, meetingOf, noDraft, noEntity, noMeeting, notOffice, type Rulings, unless, when } from './context.ts';
import { type DocumentId, notRegistrar } from './document.ts';
import { changed } from './map.ts';
import type { Deadline, MeetingId } from './plan.ts';
import type { ForumRefusal } from './refusal.ts';
import { placeOf } from './restricted.ts';
import type { ForumState } from './state.ts';

/** Id of the opinion. */
export type DraftId = string;

/** `merged`: of several drafts, whose place it takes · `split`: of one, which goes on beside it. */
export const DESCENTS = ['merged', 'split'] as const;

/** Drafts that were presented in time, and what was made of them. */
export interface Descent {
  readonly how: (typeof DESCENTS)[number];
  readonly of: readonly DraftId[];
}

interface Named {
  readonly title: string;
  /** What rivals have in common; null: it has none. */
  readonly topic: string | null;
}

interface Presentation extends Named {
  readonly draft: DraftId;
  readonly number: string;
  /** Who presents it. */
  readonly entity: EntityId;
  /** At which meeting; null: between meetings. */
  readonly meeting: MeetingId | null;
  /** The document in which it came, as far as it has a number. */
  readonly contribution: DocumentId | null;
  /** null: it is a new one. */
  readonly descent: Descent | null;
}

export type DocketAct =
  /** `needsSupport`: as the policy of the meeting had it then (SPEC F4.6). */
  | ({ readonly type: 'draft.presented'; readonly needsSupport: boolean } & Presentation)
  | ({ readonly type: 'draft.renamed'; readonly draft: DraftId } & Named)
  | { readonly type: 'draft.supported'; readonly draft: DraftId; readonly entity: EntityId };

export type DocketCommand =
  /** `adopted`: those of whom it comes that were adopted, as the server finds them in the logs of the opinions. */
  | ({ readonly do: 'present-draft'; readonly adopted?: readonly DraftId[] } & Presentation)
  | ({ readonly do: 'rename-draft'; readonly draft: DraftId } & Named)
  | { readonly do: 'support-draft'; readonly draft: DraftId };

export interface Draft extends Presentation {
  readonly seq: number;
  readonly at: number;
  readonly by: SeatId;
  readonly needsSupport: boolean;
  /** In the order in which they came. */
  readonly supporters: readonly EntityId[];
  /** Titles that it had before, oldest first. */
  readonly titles: readonly string[];
  /** The draft that took its place. */
  readonly mergedInto: DraftId | null;
}

/** It stands on the docket and is not taken up before another delegation supports it. */
export const isWaiting = ({ needsSupport, supporters }: Draft): boolean => needsSupport && supporters.length === 0;

/** After it no new draft opinion is presented: the last deadline of its kind; null while none is set. */
export const cutOffOf = (deadlines: Iterable<Deadline>): Deadline | null =>
  [...deadlines]
    .filter(({ kind }) => kind === 'drafts')
    .reduce<Deadline | null>((last, one) => (last && last.at > one.at ? last : one), null);

/** All from which a draft comes, the nearest first, each once. */
export function ancestryOf(drafts: ReadonlyMap<DraftId, Draft>, draft: DraftId): readonly Draft[] {
  const found = new Map<DraftId, Draft>();
  const look = (ids: readonly DraftId[]): void => {
    const news = ids.flatMap((id) => drafts.get(id) ?? []).filter(({ draft: id }) => !found.has(id));
    for (const one of news) found.set(one.draft, one);
    if (news.length > 0) look(news.flatMap(({ descent }) => descent?.of ?? []));
  };
  look(drafts.get(draft)?.descent?.of ?? []);
  return [...found.values()];
}

type Presented = Omit<Extract<DocketCommand, { readonly do: 'present-draft' }>, 'do'>;

/** Capacities that make proposals (§4). */
const PROPOSERS: ReadonlySet<string> = new Set(['member-state', 'sector-member']);

export const DOCKET_RULINGS: Rulings<DocketCommand> = {
  'present-draft': present,
  'rename-draft': (context, { draft, title, topic }) =>
    unless([notRegistrar(context), noDraft(context, draft)], { type: 'draft.renamed', draft, title, topic }),
  'support-draft': (context, { draft }) => {
    const { entity, capacity } = context.actor;
    const found = context.state.drafts.get(draft);
    return unless(
      [
        when(!PROPOSERS.has(capacity), { code: 'not-a-proposer' }),
        noDraft(context, draft),
        when(found?.entity === entity, { code: 'own-draft', draft }),
        when(found?.supporters.includes(entity) === true, { code: 'already-supported', draft }),
      ],
      { type: 'draft.supported', draft, entity },
    );
  },
};

function present(context: Context, { adopted = [], ...draft }: Presented): Decision {
  const needsSupport = draft.meeting !== null && meetingOf(context, draft.meeting)?.policy?.requireSupporter === true;
  return unless(
    [
      notOffice(context),
      afterCutOff(context, draft),
      when(context.state.drafts.has(draft.draft), { code: 'draft-exists', draft: draft.draft }),
      noEntity(context, draft.entity),
      draft.meeting === null ? null : noMeeting(context, draft.meeting),
      draft.contribution === null ? null : noDocument(context, draft.contribution),
      draft.descent === null ? null : noDescent(context, draft.descent),
      when(adopted.length > 0, { code: 'draft-adopted', ...(adopted[0] !== undefined && { draft: adopted[0] }) }),
    ],
    { type: 'draft.presented', ...draft, needsSupport },
  );
}

/** Judged where the draft would stand in the log. What comes of drafts that were presented in time is no new draft. */
function afterCutOff({ state, now }: Context, { descent }: Pick<Presented, 'descent'>): ForumRefusal | null {
  const cutOff = cutOffOf(state.deadlines.values());
  if (cutOff === null || descent !== null) return null;
  return when(now > cutOff.at, { code: 'after-cut-off', deadline: cutOff.deadline, date: cutOff.at });
}

function noDescent(context: Context, { how, of }: Descent): ForumRefusal | null {
  const least = how === 'merged' ? 2 : 1;
  const wrong = new Set(of).size !== of.length || of.length < least || (how === 'split' && of.length > 1);
  if (wrong) return { code: 'no-descent' };
  const missing = of.map((id) => noDraft(context, id) ?? alreadyMerged(context, id) ?? closedOff(context, id)).find((one) => one !== null);
  return missing ?? null;
}

const alreadyMerged = ({ state }: Context, draft: DraftId): ForumRefusal | null =>
  when((state.drafts.get(draft)?.mergedInto ?? null) !== null, { code: 'draft-merged', draft });

/** What is raised in a restricted session is brought back into the opinion itself: a draft that was made of it meanwhile would be without it. */
const closedOff = ({ state }: Context, draft: DraftId): ForumRefusal | null =>
  when(placeOf(state.restricted.sessions, draft) === 'closed-off', { code: 'motion-open', draft });

const noDocument = ({ state }: Context, document: DocumentId): ForumRefusal | null =>
  when(!state.documents.has(document), { code: 'no-such-document', document });

/** `state` stands at this entry already. */
export function foldDocket(state: ForumState, fact: DocketAct, by: Actor): ForumState {
  switch (fact.type) {
    case 'draft.presented': {
      const { type: _, ...presented } = fact;
      const stamp = { seq: state.seq, at: state.at, by: by.seat };
      const draft: Draft = { ...presented, ...stamp, supporters: [], titles: [], mergedInto: null };
      const drafts = new Map(state.drafts).set(draft.draft, draft);
      const gone = draft.descent?.how === 'merged' ? draft.descent.of : [];
      return { ...state, drafts: gone.reduce((all, id) => changed(all, id, { mergedInto: draft.draft }), drafts as ForumState['drafts']) };
    }
    case 'draft.renamed': {
      const before = state.drafts.get(fact.draft);
      if (before === undefined) return state;
      const titles = before.title === fact.title ? before.titles : [...before.titles, before.title];
      return { ...state, drafts: changed(state.drafts, fact.draft, { title: fact.title, topic: fact.topic, titles }) };
    }
    case 'draft.supported': {
      const supporters = [...(state.drafts.get(fact.draft)?.supporters ?? []), fact.entity];
      return { ...state, drafts: changed(state.drafts, fact.draft, { supporters }) };
    }
    default:
      return unreachable(fact);
  }
}
