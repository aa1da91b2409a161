import type { AttachmentCommand } from './attachment.ts';
import type { CallMailCommand } from './call-mail.ts';
import type { CircularCommand } from './circular.ts';
import type { ContributionCommand } from './contribution.ts';
import type { DocketCommand } from './docket.ts';
import type { DocumentCommand } from './document.ts';
import type { FloorCommand } from './floor.ts';
import type { MeetingCommand } from './meeting.ts';
import type { NoticeCommand } from './notice.ts';
import type { PeopleCommand } from './people.ts';
import type { PlanCommand } from './plan.ts';
import type { PrecedentCommand } from './precedent.ts';
import type { RestrictedCommand } from './restricted.ts';
import type { WordingCommand } from './wording.ts';

/** What may be asked of the forum. Ids are drawn by the server or typed by the secretariat; those of seats are pseudonyms. */
export type ForumCommand =
  | PlanCommand
  | PeopleCommand
  | MeetingCommand
  | FloorCommand
  | DocumentCommand
  | AttachmentCommand
  | DocketCommand
  | ContributionCommand
  | RestrictedCommand
  | NoticeCommand
  | CallMailCommand
  | CircularCommand
  | WordingCommand
  | PrecedentCommand;
