/**
 * An opinion as HTML that needs no script: each paragraph with its margin, laid out as the editor does (client/pages/opinion/text/text.css), so
 * that the editor can take its place without moving a line. A pure function of the register, the words and the language of whoever reads.
 */
import type { Text } from '../i18n/text.ts';
import { attributes, type Html, html, PLACE, withHtml } from '../lib/html.ts';
import type { ButWords, Register, ShownParagraph } from '../opinion/register.ts';
import { type BlockId, type EntityId, isHeading, type TextKind } from '../opinion/vocabulary.ts';
import { type TextBlock, wholeSuggestion } from '../text/block.ts';
import { type Bracket, pairBrackets } from '../text/brackets.ts';
import { wordsHtml } from '../text/html.ts';
import { besideMarks, suggestersOf } from './beside.ts';
import { burialsIn, FEW_LINES, goneWords } from './burials.ts';
import type { Entities } from './entities.ts';
import { callWords, type Mark, marksOf } from './marks.ts';
import { headingWords, type OpinionNames, opinionNames } from './paragraph-names.ts';
import { SHAPES, type ShapeName } from './shapes.ts';
import { fromSprite } from './sprite.ts';

export interface Reading {
  readonly register: Register;
  /** The words as they are to be read: as shown, or clean. */
  readonly blocks: readonly TextBlock[];
  /** Words of whoever reads. */
  readonly text: Text;
  readonly entities: Entities;
  /** For weak links: shapes come from the page's sprite, and nothing is there that only the application needs. */
  readonly brief?: boolean;
  /** Where one answers to a paragraph of a brief text; nowhere where it is left out. */
  readonly answerAt?: (block: BlockId) => string;
  /** A line stands in the place of what is gone; in the editor it comes with the application. */
  readonly gone?: boolean;
  /** The editor comes, with the caret in the first paragraph. */
  readonly opening?: boolean;
}

export function namesIn({ register, blocks, text, entities }: Reading): OpinionNames {
  const headings = blocks.filter(({ kind }) => isHeading(kind));
  return opinionNames(text, entities, register, new Map(headings.map((block) => [block.id, headingWords(block)])));
}

/** Of the element that holds the words, here and in the editor. */
const textClass = (of: TextKind): string => (of === 'report' ? 'text-body report' : 'text-body');

export const textHtml = (reading: Reading): Html => atOnce(writtenText(reading));

/** The same with a step for each paragraph: a server has others to serve between two of them. */
export function* writtenText(reading: Reading): Steps<Html> {
  const { kind, language } = reading.register;
  const all = [...(yield* writtenParagraphs(reading)).values()];
  return html`<div class="${textClass(kind)}" lang="${language}">${isLong(reading) ? inStretches(all) : all}</div>`;
}

/** Paragraphs; the browser asks of a longer text where each stretch of it is, and not where each paragraph is (text/first-text.css). */
const LONG = 48;
const STRETCH = 16;

/** On paper nothing is left out. */
const isLong = ({ gone, blocks }: Reading): boolean => gone !== true && blocks.length > LONG;

function inStretches(all: readonly Html[]): readonly Html[] {
  const stretches: Html[] = [];
  for (let from = 0; from < all.length; from += STRETCH)
    stretches.push(html`<div class="stretch">${all.slice(from, from + STRETCH)}</div>`);
  return stretches;
}

export type Steps<Written> = Generator<undefined, Written, undefined>;

function atOnce<Written>(steps: Steps<Written>): Written {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Each paragraph with its margin, in the order of the text. */
export function* writtenParagraphs(reading: Reading): Steps<ReadonlyMap<BlockId, Html>> {
  const { register, blocks } = reading;
  const names = namesIn(reading);
  const shown = new Map(register.paragraphs.map((one) => [one.id, one]));
  const brackets = bracketsByBlock(blocks);
  const [first] = blocks;
  const gone = reading.gone ? goneLines(names, reading) : new Map<BlockId | null, Html>();
  const written = new Map<BlockId, Html>();
  for (const block of blocks) {
    const paragraph = shown.get(block.id);
    const margin = marginHtml(paragraph, block, names, reading);
    const itself = blockHtml(block, paragraph, brackets.get(block.id) ?? [], reading);
    written.set(block.id, html`${block === first && gone.get(null)}${margin}${itself}${gone.get(block.id)}`);
    yield;
  }
  return written;
}

/** What a draft has lost is still to be agreed upon; of an adopted opinion it is history. */
export const removedHtml = (reading: Reading): Html | null => atOnce(writtenRemoved(reading));

export function* writtenRemoved(reading: Reading): Steps<Html | null> {
  const { register, text } = reading;
  const gone = register.paragraphs.filter((one) => one.removed && one.status !== null);
  if (gone.length === 0 || register.phase === 'adopted') return null;
  const names = namesIn(reading);
  const items: Html[] = [];
  for (const one of gone) {
    const words = html`<p class="last-words" lang="${register.language}" dir="auto">${one.lastWords?.trim()}</p>`;
    items.push(html`<div>${marksHtml(one, names, reading)}<div class="words">${goneHtml(one, reading)}${words}</div></div>`);
    yield;
  }
  return html`<section class="removed"><h2>${text.t('paragraph.removedTitle')}</h2>${items}</section>`;
}

/** By the block that they stand behind; null: before the first. */
function goneLines(names: OpinionNames, reading: Reading): ReadonlyMap<BlockId | null, Html> {
  const { text, blocks, register, entities } = reading;
  const there = new Set(blocks.map(({ id }) => id));
  const found = new Map<BlockId | null, Html>();
  const line = (one: ButWords): Html => {
    const named = namedHtml(names.paragraph(one.id), one.id, reading);
    return html`<p class="gone" lang="${text.language}">${named} · ${goneWords(text, one.removedBy, entities)}</p>`;
  };
  for (const { behind, first, others } of burialsIn(register.paragraphs, (id) => there.has(id))) {
    const lines = [first, ...others].map(line);
    const words = text.facts([text.t('home.paragraphs', { count: others.length + 1 }), goneWords(text, first.removedBy, entities)]);
    const folded = html`<details class="gone"><summary lang="${text.language}">${words}</summary>${lines}</details>`;
    found.set(behind, html`${found.get(behind)}${others.length < FEW_LINES ? lines : folded}`);
  }
  return found;
}

/** The name of a paragraph. Where it leads to an answer that is said to whoever hears it, in words that are the same each time and so pack well. */
function namedHtml(name: string, block: BlockId, { answerAt, text }: Reading): Html {
  const bdi = html`<bdi>${name}</bdi>`;
  if (answerAt === undefined) return bdi;
  const unseen = (words: string): Html | null => (words === '' ? null : html`<span class="unseen">${words}</span>`);
  return html`<a href="${answerAt(block)}">${withHtml(text.t('answer.title', { paragraph: text.setOff(PLACE) }), bdi, unseen)}</a>`;
}

const goneHtml = ({ removedBy }: ShownParagraph, { text, entities }: Reading): Html | null =>
  removedBy && html`<p class="note" lang="${text.language}">${goneWords(text, removedBy, entities)}</p>`;

/** As the component draws it (parts/shape.tsx), where there are hundreds. */
const shapeHtml = (name: ShapeName): Html =>
  html`<svg class="shape ${name}" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[name].map(([look, path]) => html`<path class="${look}" d="${path}"/>`)}</svg>`;

function bracketsByBlock(blocks: readonly TextBlock[]): ReadonlyMap<BlockId, readonly Bracket[]> {
  const found = new Map<BlockId, Bracket[]>();
  for (const bracket of pairBrackets(blocks)) found.set(bracket.block, [...(found.get(bracket.block) ?? []), bracket]);
  return found;
}

/** Headings stand in the text alone, and so does what counts for nothing. */
function marginHtml(paragraph: ShownParagraph | undefined, block: TextBlock, names: OpinionNames, reading: Reading): Html | null {
  if (paragraph === undefined || paragraph.status === null) return null;
  const { register, text, brief } = reading;
  const marks = marksHtml(paragraph, names, reading, suggestersOf(block));
  const { call } = paragraph;
  const isCurrent = reading.opening === true && block === reading.blocks[0] && paragraph.closed;
  // beside a long text the editor takes it over as it is (client/pages/opinion/text/margin.ts)
  const place = reading.opening === true && isLong(reading) && html` written" contenteditable="false`;
  if ((call === null && !isCurrent) || register.phase !== 'drafting') return html`<div class="margin${place}">${marks}</div>`;
  const lock = brief ? fromSprite('lock') : shapeHtml('lock');
  const words = call === null ? text.t('paragraph.closed') : callWords(text, call);
  const why = html`<div class="why-closed${call === null && ' said-beside'}" lang="${text.language}">${lock}<span>${words}</span></div>`;
  return html`<div class="margin${place}">${marks}${why}</div>`;
}

function marksHtml(paragraph: ShownParagraph, names: OpinionNames, reading: Reading, suggesters: readonly EntityId[] = []): Html {
  const { register, text, entities, brief } = reading;
  const name = names.paragraph(paragraph.id);
  const marks = marksOf(paragraph, text, entities, register);
  const foreign = text.language !== register.language && html` lang="${text.language}"`;
  if (brief) {
    const here = register.focus.block === paragraph.id ? briefMarkHtml({ shape: 'focus', words: text.t('focus.here'), codes: [] }) : null;
    return html`<ul class="marks"${foreign}><li>${namedHtml(name, paragraph.id, reading)}</li>${here}${marks.map(briefMarkHtml)}</ul>`;
  }
  const label = text.t('paragraph.marks', { paragraph: names.setOff(paragraph.id) });
  const number = html`<li><span class="number"><bdi>${name}</bdi></span></li>`;
  const beside = besideMarks(suggesters, text, entities);
  return html`<ul class="marks" lang="${text.language}" aria-label="${label}">${number}${[...marks, ...beside].map(markHtml)}</ul>`;
}

export function markHtml({ shape, words, codes }: Mark): Html {
  const chip = html`<span class="chip ${shape}">${shapeHtml(shape)}<span>${words}</span></span>`;
  const states = codes.length > 0 && html`<span class="codes ${shape}"> ${codes.join(' ')}</span>`;
  return html`<li><span class="mark-button">${chip}${states}</span></li>`;
}

const briefMarkHtml = ({ shape, words, codes }: Omit<Mark, 'about'>): Html =>
  html`<li class="${shape}">${fromSprite(shape)} ${[words, ...codes].join(' ')}</li>`;

/** Paragraphs all, as in the editor; what heads others says so. The page has its own heading above. */
function blockHtml(
  block: TextBlock,
  paragraph: ShownParagraph | undefined,
  brackets: readonly Bracket[],
  { brief = false, entities, text }: Reading,
): Html {
  const { id, kind, level } = block;
  // a brief page says it by the style of the words alone, and perhaps must not say whose they are
  const whole = brief ? null : wholeSuggestion(block);
  const called = (entity: EntityId): string => entities.code(entity);
  const about = attributes({
    // an address that names it is followed by the browser itself, before any script has come
    id: brief ? null : id,
    'data-id': brief ? null : id,
    'data-kind': brief && kind.endsWith('-item') ? null : kind,
    'data-level': brief && level === 0 ? null : String(level),
    'data-label': brief ? null : paragraph?.label || null,
    'data-suggested': whole?.verb ?? null,
    'data-who': whole && called(whole.by),
    'data-status': brief ? null : (paragraph?.status ?? null),
    class: paragraph?.closed ? 'closed' : null,
    role: kind === 'title' || isHeading(kind) ? 'heading' : null,
    'aria-level': kind === 'title' ? '2' : isHeading(kind) ? '3' : null,
    dir: 'auto',
  });
  // as the editor does it: a paragraph without words has its line all the same
  const words = block.runs.length === 0 ? html`<br>` : wordsHtml(block, brackets, brief ? null : called, text.t('text.quoted'));
  return html`<p${about}>${words}</p>`;
}
