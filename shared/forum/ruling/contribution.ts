/** Who files contributions, and as what. A late one is taken and marked; none is refused for its date. */
import { no } from '../../lib/result.ts';
import { RIGHTS } from '../../opinion/rights.ts';
import { type ContributionCommand, contributionsDue, inputOf } from '../contribution.ts';
import type { ForumRefusal } from '../refusal.ts';
import { isOfReport, REPORT } from '../report.ts';
import { type Decision, type Ground, isOffice, noDraft, noEntity, type Rulings, unless, when } from './ground.ts';
import { placeOf } from './numbering.ts';

type Asked = Omit<ContributionCommand, 'do'>;

export const CONTRIBUTION_RULINGS: Rulings<ContributionCommand> = { 'file-contribution': file };

function file(ground: Ground, asked: Asked): Decision {
  const { of, meeting, sections, passages, unknown = [], ...described } = asked;
  const foreign = notOfSource(ground, asked);
  const place = placeOf(ground, 'C', meeting, of);
  if (!place.ok) return no(foreign ?? place.reason);
  const capacity = ground.state.entities.get(described.source)?.capacity ?? 'follower';
  const due = contributionsDue(ground.state.deadlines.values(), place.value.meeting);
  return unless(
    [
      foreign,
      noEntity(ground, described.source),
      // the chair is neutral, the secretariat serves, who follows only follows
      when(!RIGHTS[capacity].comment, { code: 'not-a-contributor', entity: described.source }),
      passages.map(({ opinion }) => (isPublished(ground, opinion) ? null : noDraft(ground, opinion))).find((one) => one !== null) ?? null,
      when(unknown.length > 0, { code: 'no-such-section', sections: unknown }),
    ],
    {
      type: 'contribution.filed',
      ...place.value,
      ...described,
      aliases: [],
      content: { in: 'payload' },
      input: inputOf(capacity),
      late: due !== null && ground.now > due,
      sections,
      passages,
    },
  );
}

/** Everybody for the own entity, the secretariat for any; an edition is of a contribution of the same entity. */
function notOfSource({ state, actor }: Ground, { source, of }: Asked): ForumRefusal | null {
  if (actor.entity !== source && !isOffice(actor)) return { code: 'not-your-contribution' };
  if (of === null || !state.documents.has(of.document)) return null;
  const before = state.contributions.has(of.document) ? state.documents.get(of.document) : undefined;
  return when(before?.source !== source, { code: 'not-your-contribution' });
}

/** The report can be spoken to once a draft of it was published. */
const isPublished = ({ state }: Ground, opinion: string): boolean =>
  opinion === REPORT && [...state.documents.values()].some(({ content }) => isOfReport(content));
