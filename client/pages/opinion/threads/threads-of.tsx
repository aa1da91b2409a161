/** The threads of a paragraph, in its card: those that go on, each in a line; those that are resolved, folded; and a form for a new one. */
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { NotRead } from '../../answered.tsx';
import { useOfOpened, useOpenedWords } from '../opened.ts';
import { KeptMessage } from './kept-message.tsx';
import { ThreadLines } from './thread-lines.tsx';
import { keptOf, keyOf, type Threads } from './threads.ts';
import { useThreads } from './use-threads.ts';
import { Write } from './write.tsx';
import './threads.css';

export function ThreadsOf({ block }: { readonly block: BlockId }) {
  const threads = useThreads();
  return threads && <Here threads={threads} block={block} />;
}

interface HereProps {
  readonly threads: Threads;
  readonly block: BlockId;
}

function Here({ threads, block }: HereProps) {
  const { t } = useText();
  const names = useOfOpened((opened) => opened.names);
  const reading = useStore(threads.reading.shown);
  const all = useStore(threads.at).get(block) ?? [];
  const begun = useStore(threads.begun);
  const kept = keptOf(
    useStore(threads.said),
    (command) => command.do === 'open-thread' && command.anchor.on === 'paragraph' && command.anchor.block === block,
  );
  const open = all.filter(({ resolved }) => resolved === null);
  const resolved = all.filter((one) => one.resolved !== null);
  const writes = begun?.on === 'paragraph' && begun.block === block;
  if (all.length + kept.length === 0 && !writes && reading.trouble === null) return null;
  return (
    <section className="threads" aria-label={t('thread.on', { paragraph: names.setOff(block) })}>
      <NotRead of={reading} />
      <ThreadLines threads={threads} of={open} />
      {kept.map((one) => (
        <KeptMessage key={one.envelope.uuid} kept={one} />
      ))}
      {writes && <NewThread key={keyOf(begun)} threads={threads} block={block} />}
      {resolved.length > 0 && (
        <details>
          <summary>{t('thread.resolved', { count: resolved.length })}</summary>
          <ThreadLines threads={threads} of={resolved} />
        </details>
      )}
    </section>
  );
}

function NewThread({ threads, block }: { readonly threads: Threads; readonly block: BlockId }) {
  const { t } = useText();
  const { names, register, opinion } = useOpenedWords();
  const begun = useStore(threads.begun);
  const { value } = useStore(threads.reading.shown);
  if (begun?.on !== 'paragraph') return null;
  const { words } = begun;
  const hash = register.paragraphs.find(({ id }) => id === block)?.hash ?? '';
  const paragraph = names.setOff(block);
  const leave = (done: boolean): void => {
    threads.end(done);
    opinion.toText();
  };
  return (
    <Write
      title={t('thread.new', { paragraph })}
      label={t(words === null ? 'thread.new' : 'thread.newWords', { paragraph })}
      press={t('thread.send')}
      form={keyOf(begun)}
      audiences={value?.audiences ?? []}
      first
      command={(said) => {
        const range = words === null ? null : { letters: words.letters, once: words.once };
        return { do: 'open-thread', anchor: { on: 'paragraph', block, hash, range, quote: words?.quote ?? null }, ...said };
      }}
      onSaid={() => leave(true)}
      onLeave={() => leave(false)}
    >
      {words !== null && (
        <blockquote className="thread-quote">
          <q lang={register.language} dir="auto">
            {words.quote}
          </q>
        </blockquote>
      )}
    </Write>
  );
}
