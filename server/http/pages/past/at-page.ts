/** An opinion as it was after an entry of its log: text, marks and what held then, and the way along the log. Of later entries it tells where decisions lie, and nothing of what they say. */
import { attributes, type Html, html } from '../../../../shared/lib/html.ts';
import { calledWords, stateWords } from '../../../../shared/page/opinion-head.ts';
import { namesIn, type Reading } from '../../../../shared/page/text-html.ts';
import type { Stop, Stops } from '../../../room/past/history-answers.ts';
import { printedText } from '../print-page.ts';
import { ALONG } from './along.ts';
import { placedHolds } from './holds.ts';
import { momentHtml } from './parts.ts';
import { stopWords } from './stops.ts';

export interface PastPage {
  readonly reading: Reading;
  readonly head: number;
  readonly stops: Stops;
  /** Sittings and numbered texts, by position. */
  readonly others: readonly { readonly seq: number; readonly at: number; readonly words: string }[];
}

/** Stops on both sides of the position that are listed. */
const NEAR = 60;

const along = attributes({ [ALONG]: '' });

export async function atPage({ reading, head, stops, others }: PastPage): Promise<Html> {
  const { register, text } = reading;
  const { t } = text;
  const { opinion, seq, at } = register;
  const path = `/o/${opinion}`;
  return html`<header>
<h1>${calledWords(text, register)}</h1>
<p>${stateWords(text, register)}</p>
<div class="past-banner" role="note"><p><strong>${t('past.asOf', { moment: text.moment(at) })}</strong> · ${t('opinion.position', { seq })}</p>
<p>${t('past.isPast')}</p></div>
</header>
<nav aria-label="${t('past.stops')}">
${stops.before !== null && html`<a rel="prev" href="${path}/at/${stops.before}"${along}>${t('past.previous')}</a>`}
${stops.after !== null && html`<a rel="next" href="${path}/at/${stops.after}"${along}>${t('past.next')}</a>`}
<a href="${path}/since?since=${seq}">${t('past.sinceThen')}</a>
<a href="${path}/steps?at=${seq}">${t('past.steps')}</a>
<a href="${path}/print?at=${seq}">${t('opinion.print')}</a>
<a href="/api/opinions/${opinion}/word?view=marked&amp;at=${seq}">${t('opinion.wordMarked')}</a>
<a href="${path}"${along}>${t('past.now')}</a>
</nav>
<section aria-label="${t('past.slider')}">
<div class="slider" hidden><label for="slide">${t('past.slider')} <output>${seq}</output></label>
<input id="slide" type="range" min="1" max="${head}" value="${seq}" autocomplete="off"></div>
${listHtml(reading, stops.marks, others)}
</section>
${await printedText(reading)}
${placedHolds(reading)}`;
}

/** Of what came later it is told what it is and when, not of which paragraph. */
function listHtml(reading: Reading, marks: readonly Stop[], others: PastPage['others']): Html {
  const { register, text } = reading;
  const names = namesIn(reading);
  const { opinion, seq } = register;
  const known = marks.map((one) => {
    const blocks = one.seq > seq ? [] : one.blocks.flatMap((block) => block ?? []);
    const of = blocks.length === 0 ? [] : [names.paragraphs(blocks)];
    return { seq: one.seq, at: one.at, words: text.facts([stopWords(text, one), ...of.map(String)]) };
  });
  const all = [...known, ...others].sort((one, other) => one.seq - other.seq);
  const here = all.filter((one) => one.seq <= seq).length;
  const near = all.slice(Math.max(0, here - NEAR), here + NEAR);
  const items = near.map(
    (one) =>
      html`<li><a href="/o/${opinion}/at/${one.seq}"${along}${one.seq === seq && html` aria-current="true"`}>${momentHtml(text, one.at)} · ${one.words}</a></li>\n`,
  );
  return html`<details class="stops"><summary>${text.t('past.stops')}</summary>\n<ol>\n${items}</ol></details>`;
}
