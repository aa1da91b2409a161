/** Moments at which the clock alone changes what may be done: what is shown of it need not be asked anew at every tick. */
import { APPEAL_DAY_MS, AT_ONCE_MS } from './appeal-time.ts';
import type { ButWords, Register } from './register.ts';
import { undoSecondsOf } from './undo-time.ts';

/** How paragraphs read is no matter of time. */
interface Turning extends Pick<Register, 'adoptionCall' | 'adopting' | 'adopted' | 'policy' | 'rulings'> {
  readonly paragraphs: readonly ButWords[];
}

/** When declarations can be undone no more, ms UTC. */
export const undoEnds = ({ paragraphs, policy }: Pick<Turning, 'paragraphs' | 'policy'>): readonly number[] =>
  paragraphs.flatMap(({ declared }) => (declared?.stands ? [declared.at + undoSecondsOf(declared, policy) * 1000] : []));

/** Ends of calls and of an adoption count as passed when they are reached; what may be done up to a moment, after it. */
export function turnsOf({ adoptionCall, adopting, adopted, paragraphs, policy, rulings }: Turning): readonly number[] {
  const calls = [adoptionCall, ...paragraphs.map(({ call }) => call)].flatMap((call) => call ?? []);
  const decided = [...rulings, ...paragraphs.flatMap((one) => one.rulings)];
  return [
    ...calls.flatMap(({ ripeAt, deadline }) => [ripeAt, ...(deadline === null ? [] : [deadline])]),
    ...(adopting === null ? [] : [adopting.closesAt]),
    ...(adopted === null ? [] : [adopted.at + policy.undoSeconds * 1000 + 1]),
    ...undoEnds({ paragraphs, policy }).flatMap((end) => [end, end + 1]),
    ...decided.flatMap(({ at }) => [AT_ONCE_MS, APPEAL_DAY_MS].map((ms) => at + ms + 1)),
  ];
}
