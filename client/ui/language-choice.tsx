import { NATIVE_NAMES } from '../../shared/i18n/text.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { Choice } from './choice.tsx';

interface LanguageChoiceProps {
  readonly label: string;
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}

/** One of the six, each by its own name. */
export function LanguageChoice(props: LanguageChoiceProps) {
  return <Choice {...props} options={LANGUAGES.map((one) => [one, NATIVE_NAMES[one], one])} />;
}
