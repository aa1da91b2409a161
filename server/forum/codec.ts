import { createHash, randomBytes } from 'node:crypto';
import type { ForumEntry } from '../../shared/forum/entry.ts';
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import type { LogName, Stored } from '../log/log.ts';

/** Interim bytes of an entry of the forum; the record's own codec takes this place. */
export function sealForum(log: LogName, prev: Stored | null, entry: ForumEntry, person: string | null): Stored {
  const { seq, at, by, uuid, fact } = entry;
  const payload = Buffer.from(canonicalJson(person === null ? {} : { person }));
  const salt = randomBytes(32);
  const statement = Buffer.from(canonicalJson({ by, fact } as unknown as Json));
  const header = Buffer.from(
    canonicalJson({
      v: 1,
      log: { ...log },
      seq,
      prev: prev === null ? '0'.repeat(64) : createHash('sha256').update(prev.header).digest('hex'),
      type: fact.type,
      ts: at,
      uuid,
      stmt: createHash('sha256').update(statement).digest('hex'),
      commit: createHash('sha256').update('payload/1').update(salt).update(payload).digest('hex'),
    }),
  );
  return { seq, header, statement, payload, salt };
}

export function readForum(stored: Stored): ForumEntry {
  const header = JSON.parse(Buffer.from(stored.header).toString()) as { ts: number; uuid: string };
  const { by, fact } = JSON.parse(Buffer.from(stored.statement).toString()) as Pick<ForumEntry, 'by' | 'fact'>;
  return { seq: stored.seq, at: header.ts, uuid: header.uuid, by, fact };
}
