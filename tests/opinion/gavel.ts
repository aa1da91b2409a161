/** The watcher's eye on the chair and the clock: when it declared and adopted, and which acts begin, end and restart calls. */
import type { Act } from '../../shared/opinion/entry.ts';
import { reach } from '../../shared/opinion/positions.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { Telling } from './beside.ts';

/** What the chair did, at the time it was done. */
export function seeGavel(before: OpinionState, act: Act, at: number, { saw, fail }: Telling): void {
  if (act.type === 'paragraph.declared') {
    const call = before.blocks.get(act.target.block)?.call;
    if (at < (call?.deadline ?? (call?.from ?? Infinity) + (call?.minSeconds ?? 0) * 1000)) fail('declared too early');
    if (call?.deadline !== null) saw('silence procedure declared');
  }
  if (act.type === 'opinion.adopted') {
    const call = before.adoptionCall;
    if (call === null || at < call.from + call.minSeconds * 1000) return fail('adopted too early');
    if (act.docHash !== before.docHash || act.textHash !== before.textHash || call.textHash !== act.textHash)
      fail('adopted in other words');
  }
}

/** An objection leaves a live call open and breaks a silence procedure; lifting a hold starts a live call's time again. */
export function seeCalls(before: OpinionState, act: Act, after: OpinionState, at: number, { saw, fail }: Telling): void {
  if (act.type === 'position.raised' && act.block !== null) {
    const was = before.blocks.get(act.block)?.call ?? null;
    const is = after.blocks.get(act.block)?.call ?? null;
    const broken = act.kind === 'objection' && was !== null && was.deadline !== null;
    if (broken) saw('silence broken');
    if (broken ? is !== null : is?.seq !== was?.seq) fail('a position and a call');
    if ((act.kind === 'objection' || act.kind === 'time') && after.adoptionCall !== null) fail('a hold and the call for adoption');
  }
  if (act.type === 'position.withdrawn' || act.type === 'position.disowned') {
    const { kind, block } = before.positions.get(act.position) ?? { kind: 'support', block: null };
    const was = block === null ? undefined : before.blocks.get(block);
    if ((kind !== 'objection' && kind !== 'time') || !was?.call || was.call.deadline !== null) return;
    if (
      was.hash === null ||
      reach(before)
        .blocks.get(was.id)
        ?.some(({ position, met }) => position.id === act.position && !met) !== true
    )
      return;
    const is = after.blocks.get(was.id)?.call;
    if (is?.from !== at || is.ripe) fail('the minimum time did not start again');
    saw('minimum time again');
  }
}
