/** Reads the configuration, opens the stores, listens, and stops on a signal; or hands a command to the server that runs. Nothing else. */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { OFFICE_SEAT } from '../shared/forum/state.ts';
import { type App, createApp } from './app.ts';
import { Invitations, inviteUrl } from './auth/invitations.ts';
import { openKeys } from './auth/open-keys.ts';
import { systemClock } from './clock.ts';
import { backupStore, confirmClock, type Outcome, sweepStore, verifyRecord } from './commands.ts';
import { type Config, readConfig } from './config.ts';
import { listenForOwner } from './control.ts';
import { assertLimits, LIMITS } from './limits.ts';
import { openLog } from './log/open.ts';
import { StoreRefused } from './log/refused.ts';
import { SqliteLog } from './log/sqlite.ts';
import { createLogger, type Logger } from './logger.ts';
import { shutdownOnSignal } from './shutdown.ts';

const UNBOUND: ReadonlyMap<string, (address: string, port: number) => string> = new Map([
  ['EADDRINUSE', (address, port) => `NEMCON_PORT: ${port} is in use at ${address}`],
  ['EACCES', (_, port) => `NEMCON_PORT: ${port} may not be opened by this user`],
  ['EADDRNOTAVAIL', (address) => `NEMCON_ADDRESS: ${address} is no address of this machine`],
  ['ENOTFOUND', (address) => `NEMCON_ADDRESS: ${address} is not known`],
]);
class AddressRefused extends Error {}

const USAGE = 'commands: (none) | demo | invite-secretariat | backup <file> | verify <opinion> [<receipt>] | sweep | confirm-clock';
const CLIENT = fileURLToPath(new URL(import.meta.url.endsWith('/dist/server/main.js') ? '../client/' : '../dist/client/', import.meta.url));

async function main([command = 'serve', ...rest]: readonly string[]): Promise<Outcome | null> {
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
      return { ok: true, words: await inviteSecretariat(config, logger) };
    case 'backup':
      return backupStore(config, rest[0]);
    case 'verify':
      return verifyRecord(config, rest[0], rest[1]);
    case 'sweep':
      return sweepStore(config);
    case 'confirm-clock':
      return confirmClock(config);
    default:
      return { ok: false, words: USAGE };
  }
}

async function serve(config: Config, logger: Logger): Promise<void> {
  const log = await openLog(config.store);
  const app = await createApp({ config, log, keys: await openKeys(config, logger), clock: systemClock, logger, clientDir: CLIENT });
  const control =
    log instanceof SqliteLog && config.dataDir !== null
      ? await listenForOwner(config.dataDir, { copy: (file) => log.backup(file), confirmClock: () => app.confirmClock() })
      : null;
  process.on('SIGUSR2', () => app.confirmClock());
  await listen(app, config);
  shutdownOnSignal(async () => {
    control?.close();
    await app.close();
  }, logger);
  console.log(await greeting(config, app));
}

/** An address that is taken or not ours is a matter of configuration: one line says which setting it is. */
async function listen({ httpServer }: App, { port, address }: Config): Promise<void> {
  httpServer.listen(port, address);
  try {
    await once(httpServer, 'listening');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
    const why = UNBOUND.get(code);
    if (why === undefined) throw fault;
    throw new AddressRefused(why(address, port));
  }
}

async function greeting(config: Config, app: App): Promise<string> {
  const [address] = config.origins;
  if (config.demo) return `The demo is open at ${address} - anybody may step into any seat.`;
  if (!app.founded) return `Open at ${address}`;
  const { secret } = await app.tools.invitations.make(OFFICE_SEAT, LIMITS.officeInvitationHours, app.tools.forum.tenure(OFFICE_SEAT));
  return `Open at ${address}\nThis link signs the secretariat in, once: ${inviteUrl(address, secret)}`;
}

/** For whoever holds the seat, because no forum is open here to say in which tenure that is. */
async function inviteSecretariat(config: Config, logger: Logger): Promise<string> {
  const keys = await openKeys(config, logger);
  const { secret } = await new Invitations(keys, systemClock).make(OFFICE_SEAT, LIMITS.officeInvitationHours, null);
  await keys.close();
  return inviteUrl(config.origins[0], secret);
}

try {
  const answer = await main(process.argv.slice(2));
  if (answer?.ok === true) console.log(answer.words);
  if (answer?.ok === false) {
    console.error(answer.words);
    process.exitCode = 1;
  }
} catch (fault) {
  if (!(fault instanceof StoreRefused) && !(fault instanceof AddressRefused)) throw fault;
  console.error(fault.message);
  process.exit(1);
}
