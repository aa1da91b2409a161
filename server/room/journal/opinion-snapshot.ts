/**
 * A snapshot of an opinion: its bytes, and how it is found. It is a cache: it names the header it was taken at, and is ignored when the log
 * says otherwise. What stands at that header is gathered at once, because a moment later it is another; the text follows when it has been made.
 */
import { deserialize, serialize } from 'node:v8';
import type { ActNote } from '../../../shared/opinion/entry.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { Done } from '../../journal/journal.ts';
import type { Log, LogName, Stored } from '../../log/log.ts';

interface Standing {
  readonly header: Uint8Array;
  readonly state: OpinionState;
  readonly notes: ReadonlyMap<number, ActNote>;
  readonly done: ReadonlyMap<string, Done>;
}

export interface OpinionSnapshot extends Standing {
  /** As `LiveText.snapshot` writes it. */
  readonly text: Uint8Array;
}

/** Raised whenever the shape of what is kept changes, that of OpinionState included. */
export const VERSION = 29;

export const writeStanding = ({ header, state, notes, done }: Standing): Uint8Array => serialize({ header, state, notes, done });

export const writeOpinionSnapshot = (standing: Uint8Array, text: OpinionSnapshot['text']): Uint8Array =>
  serialize({ v: VERSION, standing, text });

/** Null for a snapshot of another format or another version of Node: then the log is folded from its first entry. */
export function readOpinionSnapshot(bytes: Uint8Array): OpinionSnapshot | null {
  try {
    const { v, standing, text } = deserialize(bytes);
    return v === VERSION ? { ...deserialize(standing), text } : null;
  } catch {
    return null;
  }
}

interface Found {
  /** The entry it was taken at. */
  readonly at: Stored;
  readonly body: OpinionSnapshot;
  readonly after: readonly Stored[];
}

/**
 * The newest one of a log, if it was taken at an entry that this log holds, and as many entries after it as are asked for. They are read while
 * the snapshot is: whoever joins first after a restart waits for both.
 */
export async function newestSnapshot(log: Log, name: LogName, entries = 0): Promise<Found | null> {
  const cached = await log.getSnapshot(name);
  if (cached === null) return null;
  const reading = log.read(name, cached.seq - 1, 1 + entries);
  const body = readOpinionSnapshot(cached.bytes);
  const [at, ...after] = await reading;
  if (body === null || at === undefined || Buffer.compare(at.header, body.header) !== 0) return null;
  return { at, body, after };
}
