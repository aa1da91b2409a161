/** What was released, for everybody: oldest first, so that a page stays as it is when more comes. */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { escapeHtml } from '../../../../shared/text/html.ts';
import type { ShownComment } from '../../../../shared/wire/consultation.ts';
import { backHtml } from './answering.ts';

export const COMMENTS_ON_PAGE = 50;

export interface CommentsPage {
  readonly id: string;
  readonly text: Text;
  readonly comments: readonly ShownComment[];
  readonly page: number;
  readonly more: boolean;
  /** In the address; undefined: on whatever. */
  readonly on: BlockId | '' | undefined;
  /** What is commented on, by paragraph. */
  readonly place: (block: BlockId | null) => string;
}

export function commentsPage({ id, text, comments, page, more, on, place }: CommentsPage): string {
  const lang = text.language;
  const at = (other: number): string =>
    `/consultation/${id}/comments?lang=${lang}${on === undefined ? '' : `&amp;on=${on}`}&amp;page=${other}`;
  const ways = [
    ...(page > 1 ? [`<a href="${at(page - 1)}" rel="prev">${escapeHtml(text.t('consultation.earlier'))}</a>`] : []),
    ...(more ? [`<a href="${at(page + 1)}" rel="next">${escapeHtml(text.t('consultation.later'))}</a>`] : []),
  ];
  return `<h1>${escapeHtml(text.t('consultation.all'))}</h1>
${backHtml(id, text)}
${comments.length === 0 ? `<p>${escapeHtml(text.t('consultation.noComments'))}</p>` : comments.map((one) => commentHtml(one, text, place(one.block))).join('\n')}
${ways.length === 0 ? '' : `<nav aria-label="${escapeHtml(text.t('consultation.all'))}">${ways.join('\n')}</nav>`}`;
}

function commentHtml({ number, at, language, name, organisation, text: words }: ShownComment, text: Text, place: string): string {
  const from = [name, organisation].flatMap((one) => (one === null ? [] : [`<bdi>${escapeHtml(one)}</bdi>`]));
  const about = [`<bdi>${escapeHtml(place)}</bdi>`, escapeHtml(text.date(at)), ...from].join(' · ');
  const told =
    words === null
      ? `<p><em>${escapeHtml(text.t('consultation.erased'))}</em></p>`
      : `<p class="told" lang="${language}" dir="auto">${escapeHtml(words)}</p>`;
  return `<article id="c${number}"><h2>${escapeHtml(text.t('consultation.numbered', { number: String(number) }))}</h2><p>${about}</p>${told}</article>`;
}
