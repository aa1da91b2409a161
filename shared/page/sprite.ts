/** The shapes of a text once for a whole page, and only those that it has; each place of one points there. */
import { SHAPES, type ShapeName } from './shapes.ts';

export const fromSprite = (name: ShapeName): string => `<svg aria-hidden="true"><use href="#${name}"/></svg>`;

const isShape = (name: string | undefined): name is ShapeName => name !== undefined && Object.hasOwn(SHAPES, name);

/** The shapes to which this HTML points. */
export function spriteFor(html: readonly string[]): string {
  const named = html.flatMap((part) => [...part.matchAll(/<use href="#([\w-]+)"/g)].map(([, name]) => name)).filter(isShape);
  return [...new Set(named)].sort().map(symbolHtml).join('');
}

function symbolHtml(name: ShapeName): string {
  const paths = SHAPES[name].map(([look, path]) => `<path${look === 'line' ? '' : ` class="${look}"`} d="${path}"/>`);
  return `<symbol id="${name}" viewBox="0 0 16 16">${paths.join('')}</symbol>`;
}
