/** The HTTP side: headers, the table of routes, the shell of the browser application. Thin on purpose. */
import express, { type Express } from 'express';
import { LIMITS } from '../limits.ts';
import { problem, send } from './answer.ts';
import { headers } from './headers.ts';
import { mount, onFault } from './mount.ts';
import { mountShell } from './shell.ts';
import { tableOfRoutes } from './table.ts';
import type { HttpTools } from './tools.ts';

export async function createHttp(tools: HttpTools, clientDir: string): Promise<Express> {
  const { config } = tools;
  const app = express();
  app.set('query parser', 'simple').set('etag', false).set('trust proxy', config.trustProxy).set('case sensitive routing', true);
  app.disable('x-powered-by');
  app.use(...headers(config.secure));
  app.use((req, res, next) => (req.url.length > LIMITS.urlBytes ? send(res, problem('address-too-long')) : next()));
  mount(app, tableOfRoutes(tools), tools);
  app.use('/api', (_req, res) => send(res, problem('not-found')));
  await mountShell(app, clientDir);
  app.use(onFault(tools.logger));
  return app;
}
