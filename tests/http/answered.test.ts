/** What is told of an answer to whoever counts. */
import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { afterAll, afterEach, expect, it } from 'vitest';
import { answered } from '../../server/http/answered.ts';
import { told } from '../../server/told.ts';
import { restrictedId } from '../../shared/forum/restricted.ts';

const heard: unknown[] = [];
const stop = told.answer.hear(({ seconds, ...row }) => heard.push({ ...row, took: seconds >= 0 }));
afterEach(() => void heard.splice(0));
afterAll(stop);

/** A request of which that row is found on the way, and its answer. */
function answer(originalUrl: string, path: string | undefined, statusCode = 200, type = 'application/json'): void {
  const req = { originalUrl, method: 'GET' } as Request;
  const res = Object.assign(new EventEmitter(), { statusCode, getHeader: () => type });
  let went = false;
  answered(req, res as unknown as Response, () => {
    went = true;
  });
  if (path !== undefined) req.route = { path };
  expect([went, heard.length]).toEqual([true, 0]);
  res.emit('finish');
}

it.each([
  ['/api/opinions/one/register', '/api/opinions/:id/register', 200, { method: 'GET', route: '/api/opinions/:id/register', status: '2xx' }],
  [
    '/api/opinions/two/register?at=7',
    '/api/opinions/:id/register',
    404,
    { method: 'GET', route: '/api/opinions/:id/register', status: '4xx' },
  ],
  ['/assets/index-abc.js', undefined, 200, { method: 'any', route: 'other', status: '2xx' }],
  ['/whatever/somebody/types', undefined, 404, { method: 'any', route: 'other', status: '4xx' }],
])('O7 of %s its row of the table is told', (address, path, status, row) => {
  answer(address, path, status);
  expect(heard).toEqual([{ ...row, took: true }]);
});

const INSIDE = restrictedId('r1', 'one');
it.each([`/api/opinions/${INSIDE}/register`, `/o/${INSIDE.replace('r', '%72')}`, `/nowhere?about=${INSIDE}`])(
  'O7 F9.5 of %s, which names a restricted session, nothing is told',
  (address) => {
    answer(address, '/api/opinions/:id/register');
    expect(heard).toEqual([]);
  },
);

it.each(['/api/restricted', '/api/agreed/nearest', '/api/agreed/search'])(
  'O7 F9.5 of %s, which a session may bring about, nothing is told',
  (row) => {
    answer(row, row);
    expect(heard).toEqual([]);
  },
);

it('O7 a stream is told of neither when it ends nor before', () => {
  answer('/api/forum/news', '/api/forum/news', 200, 'text/event-stream; charset=utf-8');
  expect(heard).toEqual([]);
});
