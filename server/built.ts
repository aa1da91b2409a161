/**
 * What pages without script carry in themselves, made of the sources by the tools of the build. What is shipped holds what these constants
 * are and none of the tools (scripts/server-bundle.mjs); without a build they are made when the server starts.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { bundle, Features } from 'lightningcss';

interface Inlined {
  readonly code: string;
  /** As a policy names it. */
  readonly hash: string;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** For devices of these years and later, where what is newer falls away. */
const TARGETS = { chrome: 100 << 16, firefox: 100 << 16, safari: 15 << 16 };

/** A sheet with all that it imports, in the order in which it does. `kept`: what is new and would weigh too much in the words of older devices. */
const bundled = (path: string, kept = 0): string =>
  bundle({ filename: at(path), minify: true, drafts: { customMedia: true }, targets: TARGETS, exclude: kept }).code.toString();

/** With those of the tokens alone that something in it uses. */
function style(path: string, kept = 0): string {
  let css = bundled(path, kept);
  for (let before = ''; before !== css; ) {
    before = css;
    const used = new Set([...css.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name));
    css = css.replaceAll(/(?<=[{;])--([\w-]+):[^;}]*;?/g, (token, name) => (used.has(name) ? token : ''));
  }
  return css.replaceAll(/@media[^{}]*\{:root\{\}\}/g, '');
}

/** A classic script, without what the compiler options for modules would put before it. */
function script(path: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [at(path)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: '{}',
  });
  return outputFiles.map(({ text }) => text.trim()).join('');
}

const inlined = (code: string): Inlined => ({ code, hash: `'sha256-${createHash('sha256').update(code).digest('base64')}'` });

/** Of what runs. */
export const VERSION: string = JSON.parse(readFileSync(at('../package.json'), 'utf8')).version;

export const DOCS_STYLE = style('http/pages/docs.css');
export const FORM_STYLE = style('http/pages/form.css');
export const PAGE_STYLE = style('http/pages/page.css');
export const PRINT_STYLE = bundled('http/pages/print.css');
export const PAST_STYLE = style('http/pages/past/past.css');
export const PAST_TEXT_STYLE = bundled('http/pages/past/at.css');
export const PAST_SCRIPT = inlined(script('http/pages/past/past.ts'));
export const SHEET_STYLE = style('http/pages/sheet/sheet.css');
export const FOLLOW_STYLE = inlined(style('live/follow.css', Features.LightDark));
export const FOLLOW_SCRIPT = inlined(script('live/follow.ts'));
