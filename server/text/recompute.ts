/** For a verifier: do the bytes of every entry give the facts that were recorded with them? */
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import type { Watched } from '../../shared/opinion/conditions.ts';
import type { TextFacts } from '../../shared/opinion/entry.ts';
import { seqOf } from '../../shared/opinion/positions.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { notEditorial } from '../../shared/text/editorial.ts';
import { LiveText } from './live-text.ts';
import type { TextEntry, TextStep } from './replay.ts';
import { FARTHEST, isTooOld } from './screen.ts';

/** What a fold of bytes can tell; `healed` it cannot. */
const TOLD = ['changes', 'flows', 'order', 'echoes', 'docHash', 'textHash'] as const;

export interface Mismatch {
  /** Which of the steps, from 0. */
  readonly at: number;
  readonly what: (typeof TOLD)[number] | 'bytes' | 'copied' | 'letters that came late' | 'editorial words';
}

/** An entry after the other, so that whoever reads a long log need not hold it. */
export class Recomputing {
  readonly #live = LiveText.fold([]);
  /** As many as a screen may lie back, or more. */
  #before: TextEntry[] = [];

  /** What its record says otherwise than its bytes, or null. Nothing is to be added after such a one. */
  add(step: TextStep): Mismatch['what'] | null {
    return 'watch' in step ? this.#watch(step.watch) : this.#text(step);
  }

  #watch(watched: readonly Watched[]): Mismatch['what'] | null {
    const live = this.#live;
    if (watched.some((one) => text(copiedSince(live, this.#before, one)) !== text(one.copied))) return 'copied';
    const begun = watched.filter(({ crossed, screen }) => crossed || screen !== null);
    if (begun.some((one) => text(live.foretell(one)) !== text(one.echoes))) return 'echoes';
    live.watch(watched);
    return null;
  }

  #text(step: TextEntry): Mismatch['what'] | null {
    const was = rewordedBy(this.#live, step);
    const facts = attempt(this.#live, step);
    if (facts === null) return 'bytes';
    if (!saysAsMany(step)) return 'letters that came late';
    for (const what of TOLD) if (text(facts[what]) !== text(step.facts[what])) return what;
    const is = rewordedBy(this.#live, step);
    if (was !== null && notEditorial(was, is ?? '') !== null) return 'editorial words';
    this.#before.push(step);
    if (this.#before.length > 2 * FARTHEST) this.#before = this.#before.slice(-FARTHEST);
    return null;
  }
}

/** The first entry whose record differs from its bytes, or null. */
export function recompute(steps: Iterable<TextStep>): Mismatch | null {
  const recomputing = new Recomputing();
  let at = 0;
  for (const step of steps) {
    const what = recomputing.add(step);
    if (what !== null) return { at, what };
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
