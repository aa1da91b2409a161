/**
 * What pages without script carry in themselves, made of the sources by the tools of the build. What is shipped holds what these constants
 * are and none of the tools (scripts/server-bundle.mjs); without a build they are made when the server starts.
 */
import { fileURLToPath } from 'node:url';
import { bundle } from 'lightningcss';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** For devices of these years and later, where what is newer falls away. */
const TARGETS = { chrome: 100 << 16, firefox: 100 << 16, safari: 15 << 16 };

/** A sheet with all that it imports, in the order in which it does. */
const bundled = (path: string): string =>
  bundle({ filename: at(path), minify: true, drafts: { customMedia: true }, targets: TARGETS }).code.toString();

/** With those of the tokens alone that something in it uses. */
function style(path: string): string {
  let css = bundled(path);
  for (let before = ''; before !== css; ) {
    before = css;
    const used = new Set([...css.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name));
    css = css.replaceAll(/(?<=[{;])--([\w-]+):[^;}]*;?/g, (token, name) => (used.has(name) ? token : ''));
  }
  return css;
}

export const DOCS_STYLE = style('http/pages/docs.css');
export const FORM_STYLE = style('http/pages/form.css');
export const PAGE_STYLE = style('http/pages/page.css');
export const PRINT_STYLE = bundled('http/pages/print.css');
export const SHEET_STYLE = style('http/pages/sheet/sheet.css');
