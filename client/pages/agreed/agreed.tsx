/** The page of agreed language: a search in it, and the earlier texts that belong to it. What is looked for is in the address, to be passed on. */
import { useSearchParams } from 'wouter';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Precedents } from './precedents.tsx';
import { Search } from './search.tsx';

export function AgreedLanguage() {
  const { t, language } = useText();
  const [address, setAddress] = useSearchParams();
  const sought = address.get('find') ?? '';
  return (
    <div className="sheet">
      <Title words={t('agreed.title')} />
      <h1>{t('agreed.title')}</h1>
      <p className="lead">{t('agreed.intro')}</p>
      <Search key={sought} sought={sought} language={language} onSeek={(words) => setAddress(words === '' ? {} : { find: words })} />
      {sought === '' && <p className="note">{t('agreed.begin')}</p>}
      <Precedents />
    </div>
  );
}
