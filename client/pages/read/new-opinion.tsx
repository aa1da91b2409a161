/** A text becomes an opinion in two steps: it is read and shown, doubts in front; then, corrected, it is created. */
import { useState } from 'react';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import type { Draft } from '../bodies.ts';
import { Check } from './check.tsx';
import { Source } from './source.tsx';
import './read.css';

export interface ReadDraft {
  readonly draft: Draft;
  readonly language: Language;
}

export function NewOpinion() {
  const { t } = useText();
  const [read, setRead] = useState<ReadDraft | null>(null);
  return (
    <div className="sheet">
      <Title words={t('read.title')} />
      <h1>{t('read.title')}</h1>
      {/* the source stays mounted: going back must not lose what was pasted */}
      <div hidden={read !== null}>
        <Source onRead={setRead} />
      </div>
      {read !== null && <Check read={read} onBack={() => setRead(null)} />}
    </div>
  );
}
