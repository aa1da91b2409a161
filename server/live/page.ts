/**
 * The page of a follower: one file. Without a script it can be read whole and loads itself again; with it, it stays where it is.
 */
import { directionOf, NATIVE_NAMES, type Text } from '../../shared/i18n/text.ts';
import { attributes, Html, html } from '../../shared/lib/html.ts';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { cursorText, type Edition } from '../../shared/page/edition.ts';
import { LIVE_PARTS } from '../../shared/page/live.ts';
import { FOLLOW_SCRIPT, FOLLOW_STYLE } from '../built.ts';
import type { Choices, Saying } from './choices.ts';

/** Of a page that hears no stream. */
const RELOAD_SECONDS = 30;

interface Surroundings {
  /** Where this page is, without query. */
  readonly path: string;
  readonly text: Text;
  /** ms UTC. */
  readonly now: number;
  /** Does a page without a script load itself again? */
  readonly reloads: boolean;
}

export interface Followed {
  readonly edition: Edition;
  /** Of the text. */
  readonly language: Language;
  readonly title: string;
  /** Nothing follows: what stands here is final. */
  readonly final: boolean;
  /** Where the changes come from, with a query. */
  readonly stream: string;
  readonly choices: Choices;
  /** The cookie that keeps a choice. */
  readonly keep: string;
  /** Where it is read without marks and printed; null for those to whom that is not open. */
  readonly print: string | null;
  /** Where it is told what changed since a cursor, without query; null for those to whom that is not open. */
  readonly past: string | null;
}

export function followPage(
  { edition, language, title, final, stream, choices, keep, print, past }: Followed,
  around: Surroundings,
): string {
  const { text, now, reloads } = around;
  const part = (id: string): Html => new Html(edition.parts.get(id) ?? '');
  const [head, state, gone, sprite] = LIVE_PARTS;
  const paragraphs = edition.order.map((id) => html`<div id="${id}">${part(id)}</div>`);
  const asOf = final ? text.t('live.over') : text.t('live.asOf', { moment: text.moment(now) });
  const pos = cursorText(edition.at);
  const data = { src: stream, pos, now: String(now), keep, ...wordsOf(text, choices) };
  const named = attributes(Object.fromEntries(Object.entries(data).map(([name, value]) => [`data-${name}`, value])));
  const body = html`<p id="line">${asOf}</p><header>
${!final && html`${waysHtml(text, choices, past)}\n<noscript>${reloadHtml(around, past && `${past}?lang=${text.language}&since=${pos}`)}</noscript>\n`}${languagesHtml(around)}</header>
<main><h1 id="${head}">${part(head)}</h1>
<section id="${state}">${part(state)}</section>
<div id="text" lang="${language}">${paragraphs}</div>
<div id="${gone}">${part(gone)}</div>${printHtml(print, text)}</main>
<svg id="${sprite}" class="unseen" aria-hidden="true">${part(sprite)}</svg><div id="status" role="status"></div><div id="alert" role="alert"></div>${!final && html`<script${named}>${new Html(FOLLOW_SCRIPT.code)}</script>`}`;
  return documentHtml(around, { title, body, reload: reloads && !final ? 'unless script' : 'never' });
}

/** A page with a sentence in the place of the text; it looks again by itself where something may come. */
export function emptyPage(around: Surroundings, { title, said, more }: { title: string; said: string; more: Html | null }): string {
  const body = html`<header>${languagesHtml(around)}</header>\n<main><h1>${title}</h1>\n<p>${said}</p>\n${more}</main>`;
  return documentHtml(around, { title, body, reload: around.reloads ? 'always' : 'never' });
}

interface Document {
  readonly title: string;
  readonly body: Html;
  readonly reload: 'never' | 'always' | 'unless script';
}

function documentHtml({ text }: Surroundings, { title, body, reload }: Document): string {
  const { language } = text;
  const again = html`<meta http-equiv="refresh" content="${RELOAD_SECONDS}">`;
  const refresh = { never: null, always: again, 'unless script': html`<noscript>${again}</noscript>` }[reload];
  return String(html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>${`${title} – ${text.t('app.name')}`}</title>${refresh}
<style>${new Html(FOLLOW_STYLE.code)}</style></head>
<body>
${body}
</body></html>
`);
}

/** What only a script can do is hidden until there is one. It says since when a page is paused, and so leads to what changed since. */
function waysHtml({ t, language }: Text, { saves, say }: Choices, past: string | null): Html {
  const choice = (id: string, words: string, values: readonly (readonly [value: string, words: string, chosen: boolean])[]): Html => {
    const options = values.map(([value, said, is]) => html`<option value="${value}"${is && html` selected`}>${said}</option>`);
    return html`<label>${words} <select id="${id}" autocomplete="off">${options}</select></label>`;
  };
  const aloud = (value: Saying, words: string) => [value, words, value === say] as const;
  const pace = choice('saver', t('live.pace'), [
    ['', t('live.atOnce'), !saves],
    ['1', t('live.saver'), saves],
  ]);
  const said = choice('say', t('live.aloud'), [aloud('', t('live.nothing')), aloud('s', t('live.decisions')), aloud('n', t('live.all'))]);
  return html`<form id="ways"${past !== null && html` action="${past}"`} hidden><button id="hold" type="button" aria-pressed="false">${t('live.pause')}</button><span id="wait"></span>
<input type="hidden" name="lang" value="${language}"><button id="past" name="since"${past === null && html` hidden`}>${t('past.sinceThen')}</button>
<details><summary>${t('live.options')}</summary>${pace} ${said}</details><span id="slow"></span></form>`;
}

/** A page that stays as it is leads to what changed since. */
function reloadHtml({ path, text, reloads }: Surroundings, past: string | null): Html {
  const way = html`<a href="${path}?lang=${text.language}${reloads && '&reload=off'}">${text.t(reloads ? 'live.stop' : 'live.start')}</a>`;
  if (reloads) return html`<span>${text.t('live.reloads')}</span> ${way}`;
  return past === null ? way : html`${way} <a href="${past}">${text.t('past.sinceThen')}</a>`;
}

/** Behind the text, which comes first over a weak link. There it is read without marks, in each of the ways that there are. */
const printHtml = (print: string | null, { t }: Text): Html | null =>
  print === null ? null : html`<p><a href="${print}">${t('opinion.print')}</a></p>`;

function languagesHtml({ path, text }: Surroundings): Html {
  const here = (one: Language): Html | false => one === text.language && html` aria-current="true"`;
  const ways = LANGUAGES.map((one) => html`<a href="${path}?lang=${one}" lang="${one}"${here(one)}>${NATIVE_NAMES[one]}</a>`);
  return html`<nav aria-label="${text.t('app.language')}">${ways}</nav>`;
}

/** With `{}` where the script puts a value. */
const wordsOf = (text: Text, { open }: Choices): Readonly<Record<string, string>> => ({
  on: text.t('sync.live'),
  off: text.t('sync.reconnecting', { time: '{}' }),
  back: text.t('live.back'),
  wait: text.t('live.waiting', { number: '{}' }),
  n: text.t('live.changed', { number: '{}' }),
  ...(open && { saver: text.t('live.slow') }),
});
