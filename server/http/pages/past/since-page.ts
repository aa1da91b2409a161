/** What changed in an opinion since a baseline, with what was done about it: a page that needs no script, to be read, heard and printed. */
import { type Html, html } from '../../../../shared/lib/html.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { Back } from '../../../../shared/page/parts/back.tsx';
import type { Stop } from '../../../room/past/history-answers.ts';
import { MOST_CHOSEN } from '../../../room/past/narrowed.ts';
import { queryOf } from '../../views/changes.ts';
import { draw, drawEach } from '../draw.ts';
import { type Changed, changedHtml } from './changed-part.ts';
import { shapeHtml, withholdWay } from './parts.ts';
import { stopWords } from './stops.ts';

/** Decisions among which one chooses a baseline. */
const CHOICES = 40;

interface Page extends Changed {
  readonly marks: readonly Stop[];
  /** Chosen too, and more than are shown together. */
  readonly others: readonly EntityId[];
}

export async function sincePage(page: Page): Promise<Html> {
  const { text, found, called } = page;
  const { t } = text;
  const { opinion, language, title } = called;
  const above = [() => draw(Back({ href: `/o/${opinion}`, children: t('answer.back') })), () => formHtml(page)];
  const [back, form] = await drawEach(above, (one) => one());
  return html`${back}
<h1>${t('compare.title')}</h1>
<p><bdi lang="${language}">${title}</bdi></p>
${form}
<p role="status">${countWords(page)}</p>
${othersHtml(page)}
${waysHtml(page)}
${found.changes.length > 0 && html`<p class="note keys" hidden>${t('past.keys')} <kbd dir="ltr">Alt ↓ ↑</kbd> · <kbd dir="ltr">⌘ ⌥ ↓ ↑</kbd></p>`}
${await changedHtml(page)}`;
}

/** To the other view of the same, and the forms in which it is taken away. */
function waysHtml({ text, asked, view, called, reader }: Page): Html {
  const { t, language } = text;
  const { opinion } = called;
  const query = `${queryOf(asked)}&lang=${language}`;
  const api = `/api/opinions/${opinion}/changes`;
  const [other, words] = view === 'whole' ? (['list', 'past.list'] as const) : (['whole', 'past.whole'] as const);
  return html`<p class="ways"><a href="/o/${opinion}/since?${query}&amp;view=${other}">${t(words)}</a> <a href="${api}/word?${query}">${t('opinion.wordMarked')}</a> <a href="${api}/text?${query}&amp;view=${view}">${t('opinion.plain')}</a> <a href="/o/${opinion}/steps?lang=${language}">${t('past.steps')}</a>${withholdWay(text, opinion, reader)}</p>`;
}

function countWords({ text, found: { all, changes, since } }: Page): string {
  const { t } = text;
  if (all === 0) return since.seq === null ? t('past.noneDeclared') : t('compare.same');
  const shown = all === changes.length ? [] : [t('past.shown', { count: changes.length })];
  return text.facts([t('past.count', { count: all }), ...shown]);
}

/** Whoever ticked more than are shown together is told who is left out. */
function othersHtml({ text: { t, list }, entities, others, found: { together } }: Page): Html | false {
  if (!together || others.length === 0) return false;
  const names = list(others.map((id) => entities.name(id)));
  return html`<p class="note">${t('past.most', { count: MOST_CHOSEN })} ${t('past.tooMany', { names })}</p>`;
}

function formHtml(page: Page): Html {
  const { text, asked, view, called, marks } = page;
  const { t } = text;
  const chosen = String(asked.since);
  const known = marks.slice(-CHOICES).toReversed();
  const own = typeof asked.since === 'number' && !known.some(({ seq }) => seq === asked.since);
  const baselines = [
    ...(['declared', 'here', 'mine', 'tabled'] as const).map((one) => option(one, t(`past.is.${one}`), chosen)),
    ...(own ? [option(chosen, t('opinion.position', { seq: Number(asked.since) }), chosen)] : []),
    ...known.map((one) => option(String(one.seq), `${stopWords(text, one)} · ${text.moment(one.at)}`, chosen)),
  ];
  const day = /^\d{4}-/.test(chosen) ? chosen : '';
  return html`<form class="baseline" method="get" action="/o/${called.opinion}/since">
<label>${t('past.since')} <select name="since">${baselines}</select></label>
<label>${t('past.day')} <input type="date" name="day" value="${day}"></label>
${statesHtml(page)}
<label class="tick"><input type="checkbox" name="open" value="1"${asked.open === '1' && html` checked`}> ${t('past.open')}</label>
<input type="hidden" name="lang" value="${text.language}">
${view !== 'list' && html`<input type="hidden" name="view" value="${view}">`}
<button class="button main">${t('past.show')}</button>
</form>`;
}

const option = (value: string, words: string, is: string): Html =>
  html`<option value="${value}"${value === is && html` selected`}>${words}</option>`;

/** Several at once are told apart by their marks: where this reader is told nobody’s, one is chosen, by its work. */
function statesHtml({ text: { t }, entities, found: { workers, together, chosen, all } }: Page): Html {
  const states = [...new Set([...workers, ...chosen])]
    .map((id) => [entities.name(id), id] as const)
    .sort(([one], [other]) => one.localeCompare(other));
  if (!together) {
    const options = states.map(([name, id]) => option(id, name, chosen[0] ?? ''));
    return html`<label>${t('past.state')} <select name="state"><option value="">${t('past.anybody')}</option>${options}</select></label>${all > 0 && html`<p class="note">${t('past.notTogether')}</p>`}`;
  }
  if (states.length === 0) return html``;
  const ticks = states.map(
    ([name, id]) =>
      html`<label class="tick"><input type="checkbox" name="state" value="${id}"${chosen.includes(id) && html` checked`}> <span>${shapeHtml(chosen, id)}${name}</span></label>\n`,
  );
  const shown = chosen.length > 0 && ` · ${chosen.map((id) => entities.code(id)).join(' ')}`;
  return html`<details class="states"${chosen.length > 0 && html` open`}><summary>${t('past.state')}${shown}</summary>
<fieldset><legend>${t('past.most', { count: MOST_CHOSEN })}</legend>
${ticks}</fieldset></details>`;
}
