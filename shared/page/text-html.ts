/**
 * An opinion as HTML that needs no script: each paragraph with its margin, laid out as the editor does (client/pages/opinion/text/text.css), so
 * that the editor can take its place without moving a line. A pure function of the register, the words and the language of whoever reads.
 */
import type { Text } from '../i18n/text.ts';
import type { Register, ShownParagraph } from '../opinion/register.ts';
import { type BlockId, type EntityId, isHeading, type TextKind } from '../opinion/vocabulary.ts';
import { type TextBlock, wholeSuggestion } from '../text/block.ts';
import { type Bracket, pairBrackets } from '../text/brackets.ts';
import { escapeHtml, wordsHtml } from '../text/html.ts';
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
}

export function namesIn({ register, blocks, text, entities }: Reading): OpinionNames {
  const headings = blocks.filter(({ kind }) => isHeading(kind));
  return opinionNames(text, entities, register, new Map(headings.map((block) => [block.id, headingWords(block)])));
}

/** Of the element that holds the words, here and in the editor. */
const textClass = (of: TextKind): string => (of === 'report' ? 'text-body report' : 'text-body');

export const textHtml = (reading: Reading): string =>
  `<div class="${textClass(reading.register.kind)}" lang="${reading.register.language}">${[...paragraphsHtml(reading).values()].join('\n')}</div>`;

/** Each paragraph with its margin, in the order of the text. */
export function paragraphsHtml(reading: Reading): ReadonlyMap<BlockId, string> {
  const { register, blocks } = reading;
  const names = namesIn(reading);
  const shown = new Map(register.paragraphs.map((one) => [one.id, one]));
  const brackets = bracketsByBlock(blocks);
  const [first] = blocks;
  const gone = reading.gone ? goneLines(names, reading) : new Map<BlockId | null, string>();
  const html = blocks.map((block): [BlockId, string] => {
    const paragraph = shown.get(block.id);
    const itself = marginHtml(paragraph, block, names, reading) + blockHtml(block, paragraph, brackets.get(block.id) ?? [], reading);
    return [block.id, `${block === first ? (gone.get(null) ?? '') : ''}${itself}${gone.get(block.id) ?? ''}`];
  });
  return new Map(html);
}

/** What a draft has lost is still to be agreed upon; of an adopted opinion it is history. */
export function removedHtml(reading: Reading): string {
  const { register, text } = reading;
  const gone = register.paragraphs.filter((one) => one.removed && one.status !== null);
  if (gone.length === 0 || register.phase === 'adopted') return '';
  const names = namesIn(reading);
  const items = gone.map((one) => {
    const words = `<p class="last-words" lang="${register.language}" dir="auto">${escapeHtml(one.lastWords?.trim() ?? '')}</p>`;
    return `<div>${marksHtml(one, names, reading)}<div class="words">${goneHtml(one, reading)}${words}</div></div>`;
  });
  return `<section class="removed"><h2>${escapeHtml(text.t('paragraph.removedTitle'))}</h2>${items.join('\n')}</section>`;
}

/** By the block that they stand behind; null: before the first. */
function goneLines(names: OpinionNames, reading: Reading): ReadonlyMap<BlockId | null, string> {
  const { text, blocks, register, entities } = reading;
  const there = new Set(blocks.map(({ id }) => id));
  const found = new Map<BlockId | null, string>();
  const line = (one: ShownParagraph): string => {
    const named = namedHtml(names.paragraph(one.id), one.id, reading);
    return `<p class="gone" lang="${text.language}">${named} · ${escapeHtml(goneWords(text, one.removedBy, entities))}</p>`;
  };
  for (const { behind, first, others } of burialsIn(register, (id) => there.has(id))) {
    const lines = [first, ...others].map(line).join('');
    const words = escapeHtml(`${text.t('home.paragraphs', { count: others.length + 1 })} · ${goneWords(text, first.removedBy, entities)}`);
    const folded = `<details class="gone"><summary lang="${text.language}">${words}</summary>${lines}</details>`;
    found.set(behind, (found.get(behind) ?? '') + (others.length < FEW_LINES ? lines : folded));
  }
  return found;
}

/** In the place of the name, until the words round it are escaped. */
const PLACE = '\u0001';

/** The name of a paragraph. Where it leads to an answer that is said to whoever hears it, in words that are the same each time and so pack well. */
function namedHtml(name: string, block: BlockId, { answerAt, text }: Reading): string {
  const bdi = `<bdi>${escapeHtml(name)}</bdi>`;
  if (answerAt === undefined) return bdi;
  const around = text.t('answer.title', { paragraph: text.setOff(PLACE) }).split(PLACE);
  const [before = '', after = ''] = around.map((words) => (words === '' ? '' : `<span class="unseen">${escapeHtml(words)}</span>`));
  return `<a href="${answerAt(block)}">${before}${bdi}${after}</a>`;
}

function goneHtml({ removedBy }: ShownParagraph, { text, entities }: Reading): string {
  if (removedBy === null) return '';
  return `<p class="note" lang="${text.language}">${escapeHtml(goneWords(text, removedBy, entities))}</p>`;
}

export function shapeHtml(name: ShapeName): string {
  const paths = SHAPES[name].map(([look, path]) => `<path class="${look}" d="${path}"/>`);
  return `<svg class="shape ${name}" viewBox="0 0 16 16" aria-hidden="true">${paths.join('')}</svg>`;
}

function bracketsByBlock(blocks: readonly TextBlock[]): ReadonlyMap<BlockId, readonly Bracket[]> {
  const found = new Map<BlockId, Bracket[]>();
  for (const bracket of pairBrackets(blocks)) found.set(bracket.block, [...(found.get(bracket.block) ?? []), bracket]);
  return found;
}

/** Headings stand in the text alone, and so does what counts for nothing. */
function marginHtml(paragraph: ShownParagraph | undefined, block: TextBlock, names: OpinionNames, reading: Reading): string {
  if (paragraph === undefined || paragraph.status === null) return '';
  const { register, text, brief } = reading;
  const marks = marksHtml(paragraph, names, reading, suggestersOf(block));
  const { call } = paragraph;
  if (call === null || register.phase !== 'drafting') return `<div class="margin">${marks}</div>`;
  const why = `<div class="why-closed" lang="${text.language}">${brief ? fromSprite('lock') : shapeHtml('lock')}<span>${escapeHtml(callWords(text, call))}</span></div>`;
  return `<div class="margin">${marks}${why}</div>`;
}

function marksHtml(paragraph: ShownParagraph, names: OpinionNames, reading: Reading, suggesters: readonly EntityId[] = []): string {
  const { register, text, entities, brief } = reading;
  const name = names.paragraph(paragraph.id);
  const marks = marksOf(paragraph, text, entities, register);
  const bdi = `<bdi>${escapeHtml(name)}</bdi>`;
  const foreign = text.language === register.language ? '' : ` lang="${text.language}"`;
  if (brief) {
    const here = register.focus.block === paragraph.id ? briefMarkHtml({ shape: 'focus', words: text.t('focus.here'), codes: [] }) : '';
    return `<ul class="marks"${foreign}><li>${namedHtml(name, paragraph.id, reading)}</li>${here}${marks.map(briefMarkHtml).join('')}</ul>`;
  }
  const label = escapeHtml(text.t('paragraph.marks', { paragraph: names.setOff(paragraph.id) }));
  const number = `<li><span class="number">${bdi}</span></li>`;
  const beside = besideMarks(suggesters, text, entities);
  return `<ul class="marks" lang="${text.language}" aria-label="${label}">${number}${[...marks, ...beside].map(markHtml).join('')}</ul>`;
}

function markHtml({ shape, words, codes }: Mark): string {
  const chip = `<span class="chip ${shape}">${shapeHtml(shape)}<span>${escapeHtml(words)}</span></span>`;
  const states = codes.length === 0 ? '' : `<span class="codes ${shape}"> ${escapeHtml(codes.join(' '))}</span>`;
  return `<li><span class="mark-button">${chip}${states}</span></li>`;
}

const briefMarkHtml = ({ shape, words, codes }: Omit<Mark, 'about'>): string =>
  `<li class="${shape}">${fromSprite(shape)} ${escapeHtml([words, ...codes].join(' '))}</li>`;

/** Paragraphs all, as in the editor; what heads others says so. The page has its own heading above. */
function blockHtml(
  block: TextBlock,
  paragraph: ShownParagraph | undefined,
  brackets: readonly Bracket[],
  { brief = false, entities, text }: Reading,
): string {
  const { id, kind, level } = block;
  // a brief page says it by the style of the words alone, and perhaps must not say whose they are
  const whole = brief ? null : wholeSuggestion(block);
  const called = (entity: EntityId): string => entities.code(entity);
  const attributes: readonly (readonly [string, string | null])[] = [
    ['data-id', brief ? null : id],
    ['data-kind', brief && kind.endsWith('-item') ? null : kind],
    ['data-level', brief && level === 0 ? null : String(level)],
    ['data-label', brief ? null : paragraph?.label || null],
    ['data-suggested', whole?.verb ?? null],
    ['data-who', whole && called(whole.by)],
    ['data-status', brief ? null : (paragraph?.status ?? null)],
    ['class', paragraph?.closed ? 'closed' : null],
    ['role', kind === 'title' || isHeading(kind) ? 'heading' : null],
    ['aria-level', kind === 'title' ? '2' : isHeading(kind) ? '3' : null],
    ['dir', 'auto'],
  ];
  const written = attributes.map(([name, value]) => (value === null ? '' : ` ${name}="${escapeHtml(value)}"`));
  // as the editor does it: a paragraph without words has its line all the same
  return `<p${written.join('')}>${wordsHtml(block, brackets, brief ? null : called, text.t('text.quoted')) || '<br>'}</p>`;
}
