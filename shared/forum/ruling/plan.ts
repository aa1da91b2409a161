/** What the forum is and when it meets: set and changed by the secretariat on a decision that the act names. */
import type { MeetingPlan, PlanCommand } from '../plan.ts';
import type { ForumRefusal } from '../refusal.ts';
import { type Ground, noMeeting, notOffice, type Rulings, sameCode, unless, when } from './ground.ts';

export const PLAN_RULINGS: Rulings<PlanCommand> = {
  'create-forum': (ground, forum) =>
    unless([notOffice(ground), when(ground.state.forum !== null, { code: 'forum-exists' })], {
      type: 'forum.created',
      ...forum,
      quorum: true,
    }),
  'change-forum': (ground, profile) => unless([notOffice(ground)], { type: 'forum.changed', ...profile }),
  'plan-meeting': (ground, plan) =>
    unless(
      [
        notOffice(ground),
        when(ground.state.meetings.has(plan.meeting), { code: 'meeting-exists', meeting: plan.meeting }),
        ...ofPlan(ground, plan),
      ],
      { type: 'meeting.planned', ...plan },
    ),
  'change-meeting': (ground, plan) =>
    unless([notOffice(ground), noMeeting(ground, plan.meeting), ...ofPlan(ground, plan)], { type: 'meeting.changed', ...plan }),
  'cancel-meeting': (ground, { meeting, decision }) =>
    unless([notOffice(ground), noMeeting(ground, meeting), held(ground, meeting)], { type: 'meeting.cancelled', meeting, decision }),
  'set-deadline': (ground, deadline) =>
    unless([notOffice(ground), deadline.meeting === null ? null : noMeeting(ground, deadline.meeting)], {
      type: 'deadline.set',
      ...deadline,
    }),
  'drop-deadline': (ground, { deadline, decision }) =>
    unless([notOffice(ground), when(!ground.state.deadlines.has(deadline), { code: 'no-such-deadline', deadline })], {
      type: 'deadline.dropped',
      deadline,
      decision,
    }),
};

function ofPlan({ state }: Ground, plan: MeetingPlan): readonly (ForumRefusal | null)[] {
  const other = [...state.meetings.values()].find((one) => one.meeting !== plan.meeting && sameCode(one, plan));
  return [
    other ? { code: 'meeting-exists', meeting: other.meeting } : null,
    when(plan.to < plan.from, { code: 'date-not-allowed', meeting: plan.meeting }),
  ];
}

const held = ({ state }: Ground, meeting: string): ForumRefusal | null =>
  when((state.meetings.get(meeting)?.sittings.length ?? 0) > 0, { code: 'meeting-held', meeting });
