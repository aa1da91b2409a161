/**
 * The browser that a run of the tests is about: Chromium, or Firefox where `TEST_BROWSER=firefox` says so, as the run at night does
 * (scripts/groups.mjs).
 */
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

export const IN_FIREFOX = process.env.TEST_BROWSER === 'firefox';

export const launchBrowser = (): Promise<Browser> => (IN_FIREFOX ? launchFirefox() : launchChromium());
