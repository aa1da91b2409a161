/** The page of a consultation: the text as it was released, and below each paragraph how often it was commented on and where to comment. */
import type { Consulted } from '../../../../shared/forum/consultation.ts';
import { NATIVE_NAMES, type Text } from '../../../../shared/i18n/text.ts';
import { type BlockId, isHeading, LANGUAGES } from '../../../../shared/opinion/vocabulary.ts';
import { cleanBlock, type TextBlock } from '../../../../shared/text/block.ts';
import { escapeHtml, wordsHtml } from '../../../../shared/text/html.ts';
import type { ConsultedText } from './consulted-text.ts';
import type { CommentForm, Wrong } from './form.ts';

export interface TextPage {
  readonly id: string;
  readonly consulted: Consulted;
  readonly closesAt: number;
  readonly open: boolean;
  /** A comment needs an address, to which a link is sent. */
  readonly confirms: boolean;
  readonly text: Text;
  /** It is the final draft of the report. */
  readonly final: boolean;
  /** null where it cannot be read. */
  readonly view: ConsultedText | null;
  /** Of released comments; null: on the whole. */
  readonly counts: ReadonlyMap<BlockId | null, number>;
  /** What stands in the forms: a fresh ticket, or all that somebody typed. */
  readonly form: CommentForm;
  /** Why that was not sent. */
  readonly why: Wrong | null;
}

export function textPage(page: TextPage): string {
  const { consulted, closesAt, open, final, text, view, why } = page;
  const until = open
    ? text.t('consultation.openUntil', { moment: text.moment(closesAt) })
    : text.t('consultation.closedAt', { moment: text.moment(closesAt) });
  return `<h1>${escapeHtml(text.t('consultation.title'))}</h1>
<p>${escapeHtml(text.t('consultation.document', { number: consulted.number }))}<br><bdi lang="${consulted.language}">${escapeHtml(consulted.title)}</bdi></p>
${final ? `<p class="state">${escapeHtml(text.t('report.isFinal'))}</p>\n` : ''}<p class="state"><strong>${escapeHtml(until)}</strong></p>
${open ? `<p>${escapeHtml(text.t('consultation.intro'))}</p>` : ''}
${why === null ? '' : `<p class="state" role="alert"><a href="#f">${escapeHtml(text.t('consultation.notSent', { why: why.words }))}</a></p>`}
${below(page, null, text.t('consultation.onWhole'))}
${view === null ? `<p class="state" role="alert">${escapeHtml(text.t('consultation.textGone'))}</p>` : paragraphs(page, view)}`;
}

function paragraphs(page: TextPage, view: ConsultedText): string {
  const { consulted, text } = page;
  const name = view.names(text);
  const html = view.blocks.map((block) => {
    const clean = cleanBlock(block);
    if (clean.runs.length === 0) return '';
    const words = `<div lang="${consulted.language}" dir="auto">${paragraph(clean, view.labels.get(block.id) ?? '', text)}</div>`;
    if (!consulted.blocks.includes(block.id)) return words;
    return words + below(page, block.id, text.t('consultation.on', { paragraph: text.setOff(name(block.id)) }));
  });
  return html.join('\n');
}

function paragraph(block: TextBlock, label: string, { t }: Text): string {
  const words = wordsHtml(block, [], null, t('text.quoted'));
  if (block.kind === 'title') return `<h2>${words}</h2>`;
  if (isHeading(block.kind)) return `<h3>${words}</h3>`;
  return `<p${block.level > 0 ? ' class="in"' : ''}>${label === '' ? '' : `${escapeHtml(label)} `}${words}</p>`;
}

function below({ id, open, confirms, text, counts, form, why }: TextPage, block: BlockId | null, name: string): string {
  const count = counts.get(block) ?? 0;
  const on = block ?? '';
  const link =
    count === 0
      ? ''
      : `<a class="go" href="/consultation/${id}/comments?lang=${text.language}&amp;on=${on}">${escapeHtml(text.t('consultation.comments', { count }))}</a>`;
  if (!open) return link;
  const failed = why !== null && form.on === on;
  const shown = failed ? form : { ...BLANK, ticket: form.ticket };
  return `${link}<details${failed ? ' id="f" open' : ''}><summary>${escapeHtml(name)}</summary>${formHtml({ id, on, form: shown, text, confirms, why: failed ? why : null })}</details>`;
}

const BLANK = { words: '', name: '', organisation: '', contact: '', language: '' };

interface Drawn extends Pick<TextPage, 'id' | 'text' | 'confirms' | 'why'> {
  readonly on: string;
  readonly form: Omit<CommentForm, 'on' | 'website'>;
}

/** `novalidate`: what is wrong is said by us, in the language of the page, and not by the browser in its own. */
function formHtml({ id, on, form, text, confirms, why }: Drawn): string {
  const wrong = (name: string): readonly [ties: string, told: string] =>
    why?.field === name
      ? [' aria-invalid="true" aria-describedby="e"', `<strong id="e" class="state">${escapeHtml(why.words)}</strong>`]
      : ['', ''];
  const field = (name: 'name' | 'organisation' | 'contact', hint: string, rest: string): string => {
    const [ties, told] = wrong(name);
    return `<label>${escapeHtml(text.t(`consultation.${name}`))} <small>${escapeHtml(hint)}</small><input name="${name}" dir="auto" value="${escapeHtml(form[name])}"${rest}${ties}>${told}</label>`;
  };
  const optional = text.t('form.optional');
  const contactUse = text.t(confirms ? 'consultation.contactLink' : 'consultation.contactUse');
  const spoken = form.language || text.language;
  const languages = LANGUAGES.map(
    (one) => `<option value="${one}" lang="${one}"${one === spoken ? ' selected' : ''}>${NATIVE_NAMES[one]}</option>`,
  );
  const [ties, told] = wrong('words');
  return `<form method="post" action="/consultation/${id}?lang=${text.language}" novalidate>
<input type="hidden" name="ticket" value="${escapeHtml(form.ticket)}"><input type="hidden" name="on" value="${escapeHtml(on)}">
<label>${escapeHtml(text.t('consultation.words'))}<textarea name="words" rows="5" dir="auto" required${ties}>${escapeHtml(form.words)}</textarea>${told}</label>
<div class="half">${field('name', optional, ' maxlength="120" autocomplete="name"')}${field('organisation', optional, ' maxlength="200" autocomplete="organization"')}${field('contact', contactUse, ` type="email" maxlength="254" autocomplete="email"${confirms ? ' required' : ''}`)}
<label>${escapeHtml(text.t('consultation.writtenIn'))}<select name="language">${languages.join('')}</select></label></div>
<label class="void" aria-hidden="true">${escapeHtml(text.t('consultation.leaveEmpty'))}<input name="website" tabindex="-1" autocomplete="off"></label>
<button>${escapeHtml(text.t('consultation.send'))}</button></form>`;
}
