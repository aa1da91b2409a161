/**
 * The printable page: the text as it stands or as if all that is suggested were accepted, below it the reservations with the notes that are appended (or their reasons), who stands
 * aside from what, what was said for the record, what was deleted from a draft, and
 * what paper can be held against the record by: status, position, the hash of everything as shown (`textHash`) and that of the wording
 * (`docHash`). The text is in its own language, everything round it in that of whoever prints.
 */

import { type Html, html, joined } from '../../../shared/lib/html.ts';
import { BY_WEIGHT } from '../../../shared/opinion/kinds.ts';
import type { ShownPosition } from '../../../shared/opinion/register.ts';
import type { PositionKind } from '../../../shared/opinion/vocabulary.ts';
import { adoptedWords } from '../../../shared/page/ad-referendum.ts';
import { appealLines } from '../../../shared/page/appeals.ts';
import { KIND_MARKS } from '../../../shared/page/kind-marks.ts';
import { lateWords } from '../../../shared/page/late-words.ts';
import { calledWords, stateWords } from '../../../shared/page/opinion-head.ts';
import { namesIn, type Reading, removedHtml } from '../../../shared/page/text-html.ts';
import { cleanBlock } from '../../../shared/text/block.ts';
import type { PlainView } from '../../../shared/text/plain-view.ts';
import { acceptedBlock } from '../../../shared/text/suggestion.ts';
import { PRINT_STYLE } from '../../built.ts';
import type { SaidBeside } from '../../export/said.ts';
import type { OpinionView } from '../views/opinion.ts';
import { drawEach, drawText } from './draw.ts';
import { pageHtml } from './page.ts';
import { besideHtml } from './print-beside.ts';

interface Sheet {
  readonly nonce: string;
  readonly styles: readonly string[];
}

export async function printPage(
  shown: Reading,
  hashes: Pick<OpinionView, 'textHash' | 'docHash'>,
  { nonce, styles }: Sheet,
  as: PlainView,
  beside: SaidBeside | null,
): Promise<string> {
  const { register, text } = shown;
  const { title, seq, adopted } = register;
  const { textHash, docHash } = adopted ?? hashes;
  const heading = calledWords(text, register);
  const status = stateWords(text, register);
  const subject = adoptedWords(register, text, namesIn(shown).entity).map(
    (said) => html`\n<p>${said.words}${spoken(said.note?.statement)}</p>`,
  );
  const hash = (name: 'opinion.hash' | 'opinion.wordingHash', value: string): Html => html`${text.t(name)} <code dir="ltr">${value}</code>`;
  const blocks = shown.blocks.map(as === 'clean' ? cleanBlock : acceptedBlock).filter(({ runs }) => runs.length > 0);
  const clean = { ...shown, blocks };
  const body = html`${viewsHtml(shown)}<header>
<h1>${heading}</h1>
<p>${status}</p>${beside !== null && html`\n<p>${text.t('taken.for', { state: shown.entities.name(beside.own) })}</p>`}${subject}${as === 'accepted' && html`\n<p>${text.t('view.accepted')}</p>`}
</header>
${await printedText(clean)}
${beside !== null && besideHtml(clean, beside)}
<footer>${text.t('opinion.position', { seq })} · ${hash('opinion.hash', textHash)} · ${hash('opinion.wordingHash', docHash)}</footer>`;
  return pageHtml({ language: text.language, title: `${heading} ${title}`, css: PRINT_STYLE, styles, body, nonce });
}

/** The text, and below it all that belongs to it, one after another: others are served between them. */
export async function printedText(reading: Reading): Promise<Html> {
  const text = await drawText({ ...reading, gone: true });
  const sections = [
    ...BY_WEIGHT.map((kind) => () => listed(kind, reading)),
    () => aside(reading),
    () => statements(reading),
    () => appeals(reading),
    () => removedHtml(reading),
  ];
  const below = await drawEach(sections, (section) => section());
  return html`<main>
${text}
</main>
${joined(below, html`\n`)}`;
}

/** Of what is read on the screen; an opinion is founded with its first text, as entry 2. */
function viewsHtml({ register, text: { t } }: Reading): Html {
  const ways = [
    ['', t('view.clean')],
    ['?view=accepted', t('view.accepted')],
    ['?at=2', t('view.original')],
    ['?comments=all', t('taken.print')],
  ].map(([query, words]) => html`<a href="/o/${register.opinion}/print${query}">${words}</a>`);
  return html`<nav aria-label="${t('view.title')}">${ways}</nav>\n`;
}

/** They belong to the text that is agreed: whoever reads the paper reads them too. */
function listed(kind: PositionKind, reading: Reading): Html | null {
  const { register, text, entities } = reading;
  const { below } = KIND_MARKS[kind];
  if (below === null) return null;
  const names = namesIn(reading);
  const items = register.paragraphs.flatMap(({ id, positions }) =>
    positions.filter((one) => one.kind === kind && !one.met && !one.entered).map((position) => item(position, names.paragraph(id))),
  );
  return listHtml(text.t(below), items);

  function item({ entity, note }: ShownPosition, place: string): Html {
    const reason = spoken(note?.appended ?? note?.reason);
    return html`<bdi>${entities.name(entity)}</bdi> · <bdi lang="${register.language}">${place}</bdi>${reason}`;
  }
}

/** Who joins the consensus and stands aside from some of it. */
function aside(reading: Reading): Html | null {
  const { register, text } = reading;
  const names = namesIn(reading);
  const items = register.dissociations.map(({ entity, targets, note }) => {
    const paragraphs = names.paragraphs(targets.map(({ block }) => block));
    return html`${text.t('news.aside', { state: names.entity(entity), paragraphs })}${spoken(note?.reason)}`;
  });
  return listHtml(null, items);
}

/** As it was said, in the order in which it was; what was corrected stays on the record (7.10). */
function statements(reading: Reading): Html | null {
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
    return articleHtml(t(`said.${kind}`, { entity: names.entity(entity) }), text.facts(lines), note?.statement);
  });
  const late = lateWords(text, register, names).map(({ objection: { note }, head, about }) =>
    articleHtml(head, text.facts(about), note?.reason),
  );
  const all = [...late, ...items];
  return all.length === 0 ? null : html`<section>\n<h2>${t('said.title')}</h2>\n${all}\n</section>`;
}

const articleHtml = (head: string, about: string, words: string | undefined): Html =>
  html`<article><h3>${head}</h3>\n<p class="note">${about}${spoken(words)}</p></article>\n`;

/** What the chair decided, who appealed against it, how that ended and what its State says to it (12.8). */
function appeals(reading: Reading): Html | null {
  const { register, text } = reading;
  const items = register.appeals.map((one) => {
    const lines = appealLines(text, namesIn(reading), one).map(({ words, said }) => html`${words}${spoken(said)}`);
    return joined(lines, html`<br>`);
  });
  return listHtml(text.t('appeal.title'), items);
}

/** Nothing where nothing is listed. */
function listHtml(heading: string | null, items: readonly Html[]): Html | null {
  if (items.length === 0) return null;
  const list = html`<ul>\n${items.map((item) => html`<li>${item}</li>\n`)}</ul>`;
  return heading === null ? list : html`<section>\n<h2>${heading}</h2>\n${list}\n</section>`;
}

const spoken = (words: string | undefined): Html | null =>
  words === undefined ? null : html`<br><span class="said" dir="auto">${words}</span>`;
