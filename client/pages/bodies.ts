/** What the pages read from the API. Page and server are of one build, so bodies are taken as they are; the schemas stay at the server. */

export type { AuditPage } from '../../shared/wire/audit.ts';
export type { Docket } from '../../shared/wire/docket.ts';
export type { ListedDocument, ShownDocument } from '../../shared/wire/document.ts';
export type { AskedCommand as ForumCommand, ForumBatchDone, ListedEntity, SeatRow, ShownForum } from '../../shared/wire/forum.ts';
export type { NoticeList } from '../../shared/wire/notice.ts';
export type { Draft, ListedOpinion, OpinionText } from '../../shared/wire/opinion.ts';
export type { ShownSession } from '../../shared/wire/restricted.ts';
export type {
  Arrived,
  DemoSeat,
  InvitationRow,
  MadeInvitation,
  Me,
  OpenInvitation,
  SessionRow,
} from '../../shared/wire/session.ts';
