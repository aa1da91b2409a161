/**
 * One Chromium for a test file, and pages that remember what must never happen: a violation of the Content Security Policy, a
 * console line, an uncaught error. Every browser test ends with `expect(troublesOf(page)).toEqual([])`.
 */
import axeCore from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER, pathOf } from '../../scripts/programs.mjs';
import { patient } from './patient.ts';

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: pathOf(BROWSER) ?? BROWSER.names[0],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

const troubles = new WeakMap<Page, string[]>();

/** Call before the first `goto`. */
export async function watchPage(page: Page): Promise<void> {
  const seen: string[] = [];
  troubles.set(page, seen);
  page.context().setDefaultTimeout(patient(30_000));
  page.on('console', (line) => seen.push(`console.${line.type()}: ${line.text()}`));
  page.on('pageerror', (cause) => seen.push(`uncaught: ${cause.message}`));
  await page.exposeFunction('reportViolation', (violation: string) => void seen.push(`CSP: ${violation}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(window, 'reportViolation');
      if (typeof report === 'function') report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
}

/** What went wrong on the page so far, except lines that `allowed` matches (a refusal that a test provokes is a failed request). */
export function troublesOf(page: Page, allowed: readonly RegExp[] = []): readonly string[] {
  const seen = troubles.get(page);
  if (seen === undefined) throw new Error('watchPage was not called on this page');
  return seen.filter((line) => !allowed.some((pattern) => pattern.test(line)));
}

/** Resolves once the page has heard of its new size and has drawn what it makes of it: a script that listens does so a frame later. */
export async function resize(page: Page, viewport: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(viewport);
  await page.waitForFunction((width) => window.innerWidth === width, viewport.width);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

export interface AxeViolation {
  readonly rule: string;
  readonly impact: string;
  readonly where: readonly string[];
}

/** Violations of WCAG 2.2 A and AA that axe finds, worst first. */
export async function axe(page: Page): Promise<readonly AxeViolation[]> {
  await page.evaluate(axeCore.source);
  const found: unknown = await page.evaluate(`axe
    .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    .then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ rule: id, impact, where: nodes.map((node) => node.html.slice(0, 200)) })))`);
  if (!Array.isArray(found)) throw new Error('axe gave no list');
  const rank = ['critical', 'serious', 'moderate', 'minor'];
  return (found satisfies AxeViolation[]).sort((a, b) => rank.indexOf(a.impact) - rank.indexOf(b.impact));
}
