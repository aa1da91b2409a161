/** Logs in which people type, delete, put back, suggest, object and withdraw, and their past as the fold of it says. */
import { pino } from 'pino';
import { expect } from 'vitest';
import * as Y from 'yjs';
import type { LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { copyEntry } from '../../server/record/copy.ts';
import { History, type Place, stateBefore } from '../../server/room/past/history.ts';
import type { Room } from '../../server/room/room.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { DEFAULT_POLICY, type Policy } from '../../shared/opinion/entry.ts';
import { register } from '../../shared/opinion/show.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import { addBlock, blockIds, erase, suggest, type } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import type { Rng } from '../support/rng.ts';

export const SILENT = pino({ level: 'silent' });

export const ID = 'one';
export const NAME = { kind: 'opinion', id: ID } as const;
const STATES = ['arl', 'bru', 'cor'] as const;

async function edit(room: Room, entity: string, change: (doc: Y.Doc) => void): Promise<void> {
  const connection = silentConnection(delegate(entity));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
  room.join(connection);
  doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
  change(doc);
  room.leave(connection);
  await room.look(() => null);
}

/** People type, delete, put back, suggest, object and withdraw. Returns how often each was done. */
export async function playedLog(rng: Rng, steps: number, policy: Policy = DEFAULT_POLICY): Promise<MemoryLog> {
  const log = new MemoryLog();
  const clock = manualClock();
  const rooms = new Rooms({ log, clock, logger: SILENT, forum: () => forumOf(...STATES) });
  const { created, ...rest } = founding(ID, measures(ID, 6));
  await rooms.create({ ...rest, created: { ...created, policy } });
  const room = await rooms.open(ID);
  if (room === null) throw new Error('the opinion was made');
  let uuids = 0;
  let refused = 0;
  const act = async (entity: string, command: unknown): Promise<void> => {
    uuids += 1;
    const uuid = `00000000-0000-4000-8000-${String(uuids).padStart(12, '0')}`;
    const capacity = entity === 'chair' ? 'chair' : 'member-state';
    const asked = { uuid, v: 1, seen: { seq: 1_000_000 }, command } as Parameters<Room['act']>[1];
    const done = await room.act({ person: 'A. Person', actor: () => delegate(entity, capacity) }, asked);
    if (!done.ok) refused += 1;
  };
  for (let step = 0; step < steps; step += 1) {
    clock.advance(rng.pick([500, 5_000, 130_000]));
    const entity = rng.pick(STATES);
    const { paragraphs } = await room.look(({ state, notes, live }) => register(state, notes, ID, (block) => live.lastWords(block)));
    const living = paragraphs.filter(({ removed, kind }) => !removed && kind === 'operative-item');
    const target = rng.pick(living.length > 0 ? living : paragraphs);
    const words = rng.pick(['very ', '[or all] ', 'and equally ', 'كل دولة ', '所有国家']);
    const what = rng.below(10);
    if (what < 4) await edit(room, entity, (doc) => blockIds(doc).includes(target.id) && type(doc, target.id, words, rng.below(9)));
    else if (what === 4) await edit(room, entity, (doc) => blockIds(doc).includes(target.id) && erase(doc, target.id, rng.below(5), 4));
    else if (what === 5 && living.length > 3)
      await edit(room, entity, (doc) => doc.getXmlFragment('opinion').delete(blockIds(doc).indexOf(target.id), 1));
    else if (what === 5) {
      const gone = paragraphs.find(({ removed }) => removed);
      if (gone !== undefined) await act(entity, { do: 'restore', block: gone.id });
    } else if (what === 6) {
      const id = `b${String(rng.below(1e9)).padStart(9, '0')}`;
      await edit(room, entity, (doc) => addBlock(doc, blockIds(doc).at(-1) ?? null, id, `new ${words};`, 'operative-item'));
    } else if (what === 7) await edit(room, entity, (doc) => blockIds(doc).includes(target.id) && suggest(doc, target.id, words, entity));
    else if (what === 8) {
      const own = target.positions.find((one) => one.entity === entity);
      await act(
        entity,
        own ? { do: 'withdraw', position: own.id } : { do: 'raise-objection', block: target.id, hash: target.hash, reason: words },
      );
    } else {
      await act('chair', { do: 'call', targets: [{ block: target.id, hash: target.hash }] });
      clock.advance(16_000);
      await act('chair', { do: 'declare', target: { block: target.id, hash: target.hash } });
    }
  }
  expect(refused).toBeLessThan(steps);
  await rooms.close();
  return log;
}

/** The log once more, under another name. */
export async function copied(log: MemoryLog, name: LogName): Promise<void> {
  const copies: Stored[] = [];
  for (const one of await log.read(NAME, 0)) copies.push(copyEntry(name, copies.at(-1) ?? null, one));
  await log.append(name, copies);
}

/** How it stood after an entry, as the fold tells it that is given the entries it needs. */
export function stateOf(history: History, entries: readonly Stored[], seq: number): OpinionState {
  const place: Place = { seq, tail: entries.slice(stateBefore(seq), seq) };
  const states = history.statesAfter([seq], [place]);
  const state = 'lacking' in states ? undefined : states.get(seq);
  if (state === undefined) throw new Error('it has what it needs');
  return state;
}

/** Folded at once; how it stood at a position of it, and its end. */
export async function folded(log: MemoryLog) {
  const entries = await log.read(NAME, 0);
  const history = new History(NAME);
  for (let after = 0; after < entries.length; after += 37) history.add(entries.slice(after, after + 37));
  return { history, stateAt: (seq: number): OpinionState => stateOf(history, entries, seq), head: entries.length };
}
