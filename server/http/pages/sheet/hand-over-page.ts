/** The hand-over page as it is printed: for the capital, and for whoever takes over from those who were there. */
import { deadlinesAhead } from '../../../../shared/forum/day.ts';
import { meetingFor } from '../../../../shared/forum/facts.ts';
import type { ForumState } from '../../../../shared/forum/state.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { type Entities, nameIn } from '../../../../shared/page/entities.ts';
import { reportWords } from '../../../../shared/page/meeting-report.ts';
import { escapeHtml } from '../../../../shared/text/html.ts';
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
  const body = [nextHtml(forum, text, now), ...opinions.map((one) => opinionHtml(one, forum, reader))];
  return sheetHtml({
    text,
    title: t('handOver.of', { state: entities.name(entity) }),
    forum: forum.forum?.name ?? '',
    path: `/delegation/hand-over?zone=${encodeURIComponent(zone)}&lang=`,
    nonce,
    lead,
    body: opinions.length === 0 ? `${body.join('\n')}<p>${escapeHtml(t('home.empty'))}</p>` : body.join('\n'),
  });
}

function nextHtml(forum: ForumState, text: Text, now: number): string {
  const { t, language } = text;
  const next = nextMeeting(forum, now);
  const meeting =
    next === null
      ? escapeHtml(t('now.noNext'))
      : `<bdi>${escapeHtml(nameIn(next.names, language))}</bdi> · ${escapeHtml(text.facts([text.days(next.from, next.to), ...(next.place === null ? [] : [next.place])]))}`;
  const dates = deadlinesAhead(forum, now).map(
    ({ names, at }) => `<bdi>${escapeHtml(nameIn(names, language))}</bdi> · ${escapeHtml(text.moment(at))}`,
  );
  return `<section>
<h2>${escapeHtml(t('sheet.next'))}</h2>
${partHtml(escapeHtml(t('now.next')), [meeting])}
${partHtml(escapeHtml(t('now.deadlines')), dates, escapeHtml(t('now.noDeadlines')))}
</section>`;
}

function opinionHtml(one: HandedOver, forum: ForumState, { text, entities, entity }: Reader): string {
  const told = toldOf(one.now, text, entities);
  const { t } = text;
  const meeting = meetingFor(forum, one.now.register.opinion);
  const until = meeting === null ? [] : reportWords(text, meeting).map((words) => `<p dir="auto">${escapeHtml(words)}</p>`);
  const active = one.activity.map((active) => activityHtml(active, text));
  const parts = [forState(one.now, entity, told), agreedHtml(one, told), partHtml(escapeHtml(t('handOver.who')), active)];
  const filled = parts.filter((part) => part.trim() !== '');
  return `<section>
<h2>${opinionHeading(one.now, text)}</h2>
${[...until, ...(filled.length === 0 ? [`<p>${escapeHtml(t('sheet.none'))}</p>`] : filled)].join('\n')}
</section>`;
}

/** What is agreed, in a line; below it what was, and has become something else. */
function agreedHtml({ now, agreed }: HandedOver, { text, names }: Told): string {
  const { t } = text;
  const { paragraphs, language } = now.register;
  const standing = paragraphs.filter(({ status }) => status === 'agreed').map(({ id }) => id);
  const items = paragraphs.flatMap(({ id, declared, status }): readonly string[] => {
    if (declared === null || status === 'agreed') return [];
    const said = { paragraph: names.setOff(id), moment: text.moment(declared.at) };
    const then = agreed.get(id);
    if (then === undefined) return [escapeHtml(t('handOver.again', said))];
    const change = changesBetween(then, now).find(({ paragraph }) => paragraph.id === id);
    return [`${escapeHtml(t('handOver.since', said))}${change === undefined ? '' : wordsHtml(change.pieces, language, text)}`];
  });
  const whole = standing.length === 0 ? [] : [escapeHtml(names.paragraphs(standing))];
  return partHtml(escapeHtml(t('handOver.agreed')), [...whole, ...items]);
}

function activityHtml({ person, seat, count, at }: HandedOver['activity'][number], text: Text): string {
  const who = person ?? text.t('audit.seat', { seat });
  return `<bdi>${escapeHtml(who)}</bdi> · ${escapeHtml(text.t('handOver.acts', { count, moment: text.moment(at) }))}`;
}
