/**
 * Headers of every answer: what a page may load and run (docs/decisions say why), and a nonce that is new for each request. The policy is
 * the same for pages and for JSON: a policy that is not needed costs nothing, one that is missing does.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

interface Locals {
  nonce: string;
  secure: boolean;
}

const localsOf = (res: Response): Locals => (res as Response<unknown, Locals>).locals;

export const nonceOf = (res: Response): string => localsOf(res).nonce;

/** Is this server reached by https only? */
export const isSecure = (res: Response): boolean => localsOf(res).secure;

const nonce = (_req: IncomingMessage, res: ServerResponse): string => `'nonce-${nonceOf(res as Response)}'`;

export function headers(secure: boolean): readonly RequestHandler[] {
  const draw: RequestHandler = (_req, res, next) => {
    Object.assign(res.locals, { nonce: randomBytes(16).toString('base64'), secure } satisfies Locals);
    next();
  };
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", nonce],
        'style-src': ["'self'", nonce],
        'connect-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ['ProseMirrorClipboard'],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  return [draw, protect];
}
