/** Reads the configuration, opens the stores, listens, and stops on a signal; or hands a command to the server that runs. Nothing else. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { OFFICE_SEAT } from '../shared/forum/who.ts';
import { type App, createApp } from './app.ts';
import { inviteUrl } from './auth/invitations.ts';
import { openKeys } from './auth/open-keys.ts';
import { VERSION } from './built.ts';
import { systemClock } from './clock.ts';
import type { Outcome } from './commands.ts';
import { type Config, readConfig } from './config.ts';
import { isServed, listenForOwner } from './control.ts';
import { engineGivesWay } from './engine-threads.ts';
import { openFiles } from './files/open-files.ts';
import { rehearseHttp } from './http/rehearsal.tsx';
import { assertLimits, LIMITS } from './limits.ts';
import { durabilityOf } from './log/durability.ts';
import { sweepCopies } from './log/held-copy.ts';
import { StorageFault } from './log/log.ts';
import { openCopied } from './log/open.ts';
import { StoreRefused } from './log/refused.ts';
import { SqliteLog } from './log/sqlite.ts';
import { createLogger, type Logger } from './logger.ts';
import type { MetricsConfig } from './metrics/metrics-config.ts';
import { refuseMissing } from './missing-store.ts';
import { openNodes } from './nodes/open-nodes.ts';
import { RecordDamage } from './record/damage.ts';
import { rehearse } from './room/rehearsal.ts';
import { shutdownOnSignal } from './shutdown.ts';
import { spareMemory, Thrift } from './thrift.ts';

interface Listening {
  readonly address: string;
  readonly port: number;
}
const UNBOUND: ReadonlyMap<string, (settings: string, at: Listening) => string> = new Map([
  ['EADDRINUSE', (settings, { address, port }) => `${settings}_PORT: ${port} is in use at ${address}`],
  ['EACCES', (settings, { port }) => `${settings}_PORT: ${port} may not be opened by this user`],
  ['EADDRNOTAVAIL', (settings, { address }) => `${settings}_ADDRESS: ${address} is no address of this machine`],
  ['ENOTFOUND', (settings, { address }) => `${settings}_ADDRESS: ${address} is not known`],
]);
class AddressRefused extends Error {}

/** Matters of whoever runs the server: said in a line. What else ends a start is a fault of ours. */
const TOLD = [StoreRefused, AddressRefused, StorageFault, RecordDamage];

const USAGE =
  'commands: (none) | demo | --version | invite-secretariat | backup <file> | export <store> | import <store> | verify <opinion> [<receipt>] | verify-forum [<receipt>] | verify-comments [<log>] [<receipt>] | sweep | confirm-clock';
const CLIENT = fileURLToPath(new URL(import.meta.url.endsWith('/dist/server/main.js') ? '../client/' : '../dist/client/', import.meta.url));

async function main([command = 'serve', ...rest]: readonly string[]): Promise<Outcome | null> {
  if (command === '--version') return { ok: true, words: VERSION };
  const read = readConfig(process.env, [command]);
  if (!read.ok) return { ok: false, words: read.reason };
  const config = read.value;
  const logger = createLogger(config.logLevel);
  assertLimits();
  switch (command) {
    case 'serve':
    case 'demo':
      await serve(config, logger);
      return null;
    case 'invite-secretariat':
      return (await commands()).inviteSecretariat(config, logger, process.env);
    case 'backup':
      return (await commands()).backupStore(config, rest[0]);
    case 'export':
      return (await import('./carry-store.ts')).exportStore(config, rest, console.error);
    case 'import':
      return (await import('./carry-store.ts')).importStore(config, rest, console.error);
    case 'verify':
      return (await commands()).verifyRecord(config, rest[0], rest[1]);
    case 'verify-forum':
      return (await commands()).verifyForumRecord(config, rest[0]);
    case 'verify-comments':
      return (await commands()).verifyCommentsRecord(config, rest[0], rest[1]);
    case 'sweep':
      return (await commands()).sweepStore(config);
    case 'confirm-clock':
      return (await commands()).confirmClock(config);
    default:
      return { ok: false, words: USAGE };
  }
}

/** A server that runs has no need of them. */
const commands = () => import('./commands.ts');

async function serve(config: Config, logger: Logger): Promise<void> {
  const { dataDir } = config;
  engineGivesWay();
  spareMemory(true);
  // one that is about to stop does not answer any more, and is waited for
  if (dataDir !== null && (await isServed(dataDir))) throw new StoreRefused([`NEMCON_STORE: ${dataDir} is in use by another process`]);
  if (dataDir !== null) refuseMissing(dataDir);
  const made = await makeDemo(config, logger);
  const log = await openCopied(config.store, config.copyDir);
  if (dataDir !== null) await sweepCopies(dataDir);
  const app = await createApp({
    config,
    log,
    keys: await openKeys(config, logger),
    files: await openFiles(config),
    ...(await openNodes(config.store, systemClock, logger)),
    clock: systemClock,
    logger,
    clientDir: CLIENT,
  });
  const thrift = new Thrift(() => app.census(), systemClock);
  app.httpServer.on('upgrade', thrift.opens);
  const control =
    log instanceof SqliteLog && dataDir !== null
      ? await listenForOwner(dataDir, {
          copy: (file) => log.backup(file),
          confirmClock: () => app.confirmClock(),
          invite: () => invite(config, app),
        })
      : null;
  process.on('SIGUSR2', () => app.confirmClock());
  const metrics = config.metrics && (await serveMetrics(config.metrics, config, app, logger));
  await listen(app.httpServer, config, 'NEMCON');
  logger.info({ version: VERSION, node: process.version, store: kindOf(config) }, 'listening');
  shutdownOnSignal(async () => {
    control?.close();
    thrift.stop();
    await app.close();
    metrics?.close();
  }, logger);
  // for people: what programs read is on the other stream
  console.error(`${made}${durabilityOf(config.store, config.copyDir)}\n${await greeting(config, app)}`);
  const rehearsed = rehearse().then(rehearseHttp);
  await rehearsed.catch((fault: unknown) => logger.warn({ err: fault }, 'not rehearsed'));
}

/** Before the store is there: half a demo is none. Words for whoever starts it, where there is something to say. */
async function makeDemo({ demo: asked, dataDir, demoForum }: Config, logger: Logger): Promise<string> {
  if (!asked || dataDir === null) return '';
  const { demo } = await import('./demo/demo.ts');
  const anew = (await demo.makeIn(dataDir, { logger, clock: systemClock, template: demoForum })) === 'anew';
  return anew ? 'The demo was not made to its end before. What there was of it was taken away, and it was made anew.\n' : '';
}

/** Before the server lets anybody in: what it refuses and records is counted from the first on. */
async function serveMetrics(at: MetricsConfig, config: Config, app: App, logger: Logger): Promise<Server> {
  const [{ Metrics }, { metricsServer }] = await Promise.all([import('./metrics/metrics.ts'), import('./metrics/listener.ts')]);
  const { census, tools } = app;
  const metrics = new Metrics({ version: VERSION, store: kindOf(config), census, ready: () => tools.health.ready() });
  const server = metricsServer(metrics, at.token, logger);
  await listen(server, at, 'NEMCON_METRICS');
  return server;
}

/** `sqlite`, `redis` or `memory`: its address may hold a password. */
const kindOf = ({ store }: Config): string => store.slice(0, store.indexOf(':')).replace('rediss', 'redis');

/** An address that is taken or not ours is a matter of configuration: one line says which setting it is. */
async function listen(httpServer: Server, at: Listening, settings: string): Promise<void> {
  httpServer.listen(at.port, at.address);
  try {
    await once(httpServer, 'listening');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
    const why = UNBOUND.get(code);
    if (why === undefined) throw fault;
    throw new AddressRefused(why(settings, at));
  }
}

async function greeting(config: Config, app: App): Promise<string> {
  const [address] = config.origins;
  if (config.demo) return `The demo is open at ${address} - anybody may step into any seat.`;
  if (!app.founded) return `Open at ${address}`;
  return `Open at ${address}\nThis link signs the secretariat in, once: ${await invite(config, app)}`;
}

async function invite({ origins }: Config, { tools: { invitations, forum } }: App): Promise<string> {
  const { secret } = await invitations.make(OFFICE_SEAT, LIMITS.officeInvitationHours, forum.tenure(OFFICE_SEAT));
  return inviteUrl(origins[0], secret);
}

try {
  const answer = await main(process.argv.slice(2));
  if (answer?.ok === true) console.log(answer.words);
  if (answer?.aside !== undefined) console.error(answer.aside);
  if (answer?.ok === false) {
    console.error(answer.words);
    process.exitCode = 1;
  }
} catch (fault) {
  if (!(fault instanceof Error && TOLD.some((kind) => fault instanceof kind))) throw fault;
  console.error(fault.message);
  process.exit(1);
}
