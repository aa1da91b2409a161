/** The hand-over page as it is printed: for the capital, and for whoever takes over from those who were there. */
import { deadlinesAhead } from '../../../../shared/forum/day.ts';
import { meetingFor } from '../../../../shared/forum/facts.ts';
import type { ForumState } from '../../../../shared/forum/state.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import { type Html, html, type Part } from '../../../../shared/lib/html.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { type Entities, nameIn } from '../../../../shared/page/entities.ts';
import { reportWords } from '../../../../shared/page/meeting-report.ts';
import { forState } from './for-state.ts';
import { partHtml, sheetHtml } from './frame.tsx';
import { type HandedOver, nextMeeting } from './hand-over.ts';
import { changesBetween, opinionHeading, type Told, toldOf, wordsHtml } from './opinion-part.ts';

interface Reader {
  readonly text: Text;
  readonly entities: Entities;
  readonly nonce: string;
  readonly entity: EntityId;
  readonly zone: string;
  readonly now: number;
}

export function handOverPage(opinions: readonly HandedOver[], forum: ForumState, reader: Reader): string {
  const { text, entities, nonce, entity, zone, now } = reader;
  const { t } = text;
  const lead = [t('handOver.intro'), text.moment(now), t('sheet.zone', { zone })];
  return sheetHtml({
    text,
    title: t('handOver.of', { state: entities.name(entity) }),
    forum: forum.forum?.name ?? '',
    path: `/delegation/hand-over?zone=${encodeURIComponent(zone)}&lang=`,
    nonce,
    lead,
    body: [
      nextHtml(forum, text, now),
      ...opinions.map((one) => opinionHtml(one, forum, reader)),
      opinions.length === 0 && html`<p>${t('home.empty')}</p>`,
    ],
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

function opinionHtml(one: HandedOver, forum: ForumState, { text, entities, entity }: Reader): Html {
  const told = toldOf(one.now, text, entities);
  const { t } = text;
  const meeting = meetingFor(forum, one.now.register.opinion);
  const until = meeting === null ? [] : reportWords(text, meeting).map((words) => html`<p dir="auto">${words}</p>`);
  const active = one.activity.map((active) => activityHtml(active, text));
  const parts = [forState(one.now, entity, told), agreedHtml(one, told), partHtml(t('handOver.who'), active)];
  return html`<section>
<h2>${opinionHeading(one.now, text)}</h2>
${until}${parts.every((part) => part === null) ? html`<p>${t('sheet.none')}</p>` : parts}
</section>`;
}

/** What is agreed, in a line; below it what was, and has become something else. */
function agreedHtml({ now, agreed }: HandedOver, { text, names }: Told): Html | null {
  const { t } = text;
  const { paragraphs, language } = now.register;
  const standing = paragraphs.filter(({ status }) => status === 'agreed').map(({ id }) => id);
  const items = paragraphs.flatMap(({ id, declared, status }): readonly Part[] => {
    if (declared === null || status === 'agreed') return [];
    const said = { paragraph: names.setOff(id), moment: text.moment(declared.at) };
    const then = agreed.get(id);
    if (then === undefined) return [t('handOver.again', said)];
    const change = changesBetween(then, now).find(({ paragraph }) => paragraph.id === id);
    return [html`${t('handOver.since', said)}${change !== undefined && wordsHtml(change.pieces, language, text)}`];
  });
  const whole = standing.length === 0 ? [] : [names.paragraphs(standing)];
  return partHtml(t('handOver.agreed'), [...whole, ...items]);
}

function activityHtml({ person, seat, count, at }: HandedOver['activity'][number], text: Text): Html {
  const who = person ?? text.t('audit.seat', { seat });
  return html`<bdi>${who}</bdi> · ${text.t('handOver.acts', { count, moment: text.moment(at) })}`;
}
