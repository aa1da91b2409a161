/**
 * The product with hot reload, for whoever works on it: Vite in front, which serves the browser's code as it lies in the folder, and behind it
 * the server with its demo, started anew whenever its own code changes. What the server draws by itself has the sheets of the last build.
 * `node scripts/dev.mjs`; NEMCON_PORT says where it listens. The shell in `dist/client` is that of development until the next `npm run build`.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createSocket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.env.NEMCON_PORT ?? 4280);
const origin = `http://127.0.0.1:${port}`;
const behind = await freePort();

const vite = await createServer({
  configFile: `${root}vite.config.ts`,
  appType: 'custom',
  server: {
    host: '127.0.0.1',
    port,
    strictPort: true,
    // what both sides share lies beside the folder of the browser
    fs: { allow: [root] },
    // it draws with markup, which trusted types forbid; the terminal and the console say the same
    hmr: { overlay: false },
    proxy: { '/': { target: `http://127.0.0.1:${behind}`, ws: true, bypass: ofVite } },
  },
});

// read by the server for pages at every depth
const shell = readFileSync(`${root}client/index.html`, 'utf8').replace('"./main.tsx"', '"/main.tsx"');
writeFileSync(`${root}dist/client/index.html`, await vite.transformIndexHtml('/', shell));
const server = spawn(process.execPath, ['--import', 'tsx', '--watch', '--watch-preserve-output', `${root}server/main.ts`, 'demo'], {
  cwd: root,
  env: { ...process.env, NEMCON_PORT: String(behind), NEMCON_ORIGIN: origin },
  stdio: ['ignore', 'inherit', 'inherit'],
});
server.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.kill(signal));
await vite.listen();
process.stderr.write(`Hot reload at ${origin} (the server itself listens at ${behind})\n`);

/** Modules, their sheets, and what Vite names itself or tells the page; pages, answers and texts are the server's. */
function ofVite({ url = '', headers }) {
  if (headers.upgrade !== undefined) return /^vite-/.test(headers['sec-websocket-protocol']) ? url : null;
  const path = url.split('?')[0];
  return /^\/(@|node_modules\/)/.test(path) || (/\.(tsx?|mjs|css)$/.test(path) && !path.startsWith('/assets/')) ? url : null;
}

async function freePort() {
  const socket = createSocket().listen(0, '127.0.0.1');
  await new Promise((listening) => socket.once('listening', listening));
  const { port: free } = socket.address();
  await new Promise((closed) => socket.close(closed));
  return free;
}
