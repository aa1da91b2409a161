/** The day sheet of a meeting: a page for everybody who has a seat, and with counts for everybody where the meeting is held in public. */
import { z } from 'zod';
import { isHeldInPublic } from '../../../shared/forum/following.ts';
import type { ForumState } from '../../../shared/forum/state.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { entityId, slug } from '../../../shared/wire/value.ts';
import { MeetingDays } from '../../forum/day.ts';
import { entitiesIn } from '../../forum/entities-in.ts';
import { Periods } from '../../room/past/period.ts';
import { type Answer, problem } from '../answer.ts';
import { nonceOf } from '../headers.ts';
import { type Asked, daySheet } from '../pages/sheet/day-sheet.ts';
import { daySheetPage } from '../pages/sheet/day-sheet-page.ts';
import { inLanguage, textFor } from '../pages/spoken.ts';
import { openRoute, type Route, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const query = z.object({
  day: z.iso.date().exactOptional(),
  sitting: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .exactOptional(),
  state: entityId.exactOptional(),
  ...inLanguage,
});

export function daySheetRoutes(tools: HttpTools): readonly Route[] {
  const { forum } = tools;
  const pasts = { days: new MeetingDays(forum), periods: new Periods(tools.log, tools.history) };
  return [
    openRoute({
      method: 'get',
      path: '/meetings/:meeting/day-sheet',
      who: 'all',
      what: 'The day sheet of a day or a sitting of a meeting, by default the day on which it sat last; with counts in public where the meeting is',
      params: z.strictObject({ meeting: z.string().max(100) }),
      query,
      answers: { 200: 'text/html' },
      async handle({ params, query: { day, sitting, state, lang }, visitor, req, res }): Promise<Answer> {
        const meeting = forum.state.meetings.get(slug.safeParse(params.meeting).data ?? '');
        if (visitor === null && !isHeldInPublic(meeting)) return problem('signed-out');
        if (meeting === undefined) return problem('not-found');
        const asked: Asked = sitting !== undefined ? { sitting } : day !== undefined ? { day } : null;
        const sheet = await daySheet(tools, pasts, meeting, asked, visitor?.actor.seat ?? null);
        if (sheet === null) return problem('not-found');
        const text = await textFor(req, lang, meeting.zone);
        const body = await daySheetPage(sheet, {
          text,
          entities: entitiesIn(forum.state, text.language),
          nonce: nonceOf(res),
          forum: forum.state.forum?.name ?? '',
          state: stateOf(forum.state, visitor, state),
          seated: visitor !== null,
        });
        return { kind: 'page', type: 'text/html', body, packable: true };
      },
    }),
  ];
}

/** Whose part comes first: that of the Member State which the address names, by default of the reader's own. */
function stateOf({ entities }: ForumState, visitor: Visitor | null, asked: string | undefined): string | null {
  if (visitor === null) return null;
  const { entity, capacity, dismissed } = visitor.actor;
  if (asked !== undefined && entities.get(asked)?.capacity === 'member-state') return asked;
  return RIGHTS[capacity].hold || dismissed ? entity : null;
}
