/** One entry of an opinion by itself, for whoever needs no more of the log than that: when it was made, and by which command. */
import type { Entry } from '../../shared/opinion/entry.ts';
import type { Log, LogName } from '../log/log.ts';
import { Malformed, RecordDamage } from './damage.ts';
import { readEntry } from './read.ts';

/** null where the log does not reach that far. Throws StorageFault or RecordDamage. */
export async function entryAt(log: Pick<Log, 'read'>, name: LogName, seq: number): Promise<Entry | null> {
  const [stored] = await log.read(name, seq - 1, 1);
  if (stored === undefined) return null;
  try {
    return readEntry(stored).entry;
  } catch (fault) {
    if (fault instanceof Malformed) throw new RecordDamage(name, seq, fault.message);
    throw fault;
  }
}
