/** Of random meetings: appeals against the chair, and the watcher's own account of those that are pending, made from the acts alone. */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Entry } from '../../shared/opinion/entry.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import { APPEAL_ENDS, type EntityId } from '../../shared/opinion/vocabulary.ts';
import type { Rng } from '../support/rng.ts';
import type { Telling } from './beside.ts';
import { ARL, BRU, CHAIR, COR, OFFICE } from './world.ts';

/** Against something that the chair did, now and then against what nobody or somebody else did; or what becomes of an appeal. */
export function appealing({ chance, pick }: Rng, { appeals, rulings, seq }: OpinionState, by: Actor): Command {
  const some = (all: readonly { readonly seq: number }[]): number => (all.length > 0 ? pick(all).seq : seq);
  const words = chance(0.95) ? 'because' : ' ';
  const pending = appeals.filter(({ ended }) => ended === null);
  const last = rulings.at(-1);
  const of = last !== undefined && chance(0.6) ? last.seq : some(rulings);
  if (by.capacity !== 'member-state' && chance(0.3))
    return { do: 'appeal', of, reason: words, enteredFor: { entity: pick(['arl', 'bru', 'nowhere']), via: 'telephone' } };
  if (by.capacity === 'secretariat' || chance(0.05))
    return { do: 'record-appeal', of: some(pending), end: pick(APPEAL_ENDS), statement: words };
  const own = appeals.filter(({ entity }) => entity === by.entity || chance(0.1));
  if (own.length > 0 && chance(0.3)) return { do: 'withdraw-appeal', of: some(own) };
  if (own.length > 0 && chance(0.3)) return { do: 'contradict-appeal', of: some(own), statement: words };
  return { do: 'appeal', of, reason: words };
}

const STATES = [ARL, BRU, COR] as const;

/** What whoever wants to finish does about an appeal that is pending; and somebody about a closing. */
export function settling(rng: Rng, state: OpinionState): readonly [Actor, Command] | null {
  const { chance, pick } = rng;
  const by = pick(STATES);
  if (state.phase === 'not-adopted' && chance(0.1)) return [by, appealing(rng, state, by)];
  const pending = chance(0.5) ? state.appeals.find(({ ended }) => ended === null) : undefined;
  if (pending === undefined) return null;
  const of = pending.seq;
  if (chance(0.05)) return [CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' }];
  if (chance(0.3)) return [STATES.find(({ entity }) => entity === pending.entity) ?? ARL, { do: 'withdraw-appeal', of }];
  return [OFFICE, { do: 'record-appeal', of, end: pick(APPEAL_ENDS), statement: 'as the meeting decided' }];
}

export interface Pending {
  readonly entity: EntityId;
  readonly of: number;
  readonly entered: boolean;
  /** Has it ended, and by whose act? */
  readonly over: 'no' | 'recorded' | 'own';
  readonly contradicted: boolean;
}

/** After one entry; `account` is brought up to it. */
export function seeAppeals(
  account: Map<number, Pending>,
  { fact, by, seq, at }: Entry,
  before: OpinionState,
  { saw, fail }: Telling,
): void {
  const waits = [...account.values()].some(({ over }) => over === 'no');
  if (waits && ['adoption.called', 'opinion.adopted', 'adoption.closed'].includes(fact.type)) fail('adopted over an appeal');
  if (waits && fact.type === 'opinion.closed') fail('closed over an appeal');
  if (fact.type === 'appeal.made') {
    const against = before.rulings.find((one) => one.seq === fact.of);
    const { entity = by.entity, via } = fact;
    const entered = via !== undefined;
    const enters = ['chair', 'secretariat'].includes(by.capacity) || by.functions.includes('operator');
    if (entered ? !enters || entity === by.entity : by.capacity !== 'member-state') fail('somebody appealed for a State');
    if (entered) saw('an appeal was entered');
    if (against === undefined || at - against.at > 86_400_000) fail('an appeal against what was no decision, or long ago');
    if ([...account.values()].some((one) => one.entity === entity && one.of === fact.of && one.entered === entered))
      fail('a State appealed twice');
    account.set(seq, { entity, of: fact.of, entered, over: 'no', contradicted: false });
    if (waits) saw('two appeals at once');
  }
  if (fact.type === 'appeal.ended' || fact.type === 'appeal.withdrawn' || fact.type === 'appeal.contradicted') {
    const found = account.get(fact.of);
    if (found === undefined) return fail('an appeal ended that nobody made');
    const recorded = fact.type === 'appeal.ended';
    if (recorded && by.capacity !== 'secretariat') fail('somebody else recorded the end of an appeal');
    if (!recorded && by.entity !== found.entity) fail('another spoke for the State that appealed');
    if (fact.type === 'appeal.contradicted') {
      if (found.over !== 'recorded' || found.contradicted) fail('contradicted what was not recorded');
      account.set(fact.of, { ...found, contradicted: true });
      return;
    }
    if (found.over !== 'no') fail('an appeal ended twice');
    account.set(fact.of, { ...found, over: recorded ? 'recorded' : 'own' });
    if (before.phase === 'not-adopted' && recorded && fact.end === 'upheld') saw('a closing was appealed against');
  }
}

/** What the register says is pending, and nothing else. */
export function samePending(account: ReadonlyMap<number, Pending>, { appeals }: OpinionState, { fail }: Telling): void {
  const pending = [...account].filter(([, { over }]) => over === 'no').map(([seq]) => seq);
  const shown = appeals.filter(({ ended }) => ended === null).map(({ seq }) => seq);
  if (pending.join() !== shown.join() || appeals.length !== account.size) fail('an appeal vanished');
}
