/**
 * The built browser application: hashed files that may be kept for ever, and one shell for every page address, which is never kept because
 * it bears the nonce of its request.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { problem, send } from './answer.ts';
import { nonceOf } from './headers.ts';

/** Vite leaves this mark where the nonce belongs. */
const MARK = '%NONCE%';

/** `dir` as `npm run build` made it. Where it does not exist there are no pages, only the API. */
export async function mountShell(app: Express, dir: string): Promise<void> {
  const template = await readTemplate(join(dir, 'index.html'));
  app.use(
    '/assets',
    express.static(join(dir, 'assets'), { index: false, redirect: false, dotfiles: 'ignore', immutable: true, maxAge: '1y' }),
  );
  app.use((req, res) => {
    const page = ['GET', 'HEAD'].includes(req.method) && req.accepts('text/html') !== false && !/\.\w+$/.test(req.path);
    if (template === null || !page) return send(res, problem('not-found'));
    return send(res, { kind: 'page', type: 'text/html', body: template.replaceAll(MARK, nonceOf(res)) });
  });
}

async function readTemplate(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
    throw fault;
  }
}
