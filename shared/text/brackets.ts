/**
 * Square brackets mean "not agreed". They stay literal characters, because delegates type, paste and search them; what is
 * counted and paired lives beside the text and is worked out anew after every change. Inside `lit` they are quoted letters.
 */
import type { BlockId } from '../opinion/vocabulary.ts';
import { baseRuns, hasMark, type TextBlock } from './block.ts';

const OPENING = new Set(['[', '［']);
const CLOSING = new Set([']', '］']);

export interface BracketCount {
  readonly brackets: number;
  /** Do they pair up within the block? Never corrected, only shown. */
  readonly balanced: boolean;
}

/** Counts the base reading. */
export function countBrackets(block: TextBlock): BracketCount {
  let brackets = 0;
  let depth = 0;
  let balanced = true;
  for (const run of baseRuns(block)) {
    if (hasMark(run, 'lit') || !/[[\]［］]/.test(run.text)) continue;
    for (const character of run.text) {
      if (OPENING.has(character)) depth++;
      else if (!CLOSING.has(character)) continue;
      else if (--depth < 0) [depth, balanced] = [0, false];
      brackets++;
    }
  }
  return { brackets, balanced: balanced && depth === 0 };
}

/** A bracket in the text as shown; offsets in UTF-16 units within the block. */
export interface Bracket {
  readonly block: BlockId;
  readonly at: number;
  /** The bracket it pairs with, perhaps in another block; null while it stands alone. */
  readonly partner: { readonly block: BlockId; readonly at: number } | null;
}

/** How the style sheet knows it. */
export const bracketClass = ({ partner }: Bracket): string => (partner === null ? 'bracket bracket-alone' : 'bracket');

/** Every bracket of a document with its partner, in order of the text. For display only. */
export function pairBrackets(blocks: readonly TextBlock[]): Bracket[] {
  const found: { block: BlockId; at: number; partner: Bracket['partner'] }[] = [];
  const open: { block: BlockId; at: number; partner: Bracket['partner'] }[] = [];
  for (const { id, runs } of blocks) {
    let offset = 0;
    for (const run of runs) {
      const quoted = hasMark(run, 'lit');
      for (const { 0: character, index } of run.text.matchAll(/[[\]［］]/g)) {
        if (quoted) continue;
        const bracket = { block: id, at: offset + index, partner: null as Bracket['partner'] };
        found.push(bracket);
        if (OPENING.has(character)) open.push(bracket);
        else pair(open.pop(), bracket);
      }
      offset += run.text.length;
    }
  }
  return found;
}

function pair<B extends { block: BlockId; at: number; partner: Bracket['partner'] }>(left: B | undefined, right: B): void {
  if (left === undefined) return;
  left.partner = { block: right.block, at: right.at };
  right.partner = { block: left.block, at: left.at };
}
