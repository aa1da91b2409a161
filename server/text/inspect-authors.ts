import * as Y from 'yjs';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { TextContext } from './apply-part.ts';
import { type Inspected, inspect } from './inspect.ts';
import type { Authored, Preparation } from './outcome.ts';
import { remedyFor } from './remedy.ts';

export interface Looked {
  readonly author: Authored;
  readonly inspected: Inspected;
}

/** All authors of a tick against the same text, before anything is applied: nobody in a tick has been sent another's part of it. */
export function inspectAuthors(
  { text, memory }: TextContext,
  authors: readonly Authored[],
): readonly Looked[] | Exclude<Preparation, { ok: true }> {
  const { doc } = text;
  const claimed = new Map<number, SeatId>();
  const looked: Looked[] = [];
  for (const author of authors) {
    const { connection, actor, updates } = author;
    const mayUse = (client: number): boolean =>
      client !== doc.clientID && memory.mayUse(client, actor.seat) && (claimed.get(client) ?? actor.seat) === actor.seat;
    const inspected = inspect(updates, { clock: (client) => Y.getState(doc.store, client), mayUse });
    if (!inspected.ok) return { ok: false, connection, code: inspected.code, remedy: remedyFor(inspected.code, 'static') };
    for (const client of inspected.fresh) claimed.set(client, actor.seat);
    looked.push({ author, inspected });
  }
  return looked;
}
