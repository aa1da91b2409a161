/**
 * Words that are gone, as a State may withhold its own (SPEC.md H70 to H73), and chair and secretariat those of anybody (H76): letters that seats
 * of that State typed, or all, with all copies of each. A letter that stands anywhere, or stood at a mark, is none of them; nor is one that came
 * late or went on among what did (T36), which is kept elsewhere too.
 */
import * as Y from 'yjs';
import type { BlockId, EntityId } from '../../../shared/opinion/vocabulary.ts';
import { type LetterRange, MOST_RANGES, type WordsFault } from '../../../shared/opinion/withholding.ts';
import { ROOT } from '../../../shared/text/schema.ts';
import { MASK } from '../masking.ts';
import type { AuthorsData } from './data.ts';
import { LATE } from './late.ts';
import { elementOf, isLetters, itemsIn, letterOf, type TextItem } from './letters.ts';
import { blockAt } from './remains.ts';
import type { Hand } from './shape.ts';
import { type Place, type Put, rootOf } from './spans.ts';
import { type GoneLetter, wordsIn } from './stretches.ts';
import { rangesOf } from './taken.ts';
import { structsOf } from './touched.ts';

/** From one log position to another; null block: all of the text. */
export interface Stretch {
  readonly block: BlockId | null;
  readonly from: number;
  readonly to: number;
}

/** Log positions of which something else keeps how the text stood. */
export interface Marks {
  readonly at: readonly Stretch[];
  /** All that was there up to it lies in the log of a restricted session too; 0: nothing does. */
  readonly copiedUpTo: number;
}

/** Whose words; null: anybody's. */
export type Whose = EntityId | null;

/** Of one stretch of the text. */
export interface GoneWords {
  readonly block: BlockId;
  readonly text: string;
  readonly ranges: readonly LetterRange[];
  /** With which entry the last of them went, and when, ms UTC. */
  readonly out: number;
  readonly at: number;
}

export interface ChosenWords {
  readonly letters: number;
  readonly blocks: readonly BlockId[];
  /** With all copies. */
  readonly ranges: readonly LetterRange[];
  /** The entries that brought them, in the order of the log. */
  readonly seqs: readonly number[];
  readonly from: number;
  readonly until: number;
}

/** Entries that are read and written again before it is answered. */
const MOST_ENTRIES = 2_000;

interface Copy extends Place {
  readonly came: number;
  readonly went: number;
  /** When it went, ms UTC. */
  readonly at: number;
}

/** A letter, with each item that it was. */
interface Life {
  /** Null: nobody's. */
  readonly author: EntityId | null;
  fault: WordsFault | null;
  readonly copies: Copy[];
  /** Of each copy that is half a sign, the other half: an emoji is two letters, which go together. */
  readonly halves: Place[];
}

const STANDS = Number.POSITIVE_INFINITY;

/** By client and clock of the first of them. */
type Lives = ReadonlyMap<number, ReadonlyMap<number, Life>>;

export const ownGone = (data: AuthorsData, fragment: Y.XmlFragment, whose: Whose, marks: Marks): readonly GoneWords[] =>
  goneIn(data, fragment, livesOf(data, whose, marks), () => true);

function goneIn(data: AuthorsData, fragment: Y.XmlFragment, lives: Lives, isAsked: (life: Life) => boolean): readonly GoneWords[] {
  const found: GoneWords[] = [];
  for (let element = fragment._start; element !== null; element = element.right) {
    const block = blockAt(data, element, data.seq);
    if (block === '') continue;
    for (const letters of linesIn(data, element, lives)
      .flatMap((line) => eachOf(line, isAsked))
      .flatMap(wordsIn)) {
      const [out, at] = letters.reduce(([latest, when], { went, at }) => (went > latest ? [went, at] : [latest, when]), [0, 0]);
      const ranges = rangesOf(letters.map(({ client, clock, text }) => letterOf(client, clock, text, 'gone')));
      found.push({ block, text: letters.map(({ text }) => text).join(''), ranges, out, at });
    }
  }
  return found.sort((one, other) => other.out - one.out);
}

interface LifeLetter extends GoneLetter {
  readonly life: Life;
}

/** What each has typed of it: nobody's words are chosen because another's stood beside them. */
function eachOf(line: readonly LifeLetter[], isAsked: (life: Life) => boolean): readonly (readonly LifeLetter[])[] {
  const found = new Map<EntityId | null, LifeLetter[]>();
  for (const letter of line) {
    if (!isAsked(letter.life)) continue;
    const { author } = letter.life;
    const own = found.get(author);
    if (own === undefined) found.set(author, [letter]);
    else own.push(letter);
  }
  return [...found.values()];
}

/** Letters that may be withheld, each told where it stood last: cut where others stand between. */
function linesIn(data: AuthorsData, element: Y.Item, lives: Lives): readonly (readonly LifeLetter[])[] {
  const found: LifeLetter[][] = [];
  let line: LifeLetter[] = [];
  for (const item of itemsIn(element))
    for (let n = 0; n < item.length; n++) {
      const copy = lastCopy(data, lives, { client: item.id.client, clock: item.id.clock + n }, item.content.str[n] ?? '');
      if (copy === 'elsewhere') continue;
      if (copy === null) line = [];
      else {
        if (line.length === 0) found.push(line);
        line.push(copy);
      }
    }
  return found;
}

/** `elsewhere`: it is told where another item of it stood later. Null: it may not be withheld. */
function lastCopy(data: AuthorsData, lives: Lives, place: Place, text: string): LifeLetter | 'elsewhere' | null {
  const { client, clock } = place;
  const life = lifeOf(data, lives, place);
  if (life === undefined || life.fault !== null) return null;
  const last = life.copies.reduce((one, other) => (other.went >= one.went ? other : one));
  return last.client === client && last.clock === clock ? { ...last, text, life } : 'elsewhere';
}

function lifeOf({ puts }: AuthorsData, lives: Lives, { client, clock }: Place): Life | undefined {
  const root = rootOf(puts.find(client, clock), client, clock);
  return lives.get(root.client)?.get(root.clock);
}

export interface ProposedWords {
  /** As they stood: those that may be withheld. */
  readonly words: readonly GoneWords[];
  /** Why not all of them may be. */
  readonly fault: WordsFault | null;
}

/** What somebody asks to withhold, as it reads. */
export function proposedWords(data: AuthorsData, fragment: Y.XmlFragment, marks: Marks, asked: readonly LetterRange[]): ProposedWords {
  const lives = livesOf(data, null, marks);
  const chosen = chosenIn(data, lives, null, asked);
  const among = new Set<Life | undefined>();
  for (const { client, clock, length } of asked) {
    const end = Math.min(clock + length, Y.getState(data.doc.store, client));
    for (let n = clock; n < end; n++) among.add(lifeOf(data, lives, { client, clock: n }));
  }
  const words = goneIn(data, fragment, lives, (life) => among.has(life));
  if (typeof chosen === 'string') return { words, fault: chosen };
  return { words, fault: isRead(words, chosen) ? null : 'no-such-words' };
}

/** Nobody confirms letters that no page shows: those that never lay in a paragraph with a name. */
const isRead = (words: readonly GoneWords[], chosen: ReadonlySet<Life>): boolean =>
  words.reduce((sum, { text }) => sum + text.length, 0) === chosen.size;

/** What somebody asks to withhold: why it may not be, or all that is to be masked. */
export function chosenWords(
  data: AuthorsData,
  fragment: Y.XmlFragment,
  { whose, marks }: { readonly whose: Whose; readonly marks: Marks },
  asked: readonly LetterRange[],
): ChosenWords | WordsFault {
  const lives = livesOf(data, whose, marks);
  const chosen = chosenIn(data, lives, whose, asked);
  if (typeof chosen === 'string') return chosen;
  // a State knows what it has typed
  const words = whose === null ? goneIn(data, fragment, lives, (life) => chosen.has(life)) : null;
  if (words !== null && !isRead(words, chosen)) return 'no-such-words';
  const copies = [...chosen].flatMap((life) => life.copies);
  const blocks = new Set<BlockId>();
  for (const { client, clock } of copies) {
    const item = Y.getItem(data.doc.store, Y.createID(client, clock)) as Y.Item | Y.GC;
    const block = item instanceof Y.Item ? blockOf(data, item, data.seq) : '';
    if (block !== '') blocks.add(block);
  }
  const inOrder = copies.sort((one, other) => one.client - other.client || one.clock - other.clock);
  const ranges = rangesOf(inOrder.map(({ client, clock }) => letterOf(client, clock, '', 'gone')));
  const seqs = [...new Set(copies.map(({ came }) => came))].sort((one, other) => one - other);
  if (ranges.length > MOST_RANGES || seqs.length > MOST_ENTRIES) return 'too-many-words';
  return {
    letters: chosen.size,
    blocks: [...blocks].sort(),
    ranges,
    seqs,
    from: copies.reduce((least, { came }) => Math.min(least, came), Number.POSITIVE_INFINITY),
    until: copies.reduce((most, { went }) => Math.max(most, went), 0),
  };
}

/** Of letters that nobody knows it is said that they are not the State's, or, to whoever asks for anybody's, that there are none. */
const unknownTo = (whose: Whose): WordsFault => (whose === null ? 'no-such-words' : 'not-own-words');

function chosenIn(data: AuthorsData, lives: Lives, whose: Whose, asked: readonly LetterRange[]): ReadonlySet<Life> | WordsFault {
  const unknown = unknownTo(whose);
  const chosen = new Set<Life>();
  for (const { client, clock, length } of asked) {
    if (clock + length > Y.getState(data.doc.store, client)) return unknown;
    for (let n = clock; n < clock + length; n++) {
      const life = lifeOf(data, lives, { client, clock: n });
      if (life === undefined) return unknown;
      if (life.fault !== null) return life.fault;
      chosen.add(life);
    }
  }
  for (const { halves } of chosen)
    for (const half of halves) {
      const other = lifeOf(data, lives, half);
      if (other === undefined || !chosen.has(other)) return unknown;
    }
  return chosen;
}

/** Of all letters that seats of this State typed, or anybody, and that are not withheld already. */
function livesOf(data: AuthorsData, whose: Whose, marks: Marks): Lives {
  const found = new Map<number, Map<number, Life>>();
  for (const [client, spans] of data.puts.byClient) {
    if (client === LATE) continue;
    for (const put of spans)
      for (const item of structsOf(data.doc, client, put.clock, put.clock + put.length))
        if (isLetters(item)) noteItem(data, { item, put, whose, marks }, found);
  }
  keepWhole(data, found, unknownTo(whose));
  return found;
}

/** Why half a sign may not be withheld is why the other half may not. */
function keepWhole(data: AuthorsData, lives: Lives, unknown: WordsFault): void {
  const kept: Life[] = [];
  for (const own of lives.values())
    for (const life of own.values()) {
      if (life.halves.some((half) => lifeOf(data, lives, half) === undefined)) life.fault ??= unknown;
      if (life.fault !== null && life.halves.length > 0) kept.push(life);
    }
  for (let one = kept.pop(); one !== undefined; one = kept.pop())
    for (const half of one.halves) {
      const other = lifeOf(data, lives, half);
      if (other === undefined || other.fault !== null) continue;
      other.fault = one.fault;
      kept.push(other);
    }
}

interface Noted {
  readonly item: TextItem;
  readonly put: Put;
  readonly whose: Whose;
  readonly marks: Marks;
}

function noteItem(data: AuthorsData, { item, put, whose, marks }: Noted, found: Map<number, Map<number, Life>>): void {
  const { client, clock } = item.id;
  const end = Math.min(clock + item.length, put.clock + put.length);
  for (let at = Math.max(clock, put.clock); at < end; at++) {
    const root = rootOf(put, client, at);
    const author = authorOf(data, root);
    if (item.content.str[at - clock] === MASK || !isOf(author, whose)) continue;
    const own = found.get(root.client) ?? new Map<number, Life>();
    found.set(root.client, own);
    const copy = copyOf(data, put, { client, clock: at });
    const half = halfOf(item.content.str, at - clock);
    const known = own.get(root.clock);
    const fault = known?.fault ?? faultOf(data, { root, item, copy, marks });
    if (fault !== null && half === null && (known?.halves.length ?? 0) === 0) {
      own.set(root.clock, FAULTY[fault]);
      continue;
    }
    const life = known === undefined || isFaulty(known) ? { author: author?.entity ?? null, fault, copies: [], halves: [] } : known;
    own.set(root.clock, life);
    life.fault = fault;
    life.copies.push(copy);
    if (half !== null) life.halves.push({ client, clock: clock + half });
  }
}

/** Most letters of a text stand in it: for all of them there is one, which nobody writes in. */
const faulty = (fault: WordsFault): Life => ({ author: null, fault, copies: [], halves: [] });
const FAULTY: Readonly<Record<WordsFault, Life>> = {
  'words-stand': faulty('words-stand'),
  'stood-at-mark': faulty('stood-at-mark'),
  'not-own-words': faulty('not-own-words'),
  'no-such-words': faulty('no-such-words'),
  'too-many-words': faulty('too-many-words'),
};
const isFaulty = (life: Life): boolean => life.fault !== null && life === FAULTY[life.fault];

const authorOf = ({ hands, puts }: AuthorsData, root: Place): Hand | undefined =>
  hands.list[puts.find(root.client, root.clock)?.hand ?? -1];

const isOf = (author: Hand | undefined, whose: Whose): boolean => whose === null || (author?.as === 'seat' && author.entity === whose);

/** Where the other half of the sign is of which this is one; null: it is whole. */
function halfOf(text: string, at: number): number | null {
  const isPair = (first: number): boolean => (text.codePointAt(first) ?? 0) > 0xffff;
  return isPair(at) ? at + 1 : at > 0 && isPair(at - 1) ? at - 1 : null;
}

interface Judged extends Pick<Noted, 'item' | 'marks'> {
  readonly root: Place;
  readonly copy: Copy;
}

function copyOf({ takes, hands }: AuthorsData, put: Put, { client, clock }: Place): Copy {
  const take = takes.find(client, clock);
  const gone = hands.list[take?.hand ?? -1];
  return { client, clock, came: hands.seqOf(put.hand), went: gone?.seq ?? STANDS, at: gone?.at ?? STANDS };
}

function faultOf(data: AuthorsData, { root, item, copy, marks: { at, copiedUpTo } }: Judged): WordsFault | null {
  const { client, clock, came, went } = copy;
  const isKept = root.client === LATE || data.late.hasMoved(letterOf(client, clock, '', 'gone'));
  if (went === STANDS || isKept) return 'words-stand';
  const stood = ({ block, from, to }: Stretch): boolean =>
    came <= to && from < went && (block === null || block === blockOf(data, item, to));
  return came <= copiedUpTo || at.some(stood) ? 'stood-at-mark' : null;
}

/** The paragraph in which an item stood then. */
function blockOf(data: AuthorsData, item: Y.Item, seq: number): BlockId {
  const element = elementOf(item, data.doc.getXmlFragment(ROOT));
  return element === null ? '' : blockAt(data, element, seq);
}
