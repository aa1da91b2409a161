import { NATIVE_NAMES, type Text } from '../../../shared/i18n/text.ts';
import { LANGUAGES } from '../../../shared/opinion/vocabulary.ts';
import { escapeHtml } from '../../../shared/text/html.ts';

/** The ways to a page in the six languages. `path`: its address up to the value of `lang`, as HTML. */
export function languageWays({ t, language }: Text, path: string): string {
  const ways = LANGUAGES.map((one) => {
    const here = one === language ? ' aria-current="true"' : '';
    return `<a href="${path}${one}" lang="${one}" hreflang="${one}"${here}>${NATIVE_NAMES[one]}</a>`;
  });
  return `<nav aria-label="${escapeHtml(t('app.language'))}">${ways.join('\n')}</nav>`;
}
