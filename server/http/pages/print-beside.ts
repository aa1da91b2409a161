/** What is said beside a text, below it on paper: by paragraph, in the order of the text, each thread with who reads it. */
import { type Html, html } from '../../../shared/lib/html.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { namesIn, type Reading } from '../../../shared/page/text-html.ts';
import { leftOut, type SaidBeside, type SaidMessage, type SaidThread, saidIn } from '../../export/said.ts';

export function besideHtml(reading: Reading, beside: SaidBeside): Html {
  const { text, register } = reading;
  const names = namesIn(reading);
  const byBlock = new Map<BlockId | null, SaidThread[]>();
  for (const one of saidIn(reading, names, beside)) {
    const there = byBlock.get(one.block) ?? [];
    there.push(one);
    byBlock.set(one.block, there);
  }
  const parts = [...byBlock].map(
    ([block, threads]) =>
      html`<section>\n<h3><bdi lang="${register.language}">${names.paragraph(block)}</bdi></h3>\n${threads.map((one) => threadHtml(one, reading))}</section>\n`,
  );
  const left = leftOut(beside, text);
  return html`<section class="beside">\n<h2>${text.t('thread.title')}</h2>\n${left !== null && html`<p class="note">${left}</p>\n`}${parts.length === 0 ? html`<p>${text.t('taken.none')}</p>\n` : parts}</section>`;
}

function threadHtml({ heads, quote, messages, resolved }: SaidThread, { register, text, entities }: Reading): Html {
  const about =
    quote !== null && html`<p class="note">${text.t('taken.words')} <q lang="${register.language}" dir="auto">${quote}</q></p>\n`;
  const said = ({ entity, at, words }: SaidMessage): Html =>
    html`<li><bdi>${entities.name(entity)}</bdi> · ${text.moment(at)}<br><span class="said" dir="auto">${words}</span></li>\n`;
  return html`<article>\n<p class="note">${text.facts(heads)}</p>\n${about}<ul>\n${messages.map(said)}</ul>\n${resolved !== null && html`<p class="note">${resolved}</p>\n`}</article>\n`;
}
