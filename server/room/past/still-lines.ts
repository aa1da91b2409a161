/**
 * Of a whole text most paragraphs read at a step as they did before. These are written as HTML where the text is compared, in long strings: as
 * objects, hundreds of them would be made there, handed over, read and drawn again by the thread in which everybody types.
 */
import { type Html, html, type Part } from '../../../shared/lib/html.ts';
import { isHeading, type Language } from '../../../shared/opinion/vocabulary.ts';
import { MASK } from '../../text/masking.ts';
import type { Changes, Line } from './history-answers.ts';

/** HTML of one or several that read as before, or one of which more is to be told. */
export type WrittenLine = string | Line;

/** Those that stand in the text at the end, and what has gone from it. */
export function writtenLines({ text, changes }: Pick<Changes, 'text' | 'changes'>, language: Language): readonly WrittenLine[] {
  const changed = new Set(changes.map(({ block }) => block));
  const all: WrittenLine[] = [];
  let still = '';
  for (const line of text) {
    // of what is withheld each reader is told in a language of their own
    const isStill = !changed.has(line.id) && !line.text.includes(MASK);
    if (isStill && line.is === 'there') still += lineHtml(line, lineWords(line.text, line.label, language));
    else if (line.is !== 'left') {
      if (still !== '') all.push(still);
      still = '';
      all.push(line);
    }
  }
  return still === '' ? all : [...all, still];
}

export const lineWords = (words: Part, label: string, language: Language): Html =>
  html`<p class="words" lang="${language}" dir="auto">${label !== '' && html`<span class="label">${label}</span> `}${words}</p>`;

type Looks = Pick<Line, 'kind' | 'level'>;

export const lineLook = ({ kind, level }: Looks): Html => html`data-kind="${kind}"${level > 0 && html` data-level="${level}"`}`;

/** A heading of the text is one of the page too, below those of the page itself. */
export const lineName = ({ kind }: Looks, words: Html): Html =>
  isHeading(kind) ? html`<div role="heading" aria-level="3">${words}</div>` : words;

export const lineHtml = (line: Looks, words: Html): Html => html`<div ${lineLook(line)}>${lineName(line, words)}</div>\n`;
