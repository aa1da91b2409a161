/**
 * The text as bytes, beside its document: a whole state, and what came after it. Whoever comes gets these, so that nobody has to ask the
 * document, which may not have been built yet. What came after is joined once for all who come, so that nobody's page draws it letter by letter.
 */
import * as Y from 'yjs';
import { deletionsIn } from './cuts.ts';
import { Deletions, takesOutOnly } from './deletions.ts';
import { JOINED, mergeUpdates, shownUpdates } from './merge.ts';
import type { TextEntry } from './replay.ts';
import type { TextState } from './snapshot.ts';

/** Where more came since, somebody has to write the state anew. */
const LONGEST = 1_000;

export class TextBytes {
  #base: TextState | null = null;
  /** Of the empty text, where there is no state. */
  #since: Uint8Array[] = [];
  /** Of these the whole runs of `JOINED`, each as one: joined as they fill, so that whoever asks waits for few. */
  #runs: Uint8Array[] = [];
  #whole: readonly Uint8Array[] | null = null;
  /** Which letters of the state have gone, which no clock says. */
  #deletions: Uint8Array | null = null;
  #lacking: { readonly by: Buffer; readonly updates: readonly Uint8Array[] } | null = null;
  /** Of the state, and of so many that came after it. */
  #gone: { readonly deletions: Deletions; upTo: number } | null = null;

  /**
   * Yjs V1, in order, never none, and the same array as long as nothing happens. `write`: gives the state as it is now, where nothing is known
   * yet, or too much came since.
   */
  whole(write: () => TextState): readonly Uint8Array[] {
    if (this.#isTooLong || (this.#base === null && this.#since.length === 0)) this.begin(write());
    this.#whole ??= [...(this.#base === null ? [] : [this.#base.state]), ...this.#joined()];
    return this.#whole;
  }

  /**
   * The same for somebody who has that state by its clocks, without the letters that this one says it has; null where it has not that state.
   * The newest answer is kept: who come back at once after a restart say the same.
   */
  lacking(stateVector: Uint8Array): readonly Uint8Array[] | null {
    const base = this.#base;
    if (base === null || this.#isTooLong || !covers(stateVector, base.stateVector)) return null;
    if (this.#lacking?.by.equals(stateVector) !== true) {
      const since = this.#joined().map((update) => Y.diffUpdate(update, stateVector));
      this.#lacking = { by: Buffer.from(stateVector), updates: [this.#deletionsOf(base), ...since] };
    }
    return this.#lacking.updates;
  }

  /** Does this update of a client say nothing that is not here? Also false where nobody knows. */
  knows(update: Uint8Array): boolean {
    if (this.#isTooLong || !takesOutOnly(update)) return false;
    if (this.#gone === null) {
      this.#gone = { deletions: new Deletions(), upTo: 0 };
      if (this.#base !== null) this.#gone.deletions.add([this.#deletionsOf(this.#base)]);
    }
    const { deletions, upTo } = this.#gone;
    if (upTo < this.#since.length) deletions.add(this.#since.slice(upTo));
    this.#gone.upTo = this.#since.length;
    return deletions.covers(update);
  }

  /** The next entry of the log. */
  add(entry: TextEntry): void {
    // of too many nobody asks for more
    if (this.#isTooLong) return;
    this.#since.push(...shownUpdates(entry));
    this.#joinRuns();
    this.#whole = null;
    this.#lacking = null;
  }

  /** With the state as it is now. */
  begin(now: TextState, since: Uint8Array[] = []): void {
    this.#base = now;
    this.#since = since;
    this.#runs = [];
    this.#whole = null;
    this.#deletions = null;
    this.#lacking = null;
    this.#gone = null;
    this.#joinRuns();
  }

  /** Up to now. What is made of it meanwhile takes its place, unless something else has done so. */
  mark(): (grown: TextState) => void {
    const [base, length] = [this.#base, this.#since.length];
    return (grown) => {
      if (this.#base === base && !this.#isTooLong) this.begin(grown, this.#since.slice(length));
    };
  }

  #deletionsOf({ state, stateVector, cuts }: TextState): Uint8Array {
    this.#deletions ??= cuts === null ? Y.diffUpdate(state, stateVector) : deletionsIn(state, cuts);
    return this.#deletions;
  }

  get #isTooLong(): boolean {
    return this.#since.length > LONGEST;
  }

  #joined(): readonly Uint8Array[] {
    const rest = this.#run();
    return rest.length === 0 ? [...this.#runs] : [...this.#runs, mergeUpdates(rest)];
  }

  #joinRuns(): void {
    for (let run = this.#run(); run.length === JOINED; run = this.#run()) this.#runs.push(mergeUpdates(run));
  }

  /** The next that is not joined yet. */
  #run(): readonly Uint8Array[] {
    return this.#since.slice(this.#runs.length * JOINED, (this.#runs.length + 1) * JOINED);
  }
}

function covers(has: Uint8Array, wanted: Uint8Array): boolean {
  const clocks = Y.decodeStateVector(has);
  return [...Y.decodeStateVector(wanted)].every(([client, clock]) => (clocks.get(client) ?? 0) >= clock);
}
