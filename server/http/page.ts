/** The few pages the server writes itself. No script; the one style element bears the nonce of its request. */
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { escapeHtml } from '../../shared/text/html.ts';

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly css: string;
  /** HTML, escaped by whoever made it. */
  readonly body: string;
  readonly nonce: string;
}

export const pageHtml = ({ language, title, css, body, nonce }: Page): string => `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${css}</style>
</head>
<body>
${body}
</body>
</html>
`;
