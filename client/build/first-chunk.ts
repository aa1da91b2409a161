/**
 * Puts the small modules that the first pages share with others into one file, where they pack better than in thirty. Nothing is in it that
 * the first pages do without, and nothing of the editor: whoever signs in or reads the list waits for neither.
 */
import type { Rolldown } from 'vite';

const FIRST = /\/client\/(main|pages\/opinion\/opinion)\.tsx$/;
const EDITOR = /\/node_modules\/(prosemirror|yjs|y)-?/;

type Next = (id: string) => readonly string[];

/** Does one come to such a module from this one? */
function leads(from: string, next: Next, to: RegExp, seen = new Set<string>()): boolean {
  if (to.test(from)) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return next(from).some((one) => leads(one, next, to, seen));
}

export const FIRST_CHUNK: Rolldown.CodeSplittingGroup = {
  debugName: 'first',
  name: (id, context) => {
    const importers: Next = (one) => context.getModuleInfo(one)?.importers ?? [];
    const imports: Next = (one) => context.getModuleInfo(one)?.importedIds ?? [];
    return leads(id, importers, FIRST) && !leads(id, imports, EDITOR) ? 'first' : null;
  },
  test: /\/(client|shared)\//,
  minShareCount: 4,
  maxModuleSize: 8_000,
};
