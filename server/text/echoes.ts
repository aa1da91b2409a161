/**
 * Where else do words stand to which a State has objected "unless it is deleted", "unless it reads exactly …" (1.8)? Watched is what stood in
 * its paragraph alone when it was raised. An entry says of each such position where that has become another answer; nothing is done where
 * nobody objects so, and else what an entry touches is looked up among the runs that are watched.
 */
import type { Watched } from '../../shared/opinion/conditions.ts';
import type { Echo } from '../../shared/opinion/entry.ts';
import { seqOf } from '../../shared/opinion/positions.ts';
import type { BlockId, EntityId, PositionId } from '../../shared/opinion/vocabulary.ts';
import { baseText } from '../../shared/text/block.ts';
import type { Before, BlockIndex, BlockRecord } from './block-index.ts';
import { comparable, comparablePart, comparedAnew, holdsShort, RUN, runsOf, stretches } from './echo-words.ts';
import type { Memory } from './memory.ts';
import type { Screen } from './screen.ts';

/** As a snapshot carries it. */
export interface Watch {
  readonly position: PositionId;
  readonly entity: EntityId;
  readonly block: BlockId;
  /** Under which words are compared. */
  readonly rules: number;
  /** Stretches of its words; one shorter than a run is the whole of a short paragraph. */
  readonly pieces: readonly string[];
  /** Where they stand, as the log says. */
  readonly in: readonly BlockId[];
}

/** So much of a run has to have stood: beside what was typed since, letters may be alike by chance. */
const SEAM = RUN - 4;

/** An answer is no list of a whole text. */
const MOST = 16;

/** Of texts that stand as they are: an objection under a condition is looked for in all of them. */
const read = new WeakMap<BlockRecord, { readonly rules: number; readonly words: string }>();

function wordsOf(record: BlockRecord | null | undefined, rules: number): string {
  if (!record) return '';
  const known = read.get(record);
  if (known?.rules === rules) return known.words;
  const words = comparable(record.base, rules);
  read.set(record, { rules, words });
  return words;
}

export class Echoes {
  readonly #index: BlockIndex;
  readonly #memory: Pick<Memory, 'gone' | 'wordsAt'>;
  #watches = new Map<PositionId, Watch>();
  /** By run, the positions that it belongs to. */
  #runs = new Map<string, PositionId[]>();
  /** By position, the other living blocks that hold a piece, whether or not its own paragraph does as well. */
  #holding = new Map<PositionId, Set<BlockId>>();

  constructor(index: BlockIndex, memory: Pick<Memory, 'gone' | 'wordsAt'>, watches: readonly Watch[] = []) {
    this.#index = index;
    this.#memory = memory;
    if (watches.length > 0) this.#watch(watches);
  }

  get isEmpty(): boolean {
    return this.#watches.size === 0;
  }

  data(): readonly Watch[] {
    return [...this.#watches.values()];
  }

  /** From here on the words of these, and of no others. The text stands where the log does. */
  keep(wanted: readonly Watched[]): void {
    const isKept = ({ position, rules }: Watched): boolean => this.#watches.get(position)?.rules === rules;
    if (wanted.length === this.#watches.size && wanted.every(isKept)) return;
    this.#watch(
      wanted.map((one) => {
        const known = this.#watches.get(one.position);
        return known === undefined ? { ...this.#begin(one), in: one.echoes } : under(known, one.rules);
      }),
    );
  }

  /** Where the words of a position stand that is watched from now on. */
  foretell(one: Watched): readonly BlockId[] {
    const watch = this.#begin(one);
    const others = this.#index.records.filter((record) => record.block.id !== one.block);
    const texts = others.map((record) => [record.block.id, wordsOf(record, one.rules)] as const);
    const sought = new Set(watch.pieces.flatMap((piece) => [...runsOf(piece)].map(([, run]) => run)));
    return this.#answer(
      watch,
      texts.flatMap(([id, words]) => (holds(words, watch, (run) => sought.has(run)) ? id : [])),
    );
  }

  /** Other blocks into which words of a paragraph came since the screen on which somebody objects to it; null: that is too old to be known. */
  copied(watched: Watched, screen: Screen | null): readonly BlockId[] {
    const { block, rules } = watched;
    const own = this.#own(watched);
    const others = this.#index.records.flatMap((record) => {
      const held = record.block.id === block ? [] : heldIn([wordsOf(record, rules)], own);
      return held.length === 0 ? [] : [{ id: record.block.id, held, stood: screen?.stood(record) ?? [] }];
    });
    const stood = others.flatMap((one) => {
      const stretches = one.stood.map(comparablePart);
      const then = new Set(stretches.flatMap((stretch) => [...runsOf(stretch, SEAM)].map(([, piece]) => piece)));
      return one.held.filter((piece) =>
        piece.length < RUN
          ? stretches.some((stretch) => holdsShort(stretch, piece))
          : then.has(piece.slice(0, SEAM)) || then.has(piece.slice(-SEAM)),
      );
    });
    const elsewhere = new Set(stood);
    return others
      .flatMap(({ id, held }) => (held.some((piece) => !elsewhere.has(piece)) ? id : []))
      .sort()
      .slice(0, MOST);
  }

  /** What an entry has changed, once for each entry. */
  noted(before: Before): readonly Echo[] {
    if (this.isEmpty) return [];
    const touched = new Set<PositionId>();
    for (const [id, was] of before) {
      const now = this.#index.byId(id);
      if (was?.base === now?.base && was !== null) continue;
      const held = this.#heldBy(now);
      for (const { position, block } of this.#watches.values()) {
        const holding = this.#holding.get(position);
        if (id === block) touched.add(position);
        else if (held.has(position)) touched.add(position) && holding?.add(id);
        else if (holding?.delete(id)) touched.add(position);
      }
    }
    return [...touched].sort(bySeq).flatMap((position) => this.#news(position) ?? []);
  }

  #news(position: PositionId): Echo | null {
    const watch = this.#watches.get(position);
    if (watch === undefined) return null;
    const found = this.#answer(watch, [...(this.#holding.get(position) ?? [])]);
    if (found.join() === watch.in.join()) return null;
    this.#watches.set(position, { ...watch, in: found });
    return { position, in: found };
  }

  /** Words that the paragraph itself has as well have not gone anywhere: they are what the State has agreed to, or are still objected to there. */
  #answer(watch: Watch, holding: readonly BlockId[]): readonly BlockId[] {
    if (holding.length === 0) return [];
    const own = wordsOf(this.#index.byId(watch.block), watch.rules);
    const kept = new Set([...runsOf(own)].map(([, run]) => run));
    const sought = new Set(watch.pieces.flatMap((piece) => [...runsOf(piece)].flatMap(([, run]) => (kept.has(run) ? [] : run))));
    const gone = { ...watch, pieces: watch.pieces.filter((piece) => piece.length >= RUN || !holdsShort(own, piece)) };
    const found = holding.filter((id) => holds(wordsOf(this.#index.byId(id), watch.rules), gone, (run) => sought.has(run)));
    return found.sort().slice(0, MOST);
  }

  /** The words of its paragraph that stand in no other; and those that were watched for the objection whose place it takes. */
  #begin(watched: Watched): Watch {
    const { position, entity, block, crossed, rules, copied } = watched;
    // where as many are named as can be there may be more
    const known = crossed || copied.length === MOST ? [] : this.#index.records;
    const others = known.filter((one) => one.block.id !== block && !copied.includes(one.block.id)).map((one) => wordsOf(one, rules));
    const before = [...this.#watches.values()].find((one) => one.entity === entity && one.block === block);
    const kept = before === undefined ? [] : under(before, rules).pieces;
    return {
      position,
      entity,
      block,
      rules,
      pieces: [...new Set([...kept, ...this.#own(watched).flatMap((words) => alone(words, others))])],
      in: [],
    };
  }

  /** The words of its paragraph: as they are, or were last; and as the State's screen showed them, where letters have gone out of it since. */
  #own({ block, rules, screen }: Watched): readonly string[] {
    const record = this.#index.byId(block);
    const gone = this.#memory.gone(block);
    const words = record ? wordsOf(record, rules) : gone ? comparable(baseText({ ...gone.block, sug: null }), rules) : '';
    const shown = screen === null ? null : this.#memory.wordsAt(block, screen);
    return shown === null ? [words] : [...new Set([words, comparable(shown, rules)])];
  }

  #watch(watches: readonly Watch[]): void {
    this.#watches = new Map(watches.map((one) => [one.position, one]));
    this.#runs = new Map();
    for (const { position, pieces } of watches) {
      for (const piece of pieces)
        for (const [, run] of runsOf(piece)) {
          const known = this.#runs.get(run);
          if (known === undefined) this.#runs.set(run, [position]);
          else if (!known.includes(position)) known.push(position);
        }
    }
    this.#holding = new Map(watches.map(({ position }) => [position, new Set()]));
    if (watches.length === 0) return;
    for (const record of this.#index.records)
      for (const position of this.#heldBy(record))
        if (this.#watches.get(position)?.block !== record.block.id) this.#holding.get(position)?.add(record.block.id);
  }

  /** The positions of which a text holds a piece; the rules are the same for all of them. */
  #heldBy(record: BlockRecord | undefined): ReadonlySet<PositionId> {
    const found = new Set<PositionId>();
    const [first] = this.#watches.values();
    if (first === undefined) return found;
    const words = wordsOf(record, first.rules);
    for (const [, run] of runsOf(words)) for (const position of this.#runs.get(run) ?? []) found.add(position);
    for (const { position, pieces } of this.#watches.values())
      if (pieces.some((piece) => piece.length < RUN && holdsShort(words, piece))) found.add(position);
    return found;
  }
}

/** An opinion has gone on under later rules. */
const under = (watch: Watch, rules: number): Watch =>
  watch.rules === rules ? watch : { ...watch, rules, pieces: comparedAnew(watch.pieces, rules) };

/** Does a text hold a piece of these words? */
function holds(words: string, { pieces }: Watch, sought: (run: string) => boolean): boolean {
  if (pieces.some((piece) => piece.length < RUN && holdsShort(words, piece))) return true;
  for (const [, run] of runsOf(words)) if (sought(run)) return true;
  return false;
}

/** The runs of these texts that stand in these stretches; of one shorter than a run, the whole. */
function heldIn(stretches: readonly string[], texts: readonly string[]): readonly string[] {
  const short = texts.filter((words) => words !== '' && words.length < RUN && stretches.some((stretch) => holdsShort(stretch, words)));
  const runs = new Set(texts.flatMap((words) => [...runsOf(words)].map(([, run]) => run)));
  return [...short, ...stretches.flatMap((stretch) => [...runsOf(stretch)].flatMap(([, run]) => (runs.has(run) ? run : [])))];
}

/** What of these words stands in none of the others. */
function alone(words: string, others: readonly string[]): readonly string[] {
  if (words === '') return [];
  if (words.length < RUN) return others.some((other) => holdsShort(other, words)) ? [] : [words];
  const runs = new Set([...runsOf(words)].map(([, run]) => run));
  for (const other of others) for (const [, run] of runsOf(other)) runs.delete(run);
  return stretches(words, runs);
}

const bySeq = (one: PositionId, other: PositionId): number => seqOf(one) - seqOf(other);
