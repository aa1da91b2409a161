/** The HTTP side: headers, the table of routes, the shell of the browser application. Thin on purpose. */
import { join } from 'node:path';
import express, { type Express } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { aside } from '../event-loop.ts';
import { LIMITS } from '../limits.ts';
import { problem, send } from './answer.ts';
import { answered } from './answered.ts';
import { assets } from './files/assets.ts';
import { headers, nonceOf } from './headers.ts';
import { bodyPace } from './limits/body-pace.ts';
import { mount, onFault } from './mount.ts';
import { wantsPage } from './pages/shell.ts';
import { waiting } from './routes/pages.ts';
import { tableOfRoutes } from './table.ts';
import type { HttpTools } from './tools.ts';

export function createHttp(tools: HttpTools, clientDir: string): Express {
  const { config, shell } = tools;
  const app = express();
  app.set('query parser', 'simple').set('etag', false).set('trust proxy', config.trustProxy).set('case sensitive routing', true);
  app.disable('x-powered-by');
  app.use((req, _res, next) => tools.pace.turn(req, req.socket, ipKeyGenerator(req.ip ?? ''), () => aside(next)));
  app.use(answered);
  app.use(...headers(config.secure));
  app.use(bodyPace(tools.clock));
  app.use((req, res, next) => (req.url.length > LIMITS.urlBytes ? send(res, problem('address-too-long')) : next()));
  mount(app, tableOfRoutes(tools), tools);
  app.use('/api', (_req, res) => send(res, problem('not-found')));
  app.use('/assets', assets(join(clientDir, 'assets')));
  app.use(async (req, res) => {
    if (shell === null || !wantsPage(req)) return send(res, problem('not-found'));
    return send(res, { kind: 'page', type: 'text/html', body: shell.html(req, nonceOf(res), await waiting(tools, req)), packable: false });
  });
  app.use(onFault(tools.logger));
  return app;
}
