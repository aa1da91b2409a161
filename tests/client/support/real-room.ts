/** The server's own room on a memory log, and sockets that lead to it without a network. */
import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import * as Y from 'yjs';
import type { Socket } from '../../../client/sync/link.ts';
import { MemoryLog } from '../../../server/log/memory.ts';
import { readEntry } from '../../../server/record/read.ts';
import type { Connection, Messages } from '../../../server/room/connection.ts';
import type { Room } from '../../../server/room/room.ts';
import { Rooms } from '../../../server/room/rooms.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Command } from '../../../shared/opinion/command.ts';
import type { TextFacts } from '../../../shared/opinion/entry.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { register } from '../../../shared/opinion/show.ts';
import type { TextBlock } from '../../../shared/text/block.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { readMessage } from '../../../shared/wire/frame.ts';
import { MESSAGE } from '../../../shared/wire/message.ts';
import { type ManualClock, manualClock } from '../../support/clock.ts';
import { forumOf, founding } from '../../support/founding.ts';

export interface RealRoom {
  readonly clock: ManualClock;
  /** What a page of this actor opens instead of a WebSocket. */
  socketsOf(actor: Actor): (url: string) => Socket;
  act(actor: Actor, command: Command): Promise<void>;
  register(): Promise<Register>;
  blocks(): Promise<readonly TextBlock[]>;
  textHash(): Promise<string>;
  /** Of every text entry, what it is made of. */
  texts(): Promise<readonly TextFacts[]>;
  /** So many messages of presence has the server sent so far, to all sockets together. */
  presenceSent(): number;
  /** What the server logged as an error. */
  readonly faults: readonly string[];
  /** Closes every socket with this code; of one entity only where it is named. */
  hangUp(code: number, entity?: string): void;
  /** Another server on the same log. */
  restart(): Promise<void>;
  /** Lets everything under way arrive; `ms` pass meanwhile. */
  settle(ms?: number): Promise<void>;
}

let connections = 0;
const STEP_MS = 200;

export async function realRoom(paragraphs: readonly string[]): Promise<RealRoom> {
  const clock = manualClock();
  const faults: string[] = [];
  const log = new MemoryLog();
  const start = (): Rooms =>
    new Rooms({
      log,
      clock,
      logger: pino({ level: 'error' }, { write: (line: string) => void faults.push(line) }),
      forum: () => forumOf('arl', 'bru', 'cor'),
    });
  let rooms = start();
  await rooms.create(
    founding('op-1', [
      { kind: 'title', level: 0, text: 'A TEST' },
      { kind: 'preamble-heading', level: 0, text: 'considering' },
      ...paragraphs.map((text) => ({ kind: 'preamble-item' as const, level: 0, text })),
    ]),
  );
  const room = async (): Promise<Room> => {
    const found = await rooms.open('op-1');
    if (found === null) throw new Error('the opinion was made');
    return found;
  };
  const open = new Set<Connection>();
  let presence = 0;
  const sent = (messages: Messages): void => {
    presence += messages.filter((bytes) => bytes[0] === MESSAGE.awareness).length;
  };
  let uuids = 0;
  /** The room has done what had been sent to it, and what it said of that has arrived and been answered. */
  const drained = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      await (await room()).look(() => null).catch(() => undefined); // a room that ends meanwhile is opened anew
      await turn();
    }
  };
  return {
    clock,
    socketsOf: (actor) => () => socketTo(room, actor, open, clock.now(), sent),
    presenceSent: () => presence,
    faults,
    act: async (actor, command) => {
      const uuid = `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`;
      const answer = await (await room()).act({ person: 'P', actor: () => actor }, { uuid, v: 1, seen: { seq: 0 }, command });
      if (!answer.ok) throw new Error(JSON.stringify(answer));
    },
    register: async () => (await room()).look(({ state, notes }) => register(state, notes, 'op-1')),
    blocks: async () => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, await (await room()).look(({ live }) => live.state(Y.encodeStateVector(new Y.Doc()))));
      return readBlocks(doc);
    },
    texts: async () =>
      (await log.read({ kind: 'opinion', id: 'op-1' }, 0)).flatMap((one) => {
        const { fact } = readEntry(one).entry;
        return fact.type === 'text' ? fact : [];
      }),
    textHash: async () => (await room()).look(({ live }) => live.textHash),
    hangUp(code, entity) {
      for (const connection of [...open]) if (entity === undefined || connection.actor()?.entity === entity) connection.close(code, '');
    },
    async restart() {
      await rooms.close();
      rooms = start();
    },
    async settle(ms = 600) {
      for (let left = ms; left >= 0; left -= STEP_MS) {
        await drained();
        clock.advance(Math.min(STEP_MS, left));
      }
      await drained();
    },
  };
}

/** A socket whose other end is a connection of the room; nothing arrives in the call that sent it. */
function socketTo(
  find: () => Promise<Room>,
  actor: Actor,
  open: Set<Connection>,
  since: number,
  sent: (messages: Messages) => void,
): Socket {
  let room: Room | null = null;
  const leave = (): void => {
    if (open.delete(connection)) room?.leave(connection);
  };
  const connection: Connection = {
    id: `socket-${++connections}`,
    extended: true,
    since,
    person: 'A. Delegate',
    actor: () => actor,
    send: (messages) =>
      queueMicrotask(() => {
        sent(messages);
        for (const bytes of messages) if (open.has(connection)) socket.onmessage?.({ data: bytes.slice().buffer } as MessageEvent);
      }),
    close(code, reason) {
      leave();
      socket.onclose?.({ code, reason } as CloseEvent);
    },
  };
  const socket: Socket = {
    binaryType: 'arraybuffer',
    onopen: null,
    onmessage: null,
    onclose: null,
    close: leave,
    send: (bytes) => queueMicrotask(() => hear(new Uint8Array(bytes as Uint8Array))),
  };
  const hear = (bytes: Uint8Array): void => {
    if (room === null || !open.has(connection)) return;
    const message = readMessage(bytes);
    if (message.type === 'step1') room.step1(connection, message.stateVector);
    else if (message.type === 'step2' || message.type === 'update') room.text(connection, message.update, message.type === 'step2');
    else if (message.type === 'queue') room.queued(connection, message.updates);
    else if (message.type === 'awareness') room.presence(connection, message.bytes);
  };
  const enter = async (): Promise<void> => {
    room = await find();
    open.add(connection);
    socket.onopen?.({} as Event);
    room.join(connection);
  };
  void enter();
  return socket;
}
