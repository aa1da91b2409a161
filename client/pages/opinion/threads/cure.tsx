/** What would meet an objection becomes a suggestion of its State at one press; where it cannot suggest, a reply with the wording. */
import { useState } from 'react';
import type { AskedAudience } from '../../../../shared/comments/audience.ts';
import { MOST_SAID } from '../../../../shared/comments/command.ts';
import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { audienceKeyOf } from '../../../../shared/page/threads.ts';
import type { ShownThread } from '../../../../shared/wire/comments.ts';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useOfOpened } from '../opened.ts';
import { useSuggestWording } from '../text/suggest-wording.ts';
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

export function Cure(props: CureProps) {
  const { entity, note } = props.position;
  const words = note?.cure?.trim() ?? '';
  const isOwn = useMyself().me.seat?.entity === entity;
  return words !== '' && isOwn && <Own {...props} words={words} />;
}

function Own({ position, block, audiences, threads, under, words }: CureProps & { readonly words: string }) {
  const text = useText();
  const { t } = text;
  const live = useOfOpened((opened) => opened.live);
  const suggests = useSuggestWording();
  const [problem, setProblem] = useState<string | null>(null);
  const suggestion = suggests(block, words);
  const fail = (sentence: string): void => {
    setProblem(sentence);
    announcer.say('alert', 'refused', sentence);
  };
  const suggest = (): void => setProblem(suggestion?.() ?? null);
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
  if (suggestion === null && wide === undefined) return null;
  return (
    <>
      <div className="buttons">
        {suggestion !== null ? (
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
