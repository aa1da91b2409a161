/** What a paragraph refers to, in its card: the way there for keys, fingers and whoever hears the page, and that something is not there. */
import { useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { isMac } from '../../../ui/command-key.ts';
import { useSoon } from '../../../ui/use-soon.ts';
import { useText } from '../../../ui/words.tsx';
import { useHeldWords, useOfOpened } from '../opened.ts';
import { type Named, namedIn } from './named.ts';
import './references.css';

/** After a change of the text. */
const SOON_MS = 400;
/** More of one paragraph are not listed. */
const MOST = 30;

export function ReferencesHere({ block }: { readonly block: BlockId }) {
  const { t } = useText();
  const held = useHeldWords();
  const [found, setFound] = useState<readonly Named[]>([]);
  const look = (): void => {
    const { opinion, register } = held.getSnapshot();
    const doc = opinion.words.getSnapshot();
    const named = doc === null ? [] : namedIn(doc, register, block);
    setFound((before) => (JSON.stringify(before) === JSON.stringify(named) ? before : named));
  };
  useSoon(SOON_MS, block, look, held, held.getSnapshot().opinion.words);
  const shown = new Map(found.slice(0, MOST).map((one) => [`${one.is} ${one.words}`, one]));
  if (shown.size === 0) return null;
  return (
    <section className="references" aria-label={t('reference.title')}>
      <h3>{t('reference.title')}</h3>
      <ul>
        {[...shown].map(([key, one]) => (
          <li key={key}>
            <Way of={one} />
          </li>
        ))}
      </ul>
      <p className="note reference-key">{t('reference.key', { label: isMac() ? 'Command' : 'Ctrl' })}</p>
    </section>
  );
}

function Way({ of: { is, names: block, words } }: { readonly of: Named }) {
  const { t } = useText();
  const { language, names, goTo } = useOfOpened(({ register: { language }, names, goTo }) => ({ language, names, goTo }));
  const name = block === null ? words : names.paragraph(block);
  const said = (
    <q dir="auto" lang={language}>
      {words}
    </q>
  );
  return (
    <>
      {block === null ? (
        said
      ) : (
        <button type="button" className="way" onClick={() => goTo(block)}>
          {said}
          {name !== words && (
            <>
              {' · '}
              <bdi>{name}</bdi>
            </>
          )}
        </button>
      )}
      {is !== 'there' && <p className="note">{t(is === 'gone' ? 'wording.why.reference-gone' : 'wording.why.reference-moved')}</p>}
    </>
  );
}
