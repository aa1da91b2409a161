/** Folds one entry. Total and pure; the state before stays as it was. */
import type { Actor } from '../opinion/actor.ts';
import { foldAttachment } from './attachment.ts';
import { foldCallMail } from './call-mail.ts';
import { foldCircular } from './circular.ts';
import { foldContribution } from './contribution.ts';
import { foldDocket } from './docket.ts';
import { foldDocument } from './document.ts';
import type { ForumAct, ForumEntry } from './entry.ts';
import { endSpeaking, foldFloor } from './floor.ts';
import { foldMeeting } from './meeting.ts';
import { foldNotice } from './notice.ts';
import { foldPeople } from './people.ts';
import { foldPlan } from './plan.ts';
import { foldPrecedent } from './precedent.ts';
import { endWithSitting, foldRestricted } from './restricted.ts';
import type { ForumState } from './state.ts';
import { foldWording } from './wording.ts';

type Fold<Fact> = (state: ForumState, fact: Fact, by: Actor) => ForumState;

/** Each act has one fold; whoever speaks has spoken when the sitting is suspended or closed, and what is restricted ends with it. */
const FOLDS: { readonly [Type in ForumAct['type']]: Fold<Extract<ForumAct, { readonly type: Type }>> } = {
  'forum.created': foldPlan,
  'forum.changed': foldPlan,
  'meeting.planned': foldPlan,
  'meeting.changed': foldPlan,
  'meeting.cancelled': foldPlan,
  'deadline.set': foldPlan,
  'deadline.dropped': foldPlan,
  'entity.admitted': foldPeople,
  'entity.changed': foldPeople,
  'entity.dismissed': foldPeople,
  'seat.opened': foldPeople,
  'seat.changed': foldPeople,
  'seat.handed-over': foldPeople,
  'seat.closed': foldPeople,
  'seat.lapsed': foldPeople,
  'group.formed': foldPeople,
  'group.changed': foldPeople,
  'group.dissolved': foldPeople,
  'meeting.policy-set': foldMeeting,
  'opinion.taken-up': foldMeeting,
  'sitting.opened': foldMeeting,
  'sitting.suspended': (state, fact) => endSpeaking(foldMeeting(state, fact), fact.meeting),
  'sitting.resumed': foldMeeting,
  'sitting.closed': (state, fact) => endSpeaking(endWithSitting(foldMeeting(state, fact), fact), fact.meeting),
  'meeting.report-closed': foldMeeting,
  'meeting.report-reopened': foldMeeting,
  'gavel.asked': foldMeeting,
  'gavel.handed': foldMeeting,
  'agenda.set': foldFloor,
  'item.taken': foldFloor,
  'floor.asked': foldFloor,
  'floor.left': foldFloor,
  'floor.given': foldFloor,
  'floor.ended': foldFloor,
  'floor.moved': foldFloor,
  'list.set': foldFloor,
  'document.registered': foldDocument,
  'document.aliased': foldDocument,
  'document.addressed': foldDocument,
  'file.attached': foldAttachment,
  'file.detached': foldAttachment,
  'contribution.filed': foldContribution,
  'circular.issued': foldCircular,
  'circular.dated': foldCircular,
  'circular.replied': foldCircular,
  'reply.struck': foldCircular,
  'circular.concluded': foldCircular,
  'draft.presented': foldDocket,
  'draft.renamed': foldDocket,
  'draft.supported': foldDocket,
  'restricted.moved': foldRestricted,
  'restricted.withdrawn': foldRestricted,
  'roll.opened': foldRestricted,
  'roll.answered': foldRestricted,
  'roll.closed': foldRestricted,
  'restricted.released': foldRestricted,
  'restricted.ended': foldRestricted,
  'restricted.published': foldRestricted,
  'denominator.set': foldRestricted,
  'quorum.set': foldRestricted,
  'notice.sent': foldNotice,
  'notice.tried': foldNotice,
  'notice.listed': foldNotice,
  'notice.batch-tried': foldNotice,
  'notice.batch-listed': foldNotice,
  'notice.renewed': foldNotice,
  'notice.switched': foldNotice,
  'language.chosen': foldNotice,
  'call-mail.chosen': foldCallMail,
  'word.listed': foldWording,
  'wording.excepted': foldWording,
  'precedent.added': foldPrecedent,
  'precedent.withdrawn': foldPrecedent,
};

export const FORUM_ACTS = Object.keys(FOLDS) as [ForumAct['type'], ...ForumAct['type'][]];

export const isKnown = ({ type }: { readonly type: string }): boolean => Object.hasOwn(FOLDS, type);

export function evolve(state: ForumState, { seq, at, by, fact }: ForumEntry): ForumState {
  return (FOLDS[fact.type] as Fold<ForumAct>)({ ...state, seq, at }, fact, by);
}
