/** The whole server over stores in memory and a driven clock, with a seat for each capacity; requests go through its real socket. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request, { type Test } from 'supertest';
import { type App, createApp } from '../../server/app.ts';
import { MemoryKeys } from '../../server/auth/memory-keys.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { MemoryFiles } from '../../server/files/memory-files.ts';
import { tableOfRoutes } from '../../server/http/table.ts';
import { LIMITS, type Limits } from '../../server/limits.ts';
import type { Log } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { CAPACITIES, type Capacity } from '../../shared/opinion/vocabulary.ts';
import { manualClock } from '../support/clock.ts';
import { conforming } from './conforms.ts';

export const ORIGIN = 'http://127.0.0.1:4280';

const TEMPLATE = `<!doctype html><html lang="en" dir="ltr"><meta property="csp-nonce" nonce="%NONCE%"><title>nemcon</title>
<script type="module" nonce="%NONCE%" src="/assets/main.js"></script></head><div id="app"></div><!--first-->`;

const MANIFEST = {
  'index.html': { css: ['assets/index.css'] },
  'pages/opinion/opinion.tsx': { imports: ['index.html', '_dialog.js'], css: ['assets/opinion.css'] },
  '_dialog.js': { css: ['assets/dialog.css'] },
};

export const DRAFT = `Fostering affordable access

The Forum,

considering

a) that access matters;

b) that prices are high,

is of the view

1 that prices should fall;

2 that access should grow.
`;

export type Method = 'get' | 'post' | 'put' | 'delete';

export interface Stage {
  readonly app: App;
  readonly clock: ReturnType<typeof manualClock>;
  readonly keys: MemoryKeys;
  readonly files: MemoryFiles;
  /** Every line that was logged. */
  readonly logged: readonly string[];
  /** A request without anybody's sign-in. */
  ask(method: Method, path: string): Test;
  /** A request from our own page by whoever holds the cookie. */
  as(cookie: string, method: Method, path: string): Test;
  /** A fresh session; `name=value`. */
  signIn(seat: string): Promise<string>;
  /** A command to the forum by whoever holds the cookie. */
  forum(cookie: string, command: ForumCommand, said?: { readonly name?: string; readonly contact?: string }): Test;
  token(seat: string): Promise<string>;
  createOpinion(phase?: 'tabled' | 'drafting'): Promise<string>;
  close(): Promise<void>;
}

export const seatOf = (capacity: Capacity): string => (capacity === 'secretariat' ? OFFICE_SEAT : `s-${capacity}`);

export async function startStage(
  changes: Partial<Config> = {},
  log: Log = new MemoryLog(),
  limits: Limits = LIMITS,
  keys: MemoryKeys = new MemoryKeys(),
): Promise<Stage> {
  const read = readConfig({ NEMCON_STORE: 'memory:' });
  if (!read.ok) throw new Error(read.reason);
  const config: Config = { ...read.value, ...changes };
  const clientDir = await mkdtemp(join(tmpdir(), 'nemcon-client-'));
  await writeFile(join(clientDir, 'index.html'), TEMPLATE);
  await mkdir(join(clientDir, '.vite'));
  await writeFile(join(clientDir, '.vite/manifest.json'), JSON.stringify(MANIFEST));
  const logged: string[] = [];
  let made = 0;
  const logger = createLogger('debug', { write: (line) => logged.push(line) });
  const clock = manualClock();
  const files = new MemoryFiles();
  const app = await createApp({ config, log, keys, files, clock, logger, clientDir, limits });
  app.httpServer.listen(0, '127.0.0.1');
  await once(app.httpServer, 'listening');
  const { forum, sessions } = app.tools;
  for (const capacity of CAPACITIES) {
    if (config.demo || capacity === 'secretariat') continue;
    const id = capacity === 'chair' ? 'chair' : `e-${capacity}`;
    const code = id.toUpperCase().slice(0, 12);
    if (capacity !== 'chair')
      await forum.act(SERVER, { command: { do: 'admit-entity', id, code, names: { en: id }, capacity }, person: null });
    await forum.act(SERVER, {
      command: { do: 'open-seat', seat: seatOf(capacity), entity: id, functions: [], remote: false },
      person: null,
    });
  }
  const start = async (seat: string, kind: 'browser' | 'token'): Promise<string> =>
    (await sessions.start({ kind, seat, tenure: forum.tenure(seat), person: 'Test Person', label: 'test' })).secret;
  const conforms = conforming(tableOfRoutes(app.tools));
  const held = (method: Method, path: string): Test => {
    const test = request(app.httpServer)[method](path);
    return test.expect((answer) => conforms(method, path, sentBy(test), answer));
  };
  const stage: Stage = {
    app,
    clock,
    keys,
    files,
    logged,
    ask: (method, path) => held(method, path),
    as: (cookie, method, path) => held(method, path).set('Cookie', cookie).set('Origin', config.origins[0]),
    signIn: async (seat) => `${config.secure ? '__Host-' : ''}nemcon=${await start(seat, 'browser')}`,
    forum: (cookie, command, said = {}) => stage.as(cookie, 'post', '/api/forum/commands').send({ uuid: randomUUID(), command, ...said }),
    token: (seat) => start(seat, 'token'),
    async createOpinion(phase = 'drafting') {
      made += 1;
      const answer = await stage.as(await stage.signIn(OFFICE_SEAT), 'post', '/api/opinions').send({
        number: `Draft Opinion ${made}`,
        language: 'en',
        venue: 'forum',
        phase,
        sponsor: 'e-member-state',
        source: null,
        meeting: null,
        text: DRAFT,
      });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return answer.body.id;
    },
    async close() {
      await app.close();
      await rm(clientDir, { recursive: true, force: true });
    },
  };
  return stage;
}

/** What a request carries, once it is sent. */
const sentBy = (test: Test): unknown => Reflect.get(test, '_data');
