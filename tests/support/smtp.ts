/** A real mail server in the test's process: keeps what it takes, and refuses whom it is told to. */
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { portOf } from './port.ts';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body as they came. */
  readonly raw: string;
}

export interface MailServer {
  readonly port: number;
  readonly mails: Received[];
  /** Answers for addresses, by their beginning: `[550, 'no such mailbox']`. */
  readonly refusals: Map<string, readonly [code: number, words: string]>;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const mails: Received[] = [];
  const refusals: MailServer['refusals'] = new Map();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    // asks a name server who 127.0.0.1 is, and greets when that has answered or has not
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const refusal = refusals.get(address);
      if (refusal === undefined) return done();
      const [responseCode, words] = refusal;
      done(Object.assign(new Error(words), { responseCode }));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope;
        const raw = Buffer.concat(chunks).toString('utf8');
        mails.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: portOf(server.server),
    mails,
    refusals,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The lines of the head, unfolded. */
export const headOf = ({ raw }: Received): readonly string[] => (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ').split('\r\n');

/** Every part that is text, decoded. */
export function wordsOf({ raw }: Received): string {
  return raw
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'))
    .replace(
      /\r\n\r\n((?:[A-Za-z0-9+/=]{1,76}\r\n)+)/g,
      (_, base64: string) => `\r\n\r\n${Buffer.from(base64, 'base64').toString('utf8')}\r\n`,
    );
}
