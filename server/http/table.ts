import type { Route } from './route.ts';
import { agreedRoutes } from './routes/agreed.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { auditRoutes } from './routes/audit.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { circularRoutes } from './routes/circulars.ts';
import { collabRoutes } from './routes/collab.ts';
import { consultationAgain } from './routes/consultation-again.ts';
import { consultationConfirm } from './routes/consultation-confirm.ts';
import { consultationPages } from './routes/consultation-pages.ts';
import { consultationRoutes } from './routes/consultations.ts';
import { contributionRoutes } from './routes/contributions.ts';
import { daySheetRoutes } from './routes/day-sheet.ts';
import { demoRoutes } from './routes/demo.ts';
import { docketRoutes } from './routes/docket.ts';
import { documentRoutes } from './routes/documents.ts';
import { floorRoutes } from './routes/floor.ts';
import { forumRoutes } from './routes/forum.ts';
import { handOverRoutes } from './routes/hand-over.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { liveRoutes } from './routes/live.ts';
import { livePastRoutes } from './routes/live-past.ts';
import { machineRoutes } from './routes/machine.ts';
import { noticeRoutes } from './routes/notices.ts';
import { opinionRoutes } from './routes/opinions.ts';
import { pageFaultRoutes } from './routes/page-faults.ts';
import { pageRoutes } from './routes/pages.ts';
import { participationRoutes } from './routes/participation.ts';
import { pastRoutes } from './routes/past.ts';
import { personRoutes } from './routes/person.ts';
import { personalDataRoutes } from './routes/personal-data.ts';
import { positionRoutes } from './routes/positions.ts';
import { providerRoutes } from './routes/provider.ts';
import { reportRoutes } from './routes/report.ts';
import { restrictedRoutes } from './routes/restricted.ts';
import { threadRoutes } from './routes/threads.ts';
import { withholdRoutes } from './routes/withhold.ts';
import { wordingRoutes } from './routes/wording.ts';
import type { HttpTools } from './tools.ts';

/** Every route there is. */
export function tableOfRoutes(tools: HttpTools): readonly Route[] {
  const table: readonly Route[] = [
    ...machineRoutes(tools, () => table),
    ...pageFaultRoutes(tools),
    ...personRoutes(tools),
    ...demoRoutes(tools),
    ...invitationRoutes(tools),
    ...providerRoutes(tools),
    ...forumRoutes(tools),
    ...calendarRoutes(tools),
    ...auditRoutes(tools),
    ...participationRoutes(tools),
    ...noticeRoutes(tools),
    ...documentRoutes(tools),
    ...attachmentRoutes(tools),
    ...docketRoutes(tools),
    ...contributionRoutes(tools),
    ...reportRoutes(tools),
    ...restrictedRoutes(tools),
    ...circularRoutes(tools),
    ...opinionRoutes(tools),
    ...wordingRoutes(tools),
    ...agreedRoutes(tools),
    ...threadRoutes(tools),
    ...collabRoutes(tools),
    ...pageRoutes(tools),
    ...pastRoutes(tools),
    ...daySheetRoutes(tools),
    ...handOverRoutes(tools),
    ...liveRoutes(tools),
    ...livePastRoutes(),
    ...positionRoutes(tools),
    ...withholdRoutes(tools),
    ...personalDataRoutes(tools),
    ...floorRoutes(tools),
    ...consultationPages(tools),
    ...consultationConfirm(tools),
    ...consultationAgain(tools),
    ...consultationRoutes(tools),
  ];
  return table;
}
