/**
 * The wording check, as far as people have a say in it (SPEC chapter G): the secretariat's words of each language, and what somebody who may
 * edit has said of a remark, "not here". Both are facts of the forum: an opinion's own log tells what became of its text and of consensus, and
 * advice has no part in either.
 */
import { unreachable } from '../lib/assert.ts';
import type { Actor } from '../opinion/actor.ts';
import { mayEverType, RIGHTS } from '../opinion/rights.ts';
import type { BlockId, EntityId, Hash, Language } from '../opinion/vocabulary.ts';
import { notOffice, type Rulings, unless, when } from './context.ts';
import { placeOf } from './restricted.ts';
import type { ForumState } from './state.ts';

/** A log holds these words for ever: members are added, never renamed or removed. */
export const WORDING_CODES = [
  'prescribes',
  'keyword',
  'final-mark',
  'reference-gone',
  'reference-moved',
  'spelling',
  'look-alike',
  'unseen',
  'abbreviation',
  'explained-late',
  'explained-twice',
  'term-form',
  'replaced',
  'reference-renumbered',
] as const;
export type WordingCode = (typeof WORDING_CODES)[number];

export const TABLE_KINDS = ['binds', 'orders', 'keyword', 'abbreviation', 'replaced'] as const;
/**
 * binds: prescribes wherever it is said · orders: prescribes where the text itself says it, not where it tells of others · keyword: opens a
 * block, and is in order · abbreviation: needs no explanation · replaced: another term is preferred to it
 */
export type TableKind = (typeof TABLE_KINDS)[number];

/** What the secretariat has put on the list of a language, or taken off it. */
export interface TableWord {
  readonly language: Language;
  readonly kind: TableKind;
  readonly word: string;
  readonly listed: boolean;
  /** Of a word that is replaced: the term that is preferred to it. */
  readonly instead?: string;
}

/** UTF-16 units of the words that a remark is about; they are cut there. */
export const LONGEST_WORDS = 120;

/** "Not here": it is about exactly these words of the paragraph. */
export interface Exception {
  readonly block: BlockId;
  readonly hash: Hash;
  readonly code: WordingCode;
  /** What the remark was about, as it stands there. */
  readonly words: string;
}

export interface KeptException extends Exception {
  readonly seq: number;
  readonly at: number;
  readonly by: EntityId;
}

export interface Wording {
  readonly table: readonly TableWord[];
  /** By opinion. */
  readonly exceptions: ReadonlyMap<string, readonly KeptException[]>;
}

export const NO_WORDING: Wording = { table: [], exceptions: new Map() };

/** Entries of the table, of all languages: each page that checks has them all. */
const MOST_WORDS = 1_000;
/** Of one opinion: the page has them all, with their reasons. */
const MOST_EXCEPTIONS = 300;

export type WordingAct =
  | ({ readonly type: 'word.listed' } & TableWord)
  /** `on` false: it is taken back. */
  | ({ readonly type: 'wording.excepted'; readonly opinion: string; readonly on: boolean } & Exception);

/** Whoever may edit texts, and who presides: the chair is told of remarks before a call, and types nothing. */
export const saysNotHere = ({ capacity, functions }: Pick<Actor, 'capacity' | 'functions'>): boolean =>
  RIGHTS[capacity].chair || mayEverType(capacity, functions);

export type WordingCommand =
  | ({ readonly do: 'list-word' } & TableWord)
  | ({ readonly do: 'except-wording'; readonly opinion: string; readonly on: boolean } & Exception);

export const WORDING_RULINGS: Rulings<WordingCommand> = {
  'list-word': (context, word) => {
    const { table } = context.state.wording;
    const { instead, ...entry } = word;
    const isFull = table.length >= MOST_WORDS && !table.some((one) => isSameEntry(one, word));
    const replaces = word.kind === 'replaced' && word.listed;
    const lacks = replaces && (instead === undefined || instead.toLowerCase() === word.word.toLowerCase());
    return unless([notOffice(context), when(lacks, { code: 'term-missing' }), when(isFull, { code: 'wording-full' })], {
      type: 'word.listed',
      ...entry,
      ...(replaces && instead !== undefined && { instead }),
    });
  },
  'except-wording': (context, exception) => {
    const { state, actor } = context;
    const { opinion, on } = exception;
    const known = exceptionsOf(state, opinion);
    const isThere = known.some((one) => isSameException(one, exception));
    return unless(
      [
        when(!saysNotHere(actor), { code: 'not-an-editor' }),
        when(placeOf(state.restricted.sessions, opinion) === 'closed-off', { code: 'motion-open', draft: opinion }),
        when(!on && !isThere, { code: 'no-such-exception' }),
        when(on && !isThere && known.length >= MOST_EXCEPTIONS, { code: 'wording-full' }),
      ],
      { type: 'wording.excepted', ...exception },
    );
  },
};

export const exceptionsOf = ({ wording }: Pick<ForumState, 'wording'>, opinion: string): readonly KeptException[] =>
  wording.exceptions.get(opinion) ?? [];

const isSameEntry = (one: TableWord, other: TableWord): boolean =>
  one.language === other.language && one.kind === other.kind && one.word.toLowerCase() === other.word.toLowerCase();

/** Of one remark there is one exception, about the words as they were last. */
const isSameException = (one: Exception, other: Exception): boolean =>
  one.block === other.block && one.code === other.code && one.words === other.words;

/** `state` stands at this entry already. */
export function foldWording(state: ForumState, fact: WordingAct, by: Actor): ForumState {
  const { wording } = state;
  switch (fact.type) {
    case 'word.listed': {
      const { type: _, ...word } = fact;
      return { ...state, wording: { ...wording, table: [...wording.table.filter((one) => !isSameEntry(one, word)), word] } };
    }
    case 'wording.excepted': {
      const { opinion, on, block, hash, code, words } = fact;
      const others = exceptionsOf(state, opinion).filter((one) => !isSameException(one, fact));
      const kept: KeptException = { block, hash, code, words, seq: state.seq, at: state.at, by: by.entity };
      return { ...state, wording: { ...wording, exceptions: new Map(wording.exceptions).set(opinion, on ? [...others, kept] : others) } };
    }
    default:
      return unreachable(fact);
  }
}
