/** The hand-over page as it is printed: for the capital, and for whoever takes over from those who were there. */
import { paragraphsIn } from '../../../../shared/compare/document-text.ts';
import { type ComparedText, compareParagraphs } from '../../../../shared/compare/paragraphs.ts';
import { deadlinesAhead } from '../../../../shared/forum/day.ts';
import { meetingFor } from '../../../../shared/forum/facts.ts';
import type { ForumState } from '../../../../shared/forum/state.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import { type Html, html, type Part } from '../../../../shared/lib/html.ts';
import type { BlockId, EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { type Entities, nameIn } from '../../../../shared/page/entities.ts';
import { reportWords } from '../../../../shared/page/meeting-report.ts';
import type { Moment } from '../../../room/past/period.ts';
import { drawEach } from '../draw.ts';
import { forState } from './for-state.ts';
import { partHtml, sheetHtml } from './frame.tsx';
import { type HandedOver, nextMeeting } from './hand-over.ts';
import { opinionHeading, type Told, toldOf, wordsHtml } from './opinion-part.ts';

interface Reader {
  readonly text: Text;
  readonly entities: Entities;
  readonly nonce: string;
  readonly entity: EntityId;
  readonly zone: string;
  /** Another one was asked for, which is none that is known here. */
  readonly noSuchZone: boolean;
  readonly now: number;
}

/** What is told of an opinion, as long as nothing happens in it. */
export interface Section {
  readonly opinion: string;
  readonly heading: Html;
  readonly parts: Html | null;
}

export function handOverPage(sections: readonly Section[], forum: ForumState, reader: Reader): string {
  const { text, entities, nonce, entity, zone, noSuchZone, now } = reader;
  const { t } = text;
  const told = sections.map((one) => sectionHtml(one, forum, text));
  const lead = [t('handOver.intro'), text.moment(now), ...(noSuchZone ? [t('handOver.noSuchZone')] : []), t('sheet.zone', { zone })];
  return sheetHtml({
    text,
    title: t('handOver.of', { state: entities.name(entity) }),
    forum: forum.forum?.name ?? '',
    path: `/delegation/hand-over?zone=${encodeURIComponent(zone)}&lang=`,
    nonce,
    lead,
    body: [nextHtml(forum, text, now), ...told, told.length === 0 && html`<p>${t('home.empty')}</p>`],
  });
}

function nextHtml(forum: ForumState, text: Text, now: number): Html {
  const { t, language } = text;
  const next = nextMeeting(forum, now);
  const meeting =
    next === null
      ? t('now.noNext')
      : html`<bdi>${nameIn(next.names, language)}</bdi> · ${text.facts([text.days(next.from, next.to), ...(next.place === null ? [] : [next.place])])}`;
  const dates = deadlinesAhead(forum, now).map(({ names, at }) => html`<bdi>${nameIn(names, language)}</bdi> · ${text.moment(at)}`);
  return html`<section>
<h2>${t('sheet.next')}</h2>
${partHtml(t('now.next'), [meeting])}
${partHtml(t('now.deadlines'), dates, t('now.noDeadlines'))}
</section>`;
}

function sectionHtml({ opinion, heading, parts }: Section, forum: ForumState, text: Text): Html {
  const meeting = meetingFor(forum, opinion);
  const until = meeting === null ? [] : reportWords(text, meeting).map((words) => html`<p dir="auto">${words}</p>`);
  return html`<section>
<h2>${heading}</h2>
${until}${parts ?? html`<p>${text.t('sheet.none')}</p>`}
</section>`;
}

export async function sectionOf(
  one: HandedOver,
  { text, entities, entity }: Pick<Reader, 'text' | 'entities' | 'entity'>,
): Promise<Section> {
  const told = toldOf(one.now, text, entities);
  const active = one.activity.map((active) => activityHtml(active, text));
  const parts = [forState(one.now, entity, told), await agreedHtml(one, told), partHtml(text.t('handOver.who'), active)];
  return {
    opinion: one.now.register.opinion,
    heading: opinionHeading(one.now, text),
    parts: parts.every((part) => part === null) ? null : html`${parts}`,
  };
}

/** What is agreed, in a line; below it what was, and has become something else. */
async function agreedHtml({ now, agreed }: HandedOver, { text, names }: Told): Promise<Html | null> {
  const { t } = text;
  const { paragraphs } = now.register;
  const standing = paragraphs.filter(({ status }) => status === 'agreed').map(({ id }) => id);
  const items = await drawEach(paragraphs, ({ id, declared, status }): Part => {
    if (declared === null || status === 'agreed') return null;
    const said = { paragraph: names.setOff(id), moment: text.moment(declared.at) };
    const then = agreed.get(id);
    if (then === undefined) return t('handOver.again', said);
    return html`${t('handOver.since', said)}${changedHtml(id, then, now, text)}`;
  });
  const whole = standing.length === 0 ? [] : [names.paragraphs(standing)];
  return partHtml(t('handOver.agreed'), [...whole, ...items.filter((one) => one !== null)]);
}

/** How its words have changed; null where they have not. */
function changedHtml(block: BlockId, then: Moment, now: Moment, text: Text): Html | null {
  const { language } = now.register;
  const wordsOf = ({ blocks }: Moment): ComparedText => ({
    language,
    paragraphs: paragraphsIn(blocks.filter(({ id }) => id === block).map((one) => ({ ...one, label: '' }))),
  });
  const change = compareParagraphs(wordsOf(then), wordsOf(now)).find(({ is }) => is !== 'same');
  return change === undefined ? null : wordsHtml(change.pieces, language, text);
}

function activityHtml({ person, seat, count, at }: HandedOver['activity'][number], text: Text): Html {
  const who = person ?? text.t('audit.seat', { seat });
  return html`<bdi>${who}</bdi> · ${text.t('handOver.acts', { count, moment: text.moment(at) })}`;
}
