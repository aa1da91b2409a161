/** A page that says one thing of a comment, with a button where something is left to do, and the way back to the text. */
import type { Comment } from '../../../../shared/forum/consultation.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Html } from '../../../../shared/lib/html.ts';
import { Outcome, type OutcomeIs } from '../../../../shared/page/parts/outcome.tsx';
import { Quote } from '../../../../shared/page/parts/quote.tsx';
import { Send } from '../../../../shared/page/parts/send.tsx';
import type { Consultation } from '../../../forum/consultation.ts';
import { draw } from '../draw.ts';
import { Hidden } from '../hidden.tsx';
import { BackToText, titleOf } from './answering.tsx';
import { type Opens, sealOf } from './confirmation.ts';

interface Told {
  /** What became of what was sent; null where nothing was. */
  readonly is: OutcomeIs | null;
  readonly words: string;
  /** What was said. */
  readonly quote?: string | undefined;
  readonly button?: { readonly comment: Comment; readonly opens: Opens } | null;
}

export const toldPage = (consultation: Consultation, text: Text, { is, words, quote, button = null }: Told): Html =>
  draw(
    <>
      <BackToText id={consultation.id} text={text} />
      <h1>{titleOf(text)}</h1>
      {is === null ? <p>{words}</p> : <Outcome is={is}>{words}</Outcome>}
      {quote !== undefined && <Quote>{quote}</Quote>}
      {button !== null && (
        <form method="post" action={`/consultation/${consultation.id}/${button.opens}?lang=${text.language}`}>
          <Hidden fields={{ comment: String(button.comment.number), key: sealOf(consultation, button.comment, button.opens) }} />
          <Send>{text.t(`consultation.${button.opens}`)}</Send>
        </form>
      )}
    </>,
  );
