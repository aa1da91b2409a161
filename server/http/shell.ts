/**
 * The built browser application: its files, and one shell for every page address, which is never kept because it bears the nonce of its
 * request.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Express } from 'express';
import { problem, send } from './answer.ts';
import { assets } from './assets.ts';
import { nonceOf } from './headers.ts';

/** Vite leaves this mark where the nonce belongs. */
const MARK = '%NONCE%';

/** `dir` as `npm run build` made it. Where it does not exist there are no pages, only the API. */
export async function mountShell(app: Express, dir: string): Promise<void> {
  const template = await readTemplate(join(dir, 'index.html'));
  app.use('/assets', assets(join(dir, 'assets')));
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
