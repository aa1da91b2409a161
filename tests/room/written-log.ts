/** An opinion in which several have written, and a log that remembers how it was read: for tests of whose words are whose. */
import { pino } from 'pino';
import * as Y from 'yjs';
import { type LogFold, type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Asking } from '../../shared/opinion/authorship.ts';
import { DEFAULT_POLICY, type Policy } from '../../shared/opinion/entry.ts';
import { blockIds } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

export const SILENT = pino({ level: 'silent' });
export const TOLD: Policy = { ...DEFAULT_POLICY, authorsFrom: 'now' };
export const ID = 'one';
export const NAME = { kind: 'opinion', id: ID } as const;
export const BRU: Asking = { reader: { entity: 'bru', capacity: 'member-state' }, isOver: false, isReported: false };

/** Remembers from where on it was read, and how often authors were looked for. */
export class ReadLog extends MemoryLog {
  readonly froms: number[] = [];
  asked = 0;
  /** What is read from its beginning for authors, after they were looked for, is not what was written. */
  damaged = false;
  /** It keeps nothing, and gives nothing back. */
  full = false;
  override async read(log: LogName, after: number, limit?: number): Promise<readonly Stored[]> {
    this.froms.push(after);
    const found = await super.read(log, after, limit);
    const forAuthors = this.damaged && this.asked > 0 && after === 0;
    if (forAuthors) this.asked = 0;
    return forAuthors ? found.toSpliced(1, 1) : found;
  }
  override async getFold(log: LogName, of: LogFold) {
    if (of === 'authors') this.asked += 1;
    if (this.full) throw new StorageFault('it does not answer');
    return super.getFold(log, of);
  }
  override async putFold(log: LogName, of: LogFold, seq: number, bytes: Uint8Array): Promise<void> {
    if (this.full) throw new StorageFault('it is full');
    return super.putFold(log, of, seq, bytes);
  }
}

/** What each wrote, one after the other, with a pause between. */
export async function written(
  steps: readonly (readonly [entity: string, change: (doc: Y.Doc, block: string) => void])[],
  policy: Policy = TOLD,
): Promise<ReadLog> {
  const log = new ReadLog();
  const clock = manualClock();
  const rooms = new Rooms({ log, clock, logger: SILENT, forum: () => forumOf('arl', 'bru') });
  const { created, ...rest } = founding(ID, measures(ID, 3));
  await rooms.create({ ...rest, created: { ...created, policy } });
  const room = await rooms.open(ID);
  if (room === null) throw new Error('the opinion was made');
  for (const [entity, change] of steps) {
    clock.advance(5_000);
    const connection = silentConnection(delegate(entity, entity === 'office' ? 'secretariat' : 'member-state'));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
    room.join(connection);
    doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
    change(doc, blockIds(doc).at(-1) ?? '');
    room.leave(connection);
    await room.look(() => null);
  }
  await rooms.close();
  return log;
}
