/** The language of all pages; each stands here by its own name. */
import { NATIVE_NAMES } from '../../shared/i18n/text.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { useText } from '../ui/words.tsx';
import { useMyself } from './myself.ts';

export function Languages() {
  const { speak } = useMyself();
  const { t, language } = useText();
  return (
    <select
      className="languages"
      aria-label={t('app.language')}
      value={language}
      onChange={(event) => void speak(event.target.value as Language)}
    >
      {LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one}>
          {NATIVE_NAMES[one]}
        </option>
      ))}
    </select>
  );
}
