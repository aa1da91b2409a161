/**
 * The printable page: the text as it stands or as if all that is suggested were accepted, below it the reservations with the notes that are appended (or their reasons), who stands
 * aside from what, what was said for the record, what was deleted from a draft, and
 * what paper can be held against the record by: status, position, the hash of everything as shown (`textHash`) and that of the wording
 * (`docHash`). The text is in its own language, everything round it in that of whoever prints.
 */

import { Html } from '../../../shared/lib/html.ts';
import { BY_WEIGHT } from '../../../shared/opinion/kinds.ts';
import type { ShownPosition } from '../../../shared/opinion/register.ts';
import type { PositionKind } from '../../../shared/opinion/vocabulary.ts';
import { adoptedWords } from '../../../shared/page/ad-referendum.ts';
import { appealLines } from '../../../shared/page/appeals.ts';
import { KIND_MARKS } from '../../../shared/page/kind-marks.ts';
import { lateWords } from '../../../shared/page/late-words.ts';
import { calledWords, stateWords } from '../../../shared/page/opinion-head.ts';
import { namesIn, type Reading, removedHtml, textHtml } from '../../../shared/page/text-html.ts';
import { cleanBlock } from '../../../shared/text/block.ts';
import { escapeHtml } from '../../../shared/text/html.ts';
import { acceptedBlock } from '../../../shared/text/suggestion.ts';
import type { OpinionView, PlainView } from '../views/opinion.ts';
import { pageHtml } from './page.ts';

/** Over the style sheets of the opinion's page: ink on white, on a sheet. */
const CSS = `
nav { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: center } nav a { padding-block: 0.5rem }
:root { color-scheme: light; --margin-width: 8rem }
body { margin: 2rem auto; max-inline-size: 50rem; padding-inline: 1rem }
header { text-align: center; padding-block-end: 1rem } header h1 { font-size: 1rem }
h2 { padding-block-start: 2rem } .text-body p.closed, .why-closed { background: none }
h3 { padding-block-start: 1rem; font-size: 1rem } .said { color: var(--ink); font-size: 1rem; white-space: pre-line }
main .gone { grid-column: 1 / -1; border-block: 1px dashed; font-size: var(--small); white-space: normal }
footer { overflow-wrap: anywhere; border-block-start: 1px solid var(--line); margin-block-start: 2rem; font-size: var(--small) }
@media print { nav { display: none } body { margin: 0; max-inline-size: none } h2, [role=heading], .margin { break-after: avoid } p { orphans: 2; widows: 2 } }
`;

interface Sheet {
  readonly nonce: string;
  readonly styles: readonly string[];
}

export function printPage(
  shown: Reading,
  hashes: Pick<OpinionView, 'textHash' | 'docHash'>,
  { nonce, styles }: Sheet,
  as: PlainView,
): string {
  const { register, text } = shown;
  const { title, seq, adopted } = register;
  const { textHash, docHash } = adopted ?? hashes;
  const heading = calledWords(text, register);
  const status = stateWords(text, register);
  const subject = adoptedWords(register, text, namesIn(shown).entity)
    .map((said) => `\n<p>${escapeHtml(said.words)}${spoken(said.note?.statement)}</p>`)
    .join('');
  const hash = (name: 'opinion.hash' | 'opinion.wordingHash', value: string): string =>
    `${escapeHtml(text.t(name))} <code dir="ltr">${escapeHtml(value)}</code>`;
  const blocks = shown.blocks.map(as === 'clean' ? cleanBlock : acceptedBlock).filter(({ runs }) => runs.length > 0);
  const clean = { ...shown, blocks };
  const body = `${viewsHtml(shown)}<header>
<h1>${escapeHtml(heading)}</h1>
<p>${escapeHtml(status)}</p>${subject}${as === 'clean' ? '' : `\n<p>${escapeHtml(text.t('view.accepted'))}</p>`}
</header>
<main>
${textHtml({ ...clean, gone: true })}
</main>
${BY_WEIGHT.map((kind) => listed(kind, clean)).join('')}
${aside(clean)}
${statements(clean)}
${appeals(clean)}
${removedHtml(clean) ?? ''}
<footer>${escapeHtml(text.t('opinion.position', { seq }))} · ${hash('opinion.hash', textHash)} · ${hash('opinion.wordingHash', docHash)}</footer>`;
  return pageHtml({ language: text.language, title: `${heading} ${title}`, css: CSS, styles, body: new Html(body), nonce });
}

/** Of what is read on the screen; an opinion is founded with its first text, as entry 2. */
function viewsHtml({ register, text: { t } }: Reading): string {
  const ways = [
    ['', t('view.clean')],
    ['?view=accepted', t('view.accepted')],
    ['?at=2', t('view.original')],
  ].map(([query, words = '']) => `<a href="/o/${register.opinion}/print${query}">${escapeHtml(words)}</a>`);
  return `<nav aria-label="${escapeHtml(t('view.title'))}">${ways.join('')}</nav>\n`;
}

/** They belong to the text that is agreed: whoever reads the paper reads them too. */
function listed(kind: PositionKind, reading: Reading): string {
  const { register, text, entities } = reading;
  const { below } = KIND_MARKS[kind];
  if (below === null) return '';
  const names = namesIn(reading);
  const items = register.paragraphs.flatMap(({ id, positions }) =>
    positions.filter((one) => one.kind === kind && !one.met && !one.entered).map((position) => item(position, names.paragraph(id))),
  );
  if (items.length === 0) return '';
  return `<section>
<h2>${escapeHtml(text.t(below))}</h2>
<ul>
${items.join('\n')}
</ul>
</section>`;

  function item({ entity, note }: ShownPosition, place: string): string {
    const reason = spoken(note?.appended ?? note?.reason);
    return `<li><bdi>${escapeHtml(entities.name(entity))}</bdi> · <bdi lang="${register.language}">${escapeHtml(place)}</bdi>${reason}</li>`;
  }
}

/** Who joins the consensus and stands aside from some of it. */
function aside(reading: Reading): string {
  const { register, text } = reading;
  const names = namesIn(reading);
  const items = register.dissociations.map(({ entity, targets, note }) => {
    const paragraphs = names.paragraphs(targets.map(({ block }) => block));
    return `<li>${escapeHtml(text.t('news.aside', { state: names.entity(entity), paragraphs }))}${spoken(note?.reason)}</li>`;
  });
  return items.length === 0 ? '' : `<ul>\n${items.join('\n')}\n</ul>`;
}

/** As it was said, in the order in which it was; what was corrected stays on the record (7.10). */
function statements(reading: Reading): string {
  const { register, text } = reading;
  const { t, moment } = text;
  const names = namesIn(reading);
  const items = register.statements.map(({ at, entity, kind, block, corrects, corrected, note }) => {
    const earlier = register.statements.find(({ seq }) => seq === corrects);
    const lines = [
      t('app.atTime', { moment: moment(at), name: names.paragraph(block) }),
      ...(earlier === undefined ? [] : [t('said.corrects', { moment: moment(earlier.at) })]),
      ...(corrected ? [t('said.corrected')] : []),
    ];
    const head = `<h3>${escapeHtml(t(`said.${kind}`, { entity: names.entity(entity) }))}</h3>`;
    return `<article>${head}\n<p class="note">${escapeHtml(text.facts(lines))}${spoken(note?.statement)}</p></article>`;
  });
  const late = lateWords(text, register, names).map(
    ({ objection: { note }, head, about }) =>
      `<article><h3>${escapeHtml(head)}</h3>\n<p class="note">${escapeHtml(text.facts(about))}${spoken(note?.reason)}</p></article>`,
  );
  const all = [...late, ...items];
  return all.length === 0 ? '' : `<section>\n<h2>${escapeHtml(t('said.title'))}</h2>\n${all.join('\n')}\n</section>`;
}

/** What the chair decided, who appealed against it, how that ended and what its State says to it (12.8). */
function appeals(reading: Reading): string {
  const { register, text } = reading;
  const items = register.appeals.map((one) => {
    const lines = appealLines(text, namesIn(reading), one).map(({ words, said }) => `${escapeHtml(words)}${spoken(said)}`);
    return `<li>${lines.join('<br>')}</li>`;
  });
  return items.length === 0
    ? ''
    : `<section>\n<h2>${escapeHtml(text.t('appeal.title'))}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n</section>`;
}

const spoken = (words: string | undefined): string =>
  words === undefined ? '' : `<br><span class="said" dir="auto">${escapeHtml(words)}</span>`;
