/** The page of agreed language: a search in it, and the earlier texts that belong to it. What is looked for stands in no address: those are logged. */
import { useState } from 'react';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Precedents } from './precedents.tsx';
import { Search } from './search.tsx';

export function AgreedLanguage() {
  const { t, language } = useText();
  const [sought, seek] = useState('');
  return (
    <div className="sheet">
      <Title words={t('agreed.title')} />
      <h1>{t('agreed.title')}</h1>
      <p className="lead">{t('agreed.intro')}</p>
      <Search sought={sought} language={language} onSeek={seek} />
      {sought === '' && <p className="note">{t('agreed.begin')}</p>}
      <Precedents />
    </div>
  );
}
