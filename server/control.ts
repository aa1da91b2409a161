/**
 * A door for whoever owns the machine: a socket in the data directory through which a command reaches the running server, because no second
 * process may open its file (two engines on one file lose data). One JSON array of words in, one JSON answer out.
 */
import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const answer = z.strictObject({ ok: z.boolean(), words: z.string() });
export type ControlAnswer = z.output<typeof answer>;

const words = z.array(z.string().max(4_096)).max(8);
const MAX_CHARS = 100_000;
const socketIn = (dir: string): string => join(dir, 'control.sock');

/** The directory must be ours alone; whoever may write there owns the data anyway. A socket left by a killed server is replaced. */
export async function listenForCommands(dir: string, run: (words: readonly string[]) => Promise<ControlAnswer>): Promise<Server> {
  const serve = async (socket: Socket): Promise<void> => {
    const asked = words.parse(JSON.parse(await heard(socket)));
    socket.end(JSON.stringify(await run(asked)));
  };
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    serve(socket).catch((fault: unknown) => socket.end(JSON.stringify({ ok: false, words: String(fault) })));
    socket.on('error', () => socket.destroy());
  });
  await rm(socketIn(dir), { force: true });
  server.listen(socketIn(dir));
  await once(server, 'listening');
  await chmod(socketIn(dir), 0o600);
  return server;
}

/** What the running server answers; null where none runs in this directory. */
export async function askRunning(dir: string, asked: readonly string[]): Promise<ControlAnswer | null> {
  const socket = createConnection({ path: socketIn(dir), allowHalfOpen: true });
  try {
    await once(socket, 'connect');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && (fault.code === 'ENOENT' || fault.code === 'ECONNREFUSED')) return null;
    throw fault;
  }
  socket.end(JSON.stringify(asked));
  return answer.parse(JSON.parse(await heard(socket)));
}

/** All that the other side says until it has said it; the socket stays open for the answer, which an async iterator would not allow. */
async function heard(socket: Socket): Promise<string> {
  let said = '';
  socket.setEncoding('utf8').on('data', (piece: string) => {
    said += piece;
    if (said.length > MAX_CHARS) socket.destroy(new Error('too long'));
  });
  await once(socket, 'end');
  return said;
}
