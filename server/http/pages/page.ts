/** The few pages the server writes itself. Without a script, or with one that they can do without; its style elements bear the nonce of its request. */
import { directionOf } from '../../../shared/i18n/text.ts';
import { Html, html } from '../../../shared/lib/html.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly css: string;
  /** Addresses of style sheets of ours, which `css` goes over. */
  readonly styles?: readonly string[];
  readonly body: Html;
  readonly nonce: string;
  /** A module of ours. */
  readonly script?: string;
  /** It asks for itself again after so many seconds. */
  readonly again?: string | false;
}

/** As in client/index.html: the order in which the layers of all style sheets lie, whichever is read first. */
const LAYERS = '@layer tokens, base, parts, pages, text;';

export function pageHtml({ language, title, css, styles = [], body, nonce, script, again = false }: Page): string {
  const page = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">${again && html`\n<meta http-equiv="refresh" content="${again}">`}
<title>${title}</title>
${styles.length > 0 && html`<style nonce="${nonce}">${LAYERS}</style>\n`}${styles.map((href) => html`<link rel="stylesheet" href="${href}">\n`)}${css !== '' && html`<style nonce="${nonce}">${new Html(css)}</style>`}
</head>
<body>
${body}${script !== undefined && html`\n<script type="module" nonce="${nonce}">${new Html(script)}</script>`}
</body>
</html>
`;
  return String(page);
}
