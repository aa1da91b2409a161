/** The words of a paragraph as HTML, for print and for pages that run no script. Everything that comes from the text is escaped. */
import { attributes, type Html, html, type Part } from '../lib/html.ts';
import type { EntityId } from '../opinion/vocabulary.ts';
import { hasMark, type TextBlock, type TextRun } from './block.ts';
import { type Bracket, bracketClass } from './brackets.ts';
import type { MarkName } from './schema.ts';

/** From the outside in, so that equal runs always nest alike. */
const NESTING: readonly MarkName[] = ['insertion', 'deletion', 'lit', 'strong', 'em'];
const MARKED: Readonly<Record<MarkName, (words: Part, more: Html) => Html>> = {
  insertion: (words, more) => html`<ins${more}>${words}</ins>`,
  deletion: (words, more) => html`<del${more}>${words}</del>`,
  lit: (words) => html`<span class="lit">${words}</span>`,
  strong: (words) => html`<strong>${words}</strong>`,
  em: (words) => html`<em>${words}</em>`,
};

/** `brackets`: those of this block that are to stand out; `called`: the short name of an entity, said where a suggestion of it ends; `quoted`: said where a quote ends. */
export function wordsHtml(
  block: TextBlock,
  brackets: readonly Bracket[] = [],
  called: ((entity: EntityId) => string) | null = null,
  quoted: string | null = null,
): Html {
  const classes = new Map(brackets.map((bracket) => [bracket.at, bracketClass(bracket)]));
  let start = 0;
  const words: Part[] = [];
  for (const [at, run] of block.runs.entries()) {
    const next = suggestedBy(block.runs[at + 1]);
    const ending =
      called === null
        ? []
        : suggestedBy(run)
            .filter((entity) => !next.includes(entity))
            .map(called);
    const own = runHtml(run, start, classes, isLit(run) && !isLit(block.runs[at + 1]) ? quoted : null);
    words.push(ending.length === 0 ? own : html`<span data-who="${ending.join(' ')}">${own}</span>`);
    start += run.text.length;
  }
  if (block.sug === null) return html`${words}`;
  return block.sug.startsWith('ins:') ? html`<ins>${words}</ins>` : html`<del>${words}</del>`;
}

const suggestedBy = (run: TextRun | undefined): readonly EntityId[] => [...new Set(run?.marks.flatMap(({ attrs }) => attrs.by ?? []))];

const isLit = (run: TextRun | undefined): boolean => run !== undefined && hasMark(run, 'lit');

function runHtml({ text, marks: all }: TextRun, start: number, classes: ReadonlyMap<number, string>, quoted: string | null): Part {
  let words: Part = classes.size === 0 ? text : bracketed(text, start, classes);
  for (const name of NESTING.toReversed())
    for (const { attrs } of all.filter((mark) => mark.name === name).reverse())
      words = MARKED[name](words, attributes({ 'data-by': attrs.by ?? null }));
  return quoted === null ? words : html`<span data-quoted="${quoted}" title="${quoted}">${words}</span>`;
}

/** The words with those brackets set apart that are to stand out. */
function bracketed(text: string, start: number, classes: ReadonlyMap<number, string>): readonly Part[] {
  let at = start;
  return text.split(/([[\]［］])/).map((piece): Part => {
    const found = classes.get(at);
    const itself = piece.length === 1 && found !== undefined;
    at += piece.length;
    return itself ? html`<span class="${found}">${piece}</span>` : piece;
  });
}
