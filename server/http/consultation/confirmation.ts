/**
 * The link that shows that whoever commented reads the mail of the address they gave. It holds no address and nothing is stored for it: a seal
 * over the consultation and the number of the comment. Who presses the button behind it is told from the log.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { awaitsConfirmation, CONFIRMATION_MS, type Comment } from '../../../shared/forum/consultation.ts';
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import type { Consultation } from '../../forum/consultation.ts';
import { LIMITS } from '../../limits.ts';
import type { HttpTools } from '../tools.ts';

/** Whose link the mail server has taken, since this process began: a form that is sent over and over sends one mail. */
const taken = new WeakSet<Comment>();

export function keyOf({ id, secret }: Consultation, { number }: Comment): string {
  // a ticket of a form is sealed with the same secret, and has no colon
  return createHmac('sha256', secret).update(`confirm:${id}:${number}`).digest('base64url');
}

/** The comment whose link this is. */
export function linkedBy(consultation: Consultation, { comment, key }: { readonly comment: string; readonly key: string }): Comment | null {
  const found = consultation.state.comments[Number(comment) - 1];
  if (found === undefined) return null;
  const [ours, theirs] = [Buffer.from(keyOf(consultation, found)), Buffer.from(key)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? found : null;
}

/** Why no link would go out, before anything is recorded. */
export function whyNoLink({ mailer, clock }: HttpTools, consultation: Consultation, contact: string | undefined): MessageKey | null {
  const { state } = consultation;
  if (!state.confirms) return null;
  if (mailer === null) return 'forum.no-mail';
  const unused = state.comments.filter(
    (one) => awaitsConfirmation(one, clock.now()) && consultation.said(one)?.contact?.toLowerCase() === contact?.toLowerCase(),
  );
  return contact !== undefined && unused.length >= LIMITS.unconfirmedByAddress ? 'consultation.confirmFirst' : null;
}

/** Sends it to the address that came with the comment; why it did not go, or null. No word of the comment is in the mail. */
export async function sendLink(
  { mailer, config, forum, logger }: HttpTools,
  consultation: Consultation,
  comment: Comment,
  text: Text,
): Promise<MessageKey | null> {
  const { id, state } = consultation;
  const to = consultation.said(comment)?.contact;
  if (mailer === null || to === undefined) return 'forum.no-mail';
  if (taken.has(comment)) return null;
  taken.add(comment);
  const [origin] = config.origins;
  const { number } = comment;
  const link = `${origin}/consultation/${id}/confirm?comment=${number}&key=${keyOf(consultation, comment)}&lang=${text.language}`;
  const moment = text.moment(comment.at + CONFIRMATION_MS);
  const what = text.t('mail.confirm.what', { number: state.consulted?.number ?? '', comment: String(number), moment });
  const { outcome, code } = await mailer.send({
    id: `<comment-${id}-${number}@${new URL(origin).hostname}>`,
    to,
    language: text.language,
    subject: text.t('mail.confirm.subject', { forum: forum.state.forum?.name ?? '' }),
    text: `${[what, link, text.t('mail.confirm.how')].join('\n\n')}\n`,
    calendar: null,
  });
  if (outcome === 'accepted') return null;
  taken.delete(comment);
  logger.warn({ consultation: id, comment: number, outcome, code }, 'a link of confirmation was not sent');
  return 'consultation.linkNotSent';
}
