import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lib0InBrowser } from './client/build/lib0-in-browser.ts';
import { noSnapshots } from './client/build/no-snapshots.ts';
import { yjsUndoFix, yjsUndoFixPacked } from './client/build/yjs-undo-fix.ts';

/** Two copies of one of these make `instanceof` fail, and text unreadable or lost (yjs/yjs#438). */
const ONE_COPY = [
  'yjs',
  'lib0',
  'y-protocols',
  'y-prosemirror',
  'prosemirror-model',
  'prosemirror-state',
  'prosemirror-view',
  'prosemirror-transform',
  'react',
  'react-dom',
];

/**
 * What an opinion needs before the first letter, other pages need too, the list of opinions not, and that is small: by itself each would be a
 * file of some hundred bytes, which is asked for, read and run one by one.
 */
const SMALL = [
  'client/sync/sha256',
  'client/ui/command-key',
  'client/pages/server-now',
  'shared/forum/report',
  'shared/opinion/appeal-time',
  'shared/page/kind-marks',
  'shared/text/canon',
  'shared/text/characters',
];

export default defineConfig({
  root: fileURLToPath(new URL('client', import.meta.url)),
  plugins: [react(), yjsUndoFix(), lib0InBrowser(), noSnapshots()],
  resolve: { dedupe: ONE_COPY },
  /** With hot reload too: the copy of Yjs is the one that ships. */
  optimizeDeps: { rolldownOptions: { plugins: [yjsUndoFixPacked] } },
  /** The server puts the nonce of the request in its place: in the script and style tags, and in the meta element for styles made later. */
  html: { cspNonce: '%NONCE%' },
  /** For the names of widths (client/ui/media.css). */
  css: { transformer: 'lightningcss', lightningcss: { drafts: { customMedia: true } } },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    /** Nothing inline: the policy allows files of our own only. */
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      /** `shared/` does nothing by being loaded: a rule that no page asks stays out, and so does what it needs. */
      treeshake: { moduleSideEffects: [{ test: /\/shared\/.*\.tsx?$/, sideEffects: false }] },
      /** What compares texts brings a package along that no page needs at first; of the forms none is open at first. */
      output: {
        codeSplitting: {
          groups: [
            { name: 'shared', test: /\/(client|shared)\/(?!compare\/|pages\/opinion\/forms\/)/, minShareCount: 8, maxModuleSize: 8_000 },
            { name: 'small', test: new RegExp(`/(?:${SMALL.join('|')})\\.ts$`) },
          ],
        },
      },
    },
  },
});
