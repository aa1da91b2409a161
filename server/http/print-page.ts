/**
 * The printable page: the clean text, below it the reservations with their reasons and what was deleted from a draft, and what paper can be
 * held against the record by: status, position, the hash of everything as shown (`textHash`) and that of the wording (`docHash`). The text
 * is in its own language, everything round it in that of whoever prints.
 */
import type { Entity } from '../../shared/forum/people.ts';
import type { Text } from '../../shared/i18n/text.ts';
import { fullLabels } from '../../shared/opinion/full-labels.ts';
import type { ShownPosition } from '../../shared/opinion/register.ts';
import { type EntityId, isHeading } from '../../shared/opinion/vocabulary.ts';
import { Entities } from '../../shared/page/entities.ts';
import { marksOf } from '../../shared/page/marks.ts';
import { opinionNames } from '../../shared/page/paragraph-names.ts';
import { baseRuns, baseText, type TextBlock } from '../../shared/text/block.ts';
import { escapeHtml, htmlText } from '../../shared/text/html.ts';
import { labelsOf, type OpinionView } from './opinion-view.ts';
import { pageHtml } from './page.ts';

const CSS = `
:root { color-scheme: light }
body { margin: 2rem auto; max-inline-size: 44rem; padding-inline: 1rem; font: 12pt/1.5 Calibri, Carlito, "Noto Sans", sans-serif; color: #000; background: #fff }
header { text-align: center }
header, footer { font-size: 10pt; color: #444 }
h1 { font-size: 16pt; text-align: center } h2 { font-size: 12pt; font-style: italic; font-weight: normal }
.level-1 { margin-inline-start: 2rem } .level-2 { margin-inline-start: 4rem } .level-3 { margin-inline-start: 6rem }
.label { display: inline-block; min-inline-size: 2rem } footer { overflow-wrap: anywhere; border-block-start: 1px solid #999; margin-block-start: 2rem }
@media print { body { margin: 0; max-inline-size: none } h1, h2 { break-after: avoid } p { orphans: 2; widows: 2 } }
`;

interface Reader {
  /** Words of whoever prints. */
  readonly text: Text;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly nonce: string;
}

export function printPage(view: OpinionView, reader: Reader): string {
  const { register } = view;
  const { number, title, language, seq, phase, venue, adopted } = register;
  const { textHash, docHash } = adopted ?? view;
  const { text, nonce } = reader;
  const heading = text.t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number });
  const status = text.t(phase === 'adopted' && venue === 'ieg' ? 'phase.adopted.ieg' : `phase.${phase}`);
  const hash = (name: 'opinion.hash' | 'opinion.wordingHash', value: string): string =>
    `${escapeHtml(text.t(name))} <code dir="ltr">${escapeHtml(value)}</code>`;
  const clean = view.blocks
    .map((block): TextBlock => ({ ...block, sug: null, runs: baseRuns(block) }))
    .filter(({ runs }) => runs.length > 0);
  const body = `<header>
<p class="number">${escapeHtml(heading)}</p>
<p>${escapeHtml(status)}</p>
</header>
<main lang="${language}">
${htmlText(clean, labelsOf(view))}
</main>
${reservations(view, reader)}
${removed(view, reader)}
<footer>${escapeHtml(text.t('opinion.position', { seq }))} · ${hash('opinion.hash', textHash)} · ${hash('opinion.wordingHash', docHash)}</footer>`;
  return pageHtml({ language: text.language, title: `${heading} ${title}`, css: CSS, body, nonce });
}

/** They belong to the text that is agreed: whoever reads the paper reads them too. */
function reservations(view: OpinionView, { text, entities }: Reader): string {
  const { register } = view;
  const labels = fullLabels(register.paragraphs);
  const words = new Map(view.blocks.map((block) => [block.id, baseText(block).trim()]));
  const items = register.paragraphs.flatMap(({ id, heading, positions }) => {
    const place = `${words.get(heading ?? id) ?? ''} ${labels.get(id) ?? ''}`.trim();
    return positions.filter(({ kind, met }) => kind === 'reservation' && !met).map((position) => item(position, place));
  });
  if (items.length === 0) return '';
  return `<section>
<h2>${escapeHtml(text.t('print.reservations'))}</h2>
<ul>
${items.join('\n')}
</ul>
</section>`;

  function item({ entity, note }: ShownPosition, place: string): string {
    const names = entities.get(entity)?.names;
    const state = names?.[text.language] ?? names?.en ?? entity.toUpperCase();
    const reason = note?.reason === undefined ? '' : `<br><span dir="auto">${escapeHtml(note.reason)}</span>`;
    return `<li><bdi>${escapeHtml(state)}</bdi> · <bdi lang="${register.language}">${escapeHtml(place)}</bdi>${reason}</li>`;
  }
}

/** What a draft has lost is still to be agreed upon; of an adopted opinion it is history. */
function removed({ register, blocks }: OpinionView, { text, entities }: Reader): string {
  const gone = register.paragraphs.filter((one) => one.removed && one.status !== null);
  if (gone.length === 0 || register.phase === 'adopted') return '';
  const everybody = new Entities([...entities.values()], text.language);
  const headings = new Map(blocks.filter(({ kind }) => isHeading(kind)).map((block) => [block.id, baseText(block).trim()]));
  const names = opinionNames(text, everybody, register, headings);
  const items = gone.map((one) => {
    const words = one.lastWords?.trim() ?? '';
    const marks = marksOf(one, text, everybody).map((mark) => [mark.words, ...mark.codes].join(' '));
    const said = [names.paragraph(one.id), ...marks].map((part) => `<bdi>${escapeHtml(part)}</bdi>`).join(' · ');
    return `<li>${said}<div lang="${register.language}" dir="auto">${escapeHtml(words)}</div></li>`;
  });
  return `<section>
<h2>${escapeHtml(text.t('paragraph.removedTitle'))}</h2>
<ul>
${items.join('\n')}
</ul>
</section>`;
}
