/** In which language the text was read. Another one reads it again at once; where that loses what was corrected, it asks before. */
import { useState } from 'react';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { ErrorMessage } from '../error-message.tsx';
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
  const refetch = async (language: Language): Promise<void> => {
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
        onChange={(language) => (corrected ? setAsked(language) : void refetch(language))}
      />
      <ErrorMessage trouble={trouble} />
      {asked !== null && (
        <ConfirmDialog verb={t('read.again')} onSure={() => void refetch(asked)} onClose={() => setAsked(null)}>
          <p>{t('read.againLost', { language: NATIVE_NAMES[asked] })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
