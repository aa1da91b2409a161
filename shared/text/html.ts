/** The text as semantic HTML for print and for pages that run no script. Everything that comes from the text is escaped. */
import type { BlockKind } from '../opinion/vocabulary.ts';
import type { TextBlock, TextMark, TextRun } from './block.ts';
import type { Labels } from './plain.ts';
import type { MarkName } from './schema.ts';

const TAG: Readonly<Record<BlockKind, string>> = {
  title: 'h1',
  enacting: 'p',
  'preamble-heading': 'h2',
  'preamble-item': 'p',
  'operative-heading': 'h2',
  'operative-item': 'p',
  text: 'p',
  footnote: 'p',
};

/** From the outside in, so that equal runs always nest alike. */
const NESTING: readonly MarkName[] = ['insertion', 'deletion', 'lit', 'strong', 'em'];
const OPEN: Readonly<Record<MarkName, string>> = {
  insertion: '<ins',
  deletion: '<del',
  lit: '<span class="lit"',
  strong: '<strong',
  em: '<em',
};
const CLOSE: Readonly<Record<MarkName, string>> = {
  insertion: '</ins>',
  deletion: '</del>',
  lit: '</span>',
  strong: '</strong>',
  em: '</em>',
};

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITY[character] ?? '');

export const htmlText = (blocks: readonly TextBlock[], labels: Labels): string =>
  blocks.map((block) => blockHtml(block, labels.get(block.id) ?? '')).join('\n');

function blockHtml(block: TextBlock, label: string): string {
  const tag = TAG[block.kind];
  const shown = label === '' ? '' : `<span class="label">${escapeHtml(label)}</span> `;
  const words = block.runs.map(runHtml).join('');
  const whole = block.sug === null ? words : block.sug.startsWith('ins:') ? `<ins>${words}</ins>` : `<del>${words}</del>`;
  const classes = `${block.kind} level-${block.level}`;
  return `<${tag} id="${escapeHtml(block.id)}" class="${classes}" dir="auto">${shown}${whole}</${tag}>`;
}

function runHtml(run: TextRun): string {
  const marks = NESTING.flatMap((name) => run.marks.filter((mark) => mark.name === name));
  const closing = marks.map(({ name }) => CLOSE[name]).reverse();
  return `${marks.map(opening).join('')}${escapeHtml(run.text)}${closing.join('')}`;
}

const opening = ({ name, attrs }: TextMark): string =>
  attrs.by === undefined ? `${OPEN[name]}>` : `${OPEN[name]} data-by="${escapeHtml(attrs.by)}">`;
