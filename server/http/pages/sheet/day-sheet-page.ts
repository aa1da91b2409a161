/** The day sheet as it is printed: what concerns a State first, then the course of the meeting, the opinions, and what is next. */
import { agendaLeft, deadlinesAhead, type Told as ToldOfForum } from '../../../../shared/forum/day.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import { type Html, html } from '../../../../shared/lib/html.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { type Entities, nameIn } from '../../../../shared/page/entities.ts';
import type { DaySheet } from './day-sheet.ts';
import { forState } from './for-state.ts';
import { listHtml, partHtml, sheetHtml, timeHtml } from './frame.tsx';
import { opinionHeading, opinionPart, toldOf } from './opinion-part.ts';

interface Reader {
  readonly text: Text;
  readonly entities: Entities;
  readonly nonce: string;
  readonly forum: string;
  /** Whose part comes first. */
  readonly state: EntityId | null;
  /** Has the reader a seat? */
  readonly seated: boolean;
}

/** Deadlines that are told of. */
const DEADLINES = 5;

export async function daySheetPage(sheet: DaySheet, reader: Reader): Promise<string> {
  const { text, nonce, forum, state, seated } = reader;
  const { t } = text;
  const { meeting, asked, asOf } = sheet;
  const day = 'day' in asked;
  const named = day ? t('sheet.of', { day: text.days(asked.day, asked.day) }) : t('sheet.ofSitting', { sitting: asked.sitting });
  const path = `/meetings/${meeting.meeting}/day-sheet?${day ? `day=${asked.day}` : `sitting=${asked.sitting}`}`;
  const lead = [
    text.facts([nameIn(meeting.names, text.language), meeting.code, meeting.place].filter((one) => one !== null)),
    ...(day ? [] : [text.moment(sheet.span.from)]),
    t('sheet.zone', { zone: meeting.zone }),
    ...(asOf === null ? [] : [t('sheet.asOf', { moment: text.moment(asOf) })]),
    ...(seated ? [] : [t('sheet.public')]),
    ...(sheet.opinions.length > 0 ? [t('sheet.named')] : []),
  ];
  const opinions: Html[] = [];
  for (const one of sheet.opinions) opinions.push(await opinionHtml(one, reader));
  const body = [
    state !== null && stateHtml(sheet, reader, state),
    courseHtml(sheet, reader),
    ...opinions,
    opinions.length === 0 && html`<p>${t('sheet.noOpinion')}</p>`,
    nextHtml(sheet, text),
  ];
  const kept = state === null ? '' : `&state=${state}`;
  return sheetHtml({ text, title: named, forum, path: `${path}${kept}&lang=`, nonce, lead, body });
}

function stateHtml({ opinions }: DaySheet, { text, entities }: Reader, state: EntityId): Html {
  const parts = opinions.flatMap(({ period }) => {
    if (period === null) return [];
    const part = forState(period.after, state, toldOf(period.after, text, entities));
    return part === null ? [] : [html`<p>${opinionHeading(period.after, text)}</p>\n${part}`];
  });
  const name = entities.name(state);
  const none = html`<p>${text.t('sheet.nothingFor', { state: name })}</p>`;
  return html`<section class="for">
<h2>${text.t('sheet.for', { state: name })}</h2>
${parts.length === 0 ? none : parts}
</section>`;
}

function courseHtml({ day, meeting }: DaySheet, { text, entities, seated }: Reader): Html {
  const { t } = text;
  const lines = day.told.flatMap((one) => {
    const words = courseWords(one, text, entities, seated);
    return words === null ? [] : [html`${timeHtml(text, one.at)} · ${words}`];
  });
  return html`<section>
<h2>${t('sheet.course')} <bdi>${meeting.code}</bdi></h2>
${lines.length === 0 ? html`<p>${t('sheet.noCourse')}</p>` : listHtml(lines)}
</section>`;
}

/** Restricted sessions are for those who have a seat to know of. */
function courseWords({ act, item }: ToldOfForum, { t }: Text, entities: Entities, seated: boolean): string | null {
  switch (act.type) {
    case 'item.taken':
      return item === null ? t('sheet.tableEmpty') : t('sheet.table', { item: item.title });
    case 'opinion.taken-up':
      return null;
    case 'restricted.moved':
      return seated ? t('restricted.moved', { state: entities.name(act.mover) }) : null;
    case 'roll.closed':
      return seated ? t(act.carried ? 'restricted.carried' : 'restricted.notCarried', act) : null;
    case 'restricted.ended':
      return seated ? t(`audit.${act.type}`) : null;
    case 'gavel.handed':
    case 'meeting.report-closed':
      return t(`audit.${act.type}`);
    case 'meeting.report-reopened':
      return seated ? t('app.valueOf', { field: t(`audit.${act.type}`), is: act.reason }) : t(`audit.${act.type}`);
    default:
      return t('app.saidOf', { name: t('meeting.sitting', { sitting: act.sitting }), words: t(`audit.${act.type}`) });
  }
}

async function opinionHtml({ id, period }: DaySheet['opinions'][number], { text, entities }: Reader): Promise<Html> {
  if (period === null) return html`<section><h2>${text.t('sheet.damaged', { opinion: id })}</h2></section>`;
  return html`<section>
<h2>${opinionHeading(period.after, text)}</h2>
${await opinionPart(period, text, entities)}
</section>`;
}

function nextHtml({ day, end, meeting, span, asOf }: DaySheet, text: Text): Html {
  const { t, language } = text;
  const left = agendaLeft(day, meeting.meeting, end).map(({ title }) => html`<span dir="auto">${title}</span>`);
  const ahead = deadlinesAhead(end, asOf ?? span.to).slice(0, DEADLINES);
  const dates = ahead.map(({ names, at }) => html`<bdi>${nameIn(names, language)}</bdi> · ${text.moment(at)}`);
  return html`<section>
<h2>${t('sheet.next')}</h2>
${partHtml(t('sheet.agendaLeft'), left, t('sheet.none'))}
${partHtml(t('now.deadlines'), dates, t('now.noDeadlines'))}
</section>`;
}
