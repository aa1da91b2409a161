/** The shapes of a text once for a whole page, and only those that it has; each place of one points there. */
import { type Html, html } from '../lib/html.ts';
import { SHAPES, type ShapeName } from './shapes.ts';

export const fromSprite = (name: ShapeName): Html => html`<svg aria-hidden="true"><use href="#${name}"/></svg>`;

const isShape = (name: string | undefined): name is ShapeName => name !== undefined && Object.hasOwn(SHAPES, name);

/** The shapes to which a part points. */
export const shapesIn = (part: string): readonly ShapeName[] =>
  [...part.matchAll(/<use href="#([\w-]+)"/g)].map(([, name]) => name).filter(isShape);

export const spriteOf = (shapes: ReadonlySet<ShapeName>): Html => html`${[...shapes].sort().map(symbolHtml)}`;

function symbolHtml(name: ShapeName): Html {
  const paths = SHAPES[name].map(([look, path]) => html`<path${look !== 'line' && html` class="${look}"`} d="${path}"/>`);
  return html`<symbol id="${name}" viewBox="0 0 16 16">${paths}</symbol>`;
}
