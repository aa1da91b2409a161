/** What stands round every page that works without script: small, in the language that the address or the browser asks for. */
import type { Response } from 'express';
import type { Text } from '../../../shared/i18n/text.ts';
import { type Html, html } from '../../../shared/lib/html.ts';
import { Home } from '../../../shared/page/parts/home.tsx';
import { LanguageWays } from '../../../shared/page/parts/language-ways.tsx';
import { Top } from '../../../shared/page/parts/top.tsx';
import { FORM_STYLE, PAGE_STYLE } from '../../built.ts';
import type { Forum } from '../../forum/forum.ts';
import type { Answer, Page } from '../answer.ts';
import { nonceOf } from '../headers.ts';
import { draw } from './draw.ts';
import { pageHtml } from './page.ts';

export interface Frame {
  readonly text: Text;
  readonly title: string;
  /** Where this page is in other languages: up to the value of `lang`. */
  readonly path: string;
  readonly body: Html;
  /** Nothing is sent from it, nor told of what was: it needs less style. */
  readonly readOnly?: boolean;
  /** Of a kind of page that has its own style, and a script that it can do without. */
  readonly look?: { readonly css: string; readonly script?: string; readonly main: string };
}

export function framed(res: Response, { state }: Forum, frame: Frame, status: Page['status'] = 200): Answer {
  const { text, title, path, body, readOnly = false, look } = frame;
  // a form says where it comes from, and no page of others learns that
  res.set('Referrer-Policy', 'same-origin').vary('Accept-Language');
  const { language } = text;
  const forum = state.forum?.name ?? '';
  const top = draw(
    <Top text={text} demo={false}>
      <Home text={text} />
      <p className="forum">
        <bdi>{forum}</bdi>
      </p>
      <LanguageWays text={text} path={path} />
    </Top>,
  );
  const main = look === undefined ? html`<main>` : html`<main class="${look.main}">`;
  const whole = html`${top}\n${main}\n${body}\n</main>`;
  const page = pageHtml({
    language,
    title: `${title} – ${forum}`,
    css: look?.css ?? (readOnly ? PAGE_STYLE : FORM_STYLE),
    body: whole,
    nonce: nonceOf(res),
    ...(look?.script !== undefined && { script: look.script }),
  });
  return { kind: 'page', type: 'text/html', status, body: page, packable: status === 200 };
}
