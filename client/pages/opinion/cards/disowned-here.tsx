import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { disownedWords } from '../../../../shared/page/disowned.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOfOpened } from '../opened.ts';

/** What was entered here for States and disowned by them: it has ended, and who was right is not said. */
export function DisownedHere({ block }: { readonly block: BlockId | null }) {
  const text = useText();
  const entities = useEntities();
  const disowned = useOfOpened(({ register }) => register.disowned.filter((one) => one.block === block));
  return disowned.map((one) => (
    <div key={one.id} className="note" data-disowned={one.id}>
      <p>{disownedWords(one, text, entities)}</p>
      {one.note?.statement && <p dir="auto">{one.note.statement}</p>}
    </div>
  ));
}
