/** The watcher's eye on editorial changes, and what people do with them in random meetings: agreed are the declared words, or what became of them so. */
import type { Entry } from '../../shared/opinion/entry.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Rng } from '../support/rng.ts';
import type { Telling } from './apart.ts';
import type { Given, Meeting } from './newest.ts';
import { ARL, BRU, CHAIR, COR, OFFICE, READER } from './world.ts';

interface Step {
  readonly seq: number;
  readonly at: number;
  readonly was: string | null;
  readonly hash: string | null;
}

/** Its own account, from the entries alone: what was proposed, and the words of each declaration since. */
export class Editorials {
  readonly #proposed = new Map<number, { readonly block: BlockId; readonly to: string }>();
  /** By the log position of the declaration. */
  readonly #steps = new Map<number, readonly Step[]>();

  fork(): Editorials {
    const other = new Editorials();
    for (const [seq, one] of this.#proposed) other.#proposed.set(seq, one);
    for (const [seq, steps] of this.#steps) other.#steps.set(seq, steps);
    return other;
  }

  /** Are these the declared words, or an editorial change of them that nobody has undone? */
  isOf(declared: { readonly seq: number; readonly hash: string | null }, words: string | null): boolean {
    return declared.hash === words || (this.#steps.get(declared.seq) ?? []).some(({ hash }) => hash === words);
  }

  /** `declaredAt`: log position of the declaration that stands on a paragraph, as the acts say. */
  see(before: OpinionState, { seq, at, by, fact }: Entry, declaredAt: (block: BlockId) => number | null, { saw, fail }: Telling): void {
    if (fact.type === 'editorial.proposed') {
      if (by.capacity !== 'secretariat') fail('an editorial change was proposed by another');
      if (before.adoptionCall !== null) fail('an editorial change in the call for adoption');
      this.#proposed.set(seq, { block: fact.block, to: fact.to.hash });
    }
    if (fact.type === 'opinion.adopted') this.#adopted(before, at, declaredAt, fail);
    if (fact.type === 'editorial.declined') {
      const presides = by.capacity === 'chair' && !by.functions.includes('deputy-chair');
      if (!presides && by.capacity !== 'secretariat') fail('an editorial change was declined by another');
      if (!this.#proposed.delete(fact.of)) fail('an editorial change was declined that nobody proposed');
      saw('editorial declined');
    }
    const edit = fact.type === 'text' ? fact.carriesOut : undefined;
    if (fact.type !== 'text' || (edit?.command !== 'confirm-editorial' && edit?.command !== 'contest-editorial')) return;
    const [change, another] = fact.changes;
    const on = declaredAt(edit.block);
    if (on === null || change?.id !== edit.block || another !== undefined) return fail('an editorial change of other text');
    const steps = this.#steps.get(on) ?? [];
    if (edit.command === 'contest-editorial') {
      const from = steps.findIndex((one) => one.seq === edit.of);
      if (by.capacity !== 'member-state') fail('an editorial change was undone by another');
      if (steps[from]?.was !== change.hash) fail('an editorial change was undone to other words');
      this.#steps.set(on, steps.slice(0, from));
      return saw(before.adoptionCall === null ? 'editorial undone' : 'editorial undone in the call for adoption');
    }
    const proposed = this.#proposed.get(edit.of);
    if (by.capacity !== 'chair' || by.functions.includes('deputy-chair')) fail('an editorial change was confirmed by another');
    if (before.adoptionCall !== null) fail('an editorial change in the call for adoption');
    if (proposed?.block !== edit.block || proposed.to !== change.hash) fail('an editorial change in words that nobody proposed');
    for (const { kind, endsIf, block, echoes } of before.positions.values())
      if (kind === 'objection' && endsIf !== null && (block === edit.block || echoes.includes(edit.block)))
        fail('an editorial change of words that a condition waits for');
    if (this.#steps.has(on)) fail('a second editorial change');
    this.#steps.set(on, [{ seq, at, was: change.was, hash: change.hash }]);
    saw('editorial confirmed');
  }

  #adopted({ blocks }: OpinionState, at: number, declaredAt: (block: BlockId) => number | null, fail: Telling['fail']): void {
    // other words by now are others' to declare
    for (const { id, hash } of blocks.values())
      for (const step of this.#steps.get(declaredAt(id) ?? 0) ?? [])
        if (step.hash === hash && at < step.at + DAY) fail('adopted before an editorial change had stood');
  }
}

const DAY = 86_400_000;

/** Is there something to do about one, so that a meeting that wants to finish does it? */
export function isPressing({ chance }: Rng, { blocks, adoptionCall }: OpinionState): boolean {
  const all = [...blocks.values()];
  const changed = all.some(({ declared }) => declared?.stands === true && declared.successors.length > 0);
  if (changed && chance(adoptionCall === null ? 0.05 : 0.3)) return true;
  const waiting = all.some(({ proposed }) => proposed !== null);
  return adoptionCall === null && (waiting ? chance(0.5) : all.some(({ declared }) => declared?.stands === true) && chance(0.1));
}

/** Somebody proposes, confirms or undoes one: mostly who may, where there is one. */
export function editorial({ pick, chance }: Rng, { state, lines, block }: Meeting): Given {
  const all = [...state.blocks.values()];
  const waiting = all.flatMap(({ proposed }) => proposed ?? []);
  const changes = all.flatMap(({ declared }) => (declared?.stands === true ? declared.successors : []));
  if (changes.length > 0 && chance(0.3)) {
    const by = chance(0.9) ? pick([ARL, BRU, COR]) : pick([CHAIR, OFFICE, READER]);
    return { by, command: { do: 'contest-editorial', of: pick(changes).seq } };
  }
  if (waiting.length > 0 && chance(0.6)) {
    const of = chance(0.95) ? (waiting.at(-1)?.seq ?? 0) : 1;
    const what = chance(0.8) ? 'confirm-editorial' : 'decline-editorial';
    const whose = what === 'confirm-editorial' || chance(0.5) ? CHAIR : OFFICE;
    return { by: chance(0.9) ? whose : pick([OFFICE, ARL, READER]), command: { do: what, of } };
  }
  const agreed = all.filter(({ declared, hash }) => declared?.stands === true && hash !== null).map(({ id }) => id);
  const id = agreed.length > 0 && chance(0.9) ? pick(agreed) : block();
  const words = lines.find((one) => one.id === id)?.words ?? '';
  const exact = chance(0.95) ? (state.blocks.get(id)?.exact ?? '') : 'not as shown';
  const other = chance(0.9) ? (words.endsWith(',,') ? words.replaceAll(',', '') : `${words},`) : pick([words, `${words} more`]);
  return { by: chance(0.9) ? OFFICE : pick([CHAIR, ARL, READER]), command: { do: 'propose-editorial', block: id, exact, words: other } };
}
