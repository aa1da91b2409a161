/** For a verifier: do the bytes of every entry give the facts that were recorded with them? */
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import type { Watched } from '../../shared/opinion/conditions.ts';
import type { TextFacts } from '../../shared/opinion/entry.ts';
import { seqOf } from '../../shared/opinion/positions.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { notEditorial } from '../../shared/text/editorial.ts';
import { LiveText } from './live-text.ts';
import type { TextEntry, TextStep } from './replay.ts';
import { isTooOld } from './screen.ts';

/** What a fold of bytes can tell; `healed` it cannot. */
const TOLD = ['changes', 'flows', 'order', 'echoes', 'docHash', 'textHash'] as const;

export interface Mismatch {
  /** Which of the steps, from 0. */
  readonly at: number;
  readonly what: (typeof TOLD)[number] | 'bytes' | 'copied' | 'letters that came late' | 'editorial words';
}

/** The first entry whose record differs from its bytes, or null. */
export function recompute(steps: Iterable<TextStep>): Mismatch | null {
  const live = LiveText.fold([]);
  const before: TextEntry[] = [];
  let at = 0;
  for (const step of steps) {
    if ('watch' in step) {
      if (step.watch.some((one) => text(copiedSince(live, before, one)) !== text(one.copied))) return { at, what: 'copied' };
      const begun = step.watch.filter(({ crossed, screen }) => crossed || screen !== null);
      if (begun.some((one) => text(live.foretell(one)) !== text(one.echoes))) return { at, what: 'echoes' };
      live.watch(step.watch);
    } else {
      const was = rewordedBy(live, step);
      const facts = attempt(live, step);
      if (facts === null) return { at, what: 'bytes' };
      if (!saysAsMany(step)) return { at, what: 'letters that came late' };
      for (const what of TOLD) if (text(facts[what]) !== text(step.facts[what])) return { at, what };
      const is = rewordedBy(live, step);
      if (was !== null && notEditorial(was, is ?? '') !== null) return { at, what: 'editorial words' };
      before.push(step);
    }
    at++;
  }
  return null;
}

/** How the paragraph reads that an editorial change was confirmed of; null for every other entry. */
function rewordedBy(live: LiveText, { facts: { carriesOut } }: TextEntry): string | null {
  return carriesOut?.command === 'confirm-editorial' ? (live.paragraph(carriesOut.block)?.base ?? '') : null;
}

function copiedSince(live: LiveText, before: readonly TextEntry[], one: Watched): readonly BlockId[] {
  const { screen, crossed } = one;
  if (screen === null || crossed) return one.copied;
  if (isTooOld(screen, seqOf(one.position) - 1)) return live.copied(one, null);
  const since = before.slice(before.findLastIndex(({ entry }) => entry !== undefined && entry.seq <= screen) + 1);
  return since.length === 0 ? [] : live.copied(one, since);
}

/** The bytes do not hold them: the facts count them, and what can be erased has what they say. */
const saysAsMany = ({ facts: { late = [] }, note }: TextEntry): boolean => {
  const said = note?.late ?? [];
  return said.length === late.length && late.every(({ letters, out }, place) => said[place]?.length === (out ? 0 : letters));
};

/** Null where the bytes are not what this server writes: a record under examination may hold anything. */
function attempt(live: LiveText, entry: TextEntry): TextFacts | null {
  try {
    return live.replay(entry);
  } catch {
    return null;
  }
}

const text = (value: unknown): string => canonicalJson((value ?? null) as Json);
