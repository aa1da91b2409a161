/** The watcher's eye on what holds no paragraph: what is under discussion, abstentions. Nobody speaks for a State there. */
import { isDeepStrictEqual } from 'node:util';
import type { Act, Entry } from '../../shared/opinion/entry.ts';
import type { Standing } from '../../shared/opinion/standing.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';

interface Telling {
  readonly saw: (what: string) => void;
  readonly fail: (what: string) => never;
}

/** After one entry. */
export function seeBeside(before: OpinionState, { fact, by }: Entry, after: OpinionState, shown: Standing, { saw, fail }: Telling): void {
  const { block } = shown.focus;
  if (block !== null && (after.blocks.get(block)?.hash ?? null) === null) fail('the focus is on what is not there');
  if (block !== after.focus.block) saw('the focus ended with its paragraph');
  if (fact.type === 'focus.set') {
    const { focus: _, seq: __, at: ___, ...was } = before;
    const { focus: _now, seq: __now, at: ___now, ...is } = after;
    if (!isDeepStrictEqual(is, was)) fail('the focus changed more than itself');
  }
  if (isAbstention(fact)) {
    if (by.entity !== fact.entity || by.capacity !== 'member-state') fail('somebody abstained for a State');
    saw('abstain');
  }
}

const isAbstention = (fact: Entry['fact']): fact is Extract<Act, { type: 'position.raised' }> =>
  fact.type === 'position.raised' && fact.kind === 'abstain';
