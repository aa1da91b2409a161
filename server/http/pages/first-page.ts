/**
 * What the page of an opinion says before any script has come, and all that it says where none runs: which opinion, how it stands, its
 * text with the marks, and of what moment all this is. Laid out as the application does it, which puts itself in its place
 * (client/pages/first-text.ts).
 */
import { finishWords } from '../../../shared/page/finish-words.ts';
import { inTheWay } from '../../../shared/page/in-the-way.ts';
import { stateWords } from '../../../shared/page/state-words.ts';
import { type Reading, removedHtml, shapeHtml, textHtml } from '../../../shared/page/text-html.ts';
import { escapeHtml } from '../../../shared/text/html.ts';
import { type Head, headHtml } from './page-head.ts';
import type { First } from './shell.ts';

export interface Surroundings extends Head {
  /** A restricted session goes on with it elsewhere. */
  readonly closedOff: boolean;
  /** ms UTC. */
  readonly now: number;
}

export function firstPage(reading: Reading, { closedOff, now, ...head }: Surroundings): First {
  const { register, text } = reading;
  const { opinion, number, title, phase, language, kind } = register;
  // what the report is called says what it is
  const heading = kind === 'report' ? '' : text.t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number });
  const body = `<div id="first" data-opinion="${escapeHtml(opinion)}">
${headHtml(text, head)}
<main>
<div class="desk">
<div class="bars"><div class="top-bar">
<h1><span class="top-number">${escapeHtml(heading)}</span> <bdi class="top-title" lang="${language}">${escapeHtml(title)}</bdi></h1>
<p class="first-note">${shapeHtml('ring')} ${escapeHtml(text.t('first.asOf', { moment: text.moment(now) }))}</p>
${closedOff ? '' : `<a class="first-follow" href="/live/${encodeURIComponent(opinion)}">${escapeHtml(text.t('opinion.follow'))}</a>\n`}<noscript><p class="first-note">${escapeHtml(text.t('first.noScript'))}</p></noscript>
</div></div>
${closedOff ? `<p class="first-note">${shapeHtml('lock')} ${escapeHtml(text.t('restricted.outside'))}</p>\n` : ''}${standing(reading)}
<div class="paper"><div class="text-column">${textHtml(reading)}</div></div>
${removedHtml(reading) ?? ''}
</div>
</main>
</div>`;
  return { language: text.language, title: `${number} ${title} – ${text.t('app.name')}`.trim(), body, ofOpinion: true };
}

/** One line: adopted, or how much stands between. */
function standing({ register, text }: Reading): string {
  const { phase, blockers, kind } = register;
  if (kind === 'report') {
    const turned = finishWords(text, register);
    const final = turned === null ? '' : `<p>${shapeHtml(register.finish?.over === true ? 'lock' : 'open')} ${escapeHtml(turned)}</p>`;
    return `<p class="hint-line">${escapeHtml(text.t('report.about'))}</p>${final}`;
  }
  const words = stateWords(text, register);
  if (phase === 'adopting' || phase === 'adopted')
    return `<section class="state ${phase}">${shapeHtml('lock')}<p class="state-words">${escapeHtml(words ?? '')}</p></section>`;
  if (phase === 'not-adopted') return `<section class="state"><p class="state-words">${escapeHtml(words ?? '')}</p></section>`;
  const hint = words === null ? '' : `<p class="hint-line">${escapeHtml(words)}</p>`;
  const count = blockers.length === 0 ? text.t('between.nothing') : inTheWay(blockers, text);
  return `${hint}<p class="between"><strong>${escapeHtml(text.t('between.title'))}</strong> <span class="note">${escapeHtml(count)}</span></p>`;
}
