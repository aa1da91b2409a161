/** The status of a paragraph: derived, never set. The first reason that holds, from the top; all of them are shown. */

import type { Block, Declaration } from './blocks.ts';
import type { Counted } from './positions.ts';
import type { ParagraphStatus } from './register.ts';
import type { Hash } from './vocabulary.ts';

/** Brackets or undecided suggestions, its heading's words included. */
const hasBrackets = ({ brackets, balanced }: Pick<Block, 'brackets' | 'balanced'>): boolean => brackets > 0 || !balanced;

/** The words that were declared, and those that took their place: agreed are these and no others. */
const isOf = ({ hash, successors }: Declaration, words: Hash | null): boolean =>
  hash === words || successors.some((one) => one.hash === words);

export const isDeclared = ({ declared, hash }: Block): boolean => declared?.stands === true && isOf(declared, hash);

const holding = (counted: readonly Counted[], kind: 'objection' | 'time'): boolean =>
  counted.some(({ position, met }) => position.kind === kind && !met);

/** Consensus on exactly these words, or on those of which they are an editorial change, and nothing that stands against it. */
export const isAgreed = (block: Block, heading: Block | undefined, counted: readonly Counted[]): boolean =>
  isDeclared(block) && reasons(block, heading, counted)[0] === 'agreed';

/** All that holds, in the order of precedence; never empty. */
export function reasons(block: Block, heading: Block | undefined, counted: readonly Counted[]): readonly ParagraphStatus[] {
  const all: ParagraphStatus[] = [];
  if (holding(counted, 'objection')) all.push('objected');
  if (holding(counted, 'time')) all.push('pending');
  if (isUnsettled(block) || (heading !== undefined && isUnsettled(heading))) all.push('unsettled');
  if (isDeclared(block)) all.push('agreed');
  else if (block.declared !== null) all.push('reopened');
  if (all.length === 0) all.push('open');
  return all;
}

const isUnsettled = (block: Block): boolean => hasBrackets(block) || block.suggestions > 0;
