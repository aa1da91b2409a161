/**
 * The blocks of the live text with everything that is derived from them, kept up to date by re-reading only what was touched:
 * a keystroke in a text of a thousand paragraphs reads and hashes one.
 */
import type * as Y from 'yjs';
import { assert } from '../../shared/lib/assert.ts';
import { type BlockId, type EntityId, type Hash, isHeading } from '../../shared/opinion/vocabulary.ts';
import { baseText, type Suggestion, suggestionsOf, type TextBlock } from '../../shared/text/block.ts';
import { type BracketCount, countBrackets } from '../../shared/text/brackets.ts';
import { agreementForm, docHash, exactForm, hashLine, headingForm, textHash } from '../../shared/text/canon.ts';
import { governing } from '../../shared/text/governing.ts';
import { readBlock } from '../../shared/text/read.ts';
import { Chunks } from './chunks.ts';
import type { Dirt } from './dirt.ts';
import { blocksIn } from './element.ts';
import { sha256 } from './hash.ts';
import { atOnce, type Pieces } from './pieces.ts';

export interface BlockRecord extends BracketCount {
  readonly element: Y.XmlElement;
  readonly block: TextBlock;
  readonly base: string;
  /** Length of the text as shown, UTF-16. */
  readonly chars: number;
  /** Words of the governing heading. */
  readonly heading: string | null;
  readonly hash: Hash;
  readonly exact: Hash;
  /** Its lines of docHash and textHash. */
  readonly docLine: string;
  readonly textLine: string;
  readonly suggested: readonly Suggestion[];
  /** How many of the suggestions count. */
  readonly suggestions: number;
}

/** By block id: the record before a refresh, null where there was none. Only blocks whose record changed. */
export type Before = ReadonlyMap<BlockId, BlockRecord | null>;

/** Blocks that are read, or hashed, at a stretch. */
const PIECE = 20;

export class BlockIndex {
  readonly #fragment: Y.XmlFragment;
  readonly #counts: (entity: EntityId) => boolean;
  #records: readonly BlockRecord[] = [];
  #byId: ReadonlyMap<BlockId, BlockRecord> = new Map();
  #byElement: ReadonlyMap<unknown, BlockRecord> = new Map();
  #docLines = new Chunks<BlockRecord>([], docLine);
  #textLines = new Chunks<BlockRecord>([], textLine);
  #chars: number | null = null;
  #docHash: Hash | null = null;
  #textHash: Hash | null = null;

  private constructor(fragment: Y.XmlFragment, counts: (entity: EntityId) => boolean) {
    this.#fragment = fragment;
    this.#counts = counts;
  }

  /** `counts`: do undecided suggestions of this entity count? */
  static *read(fragment: Y.XmlFragment, counts: (entity: EntityId) => boolean): Pieces<BlockIndex> {
    const index = new BlockIndex(fragment, counts);
    yield* index.#reading(() => undefined);
    return index;
  }

  /** In order of the text. */
  get records(): readonly BlockRecord[] {
    return this.#records;
  }
  get docHash(): Hash {
    this.#docHash ??= docHash(this.#docLines.pieces(), sha256);
    return this.#docHash;
  }
  get textHash(): Hash {
    this.#textHash ??= textHash(this.#textLines.pieces(), sha256);
    return this.#textHash;
  }

  /** Length of the whole text as shown, UTF-16. */
  get chars(): number {
    this.#chars ??= this.#records.reduce((sum, { chars }) => sum + chars, 0);
    return this.#chars;
  }

  byId(id: BlockId): BlockRecord | undefined {
    return this.#byId.get(id);
  }
  recordOf(element: unknown): BlockRecord | undefined {
    return this.#byElement.get(element);
  }
  hasSuggestion(verb: string, by: EntityId, id: string): boolean {
    return this.#records.some(({ suggested }) => suggested.some((one) => one.verb === verb && one.by === by && one.id === id));
  }

  /** Reads what was touched again. */
  refresh(dirt: Dirt): Before {
    return atOnce(this.refreshing(dirt));
  }

  /** The same in pieces; meanwhile all is as before. */
  *refreshing(dirt: Dirt): Pieces<Before> {
    const touched = [...dirt.blocks].flatMap((type) => this.#byElement.get(type) ?? []);
    if (dirt.list || dirt.ids || dirt.kinds || touched.some(({ block }) => isHeading(block.kind))) {
      return yield* this.#reading((element) => (dirt.blocks.has(element) ? undefined : this.#byElement.get(element)));
    }
    const records = [...this.#records];
    const byId = this.#byId as Map<BlockId, BlockRecord>;
    const byElement = this.#byElement as Map<unknown, BlockRecord>;
    const before = new Map<BlockId, BlockRecord | null>();
    for (const old of touched) {
      const record = this.#record(old.element, readBlock(old.element), old.heading);
      before.set(old.block.id, old);
      const place = records.indexOf(old);
      records[place] = record;
      this.#docLines.set(place, record);
      this.#textLines.set(place, record);
      byId.set(record.block.id, record);
      byElement.set(record.element, record);
    }
    this.#install(records, byId, byElement);
    return before;
  }

  /** Reads again the blocks that an entity has suggestions in: whether they count has just become known. */
  recount(entity: EntityId): Before {
    return this.#reread((element) => {
      const record = this.#byElement.get(element);
      return record?.suggested.some(({ by }) => by === entity) ? undefined : record;
    });
  }

  #reread(kept: (element: Y.XmlElement) => BlockRecord | undefined): Before {
    return atOnce(this.#reading(kept));
  }

  *#reading(kept: (element: Y.XmlElement) => BlockRecord | undefined): Pieces<Before> {
    const elements = blocksIn(this.#fragment);
    const old = elements.map(kept);
    const blocks: TextBlock[] = [];
    for (const [i, element] of elements.entries()) {
      blocks.push(old[i]?.block ?? readBlock(element));
      if (blocks.length % PIECE === 0) yield;
    }
    const above = governing(blocks);
    const words = new Map<TextBlock | null | undefined, string | null>([[null, null]]);
    const records: BlockRecord[] = [];
    for (const [i, block] of blocks.entries()) {
      const governor = above[i];
      if (governor && !words.has(governor)) words.set(governor, headingForm(governor));
      const heading = words.get(governor) ?? null;
      const record = old[i];
      records.push(record !== undefined && record.heading === heading ? record : this.#record(elementAt(elements, i), block, heading));
      if (records.length % PIECE === 0) yield;
    }
    const byId = new Map(records.map((record) => [record.block.id, record]));
    const before = new Map<BlockId, BlockRecord | null>();
    for (const [id, record] of this.#byId) if (byId.get(id) !== record) before.set(id, record);
    for (const id of byId.keys()) if (!this.#byId.has(id)) before.set(id, null);
    this.#docLines = new Chunks(records, docLine);
    this.#textLines = new Chunks(records, textLine);
    this.#install(records, byId, new Map(records.map((record) => [record.element, record])));
    return before;
  }

  #record(element: Y.XmlElement, block: TextBlock, heading: string | null): BlockRecord {
    return new ReadBlock(element, block, heading, this.#counts);
  }

  #install(records: readonly BlockRecord[], byId: ReadonlyMap<BlockId, BlockRecord>, byElement: ReadonlyMap<unknown, BlockRecord>): void {
    this.#records = records;
    this.#byId = byId;
    this.#byElement = byElement;
    this.#chars = null;
    this.#docHash = null;
    this.#textHash = null;
  }
}

function elementAt(elements: readonly Y.XmlElement[], place: number): Y.XmlElement {
  const element = elements[place];
  assert(element !== undefined, 'as many blocks as elements');
  return element;
}

/** What is hashed of it is hashed when somebody asks: whoever folds many entries reads a block again and again before that (`LiveText.goAlong`). */
class ReadBlock implements BlockRecord {
  readonly element: Y.XmlElement;
  readonly block: TextBlock;
  readonly base: string;
  readonly chars: number;
  readonly heading: string | null;
  readonly brackets: number;
  readonly balanced: boolean;
  readonly suggested: readonly Suggestion[];
  readonly suggestions: number;
  #hash: Hash | null = null;
  #exact: Hash | null = null;
  #docLine: string | null = null;
  #textLine: string | null = null;

  constructor(element: Y.XmlElement, block: TextBlock, heading: string | null, counts: (entity: EntityId) => boolean) {
    const { brackets, balanced } = countBrackets(block);
    this.element = element;
    this.block = block;
    this.base = baseText(block);
    this.chars = block.runs.reduce((sum, { text }) => sum + text.length, 0);
    this.heading = heading;
    this.brackets = brackets;
    this.balanced = balanced;
    this.suggested = suggestionsOf(block);
    this.suggestions = new Set(this.suggested.flatMap(({ by, id }) => (counts(by) ? `${by}:${id}` : []))).size;
  }

  get hash(): Hash {
    this.#hash ??= sha256(agreementForm(this.block, this.heading));
    return this.#hash;
  }
  get exact(): Hash {
    this.#exact ??= sha256(exactForm(this.block));
    return this.#exact;
  }
  get docLine(): string {
    this.#docLine ??= hashLine(this.block.id, this.hash);
    return this.#docLine;
  }
  get textLine(): string {
    this.#textLine ??= hashLine(this.block.id, this.exact);
    return this.#textLine;
  }
}

const docLine = (record: BlockRecord): string => record.docLine;
const textLine = (record: BlockRecord): string => record.textLine;
