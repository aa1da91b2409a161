/**
 * Brackets that are quoted do not count, so to quote is the secretariat's. What others quote is taken off again, its words stay; what was
 * quoted before stays so while they edit around it. Yjs does not tell a mark that was set from one that came along with its words, so
 * the paragraphs before and after are compared.
 */
import * as Y from 'yjs';
import { sameMarks, type TextBlock, type TextRun } from '../../shared/text/block.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { attributeOf, readBlock, typesIn } from '../../shared/text/read.ts';
import { blocksIn } from './element.ts';
import type { Healing } from './healing.ts';
import { hasQuote, type Letter, type Requoted, requoted, type Stretch, wordsOf } from './quotes.ts';
import { restoreRuns } from './restore.ts';

interface Edited extends Requoted {
  readonly element: Y.XmlElement;
  readonly block: TextBlock;
}

const BRACKET = /[[\]［］]/;

export function healQuotes(healing: Healing, touched: ReadonlySet<unknown>): void {
  if (healing.mayQuote) return;
  const edited = [...touched].flatMap((element) => editedIn(healing, element));
  if (edited.every(({ came }) => came.length === 0)) return;
  const pool = lostIn(healing);
  for (const one of edited) {
    if (one.came.length === 0) continue;
    const { element, block, now } = one;
    const surplus = surplusOf(one, pool, healing.lostQuotes(block.id));
    if (surplus.size === 0) continue;
    restoreRuns(element, without(block, surplus, now));
    healing.report('quote', block.id);
  }
}

function editedIn({ before, lastOf }: Healing, element: unknown): readonly Edited[] {
  if (!(element instanceof Y.XmlElement) || element._item?.deleted !== false) return [];
  const id = attributeOf(element, 'id');
  const was = isBlockId(id) ? (before.byId(id)?.block ?? lastOf(id)) : null;
  if (!hasQuote(was) && !isFormatted(element)) return [];
  const block = readBlock(element);
  return hasQuote(was) || hasQuote(block) ? [{ element, block, ...requoted(was, block) }] : [];
}

/** Has it ever held a mark? Most paragraphs have not, and need not be read for it. */
function isFormatted(element: Y.XmlElement): boolean {
  for (const type of typesIn(element)) if (type instanceof Y.XmlText && type._hasFormatting) return true;
  return false;
}

/** Quoted words that have left their blocks in this part, wherever that was: a later pass touches less. */
function lostIn({ before, fragment }: Healing): string[] {
  const there = new Map(blocksIn(fragment).map((element) => [attributeOf(element, 'id'), element]));
  return before.records.flatMap(({ block }) => {
    if (!hasQuote(block)) return [];
    const element = there.get(block.id);
    return requoted(block, element === undefined ? null : readBlock(element)).lost;
  });
}

/** The places of letters that were never quoted. `pool`: quoted words that have left somewhere in this part; each is found once. */
function surplusOf({ now, came }: Edited, pool: string[], own: readonly string[]): ReadonlySet<number> {
  const fresh = new Set<number>();
  for (const { from, to } of came) for (let at = from; at < to; at++) fresh.add(at);
  const lately = [...own];
  for (const stretch of came) {
    const found = takeFrom(pool, now, stretch) ?? takeFrom(lately, now, stretch);
    if (found !== null) for (let at = found.from; at < found.to; at++) fresh.delete(at);
  }
  for (const stretch of came) keepInside(now, stretch, fresh);
  return fresh;
}

/** Which part of the stretch was quoted before: all of it, perhaps as a piece of more, or one whole quote within. */
function takeFrom(pool: string[], now: readonly Letter[], stretch: Stretch): Stretch | null {
  const words = wordsOf(now, stretch);
  const exact = pool.indexOf(words);
  const place = exact >= 0 ? exact : pool.findIndex((one) => one.includes(words) || words.includes(one));
  const quote = pool[place];
  if (quote === undefined) return null;
  const at = quote.indexOf(words);
  if (at >= 0) {
    pool.splice(place, 1, ...[quote.slice(0, at), quote.slice(at + words.length)].filter((rest) => rest !== ''));
    return stretch;
  }
  pool.splice(place, 1);
  const from = stretch.from + Array.from(words.slice(0, words.indexOf(quote))).length;
  return { from, to: from + Array.from(quote).length };
}

/** What is typed inside a quote belongs to it where it has no bracket. */
function keepInside(now: readonly Letter[], { from, to }: Stretch, fresh: Set<number>): void {
  const isQuoted = (at: number): boolean => now[at]?.lit === true && !fresh.has(at);
  for (let start = from; start < to; start++) {
    if (!fresh.has(start)) continue;
    let end = start;
    while (fresh.has(end)) end++;
    if (isQuoted(start - 1) && isQuoted(end) && !BRACKET.test(wordsOf(now, { from: start, to: end }))) {
      for (let at = start; at < end; at++) fresh.delete(at);
    }
    start = end;
  }
}

/** The words of a block, those at these places not quoted. */
function without({ runs }: TextBlock, places: ReadonlySet<number>, now: readonly Letter[]): readonly TextRun[] {
  const left: TextRun[] = [];
  let at = 0;
  for (const run of runs) {
    const plain = run.marks.filter(({ name }) => name !== 'lit');
    for (const end = at + Array.from(run.text).length; at < end; at++) {
      const marks = places.has(at) ? plain : run.marks;
      const text = now[at]?.char ?? '';
      const last = left.at(-1);
      if (last !== undefined && sameMarks(last.marks, marks)) left[left.length - 1] = { text: last.text + text, marks: last.marks };
      else left.push({ text, marks });
    }
  }
  return left;
}
