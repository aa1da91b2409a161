/** A page of the application in Chromium, and what the browser itself counts of it. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { troublesOf, watchPage } from '../../tests/support/chromium.ts';
import { HttpClient } from '../../tests/support/http-client.ts';
import { rounded } from '../support/spread.ts';

/** On a busy machine a long text opens slowly; that is to be measured, and not to end the bench. */
const LONGEST_MS = 180_000;

/** Time of the processor, which others on the machine do not lengthen. */
export interface Counted {
  readonly scriptMs: number;
  readonly layoutMs: number;
  readonly styleMs: number;
  readonly taskMs: number;
}

export interface Held {
  readonly heapMiB: number;
  readonly nodes: number;
  readonly listeners: number;
}

export class WatchedPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page, cdp: CDPSession) {
    this.#context = context;
    this.page = page;
    this.cdp = cdp;
  }

  /** Signed in where there is a seat, with nothing in its cache, and nothing loaded yet. */
  static async open(browser: Browser, origin: string, seat: string | null): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    if (seat !== null) {
      const [name = '', value = ''] = (await HttpClient.stepIn(origin, seat)).cookie.split('=');
      await context.addCookies([{ name, value, url: origin }]);
    }
    const page = await context.newPage();
    await watchPage(page);
    context.setDefaultTimeout(LONGEST_MS);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new WatchedPage(context, page, cdp);
  }

  /** Since the page was made. */
  async counted(): Promise<Counted> {
    const of = await this.#metrics();
    const ms = (name: string): number => (of.get(name) ?? Number.NaN) * 1_000;
    return {
      scriptMs: ms('ScriptDuration'),
      layoutMs: ms('LayoutDuration'),
      styleMs: ms('RecalcStyleDuration'),
      taskMs: ms('TaskDuration'),
    };
  }

  /** Once what nobody needs is gone. */
  async held(): Promise<Held> {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const of = await this.#metrics();
    const count = (name: string): number => of.get(name) ?? Number.NaN;
    return { heapMiB: rounded(count('JSHeapUsedSize') / 2 ** 20), nodes: count('Nodes'), listeners: count('JSEventListeners') };
  }

  /** The five functions that took most of the time themselves, in percent of what was not idle. */
  async profile(work: () => Promise<void>): Promise<readonly string[]> {
    await this.cdp.send('Profiler.enable');
    await this.cdp.send('Profiler.setSamplingInterval', { interval: 100 });
    await this.cdp.send('Profiler.start');
    await work();
    const { profile } = await this.cdp.send('Profiler.stop');
    const own = new Map<number, number>();
    for (const [at, id] of (profile.samples ?? []).entries()) own.set(id, (own.get(id) ?? 0) + (profile.timeDeltas?.[at] ?? 0));
    const by = new Map<string, number>();
    for (const { id, callFrame } of profile.nodes) {
      const { functionName, url, lineNumber, columnNumber } = callFrame;
      const where = url === '' ? '' : ` ${url.replace(/^.*\//, '')}:${lineNumber + 1}:${columnNumber + 1}`;
      const name = `${functionName || '(anonymous)'}${where}`;
      if (!/^\((idle|program|root)\)/.test(name)) by.set(name, (by.get(name) ?? 0) + (own.get(id) ?? 0));
    }
    const all = [...by.values()].reduce((sum, us) => sum + us, 0);
    const first = [...by].toSorted(([, one], [, other]) => other - one).slice(0, 5);
    return first.map(([name, us]) => `${rounded((us / all) * 100)} % ${name}`);
  }

  async close(): Promise<void> {
    const troubles = troublesOf(this.page);
    await this.#context.close();
    if (troubles.length > 0) throw new Error(`the page had troubles: ${troubles.join('\n')}`);
  }

  async #metrics(): Promise<ReadonlyMap<string, number>> {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}
