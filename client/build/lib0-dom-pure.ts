/**
 * Leaves lib0's schemas out of the bundle, 2.4 KiB packed: lib0/dom makes four of them as it loads, which nothing here uses and no bundler may
 * take away unless it is told that making them does nothing else. A lib0 that makes none any more fails the build, and this file goes.
 */
import type { Plugin } from 'vite';

const MADE = /= (?=\$\.\$custom\()/g;

export function lib0DomPure(): Plugin {
  return {
    name: 'lib0-dom-pure',
    apply: 'build',
    transform(code, id) {
      if (!/\/lib0\/dom\.js$/.test(id.replaceAll('\\', '/'))) return null;
      const pure = code.replace(MADE, '= /* @__PURE__ */ ');
      if (pure === code) this.error('lib0/dom makes no schemas any more: this plugin has nothing to do');
      return { code: pure, map: null };
    },
  };
}
