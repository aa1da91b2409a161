/** The docket and its cut-off. The date binds everybody; what was presented in time goes on: amended, renamed, merged, split. */
import type { DocketCommand, DraftId } from '../docket.ts';
import { cutOffOf, type Descent } from '../docket.ts';
import type { DocumentId } from '../document.ts';
import type { ForumRefusal } from '../refusal.ts';
import { placeOf } from '../restricted.ts';
import { notRegistrar } from './document.ts';
import { type Decision, type Ground, meetingOf, noDraft, noEntity, noMeeting, notOffice, type Rulings, unless, when } from './ground.ts';

type Presented = Omit<Extract<DocketCommand, { readonly do: 'present-draft' }>, 'do'>;

/** Capacities that make proposals (§4). */
const PROPOSERS: ReadonlySet<string> = new Set(['member-state', 'sector-member']);

export const DOCKET_RULINGS: Rulings<DocketCommand> = {
  'present-draft': present,
  'rename-draft': (ground, { draft, title, topic }) =>
    unless([notRegistrar(ground), noDraft(ground, draft)], { type: 'draft.renamed', draft, title, topic }),
  'support-draft': (ground, { draft }) => {
    const { entity, capacity } = ground.actor;
    const found = ground.state.drafts.get(draft);
    return unless(
      [
        when(!PROPOSERS.has(capacity), { code: 'not-a-proposer' }),
        noDraft(ground, draft),
        when(found?.entity === entity, { code: 'own-draft', draft }),
        when(found?.supporters.includes(entity) === true, { code: 'already-supported', draft }),
      ],
      { type: 'draft.supported', draft, entity },
    );
  },
};

function present(ground: Ground, { adopted = [], ...draft }: Presented): Decision {
  const needsSupport = draft.meeting !== null && meetingOf(ground, draft.meeting)?.policy?.requireSupporter === true;
  return unless(
    [
      notOffice(ground),
      afterCutOff(ground, draft),
      when(ground.state.drafts.has(draft.draft), { code: 'draft-exists', draft: draft.draft }),
      noEntity(ground, draft.entity),
      draft.meeting === null ? null : noMeeting(ground, draft.meeting),
      draft.contribution === null ? null : noDocument(ground, draft.contribution),
      draft.descent === null ? null : noDescent(ground, draft.descent),
      when(adopted.length > 0, { code: 'draft-adopted', ...(adopted[0] !== undefined && { draft: adopted[0] }) }),
    ],
    { type: 'draft.presented', ...draft, needsSupport },
  );
}

/** Judged where the draft would stand in the log. What comes of drafts that were presented in time is no new draft. */
function afterCutOff({ state, now }: Ground, { descent }: Pick<Presented, 'descent'>): ForumRefusal | null {
  const cutOff = cutOffOf(state.deadlines.values());
  if (cutOff === null || descent !== null) return null;
  return when(now > cutOff.at, { code: 'after-cut-off', deadline: cutOff.deadline, date: cutOff.at });
}

function noDescent(ground: Ground, { how, of }: Descent): ForumRefusal | null {
  const least = how === 'merged' ? 2 : 1;
  const wrong = new Set(of).size !== of.length || of.length < least || (how === 'split' && of.length > 1);
  if (wrong) return { code: 'no-descent' };
  const missing = of.map((id) => noDraft(ground, id) ?? alreadyMerged(ground, id) ?? closedOff(ground, id)).find((one) => one !== null);
  return missing ?? null;
}

const alreadyMerged = ({ state }: Ground, draft: DraftId): ForumRefusal | null =>
  when((state.drafts.get(draft)?.mergedInto ?? null) !== null, { code: 'draft-merged', draft });

/** What is raised in a restricted session is brought back into the opinion itself: a draft that was made of it meanwhile would be without it. */
const closedOff = ({ state }: Ground, draft: DraftId): ForumRefusal | null =>
  when(placeOf(state.restricted.sessions, draft) === 'closed-off', { code: 'motion-open', draft });

const noDocument = ({ state }: Ground, document: DocumentId): ForumRefusal | null =>
  when(!state.documents.has(document), { code: 'no-such-document', document });
