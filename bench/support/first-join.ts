/**
 * A process of its own, as a server that has just started: opens the store, rehearses as each start does, then times what the first one to join
 * costs.
 * Prints `{ms, cpuMs, bytes, seq}`: from asking for the room until the whole text is handed to the socket.
 */
import { systemClock } from '../../server/clock.ts';
import { openLog } from '../../server/log/open.ts';
import { createLogger } from '../../server/logger.ts';
import type { Messages } from '../../server/room/connection.ts';
import { rehearse } from '../../server/room/rehearsal.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { delegate } from '../../tests/support/connection.ts';
import { forumOf } from '../../tests/support/founding.ts';

const [store = '', id = ''] = process.argv.slice(2);
const log = await openLog(store);
const rooms = new Rooms({ log, clock: systemClock, logger: createLogger('silent'), forum: () => forumOf() });
await rehearse();
const begun = performance.now();
const cpu = process.cpuUsage();
const room = await rooms.open(id);
if (room === null) throw new Error(`no opinion ${id}`);
const bytes = await new Promise<number>((resolve) => {
  const connection = {
    id: 'first',
    extended: false,
    since: 0,
    person: 'A bench',
    actor: () => delegate('arl'),
    // The greeting is the server's own step 1, in one message of a few bytes.
    send: (messages: Messages) => {
      const length = messages.reduce((sum, message) => sum + message.length, 0);
      if (length > 1_000) resolve(length);
    },
    close: () => {},
  };
  room.join(connection);
  room.step1(connection, new Uint8Array([0]));
});
const ms = performance.now() - begun;
const spent = process.cpuUsage(cpu);
const cpuMs = (spent.user + spent.system) / 1000;
const seq = await room.look((ledger) => ledger.seq);
process.stdout.write(JSON.stringify({ ms, cpuMs, bytes, seq }));
await rooms.close();
await log.close();
