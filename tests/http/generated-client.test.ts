/** A client that somebody else's generator makes of the description of the API compiles, and plays the story of the README. */
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApi } from '../../server/http/openapi.ts';
import { tableOfRoutes } from '../../server/http/table.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { portOf } from '../support/port.ts';
import { ORIGIN, type Stage, seatOf, startStage } from './stage.ts';

const run = promisify(execFile);
const tool = (name: string): string => join(import.meta.dirname, '../../node_modules/.bin', name);
const FOLDER = join(import.meta.dirname, '../api-client');
const CLIENT = join(FOLDER, 'api.ts');
const DOCUMENT = join(FOLDER, 'openapi.json');

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  await writeFile(DOCUMENT, JSON.stringify(openApi(tableOfRoutes(stage.app.tools))));
  await run(tool('oazapfts'), [DOCUMENT, CLIENT]);
});
afterAll(async () => {
  await Promise.all([CLIENT, DOCUMENT].map((file) => rm(file, { force: true })));
  await stage.close();
});

it('compiles, and every operation has its name', async () => {
  const compiled = await run(tool('tsc'), ['-p', FOLDER]).catch((fault: { readonly stdout: string }) => fault);
  expect(compiled.stdout).toBe('');
  const api: object = await import(CLIENT);
  const { paths } = openApi(tableOfRoutes(stage.app.tools));
  const operations = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
  expect(operations.filter((name) => !(name in api))).toEqual([]);
});

it('plays the story of the README', async () => {
  const by = async (seat: string) => ({ cookie: await stage.signIn(seat), origin: ORIGIN });
  const { play }: { play(cast: object): Promise<readonly string[]> } = await import(join(FOLDER, 'story.ts'));
  const told = await play({
    address: `http://127.0.0.1:${portOf(stage.app.httpServer)}`,
    office: await by(OFFICE_SEAT),
    chair: await by(seatOf('chair')),
    state: await by(seatOf('member-state')),
    wait: (ms: number) => stage.clock.advance(ms),
  });
  expect(told).toEqual([
    'declared: objection-stands by e-member-state',
    'withdrawn and declared: agreed',
    'reopened: reopened',
    'adoption called: not-agreed',
    'adopted: adopting',
    'closed: adopted',
  ]);
});
