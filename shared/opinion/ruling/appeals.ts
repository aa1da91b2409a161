/** Appeals against decisions of the presiding chair. While one is pending nothing is adopted or closed; the meeting decides it, not the product. */
import { APPEAL_DAY_MS } from '../appeal-acts.ts';
import type { Command } from '../command.ts';
import type { Refusal } from '../refusal.ts';
import type { ShownAppeal, ShownRuling } from '../register.ts';
import { mayLift, RIGHTS } from '../rights.ts';
import type { Standing } from '../standing.ts';
import { type Decision, type Ground, isReported, noReason, unless } from './ground.ts';
import { holderOf } from './positions.ts';

type Ask<Name extends Command['do']> = Extract<Command, { do: Name }>;

/** An appeal is made at once: where everybody sits together that is minutes, where nobody does a day. */
const AT_ONCE_MS = 600_000;

const appealMs = (sitting: Ground['here']['sitting']): number => (sitting === 'open' ? AT_ONCE_MS : APPEAL_DAY_MS);

export function appeal(ground: Ground, { of, reason, enteredFor }: Ask<'appeal'>): Decision {
  const { register, actor, now, here } = ground;
  const holder = holderOf(ground, enteredFor);
  const [entity, via] = holder.ok ? [holder.entity, holder.via] : [actor.entity, 'screen' as const];
  const ms = appealMs(here.sitting);
  const found = rulingOf(register, of);
  // what another entered keeps nobody from appealing
  const made = register.appeals.some(
    (one) => one.against.seq === of && one.entity === entity && (one.entered !== null) === (via !== 'screen'),
  );
  return unless(
    [
      register.phase === 'adopted' ? { code: 'opinion-adopted' } : null,
      holder.ok ? null : enteredFor === undefined ? { code: 'not-a-member-state' } : holder.refusal,
      found === null ? { code: 'no-such-act' } : null,
      made ? { code: 'already-appealed' } : null,
      found !== null && now - found.at > ms ? { code: 'appeal-late', seconds: ms / 1000 } : null,
      noReason(reason),
    ],
    () => ({ type: 'appeal.made', of, ...(via !== 'screen' && { entity, via }) }),
  );
}

function rulingOf({ rulings, paragraphs }: Standing, of: number): ShownRuling | null {
  const is = ({ seq }: ShownRuling): boolean => seq === of;
  return rulings.find(is) ?? paragraphs.flatMap((one) => one.rulings).find(is) ?? null;
}

export function recordAppeal(ground: Ground, { of, end, statement }: Ask<'record-appeal'>): Decision {
  const other: Refusal | null = RIGHTS[ground.actor.capacity].office ? null : { code: 'not-secretariat' };
  return unless([other, isPending(appealOf(ground, of)) ? null : NO_SUCH, noReason(statement)], () => ({ type: 'appeal.ended', of, end }));
}

export function withdrawAppeal(ground: Ground, { of }: Ask<'withdraw-appeal'>): Decision {
  const found = appealOf(ground, of);
  const head: Refusal | null = mayLift(ground.actor, ground.register.policy) ? null : { code: 'head-decides' };
  return unless([isPending(found) ? (notOwn(ground, found) ?? head) : NO_SUCH], () => ({ type: 'appeal.withdrawn', of }));
}

export function contradictAppeal(ground: Ground, { of, statement }: Ask<'contradict-appeal'>): Decision {
  const found = appealOf(ground, of);
  const recorded = found?.ended?.own === false && found.contradicted === null;
  return unless([recorded ? notOwn(ground, found) : NO_SUCH, isReported(ground), noReason(statement)], () => ({
    type: 'appeal.contradicted',
    of,
  }));
}

const NO_SUCH: Refusal = { code: 'no-such-appeal' };

const appealOf = ({ register }: Ground, of: number): ShownAppeal | undefined => register.appeals.find(({ seq }) => seq === of);

const isPending = (found: ShownAppeal | undefined): found is ShownAppeal => found?.ended === null;

function notOwn({ actor }: Ground, { entity }: ShownAppeal): Refusal | null {
  return actor.entity === entity && (actor.dismissed === true || RIGHTS[actor.capacity].hold)
    ? null
    : { code: 'not-your-position', entities: [entity] };
}
