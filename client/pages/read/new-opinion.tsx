/** A text becomes an opinion in two steps: it is read and shown, doubts in front; then, corrected, it is created. */
import { useState } from 'react';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered, NotRead } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';
import { OnlyFor } from '../only-for.tsx';
import { Check } from './check.tsx';
import { useDescent, useTexts } from './descent.ts';
import { MadeOf, topicOf } from './made-of.tsx';
import type { ReadDraft } from './read-as.ts';
import { Source } from './source.tsx';
import './read.css';

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
  const docket = useLoaded('GET /api/docket');
  const drafts = docket.value?.drafts ?? [];
  return (
    <div className="sheet">
      <Title words={t('read.title')} />
      <h1>{t('read.title')}</h1>
      {descent !== null && <NotRead of={docket} />}
      {descent !== null && <MadeOf descent={descent} drafts={drafts} />}
      {/* the source stays mounted: going back must not lose what was pasted */}
      <div hidden={read !== null}>
        <Answered of={begun}>{(text) => <Source begun={text} onRead={setRead} />}</Answered>
      </div>
      {read !== null && (
        // read anew, it is another text
        <Check
          key={read.language}
          read={read}
          descent={descent}
          topic={topicOf(descent, drafts)}
          onRead={setRead}
          onBack={() => setRead(null)}
        />
      )}
    </div>
  );
}
