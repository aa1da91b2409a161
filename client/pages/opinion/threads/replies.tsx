/** What is said under an objection, by those who see it. */
import { useState } from 'react';
import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOfOpened, useOfOpenedWords } from '../opened.ts';
import { askable, wordingUnder } from './asked.ts';
import { Cure } from './cure.tsx';
import { KeptMessage } from './kept-message.tsx';
import { useSuggested } from './suggested.ts';
import { ThreadLines } from './thread-lines.tsx';
import { keptOf, keyOf, type Threads } from './threads.ts';
import { useAudiences, useThreads } from './use-threads.ts';
import { Write } from './write.tsx';

interface RepliesProps {
  readonly position: ShownPosition;
  readonly block: string | null;
}

export function Replies(props: RepliesProps) {
  const threads = useThreads();
  return threads && <Under threads={threads} {...props} />;
}

function Under({ threads, position, block }: RepliesProps & { readonly threads: Threads }) {
  const { t } = useText();
  const entities = useEntities();
  const { own, readersOf } = useAudiences();
  const { language, names, current } = useOfOpened(({ register, names, current }) => ({
    ...{ names, language: register.language, current: current?.id ?? null },
  }));
  const [chosen, choose] = useState<BlockId | null>(null);
  const { value } = useStore(threads.reading.shown);
  const all = useStore(threads.under).get(position.id) ?? [];
  const begun = useStore(threads.begun);
  const kept = keptOf(
    useStore(threads.said),
    (command) => command.do === 'open-thread' && command.anchor.on === 'position' && command.anchor.position === position.id,
  );
  const audiences = value?.audiences ?? [];
  const writes = begun?.on === 'position' && begun.position === position.id;
  const button = useReturn(writes && !begun.asks);
  const askButton = useReturn(writes && begun.asks);
  const paragraphs = useOfOpenedWords(({ register }) => (block === null ? askable(register) : []));
  const about = [chosen, current].find((one) => one != null && paragraphs.includes(one)) ?? paragraphs[0] ?? null;
  const asks = useOfOpenedWords(({ register }) => wordingUnder(position.id, register, about));
  const isSuggested = useSuggested(asks?.block ?? null);
  const read = audiences.filter((one) => readersOf(one).some(({ id }) => id === position.entity));
  const mayAsk = asks !== null && position.entity !== own && read.length > 0;
  const state = entities.name(position.entity);
  return (
    <div className="threads">
      <ThreadLines threads={threads} of={all} />
      {kept.map((one) => (
        <KeptMessage key={one.envelope.uuid} kept={one} />
      ))}
      <Cure position={position} block={block} audiences={audiences} threads={threads} under={all} />
      {writes && begun.asks && mayAsk ? (
        <Write
          key={keyOf(begun)}
          title={t('thread.ask')}
          label={t('thread.askOf', { state, paragraph: names.setOff(asks.block) })}
          press={t('thread.send')}
          form={keyOf(begun)}
          audiences={read}
          first
          optional
          command={(said) => ({ do: 'open-thread', anchor: { on: 'position', position: position.id }, asks, ...said })}
          onSaid={() => threads.end(true)}
          onLeave={() => threads.end(false)}
        >
          {block === null && (
            <Choice
              label={t('thread.askAbout')}
              value={asks.block}
              onChange={choose}
              options={paragraphs.map((one) => [one, names.paragraph(one), language])}
            />
          )}
        </Write>
      ) : writes ? (
        <Write
          key={keyOf(begun)}
          title={t('thread.reply')}
          label={t('thread.replyTo', { state, own: entities.name(own) })}
          press={t('thread.send')}
          form={keyOf(begun)}
          audiences={audiences}
          answers={entities.get(position.entity)}
          first
          command={(said) => ({ do: 'open-thread', anchor: { on: 'position', position: position.id }, ...said })}
          onSaid={() => threads.end(true)}
          onLeave={() => threads.end(false)}
        />
      ) : (
        audiences.length > 0 && (
          <div className="buttons">
            <Button
              ref={button}
              look="bare"
              about={t('position.objection', { state })}
              onPress={() => threads.beginUnder(position.id, false)}
            >
              {t('thread.reply')}
            </Button>
            {mayAsk && (
              <Button
                ref={askButton}
                look="bare"
                why={isSuggested ? t('thread.suggestions-left') : null}
                about={t('position.objection', { state })}
                onPress={() => {
                  // whoever reads on elsewhere meanwhile does not come to ask about that
                  choose(about);
                  threads.beginUnder(position.id, true);
                }}
              >
                {t('thread.ask')}
              </Button>
            )}
          </div>
        )
      )}
    </div>
  );
}
