/** The ways to a page in the six languages. */
import { NATIVE_NAMES, type Text } from '../../i18n/text.ts';
import { LANGUAGES } from '../../opinion/vocabulary.ts';

interface WaysProps {
  readonly text: Text;
  /** Where the page is, up to the value of `lang`. */
  readonly path: string;
}

export function LanguageWays({ text: { t, language }, path }: WaysProps) {
  return (
    <nav className="language-ways" aria-label={t('app.language')}>
      {LANGUAGES.map((one) => (
        <a key={one} href={path + one} lang={one} hrefLang={one} aria-current={one === language ? 'true' : undefined}>
          {NATIVE_NAMES[one]}
        </a>
      ))}
    </nav>
  );
}
