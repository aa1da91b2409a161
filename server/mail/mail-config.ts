/** By which server notices go out, and from whom they are. Read by server/config.ts. */
import { z } from 'zod';
import { no, ok, type Result } from '../../shared/lib/result.ts';

export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise the connection must be upgraded, or stays on this machine. */
  readonly tls: 'at-once' | 'upgraded' | 'none';
  readonly user: string | null;
  readonly password: string | null;
  readonly from: { readonly name: string; readonly address: string };
}

const FROM = /^(?:([^<>"\r\n]{1,80}?)\s*<([^<>\s]+)>|([^<>\s]+))$/;

export const mailVariables = {
  NEMCON_SMTP: z
    .string()
    .refine((value) => URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol), 'must be smtp://… or smtps://…')
    .optional(),
  NEMCON_MAIL_FROM: z
    .string()
    .refine((value) => addressOf(value) !== null, 'must be an address, or Name <address>')
    .optional(),
};

const shape = z.object(mailVariables);

/** Null where no mail is sent; the reason is one line that names the variable. */
export function combineMail(
  { NEMCON_SMTP: url, NEMCON_MAIL_FROM: sender }: z.output<typeof shape>,
  isLoopback: (host: string) => boolean,
): Result<MailConfig | null, string> {
  if (url === undefined) return sender === undefined ? ok(null) : no('NEMCON_MAIL_FROM: only with NEMCON_SMTP');
  const from = sender === undefined ? null : addressOf(sender);
  if (from === null) return no('NEMCON_MAIL_FROM: needed with NEMCON_SMTP');
  const { protocol, hostname, port, username, password, pathname, search } = new URL(url);
  if (hostname === '' || !['', '/'].includes(pathname) || search !== '') return no('NEMCON_SMTP: must be a host and nothing behind it');
  if ((username === '') !== (password === '')) return no('NEMCON_SMTP: must have user and password, or neither');
  const atOnce = protocol === 'smtps:';
  return ok({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (atOnce ? 465 : 587) : Number(port),
    tls: atOnce ? 'at-once' : isLoopback(hostname) ? 'none' : 'upgraded',
    user: username === '' ? null : decodeURIComponent(username),
    password: password === '' ? null : decodeURIComponent(password),
    from,
  });
}

function addressOf(value: string): MailConfig['from'] | null {
  const [, name = '', named, bare] = FROM.exec(value.trim()) ?? [];
  const address = z.email().safeParse(named ?? bare);
  return address.success ? { name, address: address.data } : null;
}
