/** What changed in an opinion since a baseline, with what was done about it: a page that needs no script, to be read, heard and printed. */
import { type Html, html } from '../../../../shared/lib/html.ts';
import type { Actor } from '../../../../shared/opinion/actor.ts';
import type { Happening } from '../../../../shared/opinion/happened.ts';
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import { isHeading } from '../../../../shared/opinion/vocabulary.ts';
import { marksOf } from '../../../../shared/page/marks.ts';
import { Back } from '../../../../shared/page/parts/back.tsx';
import { markHtml } from '../../../../shared/page/text-html.ts';
import type { Change, Stop } from '../../../room/past/history-answers.ts';
import type { Moment } from '../../../room/past/period.ts';
import { type ChangedLine, changedLines } from '../../views/changed-lines.ts';
import { type AskedChanges, type ChangeView, type FoundChanges, queryOf } from '../../views/changes.ts';
import { draw } from '../draw.ts';
import { happeningHtml, type Told, toldOf } from '../sheet/opinion-part.ts';
import { changeWords, flowsHtml, markedHtml, momentHtml, nameOf, type Words, workHtml } from './parts.ts';
import { stopWords } from './stops.ts';

/** Decisions among which one chooses a baseline. */
const CHOICES = 40;

interface Page extends Words {
  readonly asked: AskedChanges;
  readonly view: ChangeView;
  readonly found: FoundChanges;
  /** How it stands at the end. */
  readonly moment: Moment;
  readonly marks: readonly Stop[];
  readonly reader: Actor;
}

export function sincePage(page: Page): Html {
  const { text, entities, found, moment, view } = page;
  const { t } = text;
  const { register } = moment;
  const told = toldOf(moment, text, entities, (at) => momentHtml(text, at));
  const { opinion } = register;
  const others = found.others.map((one) => html`<li>${happeningHtml(one, moment, told, found.notes.get(one.seq))}</li>\n`);
  const isWhole = view === 'whole';
  const items = isWhole ? changedLines(found).map((one) => lineHtml(one, page)) : found.changes.map((one) => changeHtml(one, page, told));
  const isMarked = found.changes.length > 0;
  return html`${draw(Back({ href: `/o/${opinion}`, children: t('answer.back') }))}
<h1>${t('compare.title')}</h1>
<p><bdi lang="${register.language}">${register.title}</bdi></p>
${formHtml(page)}
<p role="status">${countWords(page)}</p>
${waysHtml(page)}
${isMarked && whoseHtml(page)}
${isMarked && html`<p class="note keys" hidden>${t('past.keys')} <kbd dir="ltr">Alt ↓ ↑</kbd> · <kbd dir="ltr">⌘ ⌥ ↓ ↑</kbd></p>`}
${isWhole ? html`<div class="changes whole" lang="${register.language}">\n${items}</div>` : html`<ol class="changes">\n${items}</ol>`}
${!isWhole && others.length > 0 && html`<section><h2>${t('past.else')}</h2>\n<ul class="happened">\n${others}</ul></section>`}`;
}

/** To the other view of the same, and the forms in which it is taken away. */
function waysHtml({ text, asked, view, moment }: Page): Html {
  const { t, language } = text;
  const { opinion } = moment.register;
  const query = `${queryOf(asked)}&lang=${language}`;
  const api = `/api/opinions/${opinion}/changes`;
  const [other, words] = view === 'whole' ? (['list', 'past.list'] as const) : (['whole', 'past.whole'] as const);
  return html`<p class="ways"><a href="/o/${opinion}/since?${query}&amp;view=${other}">${t(words)}</a> <a href="${api}/word?${query}">${t('opinion.wordMarked')}</a> <a href="${api}/text?${query}&amp;view=${view}">${t('opinion.plain')}</a></p>`;
}

function countWords({ text, found: { all, changes, since } }: Page): string {
  const { t } = text;
  if (all === 0) return since.seq === null ? t('past.noneDeclared') : t('compare.same');
  const shown = all === changes.length ? [] : [t('past.shown', { count: changes.length })];
  return text.facts([t('past.count', { count: all }), ...shown]);
}

/** What is not told of whose words are whose, and why. */
function whoseHtml({ text: { t }, found: { telling, knownFrom, isWithheld } }: Page): Html {
  if (telling === 'fault') return html`<p class="note">${t('past.untold')}</p>`;
  return html`${isWithheld && html`<p class="note">${t('past.withheld')}</p>`}${knownFrom !== null && knownFrom > 1 && html`<p class="note">${t('past.knownFrom', { seq: knownFrom })}</p>`}`;
}

function formHtml({ text, entities, asked, view, found, moment, marks }: Page): Html {
  const { t } = text;
  const chosen = String(asked.since);
  const option = (value: string, words: string, is: string): Html =>
    html`<option value="${value}"${value === is && html` selected`}>${words}</option>`;
  const known = marks.slice(-CHOICES).toReversed();
  const own = typeof asked.since === 'number' && !known.some(({ seq }) => seq === asked.since);
  const baselines = [
    ...(['declared', 'here', 'mine', 'tabled'] as const).map((one) => option(one, t(`past.is.${one}`), chosen)),
    ...(own ? [option(chosen, t('opinion.position', { seq: Number(asked.since) }), chosen)] : []),
    ...known.map((one) => option(String(one.seq), `${stopWords(text, one)} · ${text.moment(one.at)}`, chosen)),
  ];
  const day = /^\d{4}-/.test(chosen) ? chosen : '';
  const states = found.workers.map((id) => [entities.name(id), id] as const).sort(([one], [other]) => one.localeCompare(other));
  return html`<form class="baseline" method="get" action="/o/${moment.register.opinion}/since">
<label>${t('past.since')} <select name="since">${baselines}</select></label>
<label>${t('past.day')} <input type="date" name="day" value="${day}"></label>
<label>${t('past.state')} <select name="state"><option value="">${t('past.anybody')}</option>${states.map(([name, id]) => option(id, name, asked.state ?? ''))}</select></label>
<label class="tick"><input type="checkbox" name="open" value="1"${asked.open === '1' && html` checked`}> ${t('past.open')}</label>
<input type="hidden" name="lang" value="${text.language}">
${view !== 'list' && html`<input type="hidden" name="view" value="${view}">`}
<button class="button main">${t('past.show')}</button>
</form>`;
}

function changeHtml(change: Change, { text, entities, asked, moment, found, reader }: Page, told: Told): Html {
  const { t } = text;
  const { register } = moment;
  const { block, is, was, now, since, pieces, sessions, happened, flows, present } = change;
  const name = nameOf(text, now ?? was);
  const shown = register.paragraphs.find(({ id }) => id === block);
  const status = shown === undefined ? [] : marksOf(shown, text, entities, register).map(markHtml);
  const missed = present !== null && RIGHTS[reader.capacity].hold && !present.includes(reader.entity);
  const path = `/o/${register.opinion}`;
  const lines = happened.map((one: Happening) => html`<li>${happeningHtml(one, moment, told, found.notes.get(one.seq))}</li>\n`);
  return html`<li id="c-${block}" tabindex="-1">
<h2>${changeWords(text, change)}</h2>
${status.length > 0 && html`<ul class="marks">${status}</ul>`}
${is !== 'same' && markedHtml({ text, entities }, pieces, { language: register.language, chosen: asked.state ?? null })}
${workHtml({ text, entities }, sessions)}
${flowsHtml(text, flows)}
${missed && html`<p class="note">${t('past.notShown')}</p>`}
${lines.length > 0 && html`<ul class="happened">\n${lines}</ul>`}
<p class="ways"><a href="${path}#${block}" aria-label="${`${t('past.inText')}: ${name}`}">${t('past.inText')}</a> <a href="${path}/at/${since}#${block}" aria-label="${`${t('past.asThen')}: ${name}`}">${t('past.asThen')}</a> <a href="${path}/story/${block}" aria-label="${`${t('past.story')}: ${name}`}">${t('past.story')}</a></p>
</li>
`;
}

/** A paragraph of the whole text: what changed in it leads to all that is told of that. */
function lineHtml({ line, change, pieces }: ChangedLine, { text, entities, asked, moment }: Page): Html {
  const { id, kind, level, label } = line;
  const { register } = moment;
  const words = markedHtml({ text, entities }, pieces, { label, language: register.language, chosen: asked.state ?? null });
  const name = isHeading(kind) ? html`<div role="heading" aria-level="3">${words}</div>` : words;
  const look = html`data-kind="${kind}"${level > 0 && html` data-level="${level}"`}`;
  if (change === null) return html`<div ${look}>${name}</div>\n`;
  const way = `/o/${register.opinion}/since?${queryOf(asked)}&lang=${text.language}#c-${id}`;
  return html`<div class="changed" id="c-${id}" tabindex="-1" ${look}><h2 lang="${text.language}"><a href="${way}">${changeWords(text, change)}</a></h2>
${name}</div>\n`;
}
