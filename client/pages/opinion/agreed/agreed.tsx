/**
 * Agreed language beside a text: what was agreed before and is nearest to the paragraph that one stands in, or to the words that are selected;
 * and a search in all of it. It changes nothing by itself.
 */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { FoundPassages } from '../../../../shared/wire/agreed.ts';
import { browserClock } from '../../../lib/clock.ts';
import { bar } from '../../../ui/bars.ts';
import { Button } from '../../../ui/button.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { Passage } from '../../agreed/passage.tsx';
import { keyOf, Search } from '../../agreed/search.tsx';
import { Answered } from '../../answered.tsx';
import { type Answer, ask } from '../../ask.ts';
import { useReading } from '../../loaded.ts';
import { useOpened } from '../opened.ts';
import { lookForAgreed, panel } from '../panel.ts';
import { SuggestPassage } from '../threads/later.ts';
import { type AskedWords, askedIn } from './asked.ts';
import '../panel.css';

/** The caret has come to stay. */
const RESTS_MS = 400;

export function Agreed() {
  const { t } = useText();
  const { opinion, register, here } = useOpened();
  const [asked, setAsked] = useState(() => askedIn(opinion, here));
  const [sought, seek] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const from = useRef<Element | null>(null);
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    from.current = document.activeElement;
    title.current?.focus();
  }, []);
  const view = useStore(opinion.view);
  useEffect(() => {
    const first = isFirst.current;
    isFirst.current = false;
    // whoever walks through the text looks for nothing on the way
    return first || view === null ? undefined : browserClock.after(RESTS_MS, () => setAsked(askedIn(opinion, here)));
  }, [opinion, here, view]);
  const close = (): void => {
    const back = from.current;
    panel.set(null);
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    else opinion.toText();
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
  return (
    <section ref={bar} className="panel-over agreed-panel" aria-label={t('agreed.title')} onKeyDown={keyed}>
      <header className="panel-head">
        <h2 ref={title} tabIndex={-1}>
          {t('agreed.title')}
        </h2>
        <Button look="bare" onPress={lookForAgreed}>
          {t('agreed.again')}
        </Button>
        <Button look="bare" onPress={close} label={t('app.close')}>
          ×
        </Button>
      </header>
      {asked === null ? <p>{t('agreed.choose')}</p> : <Nearest asked={asked} />}
      <Search sought={sought} onSeek={seek} language={register.language}>
        {(passage) => <SuggestPassage asked={asked} passage={passage} />}
      </Search>
      <Link href="/agreed">{t('agreed.all')}</Link>
    </section>
  );
}

const read = (key: string): Answer<FoundPassages> => ask('POST /api/agreed/nearest', { body: JSON.parse(key) });

function Nearest({ asked }: { readonly asked: AskedWords }) {
  const { t } = useText();
  const { register, names } = useOpened();
  const { block, words, isSelected } = asked;
  const { language } = register;
  const found = useReading(JSON.stringify({ words, language, except: block }), read);
  return (
    <>
      <p>{t(isSelected ? 'agreed.ofWords' : 'agreed.of', { paragraph: names.setOff(block) })}</p>
      <Answered of={found}>
        {({ passages, among }) => (
          <>
            <p role="status">
              {passages.length > 0 ? t('agreed.near', { count: passages.length }) : t(among === 0 ? 'agreed.noneYet' : 'agreed.none')}
            </p>
            <ol className="passages">
              {passages.map((passage) => (
                <Passage key={keyOf(passage)} passage={passage} beside={words}>
                  <SuggestPassage asked={asked} passage={passage} />
                </Passage>
              ))}
            </ol>
          </>
        )}
      </Answered>
    </>
  );
}
