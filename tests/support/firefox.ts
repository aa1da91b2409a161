/**
 * Debian's own Firefox, driven by Playwright over WebDriver BiDi, and what Playwright has no public way for: to say a command of that
 * protocol. This reaches below its surface, which its exact pin allows.
 */
import { type Browser, firefox } from 'playwright-core';
import { FIREFOX, pathOf } from '../../scripts/programs.mjs';

interface Protocol {
  send(method: string, params: object): Promise<unknown>;
}

export async function launchFirefox(): Promise<Browser> {
  const browser = await firefox.launch({
    // the channel says that it is not Playwright's own build
    channel: 'moz-firefox',
    executablePath: pathOf(FIREFOX) ?? FIREFOX.names[0],
    // the window itself can be asked to compose (tests/client/browser/composing.ts)
    args: ['--remote-allow-system-access'],
  });
  withoutMediaFeatures(protocolOf(browser));
  return browser;
}

export function protocolOf(browser: Browser): Protocol {
  const connection: { toImpl(of: Browser): { readonly _browserSession: Protocol } } = Reflect.get(browser, '_connection');
  return connection.toImpl(browser)._browserSession;
}

/** Playwright says this of each page, and Firefox ESR 153 does not know it: pages are light there. */
function withoutMediaFeatures(protocol: Protocol): void {
  const sessions: Protocol = Object.getPrototypeOf(protocol);
  const { send } = sessions;
  sessions.send = function (method, params) {
    return method === 'emulation.setMediaFeaturesOverride' ? Promise.resolve({}) : send.call(this, method, params);
  };
}
