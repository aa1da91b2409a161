/** Puts the rows of the table into express: guard, limits, body, handler, answer. */
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { asideFromHere } from '../event-loop.ts';
import { StorageFault } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import type { Counts } from '../nodes/counts.ts';
import { RecordDamage } from '../record/damage.ts';
import { HistoryBusy, HistoryFolding } from '../room/past/growth.ts';
import { type Answer, problem, send } from './answer.ts';
import { type GuardTools, guard, toNobody, visitorOf } from './guard.ts';
import { limiters } from './limits/limiters.ts';
import type { Route } from './route.ts';

export function mount(
  app: Express,
  routes: readonly Route[],
  tools: GuardTools & { readonly config: Pick<Config, 'actsPerMinute'>; readonly counts?: Counts | null },
): void {
  const limits = limiters(tools.config.actsPerMinute, tools.counts);
  for (const route of routes) {
    const stages: RequestHandler[] = [guard(route, tools)];
    if (route.limit !== null) stages.push(limits[route.limit]);
    if (route.body !== null) stages.push(readerOf(route));
    stages.push(async (req, res) => {
      const { params, query } = req;
      const body: unknown = route.body === null ? {} : req.body;
      // of what brings words, only the answer
      if (route.body === null) asideFromHere();
      const answer = await route.serve({ params, query: { ...query }, body, visitor: visitorOf(res), req, res });
      asideFromHere();
      await send(res, await toNobody(answer, req, tools.authenticator));
    });
    app[route.method](route.path, ...stages);
  }
}

function readerOf({ sent, maxBytes: limit, fields }: Route): RequestHandler {
  switch (sent) {
    case 'json':
      return express.json({ limit, inflate: false, reviver: refusePrototypes });
    case 'form':
      return express.urlencoded({ extended: false, limit, inflate: false, parameterLimit: fields });
    case 'bytes':
      return express.raw({ limit, inflate: false, type: 'application/octet-stream' });
  }
}

/** JSON.parse makes an own property of `__proto__`; whoever copies such an object later sets a prototype. */
function refusePrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__ is no name for a field');
  return value;
}

/** Faults end here: the reader's own (a body that is no JSON), storage, and bugs. Logged once, answered without a word of their insides. */
export function onFault(logger: Logger): ErrorRequestHandler {
  return async (fault: unknown, req, res, next) => {
    if (res.headersSent) return next(fault);
    const answer = answerTo(fault);
    const failed = answer.kind === 'problem' && answer.problem.status >= 500 && answer.problem.code !== 'past-folding';
    if (failed) logger.error({ err: fault, route: req.route?.path, method: req.method }, 'request failed');
    await send(res, answer);
  };
}

function answerTo(fault: unknown): Answer {
  if (fault instanceof StorageFault) return problem('storage');
  if (fault instanceof HistoryBusy) return problem('too-many');
  if (fault instanceof HistoryFolding) {
    const { of, folded: done, upTo: all } = fault;
    return problem('past-folding', {
      detail: `${done} of ${all} ${of === 'opinions' ? of : 'entries'} are read.`,
      progress: { of, done, all },
    });
  }
  if (fault instanceof RecordDamage) return problem('halted', { detail: fault.message });
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? fault.status : null;
  if (status === 413) return problem('too-large');
  if (status === 415) return problem('not-json');
  return typeof status === 'number' && status >= 400 && status < 500 ? problem('not-understood') : problem('broken');
}
