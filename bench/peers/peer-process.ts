/** Another server as a child of its own on a free port of loopback; it can be killed and started again on the same port and data. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { http } from '../../tests/support/http.ts';
import { freePort } from '../../tests/support/port.ts';
import { until } from '../../tests/support/until.ts';

const KEPT_OUTPUT = 16 * 1024;
const LONGEST_START_MS = 30_000;

export class PeerProcess {
  readonly #port: number;
  readonly #cwd: string;
  readonly #command: (port: number) => readonly string[];
  #child: ChildProcess | null = null;
  #output = '';

  private constructor(port: number, cwd: string, command: (port: number) => readonly string[]) {
    this.#port = port;
    this.#cwd = cwd;
    this.#command = command;
  }

  static async start(cwd: string, command: (port: number) => readonly string[]): Promise<PeerProcess> {
    const peer = new PeerProcess(await freePort(), cwd, command);
    await peer.up();
    return peer;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('the server is not running');
    return pid;
  }

  /** Returns the milliseconds until it answered. */
  async up(): Promise<number> {
    const begun = performance.now();
    const [node = '', ...args] = this.#command(this.#port);
    const child = spawn(node, args, {
      cwd: this.#cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-KEPT_OUTPUT);
      });
    }
    const answered = async () => {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
      return http(this.origin).catch(() => false); // nobody listens yet
    };
    try {
      await until('the server to answer', answered, LONGEST_START_MS);
    } catch (cause) {
      await this.down();
      throw new Error(this.#output, { cause });
    }
    return performance.now() - begun;
  }

  async down(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    child.kill(signal);
    await ended;
  }
}
