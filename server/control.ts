/**
 * A door for whoever owns the machine: a socket in the data directory through which the running server is asked for a copy of its store,
 * because no second process may open its file, told that its clock is right, or asked for a link for the secretariat. The path of the copy goes
 * in; out comes nothing, or what went wrong. To the others there is an answer in words.
 */
import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

const MAX_CHARS = 10_000;
/** Nothing listens; what is wrong with the directory itself is for whoever opens the store to say. */
const NOBODY = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTDIR']);
const socketIn = (dir: string): string => join(dir, 'control.sock');

/** No paths: those are whole. */
const CONFIRM_CLOCK = 'confirm-clock';
const INVITE = 'invite-secretariat';
const ANYBODY = 'anybody';

export interface Owned {
  readonly copy: (file: string) => Promise<void>;
  /** In words what it came to. */
  readonly confirmClock: () => string;
  /** The address of a link for the secretariat. */
  readonly invite: () => Promise<string>;
}

/** The socket is its owner's alone. One left by a killed server is replaced. */
export async function listenForOwner(dir: string, owned: Owned): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    heard(socket)
      .then((said) => answerTo(said, owned))
      .then(
        (answer) => socket.end(answer),
        (fault: unknown) => socket.end(String(fault)),
      );
  });
  await rm(socketIn(dir), { force: true });
  server.listen(socketIn(dir));
  await once(server, 'listening');
  await chmod(socketIn(dir), 0o600);
  return server;
}

async function answerTo(said: string, { copy, confirmClock, invite }: Owned): Promise<string> {
  switch (said) {
    case CONFIRM_CLOCK:
      return confirmClock();
    case INVITE:
      return invite();
    case ANYBODY:
      return '';
    default:
      await copy(said);
      return '';
  }
}

/** Does a server run in this directory? */
export const isServed = async (dir: string): Promise<boolean> => (await ask(dir, ANYBODY)) !== null;

/** The address; null where no server runs in this directory. */
export const askForInvitation = (dir: string): Promise<string | null> => ask(dir, INVITE);

/** False where no server runs in this directory; throws where it could not make the copy. */
export async function askForCopy(dir: string, file: string): Promise<boolean> {
  const wrong = await ask(dir, file);
  if (wrong !== null && wrong !== '') throw new Error(wrong);
  return wrong !== null;
}

/** What it came to, in words; null where no server runs in this directory. */
export const askToConfirmClock = (dir: string): Promise<string | null> => ask(dir, CONFIRM_CLOCK);

/** Null where nobody answers. */
async function ask(dir: string, what: string): Promise<string | null> {
  const socket = createConnection({ path: socketIn(dir), allowHalfOpen: true });
  try {
    await once(socket, 'connect');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && NOBODY.has(String(fault.code))) return null;
    throw fault;
  }
  socket.end(what);
  return heard(socket);
}

/** All that the other side says; the socket stays open for the answer, which an async iterator would not allow. */
async function heard(socket: Socket): Promise<string> {
  let said = '';
  socket.setEncoding('utf8').on('data', (piece: string) => {
    said += piece;
    if (said.length > MAX_CHARS) socket.destroy(new Error('too long'));
  });
  await once(socket, 'end');
  return said;
}
