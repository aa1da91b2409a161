/** What stands round every page that works without script: small, in the language that the address or the browser asks for. */
import type { Response } from 'express';
import type { Text } from '../../../shared/i18n/text.ts';
import { escapeHtml } from '../../../shared/text/html.ts';
import type { Forum } from '../../forum/forum.ts';
import type { Answer, Page } from '../answer.ts';
import { nonceOf } from '../headers.ts';
import { languageWays } from './language-ways.ts';
import { pageHtml } from './page.ts';

const CSS = `
:root{color-scheme:light dark;background:Canvas;color:CanvasText}a{color:LinkText;display:inline-block;min-block-size:1.5rem}
body{margin:0 auto;max-inline-size:44rem;padding:0 1rem 3rem;font:1rem/1.5 Calibri,Carlito,"Noto Sans","Noto Naskh Arabic",sans-serif}
h1{font-size:1.4rem;line-height:1.25}h2{font-size:1.1rem}
nav{display:flex;flex-wrap:wrap;gap:0 1rem}nav a,summary,.go{padding-block:.6rem}summary{cursor:pointer}
p{margin-block:.5rem;overflow-wrap:anywhere}.in{padding-inline-start:1.5rem}.told{white-space:pre-wrap}
.state{border-inline-start:4px solid;padding-inline-start:.75rem}
form{display:grid;gap:.75rem;padding-block-end:1rem}label{display:grid;align-content:end}
input,select,textarea,button{font:inherit;min-block-size:2.75rem;inline-size:100%;box-sizing:border-box}
button{inline-size:auto;justify-self:start;padding-inline:1rem}
.void{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.half{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(12rem,100%),1fr))}
fieldset{display:grid;border:1px solid}.pick{display:flex;gap:.5rem;align-items:center}.pick input{inline-size:auto}
article{border-block-start:1px solid;padding-block:.5rem}
`;

export interface Frame {
  readonly text: Text;
  readonly title: string;
  /** Where this page is in other languages: up to the value of `lang`, as HTML. */
  readonly path: string;
  /** HTML, escaped by whoever made it. */
  readonly body: string;
}

export function framed(res: Response, { state }: Forum, { text, title, path, body }: Frame, status: Page['status'] = 200): Answer {
  // a form says where it comes from, and no page of others learns that
  res.set('Referrer-Policy', 'same-origin').vary('Accept-Language');
  const { language } = text;
  const forum = state.forum?.name ?? '';
  const whole = `<header>
${languageWays(text, path)}
<p><bdi>${escapeHtml(forum)}</bdi></p>
</header>
<main>
${body}
</main>`;
  const page = pageHtml({ language, title: `${title} – ${forum}`, css: CSS, body: whole, nonce: nonceOf(res) });
  return { kind: 'page', type: 'text/html', status, body: page, packable: status === 200 };
}
