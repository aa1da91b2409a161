/** The words of a paragraph as HTML, for print and for pages that run no script. Everything that comes from the text is escaped. */
import type { EntityId } from '../opinion/vocabulary.ts';
import { hasMark, type TextBlock, type TextMark, type TextRun } from './block.ts';
import { type Bracket, bracketClass } from './brackets.ts';
import type { MarkName } from './schema.ts';

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

/** `brackets`: those of this block that are to stand out; `called`: the short name of an entity, said where a suggestion of it ends; `quoted`: said where a quote ends. */
export function wordsHtml(
  block: TextBlock,
  brackets: readonly Bracket[] = [],
  called: ((entity: EntityId) => string) | null = null,
  quoted: string | null = null,
): string {
  const classes = new Map(brackets.map((bracket) => [bracket.at, bracketClass(bracket)]));
  let start = 0;
  let words = '';
  for (const [at, run] of block.runs.entries()) {
    const next = suggestedBy(block.runs[at + 1]);
    const ending =
      called === null
        ? []
        : suggestedBy(run)
            .filter((entity) => !next.includes(entity))
            .map(called);
    const html = runHtml(run, start, classes, isLit(run) && !isLit(block.runs[at + 1]) ? quoted : null);
    words += ending.length === 0 ? html : `<span data-who="${escapeHtml(ending.join(' '))}">${html}</span>`;
    start += run.text.length;
  }
  if (block.sug === null) return words;
  return block.sug.startsWith('ins:') ? `<ins>${words}</ins>` : `<del>${words}</del>`;
}

const suggestedBy = (run: TextRun | undefined): readonly EntityId[] => [...new Set(run?.marks.flatMap(({ attrs }) => attrs.by ?? []))];

const isLit = (run: TextRun | undefined): boolean => run !== undefined && hasMark(run, 'lit');

function runHtml({ text, marks: all }: TextRun, start: number, classes: ReadonlyMap<number, string>, quoted: string | null): string {
  const marks = NESTING.flatMap((name) => all.filter((mark) => mark.name === name));
  const closing = marks.map(({ name }) => CLOSE[name]).reverse();
  const letters = text.replace(/[&<>"'[\]［］]/g, (character, index: number) => {
    const bracket = classes.get(start + index);
    return bracket === undefined ? escapeHtml(character) : `<span class="${bracket}">${character}</span>`;
  });
  const words = `${marks.map(opening).join('')}${letters}${closing.join('')}`;
  return quoted === null ? words : `<span data-quoted="${escapeHtml(quoted)}" title="${escapeHtml(quoted)}">${words}</span>`;
}

const opening = ({ name, attrs }: TextMark): string =>
  attrs.by === undefined ? `${OPEN[name]}>` : `${OPEN[name]} data-by="${escapeHtml(attrs.by)}">`;
