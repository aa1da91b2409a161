/**
 * The built files of the browser application. Vite puts a hash of the content into each name, so they may be kept for ever; beside each
 * lie its packed forms (scripts/pack.mjs), one of which goes out to whoever accepts it.
 */
import type { RequestHandler } from 'express';
import staticGzip from 'express-static-gzip';

/** `dir` is looked through once, now. Whatever is not one of its files is left to the next handler. */
export function assets(dir: string): RequestHandler {
  const files = staticGzip(dir, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false,
    serveStatic: { redirect: false, dotfiles: 'ignore', immutable: true, maxAge: '1y' },
  });
  return (req, res, next) => {
    const named = ['GET', 'HEAD'].includes(req.method) && /^\/[\w.-]+$/.test(req.path);
    if (!named) return next();
    files(req, res, (fault: unknown) => {
      // set before the file was asked for: what answers now is not packed
      res.removeHeader('Content-Encoding');
      next(fault);
    });
  };
}
