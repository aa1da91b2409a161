/** What the tests of a file have in common: the server as production runs it, and one browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type ServerOptions, ServerProcess } from '../support/server-process.ts';

export interface House {
  readonly server: ServerProcess;
  readonly browser: Browser;
}

const there = <Thing>(thing: Thing | null): Thing => {
  if (thing === null) throw new Error('the house is open while hooks and tests run, and not before');
  return thing;
};

/** Opened before all tests of the file, or of the `describe` that it is called in, and closed after them. */
export function openHouse(options: ServerOptions = {}): House {
  let server: ServerProcess | null = null;
  let browser: Browser | null = null;
  beforeAll(async () => {
    server = await ServerProcess.start(options);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    get server() {
      return there(server);
    },
    get browser() {
      return there(browser);
    },
  };
}
