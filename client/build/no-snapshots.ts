/**
 * Leaves out of the bundle how y-prosemirror draws snapshots of Yjs, which no page of ours asks for: an earlier moment of a text is drawn from
 * the log. With it go the snapshots of Yjs themselves. Where the place is not there exactly once the build fails.
 */
import type { Plugin } from 'vite';

/** From the first line that goes to what stands behind it. */
const PARTS = [
  ['        if (binding.prosemirrorView !== null) {\n', '        return pluginState\n'],
  ['\n  unrenderSnapshot () {\n', '\n  _forceRerender () {\n'],
  ['\n  _renderSnapshot (snapshot, prevSnapshot, pluginState) {\n', '\n  /**\n   * @param {Array<Y.YEvent<any>>} events\n'],
] as const;

function without(source: string, [begin, end]: (typeof PARTS)[number]): string {
  const [before, rest, ...more] = source.split(begin);
  const [, after, ...others] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || more.length + others.length > 0)
    throw new Error(`y-prosemirror: what draws snapshots is not there exactly once:${begin}`);
  return before + end + after;
}

export function noSnapshots(): Plugin {
  return {
    name: 'no-snapshots',
    apply: 'build',
    transform(code, id) {
      const isIt = /\/y-prosemirror\/src\/plugins\/sync-plugin\.js$/.test(id.replaceAll('\\', '/'));
      return isIt ? { code: PARTS.reduce(without, code), map: null } : null;
    },
  };
}
