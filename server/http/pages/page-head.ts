/** The head that a page of the application has before any script has come, as high as the one that takes its place (client/pages/frame.tsx). */
import type { Text } from '../../../shared/i18n/text.ts';
import { escapeHtml } from '../../../shared/text/html.ts';

export interface Head {
  readonly forumName: string;
  readonly demo: boolean;
}

export const headHtml = ({ t }: Text, { forumName, demo }: Head): string =>
  `${demo ? `<p class="demo">${escapeHtml(t('demo.banner'))}</p>` : ''}
<header class="top"><a href="/" class="mark">${escapeHtml(t('app.name'))}</a><div class="going-on"><p class="forum">${escapeHtml(forumName)}</p></div></header>`;
