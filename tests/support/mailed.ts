/** The whole server with a real mail server behind it, and a session of the secretariat. */
import type { MailConfig } from '../../server/mail/mail-config.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Stage, startStage } from '../http/stage.ts';
import { type MailServer, startMailServer } from './smtp.ts';

export const FROM = { name: 'WTPF Secretariat', address: 'forum@union.example' };

export const mailBy = ({ port }: MailServer): MailConfig => ({
  host: '127.0.0.1',
  port,
  tls: 'none',
  user: null,
  password: null,
  from: FROM,
});

export interface Mailed {
  readonly smtp: MailServer;
  readonly stage: Stage;
  /** The cookie of the secretariat. */
  readonly office: string;
  close(): Promise<void>;
}

export async function startMailed(): Promise<Mailed> {
  const smtp = await startMailServer();
  const stage = await startStage({ mail: mailBy(smtp) });
  const close = async (): Promise<void> => {
    await stage.close();
    await smtp.close();
  };
  return { smtp, stage, office: await stage.signIn(OFFICE_SEAT), close };
}
