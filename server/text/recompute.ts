/** For a verifier: do the bytes of every entry give the facts that were recorded with them? */
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import type { Watched } from '../../shared/opinion/conditions.ts';
import type { TextFacts } from '../../shared/opinion/entry.ts';
import { seqOf } from '../../shared/opinion/positions.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { notEditorial } from '../../shared/text/editorial.ts';
import { LiveText } from './live-text.ts';
import { hasMasked, MASK } from './masking.ts';
import type { TextEntry, TextStep } from './replay.ts';
import { FARTHEST, isTooOld } from './screen.ts';

/** What a fold of bytes can tell; `healed` it cannot. */
const TOLD = ['changes', 'flows', 'order', 'echoes', 'docHash', 'textHash'] as const;

export interface Mismatch {
  /** Which of the steps, from 0. */
  readonly at: number;
  readonly what: (typeof TOLD)[number] | 'bytes' | 'copied' | 'letters that came late' | 'editorial words';
}

/** `masked`: it may be so because words were withheld that stood there (K21); `since`: from which log position on what it looks at goes back. */
export interface Difference {
  readonly what: Mismatch['what'];
  readonly masked: boolean;
  readonly since: number | null;
}

/** An entry after the other, so that whoever reads a long log need not hold it. */
export class Recomputing {
  readonly #live = LiveText.fold([]);
  readonly #shown = new MaskedBlocks();
  /** Does the text read otherwise than the last entry says? */
  differs = false;
  /** As many as a screen may lie back, or more. */
  #before: TextEntry[] = [];

  /** Do masked letters stand in this paragraph? */
  differsIn(block: BlockId): boolean {
    const there = this.#live.paragraph(block);
    return there !== undefined && hasMasked(there.block);
  }

  /** What its record says otherwise than its bytes. Nothing is to be added after one that is not `masked`. */
  add(step: TextStep): readonly Difference[] {
    return 'watch' in step ? this.#watch(step.watch) : this.#text(step);
  }

  #watch(watched: readonly Watched[]): readonly Difference[] {
    const live = this.#live;
    const masked = this.#shown.any;
    const found: Difference[] = [];
    for (const one of watched) {
      const since = sinceOf(this.#before, one);
      const isMasked = masked || (since ?? []).some((entry) => entry.masked !== undefined);
      if (text(copiedIn(live, since, one)) !== text(one.copied)) found.push({ what: 'copied', masked: isMasked, since: one.screen });
    }
    const begun = watched.filter(({ crossed, screen }) => crossed || screen !== null);
    for (const one of begun) if (text(live.foretell(one)) !== text(one.echoes)) found.push({ what: 'echoes', masked, since: null });
    live.watch(watched);
    return found;
  }

  #text(step: TextEntry): readonly Difference[] {
    const was = rewordedBy(this.#live, step);
    const shown = this.#shown;
    const before = shown.any;
    const facts = attempt(this.#live, step);
    if (facts === null) return [{ what: 'bytes', masked: false, since: null }];
    if (!saysAsMany(step)) return [{ what: 'letters that came late', masked: false, since: null }];
    const different = TOLD.filter((what) => text(facts[what]) !== text(step.facts[what]));
    this.differs = different.includes('textHash');
    const own = different.includes('changes') ? otherChanges(facts, step.facts) : [];
    const stood = new Set(own.filter((id) => shown.has(id)));
    shown.note(this.#live, step, facts);
    const isMasked = (what: (typeof TOLD)[number]): boolean => {
      if (what === 'changes') return own.length > 0 && own.every((id) => stood.has(id) || shown.has(id));
      return what !== 'order' && (before || shown.any);
    };
    const found: readonly Difference[] = different.map((what) => ({ what, masked: isMasked(what), since: null }));
    const is = rewordedBy(this.#live, step);
    const isOther = was !== null && notEditorial(was, is ?? '') !== null;
    this.#before.push(step);
    if (this.#before.length > 2 * FARTHEST) this.#before = this.#before.slice(-FARTHEST);
    return isOther ? [...found, { what: 'editorial words', masked: false, since: null }] : found;
  }
}

/** The paragraphs in which letters stand that are masked. */
class MaskedBlocks {
  readonly #blocks = new Set<BlockId>();
  #isMasked = false;

  get any(): boolean {
    return this.#blocks.size > 0;
  }

  has(block: BlockId): boolean {
    return this.#blocks.has(block);
  }

  /** After an entry, whose facts these are by its bytes. Until something is masked nobody looks. */
  note(live: LiveText, { masked, facts: recorded }: TextEntry, facts: TextFacts): void {
    this.#isMasked ||= masked !== undefined;
    if (!this.#isMasked) return;
    for (const { id } of [...facts.changes, ...recorded.changes]) {
      const there = live.paragraph(id);
      // by its heading a paragraph has another hash too
      if (there !== undefined && (hasMasked(there.block) || there.heading?.includes(MASK))) this.#blocks.add(id);
      else this.#blocks.delete(id);
    }
  }
}

/** Paragraphs of which they say another thing. */
function otherChanges(facts: TextFacts, recorded: TextFacts): readonly BlockId[] {
  const said = new Map(recorded.changes.map((change) => [change.id, text(change)]));
  const made = new Map(facts.changes.map((change) => [change.id, text(change)]));
  return [...new Set([...said.keys(), ...made.keys()])].filter((id) => said.get(id) !== made.get(id));
}

/** The first entry whose record differs from its bytes, or null. */
export function recompute(steps: Iterable<TextStep>): Mismatch | null {
  const recomputing = new Recomputing();
  let at = 0;
  for (const step of steps) {
    const [found] = recomputing.add(step);
    if (found !== undefined) return { at, what: found.what };
    at++;
  }
  return null;
}

/** How the paragraph reads that an editorial change was confirmed of; null for every other entry. */
function rewordedBy(live: LiveText, { facts: { carriesOut } }: TextEntry): string | null {
  return carriesOut?.command === 'confirm-editorial' ? (live.paragraph(carriesOut.block)?.base ?? '') : null;
}

/** The entries since the screen on which somebody gave it; null where it lies too far back, or nothing was copied since. */
function sinceOf(before: readonly TextEntry[], { screen, crossed, position }: Watched): readonly TextEntry[] | null {
  if (screen === null || crossed || isTooOld(screen, seqOf(position) - 1)) return null;
  return before.slice(before.findLastIndex(({ entry }) => entry !== undefined && entry.seq <= screen) + 1);
}

function copiedIn(live: LiveText, since: readonly TextEntry[] | null, one: Watched): readonly BlockId[] {
  if (one.screen === null || one.crossed) return one.copied;
  if (since === null) return live.copied(one, null);
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
