/** The text of an opinion, folded in this process from the bytes of its record as the server gives them away. */
import type { Stored } from '../../server/log/log.ts';
import { readRun } from '../../server/record/chain.ts';
import { readEntry } from '../../server/record/read.ts';
import { LiveText } from '../../server/text/live-text.ts';
import type { TextEntry } from '../../server/text/replay.ts';
import type { HttpClient } from '../support/http-client.ts';

/** Throws where the chain or the facts of an entry do not hold. */
export async function foldRecord(
  client: HttpClient,
  opinion: string,
): Promise<{ readonly text: LiveText; readonly entries: readonly TextEntry[] }> {
  const stored: Stored[] = [];
  for (;;) {
    const { status, body } = await client.get<string>(`/api/opinions/${opinion}/record?after=${stored.length}`);
    if (status !== 200) throw new Error(`no record of ${opinion}: ${status}`);
    const lines = body.split('\n').filter((line) => line !== '');
    if (lines.length === 0) break;
    stored.push(...lines.map((line) => storedOf(JSON.parse(line), stored.length)));
  }
  const folded = readRun(
    { kind: 'opinion', id: opinion },
    null,
    stored.map((one, at) => ({ ...one, seq: at + 1 })),
    readEntry,
  );
  const entries = folded.flatMap((one) => (one.kind === 'text' ? [{ facts: one.facts, updates: one.updates }] : []));
  return { text: LiveText.fold(entries), entries };
}

function storedOf(line: Readonly<Record<'header' | 'statement' | 'payload' | 'salt', string>>, seq: number): Stored {
  const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
  return { seq, header: bytes(line.header), statement: bytes(line.statement), payload: bytes(line.payload), salt: bytes(line.salt) };
}
