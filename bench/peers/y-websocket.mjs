/** The server of y-websocket with LevelDB, as its command starts it, but that it ends in good order. Runs where the others are installed. */
import { createServer } from 'node:http';

const [, , port, dir] = process.argv;
process.env.YPERSISTENCE = dir;
const { getPersistence, setupWSConnection } = await import('@y/websocket-server/utils');
const { WebSocketServer } = await import('ws');
const server = createServer((_, response) => response.end('here'));
const sockets = new WebSocketServer({ server });
sockets.on('connection', setupWSConnection);
process.on('SIGTERM', async () => {
  for (const socket of sockets.clients) socket.terminate();
  // behind all that is still to be written
  await getPersistence().provider.destroy();
  process.exit(0);
});
server.listen(Number(port), '127.0.0.1');
