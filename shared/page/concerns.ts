/** What of an opinion is for one entity to know and to answer: its positions, what the chair asks, what waits for its word. */
import type { SaidRegister, ShownCall } from '../opinion/register.ts';
import type { BlockId, EntityId } from '../opinion/vocabulary.ts';
import { type Placed, placed } from './placed.ts';

export interface Concerns {
  /** Its own that stand, in the order of the text. */
  readonly own: readonly Placed[];
  /** Those of them that wait for its word: entered for it, or back from a restricted session. */
  readonly toConfirm: readonly Placed[];
  /** Its requests for time: instructions are awaited until their dates. */
  readonly waiting: readonly Placed[];
  readonly calls: readonly RunningCall[];
  readonly adoptionCall: ShownCall | null;
}

export interface RunningCall {
  readonly call: ShownCall;
  readonly blocks: readonly BlockId[];
}

export function concernsOf(register: SaidRegister, entity: EntityId): Concerns {
  const own = [...placed(register).values()].filter(({ position }) => position.entity === entity);
  return {
    own,
    toConfirm: own.filter(({ position }) => position.toConfirm),
    waiting: own.filter(({ position }) => position.kind === 'time'),
    calls: callsIn(register),
    adoptionCall: register.adoptionCall,
  };
}

/** Calls that run, each once with all its paragraphs. */
export function callsIn({ paragraphs }: Pick<SaidRegister, 'paragraphs'>): readonly RunningCall[] {
  const found = new Map<number, { readonly call: ShownCall; readonly blocks: BlockId[] }>();
  for (const { id, call } of paragraphs) {
    if (call === null) continue;
    const known = found.get(call.seq);
    if (known === undefined) found.set(call.seq, { call, blocks: [id] });
    else known.blocks.push(id);
  }
  return [...found.values()];
}
