/**
 * Who worked on the words of which paragraph, and when, as the text entries say it: the authors of an entry and the paragraphs that each
 * touched. Which letter is whose is not in here, and nothing is guessed: of several authors in one entry all are named together.
 */
import type { Actor } from './actor.ts';
import type { Entry } from './entry.ts';
import { RIGHTS } from './rights.ts';
import type { BlockId, EditingPolicy, EntityId } from './vocabulary.ts';

/** `typed`: by hand, in whatever way; `moved`: to another place, as it read. All others are commands, by whoever gave them. */
export type WorkKind = 'tabled' | 'typed' | 'moved' | 'settled' | 'removed' | 'restored' | 'published' | 'editorial' | 'undone';

/** Who holds the pen types for all. Of what comes out of a restricted session nobody is named. */
export type Worker = { readonly entity: EntityId } | 'room' | 'restricted';

export interface Work {
  readonly how: WorkKind;
  /** Each once. */
  readonly who: readonly Worker[];
  /** Whose suggestion was accepted. */
  readonly of: EntityId | null;
}

export interface BlockWork extends Work {
  readonly block: BlockId;
}

/** One go at a paragraph: by the same, without a long pause, and without others between. */
export interface Session extends Work {
  /** Log positions and times of its first and last entry. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly until: number;
}

/** A longer pause ends a session. */
export const PAUSE_MS = 120_000;

/** What an entry did to the words of paragraphs; nothing where only suggestions, or only formatting, came or went. */
export function workIn({ by, fact }: Entry, editing: EditingPolicy): readonly BlockWork[] {
  if (fact.type !== 'text') return [];
  const changed = fact.changes.filter(({ was, hash }) => was !== hash).map(({ id }) => id);
  const { carriesOut } = fact;
  if (carriesOut === undefined) {
    return changed.flatMap((block) => {
      const authors = fact.parts.flatMap((part) => (part.by !== 'server' && part.blocks.includes(block) ? [part.by] : []));
      const who = distinct(authors.map((author) => workerOf(author, editing)));
      return who.length === 0 ? [] : [{ block, how: 'typed', who, of: null } as const];
    });
  }
  const of = carriesOut.command === 'settle' ? carriesOut.of : null;
  const who = carriesOut.command === 'publish' ? (['restricted'] as const) : [workerOf(by, editing)];
  return changed.map((block) => ({ block, how: HOW[carriesOut.command], who, of }));
}

/**
 * Of paragraphs that an entry moved, who did so. An entry says which paragraphs each author touched, and not which of them moved one: where it has
 * several authors, nobody is named.
 */
export function movesIn({ fact }: Entry, editing: EditingPolicy, moved: readonly BlockId[]): readonly BlockWork[] {
  if (fact.type !== 'text') return [];
  const { carriesOut, parts } = fact;
  if (carriesOut !== undefined) return carriesOut.command === 'publish' ? moved.map((block) => movedBy(block, 'restricted')) : [];
  const who = distinct(parts.flatMap(({ by }) => (by === 'server' ? [] : workerOf(by, editing))));
  const [mover] = who;
  return mover === undefined || who.length > 1 ? [] : moved.map((block) => movedBy(block, mover));
}

const movedBy = (block: BlockId, mover: Worker): BlockWork => ({ block, how: 'moved', who: [mover], of: null });

const HOW = {
  import: 'tabled',
  settle: 'settled',
  publish: 'published',
  'remove-paragraphs': 'removed',
  'restore-deletion': 'restored',
  restore: 'restored',
  'confirm-editorial': 'editorial',
  'contest-editorial': 'undone',
} as const;

/** Out of co-edit, who holds the pen types for the room. */
export function workerOf({ capacity, functions, entity }: Actor, editing: EditingPolicy): Worker {
  const pen = editing !== 'co-edit' && functions.includes('pen-holder');
  return pen || RIGHTS[capacity].chair || RIGHTS[capacity].office ? 'room' : { entity };
}

const nameOf = (worker: Worker): string => (typeof worker === 'string' ? worker : `of ${worker.entity}`);

const distinct = (all: readonly Worker[]): readonly Worker[] =>
  [...new Map(all.map((one) => [nameOf(one), one])).values()].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));

/** Is it more of the same session: by the same, by hand, and soon enough? */
const goesOn = (session: Session, work: Work, at: number): boolean =>
  session.how === 'typed' &&
  work.how === 'typed' &&
  at - session.until <= PAUSE_MS &&
  session.who.map(nameOf).join(' ') === work.who.map(nameOf).join(' ');

/** The session with one more entry, or where it does not go on a new one. */
export const worked = (last: Session | undefined, work: Work, { seq, at }: Pick<Entry, 'seq' | 'at'>): Session =>
  last !== undefined && goesOn(last, work, at)
    ? { ...last, to: seq, until: at }
    : { how: work.how, who: work.who, of: work.of, from: seq, to: seq, at, until: at };
