/** What would meet an objection becomes a suggestion of its State at one press; where it cannot suggest, a reply with the wording. */
import { useState } from 'react';
import type { AskedAudience } from '../../../../shared/comments/audience.ts';
import { MOST_SAID } from '../../../../shared/comments/command.ts';
import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import { writing } from '../../../../shared/opinion/writing.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { audienceKeyOf } from '../../../../shared/page/threads.ts';
import type { ShownThread } from '../../../../shared/wire/comments.ts';
import { isWordingOf, propose } from '../../../editor/propose.ts';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useOpened } from '../opened.ts';
import type { Threads } from './threads.ts';
import { sayNo } from './use-threads.ts';

interface CureProps {
  readonly position: ShownPosition;
  readonly block: string | null;
  readonly audiences: readonly AskedAudience[];
  readonly threads: Threads;
  /** The threads under it. */
  readonly under: readonly ShownThread[];
}

export function Cure({ position, block, audiences, threads, under }: CureProps) {
  const text = useText();
  const { t } = text;
  const { seat } = useMyself().me;
  const { opinion, register, names, live } = useOpened();
  const [problem, setProblem] = useState<string | null>(null);
  const words = position.note?.cure?.trim() ?? '';
  if (words === '' || seat === null || seat.entity !== position.entity) return null;
  const paragraph = register.paragraphs.find(({ id }) => id === block);
  const how = writing(register, seat);
  const isOpen = paragraph !== undefined && !paragraph.closed && !paragraph.removed && register.adoptionCall === null;
  // the register says when its words have changed: nothing is drawn here while a letter is typed
  const doc = opinion.view.getSnapshot()?.state.doc;
  const isWording = block !== null && doc !== undefined && isWordingOf(doc, { block, words, language: register.language });
  const suggests = isWording && isOpen && (how === 'must' || how === 'may') && RIGHTS[seat.capacity].suggest;
  const fail = (sentence: string): void => {
    setProblem(sentence);
    announcer.say('alert', 'refused', sentence);
  };
  const suggest = (): void => {
    const done = block !== null && opinion.runAside(propose({ block, words, by: seat.entity, language: register.language }));
    if (!done) return fail(t('cure.same'));
    setProblem(null);
    announcer.say('status', 'cure', t('cure.done', { paragraph: names.setOff(block) }));
  };
  const wide = audiences.at(-1);
  const say = async (): Promise<void> => {
    const said = t('cure.words', { words }).slice(0, MOST_SAID);
    if (wide === undefined) return;
    const open = under.find(({ may, audience }) => may.reply && audienceKeyOf(audience) === audienceKeyOf(wide));
    const answer = await threads.say(
      wide,
      open === undefined
        ? { do: 'open-thread', anchor: { on: 'position', position: position.id }, text: said, mentions: [] }
        : { do: 'add-message', thread: open.id, corrects: null, text: said, mentions: [] },
    );
    if (answer !== 'said' && answer !== 'kept') fail(sayNo(text, answer));
  };
  if (!suggests && wide === undefined) return null;
  return (
    <>
      <div className="buttons">
        {suggests ? (
          <Button why={live ? null : t('act.notLive')} about={t('card.cure')} onPress={suggest}>
            {t('cure.suggest')}
          </Button>
        ) : (
          <Button about={t('card.cure')} onPress={() => void say()}>
            {t('cure.say')}
          </Button>
        )}
      </div>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </>
  );
}
