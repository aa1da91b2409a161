/** What the pages read from the API. Page and server are of one build, so bodies are taken as they are; the schemas stay at the server. */

export type { ForumCommand } from '../../shared/forum/command.ts';
export type { AuditPage } from '../../shared/wire/audit.ts';
export type { Docket } from '../../shared/wire/docket.ts';
export type { ListedDocument, ShownDocument } from '../../shared/wire/document.ts';
export type { ForumBatchDone, ListedEntity, SeatRow, ShownForum } from '../../shared/wire/forum.ts';
export type { NoticeList } from '../../shared/wire/notice.ts';
export type { Draft, ListedOpinion, OpinionText } from '../../shared/wire/opinion.ts';
export type { ShownReport } from '../../shared/wire/report.ts';
export type { ShownSession, ShownSessions } from '../../shared/wire/restricted.ts';
export type {
  Arrived,
  DemoSeat,
  InvitationRow,
  Leaving,
  MadeInvitation,
  Me,
  OpenInvitation,
  SessionRow,
} from '../../shared/wire/session.ts';
