/**
 * How each paragraph read after each entry of a log. A text is typed letter by letter, so a wording is kept as what differs from the one
 * before it, and whole again once the differences would weigh more than that: any position is read without a document of Yjs.
 */
import type { TextFacts } from '../../../shared/opinion/entry.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { TextBlock } from '../../../shared/text/block.ts';
import type { LiveText } from '../../text/live-text.ts';

/** Of the wording before it the first `keep` and the last `end` characters, and `put` between them. */
interface Difference {
  readonly seq: number;
  readonly keep: number;
  readonly end: number;
  readonly put: string;
}

/** null: it is not in the text. */
interface Whole {
  readonly seq: number;
  readonly whole: string | null;
}

type Version = Whole | Difference;

/** What a difference weighs besides its letters, in letters. */
const WEIGHT = 64;
/** Differences that one wording is put together of at the most. */
const MOST = 200;

interface Kept {
  readonly versions: Version[];
  /** As it reads now. */
  now: string | null;
  /** Since the last that is kept whole. */
  weight: number;
  count: number;
}

/** Plain, so that it can be kept. */
export interface WordingsData {
  readonly blocks: Map<BlockId, Kept>;
  readonly orders: { readonly seq: number; readonly order: readonly BlockId[] }[];
  readonly lastWords: Map<BlockId, { readonly seq: number; readonly words: string | null }[]>;
}

export class Wordings {
  /** All that it knows: it goes on with it. */
  readonly data: WordingsData;
  /** Of each paragraph what was read last: at the other end of a comparison most read the same. */
  readonly #read = new Map<BlockId, { readonly version: Version; readonly block: TextBlock }>();

  constructor(data: WordingsData = { blocks: new Map(), orders: [], lastWords: new Map() }) {
    this.data = data;
  }

  /** The entry `seq` has been applied to the text. */
  note(seq: number, { changes, order, late = [] }: TextFacts, live: LiveText): void {
    if (order !== undefined) this.data.orders.push({ seq, order });
    for (const { id } of changes) {
      const block = live.paragraph(id)?.block;
      this.#keep(id, seq, block === undefined ? null : JSON.stringify(block));
      if (block === undefined) this.#bury(id, seq, live);
    }
    for (const { block } of late) if (block !== null && live.paragraph(block) === undefined) this.#bury(block, seq, live);
  }

  /** The whole text after entry `seq`. */
  textAt(seq: number): readonly TextBlock[] {
    const order = this.data.orders[lastUpTo(this.data.orders, seq)]?.order ?? [];
    return order.flatMap((id) => this.at(id, seq) ?? []);
  }

  /** The same, each as JSON. */
  jsonAt(seq: number): readonly string[] {
    const order = this.data.orders[lastUpTo(this.data.orders, seq)]?.order ?? [];
    return order.flatMap((id) => {
      const versions = this.#versionsOf(id);
      return jsonUpTo(versions, lastUpTo(versions, seq)) ?? [];
    });
  }

  /** The entries behind the one position and up to the other after which it was kept anew, whatever of it was another. */
  between(id: BlockId, after: number, until: number): readonly number[] {
    const versions = this.#versionsOf(id);
    return versions.slice(lastUpTo(versions, after) + 1, lastUpTo(versions, until) + 1).map(({ seq }) => seq);
  }

  /** Was anything of the text another, or elsewhere in it, behind the one position and up to the other? */
  isTouched(after: number, until: number): boolean {
    const { blocks, orders } = this.data;
    const moved = orders[lastUpTo(orders, until)]?.seq ?? 0;
    return moved > after || [...blocks.keys()].some((id) => this.between(id, after, until).length > 0);
  }

  /** null where it is not in the text then. */
  at(id: BlockId, seq: number): TextBlock | null {
    const versions = this.#versionsOf(id);
    const end = lastUpTo(versions, seq);
    const version = versions[end];
    const read = this.#read.get(id);
    if (read !== undefined && read.version === version) return read.block;
    const json = jsonUpTo(versions, end);
    if (version === undefined || json === null) return null;
    const block: TextBlock = JSON.parse(json);
    this.#read.set(id, { version, block });
    return block;
  }

  /** How it last read, where it is not in the text then; null where that is not known. */
  lastWordsAt(id: BlockId, seq: number): string | null {
    const all = this.data.lastWords.get(id) ?? [];
    return all[lastUpTo(all, seq)]?.words ?? null;
  }

  #versionsOf(id: BlockId): readonly Version[] {
    return this.data.blocks.get(id)?.versions ?? [];
  }

  #bury(id: BlockId, seq: number, live: LiveText): void {
    const all = this.data.lastWords.get(id) ?? [];
    all.push({ seq, words: live.lastWords(id) });
    this.data.lastWords.set(id, all);
  }

  #keep(id: BlockId, seq: number, json: string | null): void {
    const kept = this.data.blocks.get(id) ?? { versions: [], now: null, weight: 0, count: 0 };
    this.data.blocks.set(id, kept);
    if (json === kept.now && kept.versions.length > 0) return;
    const difference = json === null || kept.now === null ? null : differenceOf(kept.now, json, seq);
    const weight = kept.weight + WEIGHT + (difference?.put.length ?? 0);
    if (difference === null || json === null || weight > json.length * 2 + WEIGHT || kept.count >= MOST) {
      kept.versions.push({ seq, whole: json });
      kept.weight = 0;
      kept.count = 0;
    } else {
      kept.versions.push(difference);
      kept.weight = weight;
      kept.count += 1;
    }
    kept.now = json;
  }
}

const isWhole = (version: Version | undefined): version is Whole => version !== undefined && 'whole' in version;

/** What the last one that is kept whole and the differences behind it come to; null: nothing is there. */
function jsonUpTo(versions: readonly Version[], end: number): string | null {
  let begin = end;
  while (begin >= 0 && !isWhole(versions[begin])) begin -= 1;
  const first = versions[begin];
  if (first === undefined || !isWhole(first) || first.whole === null) return null;
  let json = first.whole;
  for (const one of versions.slice(begin + 1, end + 1)) if (!isWhole(one)) json = put(json, one);
  return json;
}

const put = (before: string, { keep, end, put: words }: Difference): string =>
  before.slice(0, keep) + words + before.slice(before.length - end);

function differenceOf(before: string, after: string, seq: number): Difference {
  const most = Math.min(before.length, after.length);
  let keep = 0;
  while (keep < most && before.charCodeAt(keep) === after.charCodeAt(keep)) keep += 1;
  let end = 0;
  while (end < most - keep && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end += 1;
  return { seq, keep, end, put: after.slice(keep, after.length - end) };
}

/** Of what lies in the order of the log: where the last one up to `seq` is; -1: there is none. */
export function lastUpTo(all: readonly { readonly seq: number }[], seq: number): number {
  let [before, from] = [-1, all.length];
  while (from - before > 1) {
    const middle = (before + from) >> 1;
    if ((all[middle]?.seq ?? 0) <= seq) before = middle;
    else from = middle;
  }
  return before;
}
