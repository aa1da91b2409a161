/** Between which paragraphs one that is moved can come: before any of them but the title and the enacting line, and at the end. */
import type { SaidRegister } from '../../../../shared/opinion/register.ts';
import type { BlockId, BlockKind } from '../../../../shared/opinion/vocabulary.ts';

export interface Gap {
  /** null = at the end of the text. */
  readonly before: BlockId | null;
  /** Where it is seen, CSS pixels of the window. */
  readonly top: number;
  readonly left: number;
  readonly width: number;
}

/** What stays at the head of the text. */
export const isHead = (kind: BlockKind): boolean => kind === 'title' || kind === 'enacting';

/** As they are on the page now, from top to bottom. */
export function gapsOf({ paragraphs }: SaidRegister): readonly Gap[] {
  const head = new Set(paragraphs.flatMap(({ id, kind }) => (isHead(kind) ? [id] : [])));
  const all = [...document.querySelectorAll<HTMLElement>('.ProseMirror > p[data-id]')].filter((one) => one.getClientRects().length > 0);
  const last = all.at(-1)?.getBoundingClientRect();
  const before = all.flatMap((one): readonly Gap[] => {
    const { top, left, width } = one.getBoundingClientRect();
    const id = one.dataset.id ?? '';
    return head.has(id) ? [] : [{ before: id, top, left, width }];
  });
  return last === undefined ? [] : [...before, { before: null, top: last.bottom, left: last.left, width: last.width }];
}

/** The one nearest to this height of the window. */
export const nearest = (gaps: readonly Gap[], y: number): Gap | null =>
  gaps.reduce<Gap | null>((best, gap) => (best === null || Math.abs(gap.top - y) < Math.abs(best.top - y) ? gap : best), null);
