/** What the rules must know of the text and only its document holds: no entry says it, so nobody can judge it again. */
import type { Command } from '../../../shared/opinion/command.ts';
import type { Decision, Here } from '../../../shared/opinion/context.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { suggestionsOf } from '../../../shared/text/block.ts';
import { clean } from '../../../shared/text/characters.ts';
import { edited } from '../../text/rewording.ts';
import type { Ledger } from './ledger.ts';

/** A withdrawal for words is judged without the text first: for whoever may not withdraw no document is built. */
export async function judgedOn(
  ledger: Ledger,
  command: Command,
  judge: (reading: Pick<Here, 'edited' | 'suggested'>) => Decision,
): Promise<Decision> {
  const decision = judge(editedOf(ledger, command));
  if (!decision.ok || command.do !== 'withdraw' || command.reads === undefined) return decision;
  await ledger.wake();
  return judge({ suggested: suggestedAt(ledger, command.reads.block) });
}

/** Whether words are editorial; where the paragraph is not there the rules say so. */
function editedOf(ledger: Ledger, command: Command): Pick<Here, 'edited'> {
  const there = command.do === 'propose-editorial' ? ledger.live.paragraph(command.block) : undefined;
  return command.do === 'propose-editorial' && there !== undefined ? { edited: edited(there, clean(command.words)) } : {};
}

/** Which of a paragraph and its heading have suggestions undecided, whosever they are: those of a Sector Member count for no status. */
export function suggestedAt({ live, state }: Ledger, block: BlockId): readonly BlockId[] {
  const isSuggested = (id: BlockId): boolean => {
    const there = live.paragraph(id);
    return there !== undefined && suggestionsOf(there.block).length > 0;
  };
  return [block, state.layout.heading.get(block)].flatMap((id) => (id !== undefined && isSuggested(id) ? [id] : []));
}
