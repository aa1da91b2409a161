/** The printable page: the clean text, and below it the position in the record and the hash, so that paper can be held against the record. */
import type { TextBlock } from '../../shared/text/block.ts';
import { baseRuns } from '../../shared/text/block.ts';
import { escapeHtml, htmlText } from '../../shared/text/html.ts';
import { labelsOf, type OpinionView } from './opinion-view.ts';
import { pageHtml } from './page.ts';

const CSS = `
:root { color-scheme: light }
body { margin: 2rem auto; max-inline-size: 44rem; padding-inline: 1rem; font: 12pt/1.5 Calibri, Carlito, "Noto Sans", sans-serif; color: #000; background: #fff }
header, footer { font-size: 10pt; color: #444 }
h1 { font-size: 16pt; text-align: center } h2 { font-size: 12pt; font-style: italic; font-weight: normal }
.level-1 { margin-inline-start: 2rem } .level-2 { margin-inline-start: 4rem } .level-3 { margin-inline-start: 6rem }
.label { display: inline-block; min-inline-size: 2rem } footer { overflow-wrap: anywhere; border-block-start: 1px solid #999; margin-block-start: 2rem }
@media print { body { margin: 0; max-inline-size: none } h1, h2 { break-after: avoid } p { orphans: 2; widows: 2 } }
`;

export function printPage(view: OpinionView, nonce: string): string {
  const { number, title, language, seq, phase } = view.register;
  const clean = view.blocks
    .map((block): TextBlock => ({ ...block, sug: null, runs: baseRuns(block) }))
    .filter(({ runs }) => runs.length > 0);
  const body = `<header>${escapeHtml(number)}</header>
<main lang="${language}">
${htmlText(clean, labelsOf(view))}
</main>
<footer dir="ltr">${phase} · ${seq} · SHA-256 ${escapeHtml(view.textHash)}</footer>`;
  return pageHtml({ language, title: `${number} ${title}`, css: CSS, body, nonce });
}
