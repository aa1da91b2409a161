/**
 * The API as types: what goes to each address and what comes back as JSON. The server's table of routes is held to it by the compiler
 * (server/http/route.ts), and the browser asks by it (client/pages/ask.ts): no answer is taken for something that it is not.
 */

import type { z } from 'zod';
import type { AuditKind } from '../forum/audit.ts';
import type { TableWord } from '../forum/wording.ts';
import type { Progress } from '../opinion/progress.ts';
import type { Register } from '../opinion/register.ts';
import type { Language } from '../opinion/vocabulary.ts';
import type { addPrecedent, askNearest, askSearch, FoundPassages, ListedPrecedent, ShownPrecedent } from './agreed.ts';
import type { AuditPage } from './audit.ts';
import type { OpinionAuthors } from './authors.ts';
import type { ListedCircular, ShownCircular } from './circular.ts';
import type { commandDone, envelope } from './command.ts';
import type { ThreadList, ThreadsToAnswer, threadDone, threadEnvelope } from './comments.ts';
import type {
  CommentCounts,
  commentQueue,
  consultationEnvelope,
  ListedConsultation,
  openConsultation,
  openedConsultation,
  ShownComment,
} from './consultation.ts';
import type { Docket } from './docket.ts';
import type {
  attachedFile,
  fileContribution,
  filedContribution,
  ListedDocument,
  registerDocument,
  registeredDocument,
  ShownDocument,
} from './document.ts';
import type {
  ForumBatchDone,
  forumBatch,
  forumDone,
  forumEnvelope,
  fromTemplate,
  ListedEntity,
  SeatRow,
  ShownForum,
  takeUp,
} from './forum.ts';
import type { lookAtNotice, NoticeList, SeenNotice, sendNotice, sentNotice } from './notice.ts';
import type { createdOpinion, createOpinion, Draft, HaltedOpinion, ListedOpinion, OpinionText, source } from './opinion.ts';
import type { pageFault } from './page-fault.ts';
import type { ShownParticipation } from './participation.ts';
import type { ChangedText, ParagraphStory, shownHere } from './past.ts';
import type { beginReport, ShownReport } from './report.ts';
import type { movedRestricted, moveRestricted, ShownSessions } from './restricted.ts';
import type {
  Arrived,
  arrive,
  backChannelLogout,
  choose,
  chooseLanguage,
  confirm,
  DemoSeat,
  InvitationRow,
  invite,
  inviteAll,
  Leaving,
  leave,
  look,
  MadeInvitation,
  Me,
  madeToken,
  makeToken,
  OpenInvitation,
  ownMail,
  redeem,
  SessionRow,
  stepIn,
} from './session.ts';
import type { exceptWording, ShownWording } from './wording.ts';

type In<Schema extends z.ZodType> = z.input<Schema>;
type Out<Schema extends z.ZodType> = z.output<Schema>;

/** By method and address; `:name` stands for a part of it. `answer` is null where nothing comes but that it was done. */
export interface Api {
  'GET /livez': { answer: { live: boolean } };
  'GET /readyz': { answer: { ready: boolean; checks: Record<string, boolean>; why?: string } };
  'POST /api/page-faults': { body: In<typeof pageFault>; answer: null };

  'GET /api/me': { answer: Me };
  'PUT /api/me/language': { body: In<typeof chooseLanguage>; answer: null };
  'GET /api/me/mail': { answer: Out<typeof ownMail> };
  'POST /api/sign-out': { answer: Leaving | null };
  'GET /api/sessions': { query: { seat?: string }; answer: readonly SessionRow[] };
  'DELETE /api/sessions': { query: { seat?: string }; answer: null };
  'DELETE /api/sessions/:id': { answer: null };
  'POST /api/tokens': { body: In<typeof makeToken>; answer: Out<typeof madeToken> };
  'GET /api/tokens': { answer: readonly SessionRow[] };
  'DELETE /api/tokens/:id': { answer: null };

  'GET /api/demo/seats': { answer: readonly DemoSeat[] };
  'POST /api/demo/step-in': { body: In<typeof stepIn>; answer: null };

  'POST /api/invitations/look': { body: In<typeof look>; answer: OpenInvitation };
  'POST /api/invitations/redeem': { body: In<typeof redeem>; answer: null };
  'GET /api/invitations': { answer: readonly InvitationRow[] };
  'POST /api/invitations': { body: In<typeof invite>; answer: MadeInvitation };
  'POST /api/invitations/all': { body: In<typeof inviteAll>; answer: readonly MadeInvitation[] };
  'DELETE /api/invitations/:id': { answer: null };
  'POST /api/invitations/:id/reissue': { answer: MadeInvitation };

  'POST /api/sign-in/leave': { body: In<typeof leave>; answer: Leaving };
  'POST /api/sign-in/arrive': { body: In<typeof arrive>; answer: Arrived };
  'POST /api/sign-in/choose': { body: In<typeof choose>; answer: null };
  'POST /api/sign-in/confirm': { body: In<typeof confirm>; answer: null };
  'POST /api/sign-in/back-channel-logout': { body: In<typeof backChannelLogout>; answer: Record<string, never> };

  'GET /api/forum': { answer: ShownForum };
  'POST /api/forum/commands': { body: Out<typeof forumEnvelope>; answer: Out<typeof forumDone> };
  'POST /api/forum/commands/all': { body: Out<typeof forumBatch>; answer: ForumBatchDone };
  'POST /api/forum/template': { body: In<typeof fromTemplate>; answer: ShownForum };
  'GET /api/forum/log': { query: { before?: number; kind?: AuditKind }; answer: AuditPage };
  'GET /api/forum/participation': { query: { meeting?: string }; answer: ShownParticipation };
  'POST /api/meetings/:meeting/opinions': { body: In<typeof takeUp>; answer: Out<typeof forumDone> };
  'GET /api/word-table': { answer: readonly TableWord[] };
  'GET /api/opinions/:id/wording': { answer: ShownWording };
  'POST /api/opinions/:id/wording': { body: In<typeof exceptWording>; answer: Out<typeof forumDone> };
  'POST /api/agreed/nearest': { body: In<typeof askNearest>; answer: FoundPassages };
  'POST /api/agreed/search': { body: In<typeof askSearch>; answer: FoundPassages };
  'GET /api/precedents': { answer: readonly ListedPrecedent[] };
  'GET /api/precedents/:seq': { answer: ShownPrecedent };
  'POST /api/precedents': { body: In<typeof addPrecedent>; answer: Out<typeof forumDone> };
  'GET /api/entities': { query: { lang?: Language }; answer: readonly ListedEntity[] };
  'GET /api/seats': { answer: readonly SeatRow[] };
  'GET /api/notices': { answer: NoticeList };
  'POST /api/notices': { body: In<typeof sendNotice>; answer: Out<typeof sentNotice> };
  'POST /api/notices/look': { body: In<typeof lookAtNotice>; answer: SeenNotice };
  'GET /api/circulars': { answer: readonly ListedCircular[] };
  'GET /api/circulars/:id': { answer: ShownCircular };
  'GET /api/restricted': { answer: ShownSessions };
  'POST /api/restricted': { body: In<typeof moveRestricted>; answer: Out<typeof movedRestricted> };

  'GET /api/documents': { query: { find?: string; opinion?: string }; answer: readonly ListedDocument[] };
  'POST /api/documents': { body: In<typeof registerDocument>; answer: Out<typeof registeredDocument> };
  'GET /api/documents/:id': { answer: ShownDocument };
  'POST /api/documents/:id/files': { query: { uuid: string; language: Language }; answer: Out<typeof attachedFile> };
  'POST /api/contributions': { body: In<typeof fileContribution>; answer: Out<typeof filedContribution> };
  'GET /api/docket': { answer: Docket };
  'GET /api/report': { answer: ShownReport };
  'POST /api/report': { body: In<typeof beginReport>; answer: ShownReport };

  'GET /api/consultations': { answer: readonly ListedConsultation[] };
  'POST /api/consultations': { body: In<typeof openConsultation>; answer: Out<typeof openedConsultation> };
  'POST /api/consultations/:id/commands': { body: In<typeof consultationEnvelope>; answer: Out<typeof forumDone> };
  'GET /api/consultations/:id/queue': { answer: Out<typeof commentQueue> };
  'GET /api/consultations/:id/comment-counts': { answer: CommentCounts };

  'GET /api/opinions': { answer: readonly ListedOpinion[] };
  'POST /api/opinions': { body: In<typeof createOpinion>; answer: Out<typeof createdOpinion> };
  'GET /api/opinions/halted': { answer: readonly HaltedOpinion[] };
  'POST /api/opinions/read': { body: In<typeof source>; answer: Draft };
  'GET /api/opinions/:id/register': { query: { at?: number }; answer: Register };
  'GET /api/opinions/:id/text': { query: { at?: number }; answer: OpinionText };
  'PUT /api/opinions/:id/here': { body: In<typeof shownHere>; answer: null };
  'GET /api/opinions/:id/changes': { query: { since?: string; until?: number; state?: string; open?: '1' }; answer: ChangedText };
  'GET /api/opinions/:id/authors': { query: { at?: string; since?: string }; answer: OpinionAuthors };
  'GET /api/opinions/:id/story/:block': { answer: ParagraphStory };
  'GET /api/opinions/:id/progress': { answer: readonly Progress[] };
  'GET /api/opinions/:id/comments': { query: { block?: string }; answer: readonly ShownComment[] };
  'GET /api/opinions/:id/comment-counts': { answer: CommentCounts };
  'GET /api/opinions/:id/threads': { query: { since?: string }; answer: ThreadList };
  'POST /api/opinions/:id/threads/commands': { body: In<typeof threadEnvelope>; answer: Out<typeof threadDone> };
  'GET /api/threads/to-answer': { answer: ThreadsToAnswer };
  'POST /api/opinions/:id/commands': { body: Out<typeof envelope>; answer: Out<typeof commandDone> };
}
