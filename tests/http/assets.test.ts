/** P9: the files of the browser application go out packed, as the build has packed them. */
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packFolder } from '../../scripts/pack.mjs';
import { assets } from '../../server/http/files/assets.ts';
import { http } from '../support/http.ts';

const SCRIPT = `export const words = ${JSON.stringify('the same words again, '.repeat(50))};`;

let dir: string;
let server: Server;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-assets-'));
  await writeFile(join(dir, 'main-a1b2.js'), SCRIPT);
  await writeFile(join(dir, 'tiny-c3d4.css'), 'p{}');
  packFolder(dir);
  server = express().use('/assets', assets(dir)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await rm(dir, { recursive: true, force: true });
});

const ask = (path: string, { method = 'GET', ...headers }: Readonly<Record<string, string>>) => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return http(`http://127.0.0.1:${address.port}/assets${path}`, { method, headers });
};

describe('P9 built files', () => {
  it('lie packed beside themselves where that makes them smaller', async () => {
    expect((await readdir(dir)).sort()).toEqual(['main-a1b2.js', 'main-a1b2.js.br', 'main-a1b2.js.gz', 'tiny-c3d4.css']);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.1, gzip', 'br'],
    ['gzip', 'gzip'],
    ['gzip, br;q=0', 'gzip'],
    ['identity', undefined],
    ['', undefined],
  ])('go out to whoever accepts %j as %s, under one name that may be kept for ever', async (accepted, encoding) => {
    const { status, headers, bytes } = await ask('/main-a1b2.js', { 'accept-encoding': accepted });
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, encoding, 'Accept-Encoding']);
    expect(headers['content-type']).toMatch(/^text\/javascript/);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(Number(headers['content-length'])).toBe(bytes.length);
    const plain = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
    expect(String(plain)).toBe(SCRIPT);
  });

  it('are nothing else: no other method, no other name, no rest of an encoding on the answer that follows', async () => {
    const name = '/main-a1b2.js';
    for (const [path, expected, more] of [
      [name, 404, { method: 'POST' }],
      ['/none.js', 404, {}],
      ['/', 404, {}],
      ['/%e0%a4%a', 404, {}],
      ['/..%2fmain-a1b2.js', 404, {}],
      [name, 416, { range: 'bytes=999999-' }],
    ] as const) {
      const { status, headers } = await ask(path, { 'accept-encoding': 'br', ...more });
      expect([path, status, headers['content-encoding']]).toEqual([path, expected, undefined]);
    }
  });
});
