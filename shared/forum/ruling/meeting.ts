/** Sittings, the gavel and the report. Whoever presides opens and closes sittings; the gavel changes hands visibly and never by itself. */
import { isGiven } from '../../opinion/ruling/ground.ts';
import { adoptionSeconds, isAllowed } from '../../opinion/ruling/opinion.ts';
import { type MeetingAct, type MeetingCommand, type Sitting, sittingOf } from '../meeting.ts';
import type { MeetingId } from '../plan.ts';
import type { ForumRefusal } from '../refusal.ts';
import { actorOf, leastCallSeconds } from '../state.ts';
import {
  type Decision,
  type Ground,
  isOffice,
  isPresiding,
  meetingOf,
  noMeeting,
  notOffice,
  type Rulings,
  unless,
  when,
} from './ground.ts';

export const MEETING_RULINGS: Rulings<MeetingCommand> = {
  'set-meeting-policy': (ground, { meeting, policy }) =>
    unless(
      [
        notPresidingOrOffice(ground),
        noMeeting(ground, meeting),
        tooShort(ground, policy.minCallSeconds),
        when(!isAllowed(policy) || adoptionSeconds(policy) < leastCallSeconds(ground.state), { code: 'policy-not-allowed' }),
      ],
      { type: 'meeting.policy-set', meeting, policy },
    ),
  'take-up': (ground, { meeting, opinion }) =>
    unless(
      [
        notPresidingOrOffice(ground),
        noMeeting(ground, meeting),
        when(meetingOf(ground, meeting)?.kind === 'event', { code: 'no-sittings', meeting }),
      ],
      { type: 'opinion.taken-up', meeting, opinion },
    ),
  'open-sitting': openSitting,
  'suspend-sitting': (ground, { meeting }) => turnSitting(ground, meeting, 'open', 'sitting.suspended'),
  'resume-sitting': (ground, { meeting }) => turnSitting(ground, meeting, 'suspended', 'sitting.resumed'),
  'close-sitting': (ground, { meeting }) => turnSitting(ground, meeting, null, 'sitting.closed'),
  'close-meeting-report': (ground, { meeting }) => {
    const found = meetingOf(ground, meeting);
    return unless(
      [
        notOffice(ground),
        noMeeting(ground, meeting),
        when(found?.sittings.length === 0, { code: 'meeting-not-held', meeting }),
        when(found !== null && sittingOf(found) !== null, { code: 'sitting-open', meeting }),
        when(found?.report?.closed === true, { code: 'report-closed', meeting }),
      ],
      { type: 'meeting.report-closed', meeting },
    );
  },
  'reopen-meeting-report': (ground, { meeting, reason }) =>
    unless(
      [
        notOffice(ground),
        noMeeting(ground, meeting),
        when(meetingOf(ground, meeting)?.report?.closed !== true, { code: 'report-open', meeting }),
        when(!isGiven(reason), { code: 'reason-missing' }),
      ],
      { type: 'meeting.report-reopened', meeting, reason },
    ),
  'ask-for-gavel': ({ actor }) =>
    unless([when(actor.capacity !== 'chair' || !actor.functions.includes('deputy-chair'), { code: 'not-deputy' })], {
      type: 'gavel.asked',
      seat: actor.seat,
    }),
  'hand-gavel': (ground, { to }) =>
    unless([notHandedBy(ground, to), when(actorOf(ground.state, to)?.capacity !== 'chair', { code: 'no-such-seat', seat: to })], {
      type: 'gavel.handed',
      to,
    }),
};

const notPresidingOrOffice = (ground: Ground): ForumRefusal | null =>
  when(!isOffice(ground.actor) && !isPresiding(ground), { code: 'not-presiding' });

function openSitting(ground: Ground, { meeting }: { readonly meeting: MeetingId }): Decision {
  const found = meetingOf(ground, meeting);
  const now = found && sittingOf(found);
  return unless(
    [
      when(!isPresiding(ground), { code: 'not-presiding' }),
      noMeeting(ground, meeting),
      when(found?.kind === 'event', { code: 'no-sittings', meeting }),
      when(now !== null, { code: 'sitting-open', meeting }),
      // who has the floor may speak for the record
      when(found?.report?.closed === true, { code: 'report-closed', meeting }),
    ],
    { type: 'sitting.opened', meeting, sitting: (found?.sittings.length ?? 0) + 1 },
  );
}

/** `from`: what the sitting must be now; null: open or suspended. */
function turnSitting(
  ground: Ground,
  meeting: MeetingId,
  from: Sitting['state'] | null,
  type: Extract<MeetingAct['type'], `sitting.${'suspended' | 'resumed' | 'closed'}`>,
): Decision {
  const found = meetingOf(ground, meeting);
  const sitting = found && sittingOf(found);
  const wrong = from !== null && sitting !== null && sitting.state !== from;
  return unless(
    [
      when(!isPresiding(ground), { code: 'not-presiding' }),
      noMeeting(ground, meeting),
      when(sitting === null, { code: 'no-sitting', meeting }),
      when(wrong, { code: from === 'open' ? 'sitting-suspended' : 'not-suspended', meeting }),
    ],
    { type, meeting, sitting: sitting?.number ?? 0 },
  );
}

/** Whoever presides hands it on; where that line has died, the deputy asks and the secretariat hands it over: the two together. */
function notHandedBy(ground: Ground, to: string): ForumRefusal | null {
  if (isPresiding(ground)) return null;
  if (!isOffice(ground.actor)) return { code: 'not-presiding' };
  return when(ground.state.gavel.askedBy !== to, { code: 'gavel-not-asked', seat: to });
}

function tooShort({ state }: Ground, seconds: number): ForumRefusal | null {
  const least = leastCallSeconds(state);
  return when(seconds < least, { code: 'call-too-short', least });
}
