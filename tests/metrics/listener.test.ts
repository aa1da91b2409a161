import { once } from 'node:events';
import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../server/logger.ts';
import { metricsServer } from '../../server/metrics/listener.ts';
import { http } from '../support/http.ts';
import { portOf } from '../support/port.ts';

const TOKEN = 'a-token-of-a-certain-length';
let server: Server;
afterEach(() => void server.close());

async function listening(token: string | null, text: () => Promise<string> = async () => 'nemcon_clients 3\n') {
  server = metricsServer({ contentType: 'text/plain', text }, token, createLogger('silent'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (path: string, authorization?: string, method = 'GET') =>
    http(`http://127.0.0.1:${portOf(server)}${path}`, { method, headers: authorization === undefined ? {} : { authorization } });
}

describe('the port of metrics', () => {
  it('O6 answers one address, and nothing else', async () => {
    const ask = await listening(null);
    expect(await ask('/metrics')).toMatchObject({ status: 200, text: 'nemcon_clients 3\n' });
    for (const path of ['/', '/metrics/', '/api/forum', '/readyz']) expect((await ask(path)).status).toBe(404);
    expect((await ask('/metrics', undefined, 'POST')).status).toBe(404);
  });

  it('O6 asks for the token that it has', async () => {
    const ask = await listening(TOKEN);
    for (const said of [undefined, '', TOKEN, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`])
      expect(await ask('/metrics', said)).toMatchObject({ status: 401, text: '' });
    expect((await ask('/metrics', `Bearer ${TOKEN}`)).status).toBe(200);
  });

  it('O6 says nothing of what went wrong inside', async () => {
    const ask = await listening(null, () => Promise.reject(new Error('of secrets')));
    expect(await ask('/metrics')).toMatchObject({ status: 500, text: '' });
  });
});
