/**
 * The port at which metrics are read. It is one of its own, so that no proxy in front of the server makes it public by mistake; beyond this
 * machine it asks for a token too.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { LIMITS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from './metrics.ts';

/** Nothing listens yet. */
export function metricsServer(metrics: Pick<Metrics, 'contentType' | 'text'>, token: string | null, logger: Logger): Server {
  return createServer({ headersTimeout: LIMITS.headersMs, requestTimeout: LIMITS.headersMs }, (req, res) => {
    res.setHeader('Cache-Control', 'no-store');
    if (token !== null && !says(req, token)) return void res.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end();
    if (req.url !== '/metrics' || req.method !== 'GET') return void res.writeHead(404).end();
    metrics.text().then(
      (text) => res.setHeader('Content-Type', metrics.contentType).end(text),
      (fault: unknown) => {
        logger.error({ err: fault }, 'no metrics');
        res.writeHead(500).end();
      },
    );
  });
}

const digest = (word: string): Buffer => createHash('sha256').update(word).digest();

const says = ({ headers }: IncomingMessage, token: string): boolean =>
  timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
