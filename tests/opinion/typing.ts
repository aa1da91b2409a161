/** What somebody types in a random meeting: words, blocks that come, go and move, words that go from one to another, an undo. */
import type { Flow } from '../../shared/opinion/entry.ts';
import type { BlockKind } from '../../shared/opinion/vocabulary.ts';
import type { Rng } from '../support/rng.ts';
import type { Line } from './world.ts';

export const WORDS = ['one', 'two', 'three', 'one', 'two', '[two]', 'three]', '', 'four', 'five'] as const;
const KINDS: readonly BlockKind[] = ['operative-item', 'operative-item', 'operative-heading', 'preamble-item', 'text'];

interface Typed {
  readonly after: readonly Line[];
  readonly flows?: readonly Flow[];
}

/** @param past How the text read before, the last one last. Null: nothing after all. */
export function typed(
  { chance, pick, below }: Rng,
  lines: readonly Line[],
  open: readonly Line[],
  past: readonly (readonly Line[])[],
  newLine: (kind?: BlockKind) => Line,
): Typed | null {
  if (open.length === 0 || chance(0.1)) return { after: [...lines, newLine(chance(0.2) ? 'operative-heading' : undefined)] };
  const one = pick(open);
  const at = lines.indexOf(one);
  const other = pick(open);
  const others = lines.filter((l) => l !== one);
  const swap = (made: Line): Typed => ({ after: lines.map((l) => (l === one ? made : l)) });
  switch (below(14)) {
    case 0: {
      const tail = newLine();
      return { after: [...lines.slice(0, at + 1), tail, ...lines.slice(at + 1)], flows: [{ from: one.id, to: tail.id, how: 'split' }] };
    }
    case 1: {
      if (other === one) return null;
      const joined = others.map((l) => (l === other ? { ...l, words: `${l.words}${one.words}`.slice(0, 12) } : l));
      return { after: joined, flows: [{ from: one.id, to: other.id, how: 'join' }] };
    }
    case 2: {
      const made = newLine();
      return { ...swap(made), flows: [{ from: one.id, to: made.id, how: 'replace' }] };
    }
    case 3: {
      if (other === one) return null;
      const shifted = lines.map((l) => (l === other || l === one ? { ...l, words: pick(WORDS) } : l));
      return { after: shifted, flows: [{ from: one.id, to: other.id, how: 'shift' }] };
    }
    case 4:
    case 5:
      return { after: others };
    case 6:
    case 7: {
      const before = past[past.length - 1 - below(Math.min(3, past.length))];
      return before === undefined || before.length === 0 ? null : { after: before };
    }
    case 8:
      return { after: [...others, one] };
    case 9:
      return swap({ ...one, suggestions: one.suggestions === 0 ? 1 : 0 });
    case 10:
      return swap({ ...one, kind: one.kind === 'title' ? 'title' : pick(KINDS), level: below(2) });
    default:
      return swap({ ...one, words: pick(WORDS) });
  }
}
