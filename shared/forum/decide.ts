/**
 * May this be done to the forum, and what becomes of it? Pure and total: the actor and the time come in with the command. Numbered in
 * SPEC.md, chapters F1 to F10.
 */
import { no } from '../lib/result.ts';
import type { Actor } from '../opinion/actor.ts';
import { ATTACHMENT_RULINGS } from './attachment.ts';
import { CALL_MAIL_RULINGS } from './call-mail.ts';
import { CIRCULAR_RULINGS } from './circular.ts';
import type { ForumCommand } from './command.ts';
import { type Decision, notOffice, type Rulings } from './context.ts';
import { CONTRIBUTION_RULINGS } from './contribution.ts';
import { DOCKET_RULINGS } from './docket.ts';
import { DOCUMENT_RULINGS } from './document.ts';
import { FLOOR_RULINGS } from './floor.ts';
import { MEETING_RULINGS } from './meeting.ts';
import { NOTICE_RULINGS } from './notice.ts';
import { PEOPLE_RULINGS } from './people.ts';
import { PLAN_RULINGS } from './plan.ts';
import { PRECEDENT_RULINGS } from './precedent.ts';
import { RESTRICTED_RULINGS } from './restricted.ts';
import type { ForumState } from './state.ts';
import { WORDING_RULINGS } from './wording.ts';

const RULINGS: Rulings<ForumCommand> = {
  ...PLAN_RULINGS,
  ...PEOPLE_RULINGS,
  ...MEETING_RULINGS,
  ...FLOOR_RULINGS,
  ...DOCUMENT_RULINGS,
  ...ATTACHMENT_RULINGS,
  ...DOCKET_RULINGS,
  ...CONTRIBUTION_RULINGS,
  ...CIRCULAR_RULINGS,
  ...RESTRICTED_RULINGS,
  ...NOTICE_RULINGS,
  ...CALL_MAIL_RULINGS,
  ...WORDING_RULINGS,
  ...PRECEDENT_RULINGS,
};

/** `now`: milliseconds UTC, not before the last entry. */
export function decide(state: ForumState, { do: what, ...command }: ForumCommand, actor: Actor, now: number): Decision {
  const context = { state, actor, now };
  if (state.forum === null && what !== 'create-forum') return no(notOffice(context) ?? { code: 'no-forum' });
  if (actor.dismissed === true) return no({ code: 'entity-dismissed', entity: actor.entity });
  const ruling = RULINGS[what] as (context: object, command: object) => Decision;
  return ruling(context, command);
}
