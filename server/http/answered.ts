/**
 * Tells how long requests take until their answers are handed on, each by its row of the table of routes. What is no row (the files of the
 * application, what is not there) is one together, so that nobody from outside makes names. A stream is no answer that ends.
 */
import type { RequestHandler } from 'express';
import { asksSession } from '../asks-session.ts';
import { told } from '../told.ts';

const STREAM = /^text\/event-stream\b/;

/** Rows that may be asked for a restricted session though no address names one: its motion, and words of any text. */
const UNTOLD: ReadonlySet<unknown> = new Set(['/api/restricted', '/api/agreed/nearest', '/api/agreed/search']);

export const answered: RequestHandler = (req, res, next) => {
  const begun = performance.now();
  res.once('finish', () => {
    const row: unknown = req.route?.path;
    if (asksSession(req.originalUrl) || UNTOLD.has(row) || STREAM.test(String(res.getHeader('Content-Type')))) return;
    const named = typeof row === 'string' ? { method: req.method, route: row } : { method: 'any', route: 'other' };
    told.answer.tell({ ...named, status: `${Math.floor(res.statusCode / 100)}xx`, seconds: (performance.now() - begun) / 1000 });
  });
  next();
};
