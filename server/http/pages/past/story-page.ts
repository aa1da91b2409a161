/** The story of a paragraph: how its words came about, what was said and decided, in the order in which it happened. */
import { type Html, html } from '../../../../shared/lib/html.ts';
import type { Actor } from '../../../../shared/opinion/actor.ts';
import { Back } from '../../../../shared/page/parts/back.tsx';
import { ROOM_STORY, STORY_OF } from '../../../../shared/page/room-story.ts';
import type { OwnedStory } from '../../../room/past/authors-answers.ts';
import type { Chapter } from '../../../room/past/history-answers.ts';
import type { Moment } from '../../../room/past/period.ts';
import { draw } from '../draw.ts';
import { happeningHtml, type Told, toldOf, wordsHtml } from '../sheet/opinion-part.ts';
import { withheldHtml } from '../withheld.ts';
import { inContext } from './in-context.ts';
import { flowsHtml, momentHtml, nameOf, ownedHtml, untoldHtml, type Words, whoWorked, withholdWay } from './parts.ts';

interface Page extends Words {
  readonly block: string;
  readonly story: OwnedStory;
  readonly reader: Actor;
  /** How it stands now. */
  readonly moment: Moment;
}

export function storyPage(page: Page): Html {
  const { text, entities, block, story, moment, reader } = page;
  const { t } = text;
  const { opinion, language, title } = moment.register;
  const told = toldOf(moment, text, entities, (at) => momentHtml(text, at));
  const way = withholdWay(text, opinion, reader);
  const items = story.chapters.map((one) => html`<li tabindex="-1">${chapterHtml(one, page, told)}${wayHtml(one, page)}</li>\n`);
  return html`${draw(Back({ href: `/o/${opinion}#${block}`, children: t('answer.back') }))}
<h1>${t('past.storyOf', { paragraph: text.setOff(nameOf(text, story.named)) })}</h1>
<p><bdi lang="${language}">${title}</bdi></p>
${wholeHtml(page)}
${story.telling === 'fault' && html`<p class="note">${t('past.untold')}</p>`}
${story.left > 0 && html`<p class="note">${t('past.left', { count: story.left })}</p>`}
<ol class="changes">
${items}</ol>
${way !== false && html`<p class="ways">${way}</p>`}`;
}

/** More steps than a screen has room for. */
const ROOM_STEPS = 20;

/** For the screen of the room, which takes it from here (client/pages/screen/): nothing to press, and at each step what is left out before it. */
export function roomStory(page: Page): Html {
  const { text, entities, story, moment } = page;
  const { t } = text;
  const told = toldOf(moment, text, entities, (at) => momentHtml(text, at));
  const left = Math.max(0, story.chapters.length - ROOM_STEPS);
  const items = story.chapters.slice(left).map((one, at) => {
    const earlier = story.left + left + at;
    return html`<li${earlier > 0 && html` data-left="${t('past.left', { count: earlier })}"`}>${chapterHtml(shortly(one), page, told)}</li>\n`;
  });
  return html`<div id="${ROOM_STORY}" data-seq="${story.until.seq}">
<h2 id="${STORY_OF}">${t('past.storyOf', { paragraph: text.setOff(nameOf(text, story.named)) })}</h2>
<div class="now">${wholeHtml(page, true)}</div>
${story.telling === 'fault' && html`<p class="note">${t('past.untold')}</p>`}
<p class="left" hidden></p>
<ol class="steps">
${items}</ol>
</div>`;
}

const shortly = (one: Chapter): Chapter => (one.of === 'words' ? { ...one, pieces: inContext(one.pieces) } : one);

/** As it reads, and by whose words, or as it read last. */
function wholeHtml({ text, entities, story: { words, owned }, moment }: Page, isRoom = false): Html {
  const { language } = moment.register;
  const isTold = owned?.some(({ by }) => by !== null) === true;
  if (owned === null || !isTold) return html`<p class="words" lang="${language}" dir="auto">${withheldHtml(words ?? '', text)}</p>`;
  const isUntold = owned.some(({ by }) => by === null);
  // a screen has room for one sentence, and the sign is what needs it
  const note = isUntold && isRoom ? untoldHtml(text) : html`${text.t('past.whose')}${isUntold && html` ${untoldHtml(text)}`}`;
  return html`${ownedHtml({ text, entities }, owned, language)}\n<p class="note">${note}</p>`;
}

function chapterHtml(one: Chapter, { text, entities, moment }: Page, told: Told): Html {
  switch (one.of) {
    case 'words':
      return html`<p>${momentHtml(text, one.session.until)} · ${whoWorked({ text, entities }, one.session)}</p>
${one.pieces.length > 0 && wordsHtml(one.pieces, moment.register.language, text)}`;
    case 'act':
      return html`<p>${happeningHtml(one.happening, moment, told, one.note ?? undefined)}</p>`;
    case 'suggestion':
      return html`<p>${momentHtml(text, one.at)} · ${text.t(`settled.${one.verdict}`, { state: entities.name(one.by) })}</p>`;
    case 'flow':
      return html`<p>${momentHtml(text, one.at)}</p>${flowsHtml(text, [one.flow])}`;
  }
}

/** To the text as it was after it. */
function wayHtml(one: Chapter, { text, block, moment }: Page): Html {
  const seq = one.of === 'words' ? one.session.to : one.seq;
  return html`<p class="ways"><a href="/o/${moment.register.opinion}/at/${seq}#${block}">${text.t('past.asThen')}<span class="unseen">: ${text.moment(one.at)}</span></a></p>`;
}
