/** What a handler answers; one place (`send`) turns it into bytes. A refusal is an answer like any other. */

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { CommentsRefusal } from '../../shared/comments/refusal.ts';
import type { ForumRefusal } from '../../shared/forum/refusal.ts';
import type { Refusal } from '../../shared/opinion/refusal.ts';
import type { EdgeCode, Problem } from '../../shared/wire/problem.ts';
import { asksSession } from '../asks-session.ts';
import { giveWay } from '../event-loop.ts';
import { told } from '../told.ts';
import { packed } from './files/packed.ts';
import { nonceOf } from './headers.ts';
import { problemPage, readsPage } from './pages/problem-page.tsx';
import type { Takes, WrongAddress } from './pages/takes.ts';
import { againAfterRefusal } from './refused-again.ts';
import { AGAIN_SOON, RETRY_AFTER } from './retry-after.ts';

export type Answer =
  | { readonly kind: 'json'; readonly status: 200 | 201 | 503; readonly body: unknown }
  /** JSON that was written elsewhere than in this thread. */
  | { readonly kind: 'written'; readonly json: Uint8Array }
  | { readonly kind: 'done' }
  | Page
  | FileAnswer
  /** What is asked for is at another address of ours. */
  | { readonly kind: 'moved'; readonly to: string }
  /** What came of a form is read there, so that the way back sends nothing again. */
  | { readonly kind: 'see'; readonly to: string }
  | { readonly kind: 'lines'; readonly lines: AsyncIterable<unknown> }
  /** Goes on for as long as both sides like. */
  | { readonly kind: 'stream'; readonly begin: (res: Response) => void }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly address?: WrongAddress };

export interface Page {
  readonly kind: 'page';
  readonly type: 'text/html' | 'text/plain' | 'text/csv' | 'text/calendar';
  readonly status?: 200 | 201 | 400 | 401 | 404 | 429 | 503;
  readonly body: string;
  /**
   * May it be packed? Only where nothing in it is a secret from those whose words, or whose address, it repeats: the size of a packed
   * page tells what in it is alike.
   */
  readonly packable: boolean;
}

/** To be kept under this name. It is packed as it is. */
export interface FileAnswer {
  readonly kind: 'file';
  readonly type: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Letters of a page that takes milliseconds to be written to its socket. */
const LONG = 50_000;

export const json = (body: unknown, status: 200 | 201 | 503 = 200): Answer => ({ kind: 'json', status, body });
export const done: Answer = { kind: 'done' };

const EDGE: Readonly<Record<EdgeCode, { readonly status: number; readonly title: string }>> = {
  'not-understood': { status: 400, title: 'This request was not understood.' },
  'signed-out': { status: 401, title: 'Sign in first.' },
  'put-out': {
    status: 401,
    title: 'This session or token was ended to make room for another of its seat. Sign in again, or make a new one.',
  },
  origin: { status: 403, title: 'The page that asks is not one of this server.' },
  'no-right': { status: 403, title: 'Your seat has no right to do this.' },
  'session-needed': { status: 403, title: 'A person must do this; a token may not.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'flow-lost': { status: 410, title: 'This sign-in was finished, took too long, or began in another browser.' },
  'no-seat': { status: 403, title: 'No seat of this forum is open to you.' },
  'step-up-needed': { status: 403, title: 'Show again who you are; your sign-in is too old for this act.' },
  'other-person': { status: 403, title: 'This is for another person or another seat.' },
  'provider-refused': { status: 403, title: 'The provider did not sign you in.' },
  'provider-away': { status: 503, title: 'The provider does not answer; nothing was changed.' },
  'number-taken': { status: 409, title: 'There is already an opinion with this number.' },
  'uuid-reused': { status: 409, title: 'This id was used for something else.' },
  'link-spent': { status: 410, title: 'This link was used.' },
  'link-expired': { status: 410, title: 'This link has run out.' },
  'link-revoked': { status: 410, title: 'This link was revoked.' },
  'link-unknown': { status: 410, title: 'There is no such link.' },
  'seat-closed': { status: 410, title: 'The seat of this link is closed.' },
  'too-slow': { status: 408, title: 'The rest of this request did not come.' },
  'too-large': { status: 413, title: 'This is too large.' },
  'address-too-long': { status: 414, title: 'This address is too long.' },
  'not-json': { status: 415, title: 'Send what this address takes (application/json, unless it says otherwise), not compressed.' },
  'no-document': { status: 415, title: 'This is neither a PDF nor a Word file (.docx).' },
  'unsound-file': { status: 415, title: 'This file is not whole, or something else stands before or behind it.' },
  'active-file': { status: 415, title: 'This Word file holds macros or an embedded object.' },
  'swollen-file': { status: 415, title: 'This file unpacks to more than its size can hold.' },
  'too-many': { status: 429, title: 'Too many requests; wait a little.' },
  halted: { status: 500, title: 'This opinion is halted: its record is not sound. Nothing is shown that may be wrong.' },
  broken: { status: 500, title: 'The server failed.' },
  'past-folding': { status: 503, title: 'The past of this opinion is being read for the first time. Ask again.' },
  storage: { status: 503, title: 'Storage does not answer; whether it was recorded is unknown. Ask again with the same id.' },
};

/** Refusals that no change of the text or of others' positions would lift: the seat may never do it. */
const NEVER: ReadonlySet<string> = new Set([
  'not-chair',
  'chair-is-neutral',
  'not-a-member-state',
  'not-your-position',
  'head-decides',
  'views-only',
  'remote-not-allowed',
  'read-only',
  'restricted-session',
  'not-secretariat',
  'editorial-needs-two',
  'withholding-needs-two',
  'not-registrar',
  'not-a-proposer',
  'not-your-contribution',
  'not-your-motion',
  'not-an-editor',
  'not-in-audience',
  'not-your-message',
]);

export function problem(code: EdgeCode, more: Pick<Problem, 'detail' | 'issues' | 'progress'> = {}): Extract<Answer, { kind: 'problem' }> {
  return { kind: 'problem', problem: { type: `urn:nemcon:problem:${code}`, ...EDGE[code], code, ...more } };
}

/** What is named in the address is not there, or not for this reader; all else is. */
export const notHere = (field: string, takes: Takes, of: 'query' | 'params' = 'query'): Answer => ({
  ...problem('not-found', { issues: [{ path: `${of}.${field}`, message: 'not here', fault: 'other' }] }),
  address: { strange: [], takes },
});

/** The lists of a refusal (paragraphs, entities, positions) stand beside its code. */
export function refused(refusal: Refusal | ForumRefusal | CommentsRefusal): Answer {
  if (refusal.code === 'uuid-reused') return problem(refusal.code);
  const status = NEVER.has(refusal.code) ? 403 : 409;
  const body = { type: `urn:nemcon:problem:${refusal.code}`, title: 'The rules do not allow this now.', status, ...refusal };
  return { kind: 'problem', problem: body as Problem };
}

export async function send(res: Response, answer: Answer): Promise<void> {
  if (!res.hasHeader('Cache-Control')) res.set('Cache-Control', 'no-store');
  const status = statusOf(answer);
  if (status === 503 || (status === 429 && !res.hasHeader('Retry-After'))) res.set('Retry-After', againIn(answer));
  switch (answer.kind) {
    case 'json':
      return void res.status(answer.status).json(answer.body);
    case 'written':
      return void res.type('json').send(Buffer.from(answer.json.buffer, answer.json.byteOffset, answer.json.length));
    case 'done':
      return void res.status(204).end();
    case 'moved':
      return void res.status(308).location(answer.to).end();
    case 'see':
      return void res.status(303).location(answer.to).end();
    case 'page':
      return sendPage(res, answer);
    case 'file':
      return void res.attachment(answer.name).type(answer.type).send(Buffer.from(answer.bytes));
    case 'problem':
      return sendProblem(res, answer);
    case 'stream':
      return answer.begin(res);
    case 'lines': {
      res.type('application/x-ndjson');
      return pipeline(Readable.from(asLines(answer.lines)), res);
    }
  }
}

const againIn = (answer: Answer): string =>
  answer.kind === 'problem' && answer.problem.code === 'past-folding' ? AGAIN_SOON : RETRY_AFTER;

const statusOf = (answer: Answer): number | undefined =>
  answer.kind === 'problem' ? answer.problem.status : 'status' in answer ? answer.status : undefined;

async function sendProblem(res: Response, { problem, address }: Extract<Answer, { kind: 'problem' }>): Promise<void> {
  const { status } = problem;
  if (!asksSession(res.req.originalUrl)) told.refusal.tell(problem.code);
  if (!readsPage(res.req)) return void res.status(status).type('application/problem+json').send(JSON.stringify(problem));
  const refused = status === 429 && res.req.method === 'GET' ? againAfterRefusal(res.req, res) : null;
  const body = await problemPage(res.req, problem, nonceOf(res), { address, refused });
  res.status(status).type('text/html; charset=utf-8').send(body);
}

async function sendPage(res: Response, { type, status = 200, body, packable }: Page): Promise<void> {
  // it was put together in this turn
  if (body.length > LONG) await giveWay();
  res
    .status(status)
    .type(`${type}; charset=utf-8`)
    .send(packable ? await packed(res, body) : body);
}

async function* asLines(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
