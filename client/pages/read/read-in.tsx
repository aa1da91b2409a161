/** In which language the text was read. Another one reads it again at once; where that loses what was corrected, it asks before. */
import { useState } from 'react';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { Sure } from '../../ui/sure.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { Said } from '../said.tsx';
import { type ReadDraft, readAs } from './read-as.ts';

interface ReadInProps {
  readonly read: ReadDraft;
  readonly corrected: boolean;
  readonly onRead: (read: ReadDraft) => void;
}

export function ReadIn({ read, corrected, onRead }: ReadInProps) {
  const { t } = useText();
  const [asked, setAsked] = useState<Language | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const again = async (language: Language): Promise<void> => {
    setAsked(null);
    const answer = await readAs(read.source, language);
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) onRead(answer.value);
  };
  return (
    <div className="row-form">
      <LanguageChoice
        label={t('read.language')}
        value={read.language}
        onChange={(language) => (corrected ? setAsked(language) : void again(language))}
      />
      <Said trouble={trouble} />
      {asked !== null && (
        <Sure verb={t('read.again')} onSure={() => void again(asked)} onClose={() => setAsked(null)}>
          <p>{t('read.againLost', { language: NATIVE_NAMES[asked] })}</p>
        </Sure>
      )}
    </div>
  );
}
