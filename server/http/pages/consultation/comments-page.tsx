/** What was released, for everybody: oldest first, so that a page stays as it is when more comes. */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Html } from '../../../../shared/lib/html.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Quote } from '../../../../shared/page/parts/quote.tsx';
import type { ShownComment } from '../../../../shared/wire/consultation.ts';
import { draw } from '../draw.ts';
import { BackToText } from './answering.tsx';

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

export function commentsPage({ id, text, comments, page, more, on, place }: CommentsPage): Html {
  const { t, language } = text;
  const at = (other: number): string => `/consultation/${id}/comments?lang=${language}${on === undefined ? '' : `&on=${on}`}&page=${other}`;
  return draw(
    <>
      <BackToText id={id} text={text} />
      <h1>{t('consultation.all')}</h1>
      {comments.length === 0 && <p>{t('consultation.noComments')}</p>}
      {comments.map((one) => (
        <Comment key={one.number} comment={one} text={text} place={place(one.block)} />
      ))}
      {(page > 1 || more) && (
        <nav className="ways" aria-label={t('consultation.all')}>
          {page > 1 && (
            <a href={at(page - 1)} rel="prev">
              {t('consultation.earlier')}
            </a>
          )}
          {more && (
            <a href={at(page + 1)} rel="next">
              {t('consultation.later')}
            </a>
          )}
        </nav>
      )}
    </>,
  );
}

function Comment({ comment, text, place }: { readonly comment: ShownComment; readonly text: Text; readonly place: string }) {
  const { number, at, language, name, organisation, text: words } = comment;
  return (
    <article id={`c${number}`} className="row">
      <h2>{text.t('consultation.numbered', { number: String(number) })}</h2>
      <p className="note">
        <bdi>{place}</bdi> · {text.date(at)}
        {[name, organisation].map(
          (from) =>
            from !== null && (
              <span key={from}>
                {' · '}
                <bdi>{from}</bdi>
              </span>
            ),
        )}
      </p>
      {words === null ? <p className="note">{text.t('consultation.erased')}</p> : <Quote language={language}>{words}</Quote>}
    </article>
  );
}
