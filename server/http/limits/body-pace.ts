/**
 * A body that does not come. Its whole time cannot be limited: an opinion's text takes minutes on the weakest link. What is limited is how
 * long nothing comes, and how slow the rest may be; a request that stays half open holds its connection no longer than that.
 */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Clock } from '../../clock.ts';
import { LIMITS } from '../../limits.ts';
import { problem, send } from '../answer.ts';

export const bodyPace =
  (clock: Clock): RequestHandler =>
  (req, res, next) => {
    const { socket } = req;
    if (bringsBody(req)) {
      const [before, since] = [socket.bytesRead, clock.now()];
      const look = (): void => {
        if (req.complete || socket.destroyed) return;
        const most = LIMITS.bodyStallMs + ((socket.bytesRead - before) / LIMITS.bodyBytesPerSecond) * 1_000;
        const left = since + most - clock.now();
        if (left > 0) cancel = clock.after(left, look);
        else if (res.headersSent) socket.destroy();
        else void send(res.set('Connection', 'close'), problem('too-slow')).finally(() => socket.destroySoon());
      };
      let cancel = clock.after(LIMITS.bodyStallMs, look);
      res.once('close', () => cancel());
      req.once('end', () => cancel());
    }
    next();
  };

const bringsBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
