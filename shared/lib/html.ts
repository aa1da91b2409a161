/**
 * The one writer of HTML that is not drawn by React. What is put into a template is escaped, unless it is HTML itself: whoever forgets
 * nothing has nothing to remember.
 */

/** Written by a template, by React on the server (server/http/pages/draw.ts), or by ourselves in the source. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What is not there (null, undefined, false) writes nothing; of a list each after the other. */
export type Part = string | number | Html | null | undefined | false | readonly Part[];

export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = template[0] ?? '';
  for (let at = 0; at < parts.length; at += 1) markup += written(parts[at]) + (template[at + 1] ?? '');
  return new Html(markup);
}

export const joined = (parts: readonly Part[], between: Html): Html => html`${parts.map((part, at) => [at > 0 && between, part])}`;

/** ` name="value"` for each that is there. */
export const attributes = (all: Readonly<Record<string, string | null>>): Html =>
  new Html(
    Object.entries(all)
      .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeHtml(value)}"`))
      .join(''),
  );

/** Stands in a sentence of the catalogue where `withHtml` puts HTML. */
export const PLACE = '\u0001';

/** `around`: how the words before and after are written. */
export function withHtml(words: string, put: Html, around: (words: string) => Part = (plain) => plain): Html {
  const [before = '', after = ''] = words.split(PLACE);
  return html`${around(before)}${put}${around(after)}`;
}

function written(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (part instanceof Html || typeof part === 'number') return String(part);
  return Array.isArray(part) ? part.map(written).join('') : '';
}

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITY[character] ?? '');
