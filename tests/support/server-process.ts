/**
 * The server as production runs it: `dist/server/main.js` (made by `npm run build`) as a child of its own, on a free port of loopback, with
 * its data in a temporary directory. It can be killed and started again on the same port and data; only children started here are ended.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { http } from './http.ts';
import { freePort } from './port.ts';
import { until } from './until.ts';

const MAIN = join(import.meta.dirname, '../../dist/server/main.js');
const KEPT_OUTPUT = 64 * 1024;

export interface ServerOptions {
  /** Words after `main.js`; the demo forum by default. */
  readonly args?: readonly string[];
  /** Another server than the one that was built last: its `main.js`. */
  readonly main?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A command that runs the server as its only child and ends with it, such as `strace -f -o file`. */
  readonly under?: readonly string[];
  /** Data to start with; a fresh temporary directory, removed at the end, by default. */
  readonly dataDir?: string;
}

export class ServerProcess {
  readonly port: number;
  readonly dataDir: string;
  readonly #options: ServerOptions;
  #child: ChildProcess | null = null;
  #output = '';
  #readiness = '';
  #ending = false;
  #main: string;

  private constructor(port: number, dataDir: string, options: ServerOptions) {
    this.port = port;
    this.dataDir = dataDir;
    this.#options = options;
    this.#main = options.main ?? MAIN;
  }

  static async start(options: ServerOptions = {}): Promise<ServerProcess> {
    if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: npm run build`);
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'nemcon-server-')));
    const server = new ServerProcess(await freePort(), dataDir, options);
    try {
      await server.up();
    } catch (fault) {
      await server.close();
      throw fault;
    }
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Of the server itself, also where it runs under another command. */
  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('the server is not running');
    if (this.#options.under === undefined) return pid;
    const child = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]);
    if (!(child > 1)) throw new Error('the server has ended');
    return child;
  }

  /** The last of what it printed, both streams. */
  get output(): string {
    return this.#output;
  }

  /** Starts the child and waits until it says that it can record. Returns the milliseconds that took. */
  async up(timeoutMs = 50_000): Promise<number> {
    if (this.#child !== null) throw new Error('the server is running already');
    const begun = performance.now();
    const words = [...(this.#options.under ?? []), process.execPath, this.#main, ...(this.#options.args ?? ['demo'])];
    const [command = process.execPath, ...args] = words;
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: this.#environment() });
    this.#child = child;
    child.on('exit', (code, signal) => {
      // Everything after it would fail for a reason that nobody sees.
      if (!this.#ending) process.stderr.write(`the server ended by itself with ${signal ?? code}:\n${this.#output.slice(-4096)}\n`);
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-KEPT_OUTPUT);
      });
    }
    const ready = async (): Promise<boolean> => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      return this.ready();
    };
    try {
      await until('the server to be ready', ready, timeoutMs);
    } catch (cause) {
      throw new Error(`not ready: ${this.#readiness}\n${this.#output}`, { cause });
    }
    return performance.now() - begun;
  }

  /** Does it answer, and can it record? */
  async ready(): Promise<boolean> {
    try {
      const { status, text } = await http(`${this.origin}/readyz`);
      this.#readiness = text;
      return status === 200;
    } catch {
      return false; // nobody listens yet
    }
  }

  /** Ends the child by signal and waits for it; returns its exit code, null where the signal ended it. */
  async down(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<number | null> {
    const child = this.#child;
    if (child === null) return null;
    if (child.exitCode === null && child.signalCode === null) {
      this.#ending = true;
      const ended = once(child, 'close');
      process.kill(this.pid, signal);
      await ended;
    }
    this.#child = null;
    this.#ending = false;
    return child.exitCode;
  }

  async restart(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<number> {
    await this.down(signal);
    return this.up();
  }

  /** Stops in order, and comes back on the same port and data as another server: the one that was built last by default. */
  async replace(main = MAIN): Promise<number> {
    await this.down('SIGTERM');
    this.#main = main;
    return this.up();
  }

  /** The end: stops the child and removes the temporary data. */
  async close(): Promise<void> {
    await this.down();
    if (this.#options.dataDir === undefined) await rm(this.dataDir, { recursive: true, force: true });
  }

  #environment(): NodeJS.ProcessEnv {
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('NEMCON_'));
    return {
      ...Object.fromEntries(kept),
      NODE_ENV: 'production',
      NEMCON_STORE: `sqlite:${this.dataDir}`,
      NEMCON_PORT: String(this.port),
      ...this.#options.env,
    };
  }
}
