/**
 * An opinion for those who follow it, part by part, so that each part can be sent alone: heading, state of the whole, each paragraph with
 * its margin, what was deleted. A pure function of the register, the words and the language of whoever reads.
 */

import { type Html, html, PLACE, withHtml } from '../lib/html.ts';
import { PARAGRAPH_STATUSES, type Register } from '../opinion/register.ts';
import type { BlockId } from '../opinion/vocabulary.ts';
import { appealsPending } from './appeals.ts';
import type { Drawn } from './edition.ts';
import { finishWords } from './finish-words.ts';
import { inTheWay } from './in-the-way.ts';
import { callLines, type Place } from './live-calls.ts';
import type { ShapeName } from './shapes.ts';
import type { Sits } from './sitting-words.ts';
import { fromSprite, shapesIn, spriteOf } from './sprite.ts';
import { stateWords } from './state-words.ts';
import { namesIn, type Reading, type Steps, writtenParagraphs, writtenRemoved } from './text-html.ts';

/** Ids of the parts that are no paragraphs. */
export const LIVE_PARTS = ['head', 'state', 'gone', 'sprite'] as const;

/** Shorter than the ids of paragraphs, which are chance and cannot be packed: as much of each as tells it from the others. */
function shortIds(ids: readonly BlockId[]): ReadonlyMap<BlockId, string> {
  const short = new Map<BlockId, string>();
  for (let length = SHORTEST; length <= LONGEST; length += 1) {
    const alike = new Map<string, number>();
    for (const id of ids) alike.set(id.slice(0, length), (alike.get(id.slice(0, length)) ?? 0) + 1);
    for (const id of ids) if (!short.has(id) && alike.get(id.slice(0, length)) === 1) short.set(id, id.slice(0, length));
  }
  return short;
}

/** Letters of an id, which begin with `b` as no id of the page's own does. */
const SHORTEST = 5;
const LONGEST = 10;

/** What is not in the log of the opinion. */
export interface Situation {
  /** A restricted session goes on with it elsewhere. */
  readonly closedOff: boolean;
  /** How the meeting sits that has the text on its table. */
  readonly sits: Sits | null;
  /** Who has the floor, by name. */
  readonly speaker: string | null;
  /** Does whoever reads answer to paragraphs? */
  readonly answers: boolean;
  /** Where whoever reads asks for the floor; null where no meeting has the text on its table, or it lets none of them. */
  readonly floorAt: string | null;
}

/** With a step for each paragraph: a server has others to serve between two of them. */
export function* writtenLive(given: Reading, situation: Situation): Steps<Drawn> {
  const ids = shortIds(given.blocks.map(({ id }) => id));
  const inLanguage = `?lang=${given.text.language}`;
  const answerAt = (block: BlockId): string => `/answer/${given.register.opinion}/${ids.get(block) ?? block}${inLanguage}`;
  const reading = { ...given, brief: true, gone: true, ...(situation.answers && { answerAt }) };
  const drawn = yield* writtenParagraphs(reading);
  const at = (block: BlockId): string | null => ids.get(block) ?? null;
  const paragraphs = [...drawn].map(([id, itself]) => [at(id) ?? id, String(itself)] as const);
  const gone = yield* writtenRemoved(reading);
  const words = { head: String(headHtml(reading)), state: String(stateHtml(reading, at, situation)), gone: String(gone ?? '') };
  yield;
  const shapes = new Set<ShapeName>();
  for (const part of [...Object.values(words), ...paragraphs.map(([, itself]) => itself)]) {
    for (const shape of shapesIn(part)) shapes.add(shape);
    yield;
  }
  const others = { ...words, sprite: String(spriteOf(shapes)) };
  const parts = new Map([...LIVE_PARTS.map((id) => [id, others[id]] as const), ...paragraphs]);
  return { parts, order: paragraphs.map(([id]) => id) };
}

function headHtml({ register, text }: Reading): Html {
  const { number, title, phase, language, kind } = register;
  const heading = kind === 'report' ? '' : text.t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number });
  return html`${heading} <bdi lang="${language}">${title}</bdi>`;
}

/** How the whole stands: closed off, adopted, or how far it is; and what the chair asks now. */
function stateHtml(reading: Reading, at: Place, { closedOff, sits, speaker, floorAt }: Situation): Html {
  const { register, text } = reading;
  const { phase, counts, blockers, kind, focus, finish } = register;
  const words = kind === 'report' ? (finishWords(text, register) ?? text.t('report.about')) : stateWords(text, register);
  const here = focus.block === null ? null : at(focus.block);
  const calling = register.adoptionCall !== null || register.paragraphs.some(({ call }) => call !== null);
  const lines = [
    closedOff && line('lock', text.t('restricted.outside')),
    words !== null && line(phase === 'adopting' || phase === 'adopted' || finish?.over === true ? 'lock' : 'open', words),
    here !== null && html`<p>${fromSprite('focus')} ${focusWords(reading, here)}</p>`,
    speaker !== null && line('call', text.t('floor.speaks', { name: speaker })),
    sits?.open === false && line('half', calling ? `${sits.words} ${text.t('sits.runsOn')}` : sits.words),
    floorAt !== null && html`<p><a href="${floorAt}?lang=${text.language}">${text.t('floor.ask')}</a></p>`,
    ...callLines(reading, at),
    ...crossedLines(reading),
  ];
  if (kind === 'report') return html`${lines}`;
  if (phase === 'tabled' || phase === 'drafting') {
    const chips = PARAGRAPH_STATUSES.filter((status) => counts[status] > 0).map(
      (status) => html`<li>${fromSprite(status)} ${text.t(`counts.${status}`, { count: counts[status] })}</li>`,
    );
    const between = blockers.length === 0 ? text.t('between.nothing') : inTheWay(blockers, text);
    const standing = text.t('app.valueOf', { field: text.t('between.title'), is: between });
    const appeal = appealsPending(text, register, (id) => reading.entities.name(id));
    if (appeal !== null) lines.push(line('pending', appeal));
    lines.push(html`<ul class="marks">${chips}</ul><p>${standing}</p>`);
  }
  return html`${lines}`;
}

const line = (shape: ShapeName, words: string): Html => html`<p>${fromSprite(shape)} ${words}</p>`;

/** What has cancelled the last adoption, and what was too late for this one. */
function crossedLines(reading: Reading): readonly Html[] {
  const { register, text } = reading;
  const names = namesIn(reading);
  const { crossed, late } = register;
  return [
    ...(crossed === null ? [] : [line('broken', text.t('news.crossed', { state: names.entity(crossed.entity) }))]),
    ...late.map(({ entity, block }) => line('half', text.t('news.late', { state: names.entity(entity), paragraph: names.setOff(block) }))),
  ];
}

function focusWords(reading: Reading, element: string): Html {
  const { register, text } = reading;
  const name = namesIn(reading).paragraph(register.focus.block);
  const words = text.t('app.valueOf', { field: text.t('focus.here'), is: PLACE });
  return withHtml(words, html`<a href="#${element}"><bdi>${name}</bdi></a>`);
}

/** Its adoption has closed, or it was closed without one: nothing follows. Ms UTC from when on; null while it goes on. */
export function finalFrom({ phase, adopted, policy, at, rules }: Register): number | null {
  if (phase === 'not-adopted') return at;
  if (adopted === null) return null;
  // under the first rules an adoption closed at once, and could be undone for a while
  return rules < 2 ? adopted.at + policy.undoSeconds * 1000 : at;
}
