/** For a verifier: do the bytes of every entry give the facts that were recorded with them? */
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import type { TextFacts } from '../../shared/opinion/entry.ts';
import { LiveText } from './live-text.ts';
import type { TextEntry, TextStep } from './replay.ts';

/** What a fold of bytes can tell; `healed` it cannot. */
const TOLD = ['changes', 'flows', 'order', 'echoes', 'docHash', 'textHash'] as const;

export interface Mismatch {
  /** Which of the steps, from 0. */
  readonly at: number;
  readonly what: (typeof TOLD)[number] | 'bytes' | 'letters that came late';
}

/** The first entry whose record differs from its bytes, or null. */
export function recompute(steps: Iterable<TextStep>): Mismatch | null {
  const live = LiveText.fold([]);
  let at = 0;
  for (const step of steps) {
    if ('watch' in step) {
      if (step.watch.some((one) => one.crossed && text(live.foretell(one)) !== text(one.echoes))) return { at, what: 'echoes' };
      live.watch(step.watch);
    } else {
      const facts = attempt(live, step);
      if (facts === null) return { at, what: 'bytes' };
      if (!saysAsMany(step)) return { at, what: 'letters that came late' };
      for (const what of TOLD) if (text(facts[what]) !== text(step.facts[what])) return { at, what };
    }
    at++;
  }
  return null;
}

/** The bytes do not hold them: the facts count them, and what can be erased has what they say. */
const saysAsMany = ({ facts: { late = [] }, note }: TextEntry): boolean => {
  const said = note?.late ?? [];
  return said.length === late.length && late.every(({ letters }, place) => said[place]?.length === letters);
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
