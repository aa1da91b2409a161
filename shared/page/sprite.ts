/** The shapes of a text once for a whole page; each place of one points there. */
import { SHAPES, type ShapeName } from './shapes.ts';

const DRAWN: readonly ShapeName[] = [
  ...(['agreed', 'open', 'reopened', 'objected', 'pending', 'unsettled', 'suggestions', 'reservation'] as const),
  ...(['concern', 'support', 'call', 'lock', 'ask', 'focus'] as const),
];

export const fromSprite = (name: ShapeName): string => `<svg aria-hidden="true"><use href="#${name}"/></svg>`;

export const spriteHtml = (): string => {
  const symbols = DRAWN.map((name) => {
    const paths = SHAPES[name].map(([look, path]) => `<path${look === 'line' ? '' : ` class="${look}"`} d="${path}"/>`);
    return `<symbol id="${name}" viewBox="0 0 16 16">${paths.join('')}</symbol>`;
  });
  return `<svg class="unseen" aria-hidden="true">${symbols.join('')}</svg>`;
};
