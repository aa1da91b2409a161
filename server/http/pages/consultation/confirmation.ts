/**
 * The link that shows that whoever commented reads the mail of the address they gave. It holds no address and nothing is stored for it: a seal
 * over the consultation and the number of the comment. Who presses the button behind it is told from the log.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { awaitsConfirmation, CONFIRMATION_MS, type Comment } from '../../../../shared/forum/consultation.ts';
import type { MessageKey } from '../../../../shared/i18n/catalogue.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Consultation } from '../../../forum/consultation.ts';
import { LIMITS } from '../../../limits.ts';
import { told } from '../../../told.ts';
import type { HttpTools } from '../../tools.ts';

/**
 * How often the mail server has taken whose link, and when last, since this process began: a form that is sent over and over sends one mail,
 * and the button that sends it again does not fill a mailbox. 0: it has taken none.
 */
const mails = new WeakMap<Comment, { readonly count: number; readonly at: number }>();

/** What the seal opens: the mail's link confirms, the button on the page of whoever commented sends that link again. */
export type Opens = 'confirm' | 'again';

export function sealOf({ id, secret }: Consultation, { number }: Comment, opens: Opens): string {
  // a ticket of a form is sealed with the same secret, and has no colon
  return createHmac('sha256', secret).update(`${opens}:${id}:${number}`).digest('base64url');
}

interface Named {
  readonly comment: string;
  readonly key: string;
}

function sealedBy(consultation: Consultation, { comment, key }: Named, opens: Opens): Comment | null {
  const found = consultation.state.comments[Number(comment) - 1];
  if (found === undefined) return null;
  const [ours, theirs] = [Buffer.from(sealOf(consultation, found, opens)), Buffer.from(key)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? found : null;
}

/** The comment whose link this is. */
export const linkedBy = (consultation: Consultation, named: Named): Comment | null => sealedBy(consultation, named, 'confirm');

/** The comment whose link is to be sent again. */
export const againBy = (consultation: Consultation, named: Named): Comment | null => sealedBy(consultation, named, 'again');

/** Why no link would go out, before anything is recorded. */
export function whyNoLink({ mailer, clock }: HttpTools, consultation: Consultation, contact: string | undefined): MessageKey | null {
  const { state } = consultation;
  if (!state.confirms) return null;
  if (mailer === null) return 'forum.no-mail';
  // what did not go lies nowhere
  const unused = state.comments.filter(
    (one) =>
      awaitsConfirmation(one, clock.now()) &&
      mails.get(one)?.count !== 0 &&
      consultation.said(one)?.contact?.toLowerCase() === contact?.toLowerCase(),
  );
  return contact !== undefined && unused.length >= LIMITS.unconfirmedByAddress ? 'consultation.confirmFirst' : null;
}

/** Sends it to the address that came with the comment; why it did not go, or null. No word of the comment is in the mail. `again`: though it went. */
export async function sendLink(
  { mailer, config, forum, clock, logger }: HttpTools,
  consultation: Consultation,
  comment: Comment,
  text: Text,
  again = false,
): Promise<MessageKey | null> {
  const { id, state } = consultation;
  const to = consultation.said(comment)?.contact;
  if (mailer === null || to === undefined) return 'forum.no-mail';
  const before = mails.get(comment) ?? { count: 0, at: 0 };
  if (before.count > 0 && !again) return null;
  if (before.count >= LIMITS.linksByComment || clock.now() - before.at < LIMITS.linkPauseMs) return 'consultation.notAgain';
  mails.set(comment, { count: before.count + 1, at: clock.now() });
  const [origin] = config.origins;
  const { number } = comment;
  const link = `${origin}/consultation/${id}/confirm?comment=${number}&key=${sealOf(consultation, comment, 'confirm')}&lang=${text.language}`;
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
  told.mail.tell(outcome);
  if (outcome === 'accepted') return null;
  mails.set(comment, before);
  logger.warn({ consultation: id, comment: number, outcome, code }, 'a link of confirmation was not sent');
  return 'consultation.linkNotSent';
}
