import { adoptedWords } from '../../../../shared/page/ad-referendum.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOfOpened } from '../opened.ts';

/** Which States adopted ad referendum, and what they have said of it since. */
export function AdReferendum() {
  const text = useText();
  const entities = useEntities();
  const adopted = useOfOpened(({ register }) => adoptedWords(register, text, (state) => entities.name(state)));
  return adopted.map(({ words, note }) => (
    <p key={words} data-ad-referendum>
      {words}
      {note?.statement && <q dir="auto">{note.statement}</q>}
    </p>
  ));
}
