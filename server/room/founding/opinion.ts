/** The founding of an opinion: its act of creation, its first text and what it takes over from others, in one append, all or nothing. */
import { randomUUID } from 'node:crypto';
import { type Actor, SERVER } from '../../../shared/opinion/actor.ts';
import type { Act, Entry } from '../../../shared/opinion/entry.ts';
import { evolve } from '../../../shared/opinion/evolve.ts';
import { inheritedFrom, type Source } from '../../../shared/opinion/inherited.ts';
import { emptyState } from '../../../shared/opinion/state.ts';
import type { BlockKind } from '../../../shared/opinion/vocabulary.ts';
import type { Log, LogName, Stored } from '../../log/log.ts';
import { sealEntry } from '../../record/seal.ts';
import { LiveText } from '../../text/live-text.ts';
import { atOnce, byPieces, type Pieces } from '../../text/pieces.ts';

export interface Founding {
  /** Id of the opinion: 1-40 of [a-z0-9-]. */
  readonly id: string;
  readonly created: Extract<Act, { type: 'opinion.created' }>;
  readonly actor: Actor;
  readonly person: string;
  /** At least one block; the importer makes a title where there is none. */
  readonly blocks: readonly { readonly kind: BlockKind; readonly level: number; readonly text: string }[];
  /** The drafts of which it is made, as they stand now. */
  readonly sources?: readonly Source[];
}

/** False where the id is taken. */
export async function appendFounding(log: Log, founding: Founding, now: number): Promise<boolean> {
  return (await log.append(nameOf(founding), atOnce(sealed(founding, now)))) === 'ok';
}

/** The same, between whose parts others have their turn. */
export async function appendFoundingByPieces(log: Log, founding: Founding, now: number): Promise<boolean> {
  return (await log.append(nameOf(founding), await byPieces(sealed(founding, now)))) === 'ok';
}

const nameOf = ({ id }: Founding): LogName => ({ kind: 'opinion', id });

function* sealed(founding: Founding, now: number): Pieces<readonly Stored[]> {
  const { created, actor, person, blocks, sources = [] } = founding;
  const name = nameOf(founding);
  const live = LiveText.fold([]);
  yield;
  const creation: Entry = { seq: 1, at: now, by: actor, uuid: randomUUID(), fact: created };
  const first = sealEntry({ log: name, prev: null, entry: creation, textHash: live.textHash, payload: { kind: 'act', note: { person } } });
  yield;
  const prepared = live.edit(actor, { import: blocks });
  yield;
  const text: Entry = { seq: 2, at: now, by: actor, uuid: randomUUID(), fact: prepared.facts };
  const payload = { kind: 'text', updates: prepared.updates, note: {} } as const;
  const second = sealEntry({ log: name, prev: first, entry: text, textHash: prepared.textHash, payload });
  yield;
  const entries: Stored[] = [first, second];
  for (const { act, note } of inheritedFrom(sources, [creation, text].reduce(evolve, emptyState))) {
    const entry: Entry = { seq: entries.length + 1, at: now, by: SERVER, uuid: randomUUID(), fact: act };
    const prev = entries.at(-1) ?? null;
    entries.push(sealEntry({ log: name, prev, entry, textHash: prepared.textHash, payload: { kind: 'act', note } }));
  }
  return entries;
}
