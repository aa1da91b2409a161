/** From stop to stop: what changed at each, with the ways to the stop before and behind. With a script they follow each other by themselves (play.ts). */
import type { Text } from '../../../../shared/i18n/text.ts';
import { attributes, type Html, html } from '../../../../shared/lib/html.ts';
import { isDecision } from '../../../../shared/opinion/happened.ts';
import { Back } from '../../../../shared/page/parts/back.tsx';
import type { AskedStep, ShownStep } from '../../views/steps.ts';
import { draw, drawEach } from '../draw.ts';
import { type Changed, changedHtml, happenedHtml } from './changed-part.ts';
import { changeWords } from './parts.ts';
import { stopWords } from './stops.ts';

interface Page extends Changed {
  readonly step: ShownStep;
  readonly sitting: AskedStep['sitting'];
}

/** Changed paragraphs that are named where a step is said; of more it is said how many they are. */
const NAMED = 3;
/** How long a step stays, seconds: faster than the first many who play a sitting at once would leave the thread of the past to nobody else. */
const PACES = [5, 10, 20, 60] as const;
const PACE = 10;

export async function stepPage(page: Page): Promise<Html> {
  const { text, called, step } = page;
  const { t } = text;
  const { opinion, language, title } = called;
  const { count, before, after, begin, seq } = step;
  const path = `/o/${opinion}`;
  const way = (rel: 'prev' | 'next', to: number | null): Html => {
    const where =
      to === null
        ? { role: 'link', 'aria-disabled': 'true', tabindex: '-1' }
        : { href: stepAddress(page, `at=${to}&lang=${text.language}`) };
    return html`<a class="button" rel="${rel}"${attributes(where)}>${t(rel === 'prev' ? 'past.previous' : 'past.next')}</a>`;
  };
  const words = {
    'data-play': t('past.play'),
    'data-pause': t('past.pause'),
    'data-last': t('past.last'),
    'data-busy': t('past.busy'),
    'data-lost': t('past.lost'),
  };
  const paces = PACES.map(
    (one) => html`<option value="${one}"${one === PACE && html` selected`}>${t('past.every', { count: one })}</option>`,
  );
  const above = [() => draw(Back({ href: path, children: t('answer.back') })), () => formHtml(page), () => count > 0 && saidWords(page)];
  const [back, form, said] = await drawEach(above, (one) => one());
  return html`${back}
<h1>${t('past.steps')}</h1>
<p><bdi lang="${language}">${title}</bdi></p>
${form}
${
  count > 0 &&
  html`<div class="play" role="group" aria-label="${t('past.steps')}" aria-describedby="keys"${attributes(words)}>
${way('prev', before)} <button class="button main" type="button" hidden>${t('past.play')}</button> ${way('next', after)}
<label hidden>${t('past.pace')} <select autocomplete="off">${paces}</select></label>
<p id="said" role="status">${said}</p>
</div>
<p id="keys" class="note keys" hidden>${t('past.playKeys')}</p>`
}
<div id="step">
${
  count === 0
    ? html`<p>${t('past.noSteps')}</p>`
    : html`<p class="ways"><a href="${path}/at/${seq}">${t('past.asThen')}</a> <a href="${path}/since?since=${begin}&amp;until=${seq}&amp;lang=${text.language}">${t('compare.title')}</a> ${viewHtml(page)}</p>
${page.view === 'whole' && (await happenedHtml(page))}
${await changedHtml(page)}`
}
</div>`;
}

/** Up to what is still to be said. */
export const stepAddress = ({ called, sitting, view }: Pick<Page, 'called' | 'sitting' | 'view'>, more: string): string =>
  `/o/${called.opinion}/steps?${sitting === undefined ? '' : `sitting=${sitting}&`}${view === 'whole' ? '' : 'view=list&'}${more}`;

function viewHtml(page: Page): Html {
  const { text, step, view } = page;
  const [other, words] = view === 'whole' ? (['list', 'past.list'] as const) : (['whole', 'past.whole'] as const);
  const href = stepAddress({ ...page, view: other }, `at=${step.seq}&lang=${text.language}`);
  return html`<a href="${href}">${text.t(words)}</a>`;
}

/** Which step it is, of when, what was decided and which paragraphs read otherwise: shown above it, and said when it comes. */
function saidWords({ text, step, found }: Page): string {
  const { t, facts } = text;
  const { number, count } = step;
  const { changes, others, until } = found;
  const happened = [...changes.flatMap((one) => one.happened), ...others].filter(isDecision);
  const decisions = new Set(happened.map((one) => stopWords(text, one)));
  const changed = changes.length > NAMED ? [t('past.count', { count: changes.length })] : changes.map((one) => changeWords(text, one));
  const nothing = changes.length + decisions.size === 0 ? [t('compare.same')] : [];
  return facts([t('past.stop', { stop: number, count }), text.moment(until.at), ...decisions, ...changed, ...nothing]);
}

function formHtml({ text, called, step: { sittings }, sitting, view }: Page): Html {
  const { t } = text;
  const option = (value: string, words: string, is: boolean): Html =>
    html`<option value="${value}"${is && html` selected`}>${words}</option>`;
  const options = [
    option('', t('past.record'), sitting === undefined),
    ...sittings.map((one) => option(String(one.number), sittingWords(text, one), one.number === sitting)),
  ];
  return html`<form class="baseline" method="get" action="/o/${called.opinion}/steps">
<label>${t('past.stretch')} <select name="sitting">${options}</select></label>
<input type="hidden" name="lang" value="${text.language}">
${view !== 'whole' && html`<input type="hidden" name="view" value="${view}">`}
<button class="button">${t('past.show')}</button>
</form>`;
}

const sittingWords = ({ t, facts, moment }: Text, { number, openedAt }: ShownStep['sittings'][number]): string =>
  facts([t('meeting.sitting', { sitting: number }), moment(openedAt)]);
