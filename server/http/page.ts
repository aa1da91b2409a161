/** The few pages the server writes itself. No script; the one style element bears the nonce of its request. */
import { directionOf } from '../../shared/i18n/text.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { escapeHtml } from '../../shared/text/html.ts';

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly css: string;
  /** Addresses of style sheets of ours, which `css` goes over. */
  readonly styles?: readonly string[];
  /** HTML, escaped by whoever made it. */
  readonly body: string;
  readonly nonce: string;
}

export const pageHtml = ({ language, title, css, styles = [], body, nonce }: Page): string => `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
<style nonce="${nonce}">${css}</style>
</head>
<body>
${body}
</body>
</html>
`;
