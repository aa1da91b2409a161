/**
 * The only writer of the server's log. What goes in: codes, positions, ids of opinions, seats by pseudonym, times.
 * What never goes in: text of a draft, wording of an act, names of people, secrets. The redaction below is the second fence, not the first.
 */
import { type Logger as Pino, pino } from 'pino';
import type { Config } from './config.ts';

export type Logger = Pick<Pino, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

const SECRET = ['cookie', 'authorization', 'token', 'secret', 'password', 'person', 'reason', 'cure', 'statement', 'words', 'text', 'body'];

/** JSON lines on stdout, or silence. */
export function createLogger(level: Config['logLevel'], destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[withheld]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
