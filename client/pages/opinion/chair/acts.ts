/** What the chair could do next, the first of it first: found in the register, so that one line can hold it. */

import type { Target } from '../../../../shared/opinion/entry.ts';
import { type ButWords, goesOn, type Register, type SaidRegister } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { readyIn } from '../../../../shared/page/ready.ts';

export type ChairAct =
  | { readonly what: 'open' | 'call-adoption' | 'adopt' | 'cancel-adoption' }
  | { readonly what: 'call' | 'declare' | 'cancel'; readonly on: readonly ButWords[] }
  /** On to another paragraph: nothing is decided. */
  | { readonly what: 'next'; readonly block: BlockId };

interface Seen {
  readonly register: SaidRegister;
  /** The focused paragraph. */
  readonly current: ButWords | null;
  readonly ticked: ReadonlySet<BlockId>;
  /** ms UTC. */
  readonly now: number;
}

export function chairActs({ register, current, ticked, now }: Seen): readonly ChairAct[] {
  const { phase, adoptionCall, paragraphs, blockers } = register;
  if (!goesOn(phase)) return [];
  if (phase === 'tabled') return [{ what: 'open' }];
  if (adoptionCall !== null) return [{ what: 'adopt' }, { what: 'cancel-adoption' }];
  const called = paragraphs.filter(({ call }) => call !== null);
  const chosen = paragraphs.filter(({ id }) => ticked.has(id));
  const underCall = current !== null && current.call !== null ? [current] : [];
  const isOpen = current !== null && current.status !== null && current.status !== 'agreed' && current.call === null;
  const here = isOpen && chosen.length === 0 ? [current] : [];
  const isFree = here.some(({ id }) => readyIn(register).toCall.some((one) => one.id === id));
  const next = nextOf(register, current?.id ?? null, now);
  const some = (what: 'call' | 'declare' | 'cancel', on: readonly ButWords[]): readonly ChairAct[] => (on.length > 0 ? [{ what, on }] : []);
  const acts: readonly ChairAct[] = [
    ...some('declare', underCall),
    ...some('call', chosen),
    ...(isFree ? some('call', here) : []),
    ...(blockers.length === 0 && paragraphs.length > 0 ? [{ what: 'call-adoption' } as const] : []),
    ...(called.length > underCall.length ? some('declare', called) : []),
    ...some('cancel', underCall),
    ...(next === null ? [] : [{ what: 'next', block: next } as const]),
    // something stands against it: it may be called, and another comes first
    ...(isFree ? [] : some('call', here)),
  ];
  return acts.length > 0 ? acts : [{ what: 'call', on: current === null ? [] : [current] }];
}

/** With the words as they are when the button is pressed. */
export const targetsOf = ({ paragraphs }: Register, blocks: readonly BlockId[]): Target[] =>
  blocks.map((block) => ({ block, hash: paragraphs.find(({ id }) => id === block)?.hash ?? null }));

/** The next paragraph that is ready for a call or the gavel, from here on and round the end. */
export function readyAfter(register: SaidRegister, from: BlockId | null, now: number, but: readonly BlockId[] = []): BlockId | null {
  const { toCall, called } = readyIn(register);
  const ready = new Set([...toCall, ...called.filter(({ call }) => call.ripeAt <= now)].map(({ id }) => id));
  return after(register, from, ({ id }) => ready.has(id) && !but.includes(id));
}

/** Where none is ready, one that something stands against. */
const nextOf = (register: SaidRegister, from: BlockId | null, now: number): BlockId | null =>
  readyAfter(register, from, now) ?? after(register, from, ({ status }) => status !== null && status !== 'agreed');

function after({ paragraphs }: SaidRegister, from: BlockId | null, wanted: (one: ButWords) => boolean): BlockId | null {
  const at = paragraphs.findIndex(({ id }) => id === from);
  const round = [...paragraphs.slice(at + 1), ...paragraphs.slice(0, Math.max(0, at))];
  return round.find(wanted)?.id ?? null;
}
