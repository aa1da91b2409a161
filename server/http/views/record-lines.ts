import type { z } from 'zod';
import type { recordLine } from '../../../shared/wire/opinion.ts';
import { LIMITS } from '../../limits.ts';
import type { Log, LogName, Stored } from '../../log/log.ts';

/** Entries after `after` up to the head, page by page: as much in memory as one page, however long the log. */
export async function* recordLines(log: Log, name: LogName, after: number): AsyncGenerator<z.output<typeof recordLine>> {
  for (let from = after; ; ) {
    const page = await log.read(name, from, LIMITS.recordPage);
    yield* page.map(asLine);
    if (page.length < LIMITS.recordPage) return;
    from += page.length;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const asLine = ({ seq, header, statement, payload, salt }: Stored): z.output<typeof recordLine> => ({
  seq,
  header: base64(header),
  statement: base64(statement),
  payload: payload && base64(payload),
  salt: salt && base64(salt),
});
