/** A text becomes an opinion in two steps: it is read and shown, doubts in front; then, corrected, it is created. */
import { useState } from 'react';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import type { Docket, Draft } from '../bodies.ts';
import { useLoaded } from '../loaded.ts';
import { OnlyFor } from '../only-for.tsx';
import { Check } from './check.tsx';
import { useDescent, useTexts } from './descent.ts';
import { MadeOf, topicOf } from './made-of.tsx';
import { Source } from './source.tsx';
import './read.css';

export interface ReadDraft {
  readonly draft: Draft;
  readonly language: Language;
}

export function NewOpinion() {
  return (
    <OnlyFor page="drafts">
      <Reading />
    </OnlyFor>
  );
}

function Reading() {
  const { t } = useText();
  const [read, setRead] = useState<ReadDraft | null>(null);
  const descent = useDescent();
  const begun = useTexts(descent?.of ?? []);
  const drafts = useLoaded<Docket>('/api/docket').value?.drafts ?? [];
  return (
    <div className="sheet">
      <Title words={t('read.title')} />
      <h1>{t('read.title')}</h1>
      {descent !== null && <MadeOf descent={descent} drafts={drafts} />}
      {/* the source stays mounted: going back must not lose what was pasted */}
      <div hidden={read !== null}>{begun === null ? <p>{t('app.loading')}</p> : <Source begun={begun} onRead={setRead} />}</div>
      {read !== null && <Check read={read} descent={descent} topic={topicOf(descent, drafts)} onBack={() => setRead(null)} />}
    </div>
  );
}
