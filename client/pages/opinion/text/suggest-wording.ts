/** A wording from elsewhere that becomes a suggestion for a paragraph at one press, word by word. */
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { writing } from '../../../../shared/opinion/writing.ts';
import { isWordingOf, propose } from '../../../editor/propose.ts';
import { announcer } from '../../../ui/announce.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useOpenedWords } from '../opened.ts';

/** What suggests it and says why it did not, if so; null where this person cannot, or where it is no wording of the paragraph. */
export function useSuggestWording(): (block: BlockId | null, words: string) => (() => string | null) | null {
  const { t } = useText();
  const { seat } = useMyself().me;
  const { opinion, register, names } = useOpenedWords();
  const how = seat === null ? null : writing(register, seat);
  return (block, words) => {
    const paragraph = register.paragraphs.find(({ id }) => id === block);
    const isOpen = paragraph !== undefined && !paragraph.closed && !paragraph.removed && register.adoptionCall === null;
    if (seat === null || block === null || !isOpen || (how !== 'must' && how !== 'may') || !RIGHTS[seat.capacity].suggest) return null;
    // the register says when its words have changed: nothing is drawn here while a letter is typed
    const doc = opinion.view.getSnapshot()?.state.doc;
    const proposal = { block, words, language: register.language };
    if (doc === undefined || !isWordingOf(doc, proposal)) return null;
    return () => {
      const done = opinion.runAside(propose({ ...proposal, by: seat.entity }));
      const sentence = done ? t('cure.done', { paragraph: names.setOff(block) }) : t('cure.same');
      announcer.say(done ? 'status' : 'alert', done ? 'cure' : 'refused', sentence);
      return done ? null : sentence;
    };
  };
}
