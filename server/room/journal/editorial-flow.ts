/** Editorial changes on their way through the room: the words that go beside the act, and the text entry that carries one out. */
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Command } from '../../../shared/opinion/command.ts';
import type { EditorialEdit } from '../../../shared/opinion/editorial.ts';
import type { ActNote } from '../../../shared/opinion/entry.ts';
import type { Refusal } from '../../../shared/opinion/refusal.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { clean } from '../../../shared/text/characters.ts';
import type { PreparedText } from '../../text/outcome.ts';
import { wordingWith } from '../../text/rewording.ts';
import type { Ledger } from './ledger.ts';

/** A text entry, and what goes beside it. */
export interface TextMade {
  readonly prepared: PreparedText;
  readonly note: ActNote;
}

/** Both wordings, where they can be erased. */
export function wordsOf(ledger: Ledger, command: Command): ActNote {
  if (command.do !== 'propose-editorial') return {};
  const there = ledger.live.paragraph(command.block);
  return there === undefined ? {} : { before: there.base, words: clean(command.words) };
}

/** Exactly the words that were proposed, or those from before them: both stand beside the proposal as long as nobody has erased them. */
export function editorialText(
  { live, state, notes }: Ledger,
  actor: Actor,
  wanted: EditorialEdit,
  closed: ReadonlySet<BlockId>,
): TextMade | Refusal {
  const { block, of } = wanted;
  const there = state.blocks.get(block);
  const successor = there?.declared?.successors.find(({ seq }) => seq === of);
  const isBack = wanted.command === 'contest-editorial';
  const words = isBack ? notes.get(successor?.of ?? 0)?.before : notes.get(of)?.words;
  const to = isBack ? successor?.was : there?.proposed?.to;
  const read = live.paragraph(block);
  if (words === undefined || read === undefined || wordingWith(read, words)?.hash !== to?.hash)
    return { code: 'text-changed', blocks: [block] };
  const others = new Set([...closed].filter((id) => id !== block));
  return { prepared: live.edit(actor, { editorial: wanted, words }, others), note: {} };
}
