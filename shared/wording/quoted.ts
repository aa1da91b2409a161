/** What a paragraph says in the words of others: quotations, and what is marked as one. It is nobody's business to mend them. */
import type { Span, Written } from './finding.ts';

/** Letters between two marks that are alike. */
const QUOTATIONS = /[“„][^”]*”|«[^»]*»|‹[^›]*›|「[^」]*」|『[^』]*』|《[^》]*》|"[^"]*"/gu;

export const quotedIn = ({ words, literal }: Pick<Written, 'words' | 'literal'>): readonly Span[] => [
  ...literal,
  ...[...words.matchAll(QUOTATIONS)].map(({ 0: { length }, index }) => ({ from: index, to: index + length })),
];

export const meets = (one: Span, others: readonly Span[]): boolean => others.some(({ from, to }) => one.from < to && one.to > from);
