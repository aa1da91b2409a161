/** What stands round a sheet; no script. */
import type { Text } from '../../../../shared/i18n/text.ts';
import { type Html, html, type Part } from '../../../../shared/lib/html.ts';
import { LanguageWays } from '../../../../shared/page/parts/language-ways.tsx';
import { SHEET_STYLE } from '../../../built.ts';
import { draw } from '../draw.ts';
import { pageHtml } from '../page.ts';

interface Frame {
  readonly text: Text;
  readonly title: string;
  readonly forum: string;
  /** Where this page is in other languages: up to the value of `lang`. */
  readonly path: string;
  readonly nonce: string;
  /** Lines under the title. */
  readonly lead: readonly string[];
  readonly body: readonly Part[];
}

export function sheetHtml({ text, title, forum, path, nonce, lead, body }: Frame): string {
  const whole = html`<header>
${draw(<LanguageWays text={text} path={path} />)}
<p><bdi>${forum}</bdi></p>
<h1>${title}</h1>
${lead.map((line) => html`<p>${line}</p>\n`)}
</header>
<main>
${body}
</main>`;
  return pageHtml({ language: text.language, title: `${title} – ${forum}`, css: SHEET_STYLE, body: whole, nonce });
}

/** A list that is empty says so, where `none` is given; else there is nothing of it. */
export function partHtml(heading: string, items: readonly Part[], none: string | null = null): Html | null {
  if (items.length === 0 && none === null) return null;
  return html`<h3>${heading}</h3>\n${items.length === 0 ? html`<p>${none}</p>` : listHtml(items)}\n`;
}

export const listHtml = (items: readonly Part[]): Html => html`<ul>\n${items.map((item) => html`<li>${item}</li>\n`)}</ul>`;

export const timeHtml = (text: Text, at: number): Html => html`<time datetime="${new Date(at).toISOString()}">${text.time(at)}</time>`;

/** Words of others, in whatever direction they run. */
export const toldHtml = (words: string | undefined): Html | null =>
  words === undefined || words === '' ? null : html`<span class="told" dir="auto">${words}</span>`;
