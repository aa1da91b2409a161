/**
 * What the log of the forum holds: an act and its stamp. Permanent and without personal data. One forum per log
 * `{kind: 'forum', id: 'forum'}`.
 */
import type { Actor } from '../opinion/actor.ts';
import type { AttachmentAct } from './attachment.ts';
import type { CallMailAct } from './call-mail.ts';
import type { CircularAct } from './circular.ts';
import type { ContributionAct } from './contribution.ts';
import type { DocketAct } from './docket.ts';
import type { DocumentAct } from './document.ts';
import type { FloorAct } from './floor.ts';
import type { MeetingAct } from './meeting.ts';
import type { NoticeAct } from './notice.ts';
import type { PeopleAct } from './people.ts';
import type { PlanAct } from './plan.ts';
import type { PrecedentAct } from './precedent.ts';
import type { RestrictedAct } from './restricted.ts';
import type { WordingAct } from './wording.ts';

export type ForumAct =
  | PlanAct
  | PeopleAct
  | MeetingAct
  | FloorAct
  | DocumentAct
  | AttachmentAct
  | DocketAct
  | ContributionAct
  | RestrictedAct
  | NoticeAct
  | CallMailAct
  | CircularAct
  | WordingAct
  | PrecedentAct;

export interface ForumEntry {
  readonly seq: number;
  /** Milliseconds since 1970, UTC; never decreasing. */
  readonly at: number;
  readonly by: Actor;
  readonly uuid: string;
  readonly fact: ForumAct;
}
