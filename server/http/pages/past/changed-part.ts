/** What changed, one by one or where it stands in the whole text, and what else happened: on the page since a baseline, and at each step of the record. */
import type { Text } from '../../../../shared/i18n/text.ts';
import { type Html, html } from '../../../../shared/lib/html.ts';
import type { Actor } from '../../../../shared/opinion/actor.ts';
import type { Happening } from '../../../../shared/opinion/happened.ts';
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { marksOf } from '../../../../shared/page/marks.ts';
import { markHtml } from '../../../../shared/page/text-html.ts';
import type { Change } from '../../../room/past/history-answers.ts';
import type { Called } from '../../../room/past/packed-changes.ts';
import type { Moment } from '../../../room/past/period.ts';
import { lineHtml, lineLook, lineName, type WrittenLine } from '../../../room/past/still-lines.ts';
import { type ChangedLine, changedLines } from '../../views/changed-lines.ts';
import { type AskedChanges, type ChangeView, type FoundChanges, queryOf } from '../../views/changes.ts';
import { drawEach, drawnBefore } from '../draw.ts';
import { happeningHtml, type Told, toldOf } from '../sheet/opinion-part.ts';
import {
  broughtHtml,
  changeWords,
  flowsHtml,
  hasBrought,
  markedHtml,
  momentHtml,
  nameOf,
  untoldHtml,
  type Words,
  workHtml,
} from './parts.ts';

export interface Changed extends Words {
  readonly asked: AskedChanges;
  readonly view: ChangeView;
  readonly found: FoundChanges;
  /** Of a step: its whole text, in which most is written already. */
  readonly written?: readonly WrittenLine[];
  readonly called: Called;
  /** How it stands at the end. */
  readonly moment: () => Promise<Moment>;
  readonly reader: Actor;
}

/** Others are served between two paragraphs (K19). */
export async function changedHtml(page: Changed): Promise<Html> {
  const { text, entities, found, called, view } = page;
  if (view === 'whole') {
    const items = await drawEach(linesOf(page), (one) => (typeof one === 'string' ? drawnBefore(one) : changedLineHtml(one, page)));
    return html`${whoseHtml(page)}\n<div class="changes whole" lang="${called.language}">\n${items}</div>`;
  }
  const moment = await page.moment();
  const told = toldOf(moment, text, entities, (at) => momentHtml(text, at));
  const items = await drawEach(found.changes, (one) => changeHtml(one, page, moment, told));
  const others = happenedItems(found.others, found, moment, told);
  const title = found.changes.length > 0 && html`<h2>${text.t('past.else')}</h2>\n`;
  return html`${whoseHtml(page)}\n<ol class="changes">\n${items}</ol>
${others.length > 0 && html`<section>${title}<ul class="happened">\n${others}</ul></section>`}`;
}

function linesOf({ found, written }: Changed): readonly (string | ChangedLine)[] {
  if (written === undefined) return changedLines(found);
  const text = written.filter((one) => typeof one !== 'string');
  const byLine = new Map(changedLines({ text, changes: found.changes }).map((one) => [one.line, one]));
  return written.flatMap((one) => (typeof one === 'string' ? one : (byLine.get(one) ?? [])));
}

/** What happened to the whole and to each paragraph, in its order: where the changes are shown in the text nothing else tells it. */
export async function happenedHtml(page: Changed): Promise<Html | null> {
  const { text, entities, found } = page;
  const all = [...new Set([...found.changes.flatMap(({ happened }) => happened), ...found.others])];
  if (all.length === 0) return null;
  const moment = await page.moment();
  const told = toldOf(moment, text, entities, (at) => momentHtml(text, at));
  const inOrder = all.sort((one, other) => one.seq - other.seq);
  return html`<ul class="happened">\n${happenedItems(inOrder, found, moment, told)}</ul>`;
}

const happenedItems = (all: readonly Happening[], { notes }: Pick<FoundChanges, 'notes'>, moment: Moment, told: Told): readonly Html[] =>
  all.map((one) => html`<li>${happeningHtml(one, moment, told, notes.get(one.seq))}</li>\n`);

/** What is not told of whose words are whose, and why. */
function whoseHtml({ text, found: { changes, telling, knownFrom, isWithheld } }: Changed): Html | null {
  const { t } = text;
  if (changes.length === 0) return null;
  if (telling === 'fault') return html`<p class="note">${t('past.untold')}</p>`;
  return html`${isWithheld && html`<p class="note">${untoldHtml(text)}</p>`}${hasBrought(changes) && html`<p class="note">${broughtHtml(text)}</p>`}${knownFrom !== null && knownFrom > 1 && html`<p class="note">${t('past.knownFrom', { seq: knownFrom })}</p>`}`;
}

function changeHtml(change: Change, { text, entities, found, reader }: Changed, moment: Moment, told: Told): Html {
  const { t } = text;
  const { register } = moment;
  const { block, is, was, now, since, pieces, sessions, happened, flows, present } = change;
  const name = nameOf(text, now ?? was);
  const shown = register.paragraphs.find(({ id }) => id === block);
  const status = shown === undefined ? [] : marksOf(shown, text, entities, register).map(markHtml);
  // of what runs now, and of nothing that ran then
  const answers = shown?.call != null && found.until.seq === found.head && RIGHTS[reader.capacity].hold;
  const missed = present !== null && RIGHTS[reader.capacity].hold && !present.includes(reader.entity);
  const path = `/o/${register.opinion}`;
  const lines = happenedItems(happened, found, moment, told);
  return html`<li id="c-${block}" tabindex="-1">
<h2>${changeWords(text, change)}</h2>
${status.length > 0 && html`<ul class="marks">${status}</ul>`}
${is !== 'same' && markedHtml({ text, entities }, pieces, { language: register.language, chosen: found.chosen })}
${workHtml({ text, entities }, sessions)}
${flowsHtml(text, flows)}
${missed && html`<p class="note">${t('past.notShown')}</p>`}
${lines.length > 0 && html`<ul class="happened">\n${lines}</ul>`}
<p class="ways">${answers && answerWay(text, register.opinion, block, name)}<a href="${path}#${block}" aria-label="${`${t('past.inText')}: ${name}`}">${t('past.inText')}</a> <a href="${path}/at/${since}#${block}" aria-label="${`${t('past.asThen')}: ${name}`}">${t('past.asThen')}</a> <a href="${path}/story/${block}" aria-label="${`${t('past.story')}: ${name}`}">${t('past.story')}</a></p>
</li>
`;
}

function answerWay({ t, language }: Text, opinion: string, block: BlockId, about: string): Html {
  const act = t('answer.call');
  return html`<a href="/answer/${opinion}/${block}?lang=${language}" aria-label="${t('app.actOn', { act, about })}">${act}</a> `;
}

/** A paragraph of the whole text: what changed in it leads to all that is told of that. */
function changedLineHtml({ line, change, pieces }: ChangedLine, { text, entities, asked, found, called }: Changed): Html {
  const { id, label } = line;
  const words = markedHtml({ text, entities }, pieces, { label, language: called.language, chosen: found.chosen });
  if (change === null) return lineHtml(line, words);
  const way = `/o/${called.opinion}/since?${queryOf(asked)}&lang=${text.language}#c-${id}`;
  return html`<div class="changed" id="c-${id}" tabindex="-1" ${lineLook(line)}><h2 lang="${text.language}"><a href="${way}">${changeWords(text, change)}</a></h2>
${lineName(line, words)}</div>\n`;
}
