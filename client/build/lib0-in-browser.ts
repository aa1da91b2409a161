/**
 * Leaves out of the bundle what lib0 does for Node and for coloured consoles: the reading of arguments, environment and storage, the
 * styling of two warnings of Yjs, and schemas that nothing here uses. What is used of these files and not said here fails the build.
 */
import type { Plugin } from 'vite';

const INSTEAD: Readonly<Record<string, string>> = {
  dom: 'export const doc = document;',
  environment: `
    export const isNode = false;
    export const isBrowser = true;
    export const getVariable = () => null;`,
  logging: `
    export const BOLD = '', UNBOLD = '', RED = '', ORANGE = '';
    export const print = (...words) => console.log(...words);
    export const warn = (...words) => console.warn(...words);`,
};

export function lib0InBrowser(): Plugin {
  return {
    name: 'lib0-in-browser',
    apply: 'build',
    load(id) {
      const [, file = ''] = /\/lib0\/(\w+)\.js$/.exec(id.replaceAll('\\', '/')) ?? [];
      return INSTEAD[file] ?? null;
    },
    onLog(_level, log) {
      if (log.code === 'IMPORT_IS_UNDEFINED') this.error(log);
    },
  };
}
