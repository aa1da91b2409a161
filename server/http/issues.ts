/** What was wrong with what came, for people and for developers: people read a fault in their own language, and never our schemas' English. */
import type { z } from 'zod';
import type { Fault, Issue } from '../../shared/wire/problem.ts';

/** More than these help nobody. */
const MOST = 8;

export const issuesOf = (found: readonly z.core.$ZodIssue[], given: unknown): readonly Issue[] =>
  found.slice(0, MOST).map((issue) => {
    const most = issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array') ? { most: Number(issue.maximum) } : {};
    return { path: issue.path.join('.'), message: issue.message, fault: faultOf(issue, given), ...most };
  });

function faultOf(issue: z.core.$ZodIssue, given: unknown): Fault {
  const value = issue.path.reduce<unknown>((inside, name) => (inside as Record<PropertyKey, unknown> | null | undefined)?.[name], given);
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return 'missing';
  if (issue.code === 'custom') return (issue.params as { readonly fault?: Fault } | undefined)?.fault ?? 'other';
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return 'other';
  if (issue.origin === 'array') return issue.code === 'too_big' ? 'many' : 'missing';
  if (issue.origin === 'string') return issue.code === 'too_big' ? 'long' : 'missing';
  return 'number';
}
