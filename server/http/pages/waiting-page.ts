/** What every page of the application but that of an opinion says before any script has come, and where one can go without script. */
import type { Text } from '../../../shared/i18n/text.ts';
import { escapeHtml } from '../../../shared/text/html.ts';
import { type Head, headHtml } from './page-head.ts';
import type { First } from './shell.ts';

export function waitingPage(text: Text, head: Head): First {
  const { language, t } = text;
  const link = (path: string, words: string): string => `<li><a href="${path}?lang=${language}">${escapeHtml(words)}</a></li>`;
  const body = `<div id="first">
${headHtml(text, head)}
<main>
<p class="sheet">${escapeHtml(t('app.loading'))}</p>
<noscript><div class="sheet"><p>${escapeHtml(t('live.needsScript'))}</p>
<ul>${link('/live', t('live.title'))}${link('/consultation', t('consultation.list'))}</ul></div></noscript>
</main>
</div>`;
  return { language, title: t('app.name'), body, ofOpinion: false };
}
