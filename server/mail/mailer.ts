/** One mail to one address, and how that ended. What is written into its head is encoded by the library; no file and no address is fetched. */
import { createTransport } from 'nodemailer';
import type { Outcomes } from '../../shared/forum/notice.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { LIMITS } from '../limits.ts';
import type { MailConfig } from './mail-config.ts';

export interface Mail {
  /** The same for each attempt, so that what arrives twice can be told. */
  readonly id: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  /** iCalendar, or none. */
  readonly calendar: string | null;
}

export interface Mailer {
  send(mail: Mail): Promise<Outcomes>;
}

export function createMailer({ host, port, tls, user, password, from }: MailConfig): Mailer {
  const transport = createTransport({
    host,
    port,
    secure: tls === 'at-once',
    requireTLS: tls === 'upgraded',
    ignoreTLS: tls === 'none',
    ...(user !== null && password !== null && { auth: { user, pass: password } }),
    connectionTimeout: LIMITS.smtpMs,
    greetingTimeout: LIMITS.smtpMs,
    socketTimeout: LIMITS.smtpMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, language, subject, text, calendar }) {
      const attachments =
        calendar === null
          ? []
          : [{ filename: 'forum.ics', content: calendar, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' }];
      try {
        const { response } = await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          attachments,
          messageId: id,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        });
        return { outcome: 'accepted', code: codeIn(response), why: null };
      } catch (fault) {
        if (!(fault instanceof Error)) throw fault;
        return outcomeOf(fault);
      }
    },
  };
}

/** Refused for good is what the server says of this address or this mail; all else may be other next time. */
function outcomeOf(fault: Error & { readonly code?: unknown; readonly responseCode?: unknown }): Outcomes {
  const code = typeof fault.responseCode === 'number' ? fault.responseCode : null;
  const ofMail = fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE';
  return { outcome: ofMail && code !== null && code >= 500 ? 'refused' : 'failed', code, why: null };
}

const codeIn = (response: string): number | null => (/^\d{3}/.test(response) ? Number(response.slice(0, 3)) : null);
