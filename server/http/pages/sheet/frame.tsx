/** What stands round a sheet: ink on white on paper, the colours of the browser on a screen; no script. */
import type { Text } from '../../../../shared/i18n/text.ts';
import { Html } from '../../../../shared/lib/html.ts';
import { LanguageWays } from '../../../../shared/page/parts/language-ways.tsx';
import { escapeHtml } from '../../../../shared/text/html.ts';
import { draw } from '../draw.ts';
import { pageHtml } from '../page.ts';

const CSS = `
:root{color-scheme:light dark;background:Canvas;color:CanvasText}a{color:LinkText;display:inline-block;min-block-size:1.5rem}
body{margin:0 auto;max-inline-size:48rem;padding:0 1rem 3rem;font:1rem/1.45 Calibri,Carlito,"Noto Sans","Noto Naskh Arabic",sans-serif}
nav{display:flex;flex-wrap:wrap;gap:0 1rem}nav a{padding-block:.6rem}
h1{font-size:1.5rem;line-height:1.25;margin-block:.5rem}h2{font-size:1.2rem;line-height:1.3;margin-block:1.75rem .25rem;border-block-start:2px solid;padding-block-start:.5rem}
h3{font-size:1rem;margin-block:1rem .25rem}p{margin-block:.25rem}ul{margin-block:.25rem;padding-inline-start:1.25rem}
li,p{overflow-wrap:anywhere}li{margin-block:.3rem}.told{display:block;white-space:pre-wrap;border-inline-start:2px solid;padding-inline-start:.6rem;margin-block:.2rem}
.for{border:2px solid;padding:0 1rem .75rem;margin-block-start:1rem}.for h2{border:0;margin-block-start:.5rem;padding:0}
.fell{font-style:italic}.words{margin-block:.2rem .6rem}ins{text-decoration:underline;text-decoration-thickness:2px}del{text-decoration:line-through}
time{font-variant-numeric:tabular-nums}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{:root{color-scheme:light;background:#fff;color:#000}body{margin:0;padding:0;max-inline-size:none;font-size:10.5pt}nav{display:none}h2,h3{break-after:avoid}li{break-inside:avoid}p{orphans:2;widows:2}@page{margin:18mm}}
`;

interface Frame {
  readonly text: Text;
  readonly title: string;
  readonly forum: string;
  /** Where this page is in other languages: up to the value of `lang`. */
  readonly path: string;
  readonly nonce: string;
  /** Lines under the title. */
  readonly lead: readonly string[];
  /** HTML, escaped by whoever made it. */
  readonly body: string;
}

export function sheetHtml({ text, title, forum, path, nonce, lead, body }: Frame): string {
  const whole = `<header>
${draw(<LanguageWays text={text} path={path} />)}
<p><bdi>${escapeHtml(forum)}</bdi></p>
<h1>${escapeHtml(title)}</h1>
${lead.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
</header>
<main>
${body}
</main>`;
  return pageHtml({ language: text.language, title: `${title} – ${forum}`, css: CSS, body: new Html(whole), nonce });
}

/** `items` and `heading`: HTML. A list that is empty says so, where `none` is given; else there is nothing of it. */
export function partHtml(heading: string, items: readonly string[], none: string | null = null): string {
  if (items.length === 0 && none === null) return '';
  const list = items.length === 0 ? `<p>${none}</p>` : `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;
  return `<h3>${heading}</h3>\n${list}`;
}

export const timeHtml = (text: Text, at: number): string => `<time datetime="${new Date(at).toISOString()}">${text.time(at)}</time>`;

/** Words of others, in whatever direction they run. */
export const toldHtml = (words: string | undefined): string =>
  words === undefined || words === '' ? '' : `<span class="told" dir="auto">${escapeHtml(words)}</span>`;
