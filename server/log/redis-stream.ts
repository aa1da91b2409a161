/**
 * How a log lies in Redis. A stream `op:{kind/id}` with one item for each append: the item's id is the `seq` of its first entry, so
 * the server itself refuses a taken `seq` and an append of several entries is there whole or not at all. Beside it the payloads,
 * which must be erasable while a stream is never trimmed: `pl:{kind/id}:<digest>`, named in the item.
 */
import { createHash } from 'node:crypto';
import { assert } from '../../shared/lib/assert.ts';
import { type LogFold, type LogName, StorageFault, type Stored } from './log.ts';
import { logKey, readLogKey } from './name.ts';
import type { RedisSession, Reply, Word } from './redis-session.ts';

export const NAMES_KEY = 'logs';
export const FENCE_KEY = 'fence';
export const PROBE_KEY = 'probe';
export const streamKey = (log: LogName): string => `op:{${logKey(log)}}`;
export const snapshotKey = (log: LogName): string => `snap:{${logKey(log)}}`;
export const summaryKey = (log: LogName): string => `${snapshotKey(log)}:summary`;
export const foldKey = (log: LogName, of: LogFold): string => `${snapshotKey(log)}:${of}`;
/** Beside what may be lost. */
export const turnKey = (log: LogName): string => `${snapshotKey(log)}:turn`;
export const payloadKey = (log: LogName, digest: string): string => `pl:{${logKey(log)}}:${digest}`;
/** The pattern of all payload keys. */
export const PAYLOAD_KEYS = 'pl:{*}:*';
/** The log that a payload is beside; null where it is no payload of ours. */
export const readPayloadKey = (key: string): LogName | null => readLogKey(/^pl:\{(.+)\}:/.exec(key)?.[1] ?? '');

/** One append as it lies in the stream. */
export interface Item {
  readonly seq: number;
  /** Header, statement and digest of the payload ('' = none), entry by entry. */
  readonly words: readonly Buffer[];
}

const WORDS_PER_ENTRY = 3;
const FIELDS = ['h', 's', 'p'] as const;

export const lastSeq = ({ seq, words }: Item): number => seq + words.length / WORDS_PER_ENTRY - 1;

/** Of the entries that have a payload. */
export const digestsOf = ({ words }: Item): readonly string[] =>
  words.flatMap((word, i) => (i % WORDS_PER_ENTRY === 2 && word.length > 0 ? String(word) : []));

/** Of the payload of entry `seq`, in the item that holds it; null where it has none. */
export function digestAt([item]: readonly Item[], seq: number): string | null {
  const digest = item?.words[(seq - item.seq) * WORDS_PER_ENTRY + 2];
  return digest === undefined || digest.length === 0 ? null : String(digest);
}

export const sameItem = (a: Item, b: Item): boolean =>
  a.seq === b.seq && a.words.length === b.words.length && a.words.every((word, i) => b.words[i]?.equals(word));

/** An append, and the commands that make its payloads and then itself; payloads first, so that no header ever lacks one. */
export function toItem(
  log: LogName,
  entries: readonly Stored[],
): { readonly item: Item; readonly payloads: readonly Word[][]; readonly add: Word[] } {
  const words: Buffer[] = [];
  const payloads: Word[][] = [];
  for (const { header, statement, payload, salt } of entries) {
    const hidden = payload && packPayload(payload, salt);
    const digest = hidden ? createHash('sha256').update(hidden).digest('base64url') : '';
    if (hidden) payloads.push(['SET', payloadKey(log, digest), hidden, 'NX']);
    words.push(bytes(header), bytes(statement), Buffer.from(digest));
  }
  const seq = entries[0]?.seq ?? 0;
  const fields = words.flatMap((word, i) => [FIELDS[i % WORDS_PER_ENTRY] ?? '', word]);
  return { item: { seq, words }, payloads, add: ['XADD', streamKey(log), `${seq}-0`, ...fields] };
}

/** The items of an XRANGE or XREVRANGE. */
export function readItems(reply: Reply): readonly Item[] {
  return list(reply).map((item) => {
    const [id, fields] = list(item);
    return {
      seq: Number.parseInt(String(id), 10),
      words: list(fields)
        .filter((_, i) => i % 2 === 1)
        .map(toBuffer),
    };
  });
}

/** The entries of items, payloads fetched; in order, and not those up to `after`. */
export async function readEntries(session: RedisSession, log: LogName, items: readonly Item[], after: number): Promise<readonly Stored[]> {
  const found = items.flatMap(({ seq, words }) =>
    Array.from({ length: words.length / WORDS_PER_ENTRY }, (_, i) => ({ seq: seq + i, words: words.slice(i * WORDS_PER_ENTRY) })),
  );
  const wanted = found.filter(({ seq }) => seq > after);
  const keys = wanted.flatMap(({ words: [, , digest] }) => (digest?.length ? [payloadKey(log, String(digest))] : []));
  const payloads = keys.length > 0 ? [...list(await session.call('MGET', ...keys))] : [];
  return wanted.map(({ seq, words: [header, statement, digest] }) => {
    assert(header && statement, 'an item holds whole entries');
    const hidden = digest?.length ? payloads.shift() : null;
    return { seq, header: plain(header), statement: plain(statement), ...unpackPayload(hidden ? toBuffer(hidden) : null) };
  });
}

/** The entries of an XRANGE without their payloads, which are another's to read. */
export const readBare = (reply: Reply): readonly Stored[] =>
  readItems(reply).flatMap(({ seq, words }) =>
    Array.from({ length: words.length / WORDS_PER_ENTRY }, (_, i) => {
      const [header, statement] = words.slice(i * WORDS_PER_ENTRY);
      assert(header && statement, 'an item holds whole entries');
      return { seq: seq + i, header: plain(header), statement: plain(statement), payload: null, salt: null };
    }),
  );

/** Of what is masked there is no salt. */
export function packPayload(payload: Uint8Array, salt: Uint8Array | null): Buffer {
  if (salt === null) return Buffer.concat([Buffer.of(0), payload]);
  assert(salt.length > 0 && salt.length < 256, 'the length of a salt is one byte');
  return Buffer.concat([Buffer.of(salt.length), salt, payload]);
}

function unpackPayload(hidden: Buffer | null): Pick<Stored, 'payload' | 'salt'> {
  // nothing where it was erased
  if (hidden === null || hidden.length === 0) return { payload: null, salt: null };
  const salt = 1 + hidden.readUInt8(0);
  return { salt: salt === 1 ? null : plain(hidden.subarray(1, salt)), payload: plain(hidden.subarray(salt)) };
}

const bytes = (value: Uint8Array): Buffer => Buffer.from(value.buffer, value.byteOffset, value.byteLength);

/** A copy of its own: replies are views of the socket's large buffers. */
export const plain = (value: Buffer): Uint8Array => new Uint8Array(value);

export const list = (reply: Reply | undefined): readonly Reply[] => {
  if (!isList(reply)) throw new StorageFault('an answer of Redis is not the list it should be');
  return reply;
};

const isList = (reply: Reply | undefined): reply is readonly Reply[] => Array.isArray(reply);

export const toBuffer = (reply: Reply): Buffer => {
  if (!Buffer.isBuffer(reply)) throw new StorageFault('an answer of Redis is not the bytes it should be');
  return reply;
};
