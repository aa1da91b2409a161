/** Declaring a paragraph agreed, taking that back, and opening agreed text again. */

import { holds } from '../blockers.ts';
import type { Command } from '../command.ts';
import type { Target } from '../entry.ts';
import type { Refusal } from '../refusal.ts';
import type { ShownCall, ShownParagraph } from '../register.ts';
import { RIGHTS } from '../rights.ts';
import { undoSecondsOf } from '../undo-time.ts';
import type { BlockId, EntityId, ReopenCause } from '../vocabulary.ts';
import { unsettled } from './calls.ts';
import {
  type Decision,
  type Ground,
  isDoubted,
  isGoverning,
  isMerged,
  noReason,
  notChair,
  notDrafting,
  paragraphOf,
  unless,
} from './ground.ts';

type Ask<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function declare(ground: Ground, { target }: Ask<'declare'>): Decision {
  const { present, dropped } = ground.here;
  return unless(
    [notDrafting(ground), notChair(ground), isDoubted(ground), isMerged(ground), ...obstaclesToDeclare(ground, target)],
    () => ({
      type: 'paragraph.declared',
      target,
      present,
      dropped,
    }),
  );
}

/** Everything that keeps the chair from declaring this paragraph in these words now: first what others must move, then the clock. */
export function obstaclesToDeclare(ground: Pick<Ground, 'register' | 'now'>, target: Target): readonly Refusal[] {
  const there = paragraphOf(ground, target.block);
  const blocks = [target.block];
  if (there === undefined) return [{ code: 'no-such-paragraph', blocks }];
  if (isGoverning(there)) return [{ code: 'heading-takes-none', blocks }];
  return [
    ...(there.status === 'agreed' ? [{ code: 'already-agreed', blocks } as const] : []),
    ...holds(there.positions, there.id),
    ...unsettled(ground, there),
    ...(there.hash === target.hash ? [] : [{ code: 'text-changed', blocks } as const]),
    ...(there.call === null ? [{ code: 'no-call-open', blocks } as const] : stillRunning(there.call, ground.now, blocks)),
  ];
}

/** The minimum time or the deadline that has not passed. */
export function stillRunning({ ripeAt, deadline }: ShownCall, now: number, blocks?: readonly BlockId[]): readonly Refusal[] {
  if (now >= ripeAt) return [];
  const where = blocks === undefined ? {} : { blocks };
  if (deadline !== null) return [{ code: 'deadline-not-reached', ...where, date: deadline }];
  return [{ code: 'call-too-short', ...where, seconds: Math.ceil((ripeAt - now) / 1000) }];
}

export function undo(ground: Ground, { of }: Ask<'undo'>): Decision {
  const { adopting, adopted, paragraphs, policy, rules } = ground.register;
  if (adopting?.seq === of) return unless([notChair(ground)], () => ({ type: 'adoption.undone', of }));
  // under the first rules an adoption closed at once, and could be undone for a while
  if (adopted?.seq === of && rules < 2) {
    return unless([notChair(ground), tooLate(ground, adopted.at, policy.undoSeconds)], () => ({ type: 'adoption.undone', of }));
  }
  const declared = paragraphs.find((one) => one.declared?.seq === of && one.declared.stands)?.declared ?? null;
  const late = declared === null ? null : tooLate(ground, declared.at, undoSecondsOf(declared, policy));
  return unless([notDrafting(ground), notChair(ground), declared === null ? { code: 'not-agreed' } : late], () => ({
    type: 'declaration.undone',
    of,
  }));
}

const tooLate = ({ now }: Ground, at: number, seconds: number): Refusal | null =>
  now - at <= seconds * 1000 ? null : { code: 'undo-too-late', seconds };

export function askReopen(ground: Ground, { block, reason }: Ask<'ask-reopen'>): Decision {
  const other: Refusal | null = RIGHTS[ground.actor.capacity].hold ? null : { code: 'not-a-member-state' };
  return unless([notDrafting(ground), other, notAgreed(ground, block), noReason(reason)], () => ({ type: 'reopening.asked', block }));
}

export function reopen(ground: Ground, { block, cause, entity, reason }: Ask<'reopen'>): Decision {
  return unless(
    [
      notDrafting(ground),
      notChair(ground),
      notAgreed(ground, block),
      noReason(reason),
      ofNobody(ground, cause, entity),
      notAsked(ground, block, entity),
    ],
    () => ({ type: 'paragraph.reopened', block, cause, entity: entity ?? null }),
  );
}

/** A request is somebody's, and the record names the State. */
function ofNobody({ here }: Ground, cause: ReopenCause, entity: EntityId | undefined): Refusal | null {
  if (entity === undefined) return cause === 'request' ? { code: 'reason-missing' } : null;
  return here.memberStates.has(entity) ? null : { code: 'not-a-member-state', entities: [entity] };
}

/** Nobody but the State itself makes its request: what it asked orally the chair reopens as a correction. */
function notAsked(ground: Ground, block: BlockId, entity: EntityId | undefined): Refusal | null {
  if (entity === undefined || ground.register.rules < 2) return null;
  const asked = paragraphOf(ground, block)?.reopenAsked.some((one) => one.entity === entity) === true;
  return asked ? null : { code: 'not-asked', blocks: [block], entities: [entity] };
}

function notAgreed(ground: Ground, block: BlockId): Refusal | null {
  const there: ShownParagraph | undefined = paragraphOf(ground, block);
  if (there === undefined) return { code: 'no-such-paragraph', blocks: [block] };
  return there.status === 'agreed' ? null : { code: 'not-agreed', blocks: [block] };
}
