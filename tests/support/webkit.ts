/**
 * Debian's own WebKit, told what to do by WebDriver Classic: Playwright drives none but a build of its own. It draws on a screen in memory.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathOf, SCREEN, WEBKIT } from '../../scripts/programs.mjs';
import { freePort } from './port.ts';
import { until } from './until.ts';

/** Keys without a letter, as WebDriver writes them. */
export const KEY = { shift: '\uE008', control: '\uE009', left: '\uE012', right: '\uE014' };

export class WebKit {
  readonly #children: ChildProcess[] = [];
  #session: string | null = null;

  private constructor() {}

  static async launch(): Promise<WebKit> {
    const webkit = new WebKit();
    try {
      await webkit.#up();
    } catch (fault) {
      await webkit.close();
      throw fault;
    }
    return webkit;
  }

  async goto(url: string): Promise<void> {
    await this.#ask('url', { url });
    await this.evaluate(watch);
  }

  /** In the page. */
  async evaluate<Args extends readonly unknown[], Value>(script: (...args: Args) => Value, ...args: Args): Promise<Value> {
    return (await this.#ask('execute/sync', { script: `return (${script})(...arguments)`, args })) as Value;
  }

  /** Waits until the page has an element like this, with these words in it. */
  shows(selector: string, words = /(?:)/): Promise<object> {
    return until(`${selector} with ${words}`, () => this.evaluate(find, selector, words.source), 30_000);
  }

  async click(selector: string, words?: RegExp): Promise<void> {
    const [element] = Object.values(await this.shows(selector, words));
    await this.#ask(`element/${element}/click`, {});
  }

  /** Presses one after the other, with `held` down all the time. */
  async press(keys: string, held = ''): Promise<void> {
    const all = (type: string, values: string) => [...values].map((value) => ({ type, value }));
    const pressed = [...keys].flatMap((value) => [...all('keyDown', value), ...all('keyUp', value)]);
    const actions = [...all('keyDown', held), ...pressed, ...all('keyUp', held)];
    await this.#ask('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** What went wrong since the page was there: the driver has no command for its console, and none for before. */
  troubles(): Promise<readonly string[]> {
    return this.evaluate(() => Reflect.get(window, 'troubles'));
  }

  async close(): Promise<void> {
    if (this.#session !== null) await tell('DELETE', this.#session);
    for (const child of this.#children.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    }
  }

  async #up(): Promise<void> {
    const screen = this.#start(SCREEN, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
    const [display] = await once(screen, 'line');
    const port = await freePort();
    this.#start(WEBKIT, ['--host=127.0.0.1', `--port=${port}`], { DISPLAY: `:${display}`, GDK_BACKEND: 'x11' });
    const sessions = `http://127.0.0.1:${port}/session`;
    await until('the driver of WebKit listens', () =>
      fetch(`http://127.0.0.1:${port}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const { sessionId } = await tell('POST', sessions, { capabilities: {} });
    this.#session = `${sessions}/${sessionId}`;
  }

  /** What it prints, line by line. */
  #start(program: typeof WEBKIT, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const path = pathOf(program);
    if (path === null) throw new Error(`${program.names[0]} is not installed`);
    const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env } });
    this.#children.push(child);
    return createInterface(child.stdout);
  }

  #ask(what: string, body: object): Promise<unknown> {
    return tell('POST', `${this.#session}/${what}`, body);
  }
}

/** In the page. */
const find = (selector: string, words: string): object | null =>
  [...document.querySelectorAll(selector)].find(({ textContent }) => new RegExp(words).test(textContent)) ?? null;

/** In the page. */
function watch(): void {
  const troubles: string[] = [];
  Reflect.set(window, 'troubles', troubles);
  for (const kind of ['warn', 'error'] as const) console[kind] = (...words: readonly unknown[]) => void troubles.push(words.join(' '));
  window.addEventListener('error', ({ message }) => {
    // says no more than that the next frame goes on
    if (!message.startsWith('ResizeObserver loop')) troubles.push(message);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => void troubles.push(String(reason)));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    troubles.push(`${violatedDirective} ${blockedURI}`);
  });
}

async function tell(method: string, url: string, body?: object) {
  const answer = await fetch(url, { method, headers: { 'content-type': 'application/json' }, body: body ? JSON.stringify(body) : null });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${url}: ${value.error}: ${value.message}`);
  return value;
}
