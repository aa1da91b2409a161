/**
 * X1, X3, X4: what the clipboard and a drag bring into the editor is words. Nothing of it runs, loads, links, is styled, lies over
 * the page or takes a name on it, in the editor, on paper and in whoever opens the text afterwards.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESSES, xssVectors } from '../content/vectors.ts';
import { launchBrowser } from '../support/browser.ts';
import { troublesOf } from '../support/chromium.ts';
import { count } from '../support/levels.ts';
import { portOf } from '../support/port.ts';
import { Stage } from '../system/stage.ts';
import { ANSWERED, openPage, signedIn, strange, TEXT } from './hostile-page.ts';

const VECTORS = xssVectors(count(100, 500, 500));

/** What the clipboard and a drag bring into the open paragraph of an editor, one after the other. */
async function bring(
  page: Page,
  how: 'paste' | 'drop',
  pieces: readonly { readonly html?: string; readonly text: string }[],
): Promise<void> {
  await page.evaluate(
    async ([selector, kind, brought]) => {
      const editor = document.querySelector(selector);
      if (editor === null) throw new Error('no editor');
      for (const { html, text } of brought) {
        const data = new DataTransfer();
        if (html !== undefined) data.setData('text/html', html);
        data.setData('text/plain', text);
        const options = { bubbles: true, cancelable: true };
        const paragraph = editor.querySelector('p:not([contenteditable])')?.getBoundingClientRect();
        if (paragraph === undefined) throw new Error('no open paragraph');
        const place = { clientX: paragraph.left + 5, clientY: paragraph.top + 5 };
        const event =
          kind === 'paste'
            ? // Firefox gives an event that a script makes an empty clipboard
              Object.defineProperty(new ClipboardEvent('paste', options), 'clipboardData', { value: data })
            : new DragEvent('drop', { ...options, ...place, dataTransfer: data });
        editor.dispatchEvent(event);
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
    [TEXT, how, pieces] as const,
  );
}

describe('X1, X3, X4 what is pasted and dropped', () => {
  let stage: Stage;
  let browser: Browser;
  let page: Page;
  let ran: () => number;
  let text: string;

  beforeAll(async () => {
    [stage, browser] = await Promise.all([Stage.set(), launchBrowser()]);
    text = await stage.opinion(2);
    ({ page, ran } = await openPage(await signedIn(browser, stage.server.origin, 'arl-head')));
    await page.goto(`${stage.server.origin}/o/${text}`);
    await page.locator(`${TEXT} p`).nth(2).click();
  });
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });

  const words = (): Promise<string> => page.locator(TEXT).evaluate(({ textContent }) => textContent);
  const recorded = (): Promise<void> =>
    page
      .getByText(/Recorded \d/)
      .first()
      .waitFor();

  /** Nothing ran, nothing was reported, nothing is there; not in what the server made of it either. */
  async function expectClean(): Promise<void> {
    await recorded();
    expect(await strange(page, TEXT)).toEqual([]);
    const elements = await page.evaluate(
      (selector) => [...new Set([...document.querySelectorAll(`${selector} p *`)].map(({ tagName }) => tagName))].sort(),
      TEXT,
    );
    expect(['BR', 'DEL', 'EM', 'IMG', 'INS', 'SPAN', 'STRONG']).toEqual(expect.arrayContaining(elements));
    const named = await page.evaluate(
      (selector) => document.querySelectorAll(`${selector} :is(p, p *):is([id], [name], [style])`).length,
      TEXT,
    );
    expect(named).toBe(0);
    expect([ran(), troublesOf(page, ANSWERED)]).toEqual([0, []]);
  }

  it.each(['paste', 'drop'] as const)('X1 runs nothing of what a %s brings', async (how) => {
    const before = (await words()).length;
    await bring(
      page,
      how,
      VECTORS.map((vector) => ({ html: vector, text: vector })),
    );
    await bring(
      page,
      how,
      VECTORS.slice(0, 50).map((vector) => ({ text: vector })),
    );
    expect((await words()).length).toBeGreaterThan(before + 1_000);
    await expectClean();
  });

  it('X3 keeps of 300 addresses the words, and no address', async () => {
    const links = ADDRESSES.map((address, place) => {
      const quoted = address.replaceAll('"', '&quot;');
      return { html: `<a href="${quoted}">link ${place}</a> <img src="${quoted}"> `, text: `link ${place}` };
    });
    await bring(page, 'paste', links);
    const kept = await words();
    expect(kept).toContain(links.map(({ text: link }) => link).join(''));
    await bring(
      page,
      'paste',
      ADDRESSES.map((address) => ({ text: `${address} ` })),
    );
    await expectClean();
  });

  it('X4 keeps no style, class, id or name, and lays nothing over the page', async () => {
    const overlays = [
      '<div style="position:fixed;inset:0;z-index:9999;background:red">over</div>',
      '<div/style=position:fixed;inset:0>over</div>',
      '<div\nstyle\n=\n"position:fixed">over</div>',
      '<div STYLE=position:fixed>over</div>',
      '<style>*{display:none}</style><style>p{color:red}',
      '<svg><style>*{display:none}</style></svg>',
      '<math><mtext><style>*{display:none}</style></mtext></math>',
      '<link rel=stylesheet href=/x.css><base href=//evil.example/>',
      '<p class="ProseMirror bars chair button main" id=root name=main>classes</p>',
      '<span class="lit peer-caret" data-name="CHAIR" data-entity="chair">says the chair</span>',
      '<p data-id="b000000001" data-kind="title" data-level="3" data-status="agreed" data-label="1" contenteditable="false">looks agreed</p>',
      '<form id=document><input name=body><input name=cookie></form>',
      '<img name=getElementById><a id=location href=x></a><a id=location name=href href=y></a>',
      '<p dir=rtl lang=ar hidden inert>direction</p>',
      '<dialog open popover=manual>dialog</dialog>',
      '<object id=ProseMirror><param name=x></object><iframe name=parent></iframe>',
    ];
    const box = () => page.locator('.bars').boundingBox();
    const before = await box();
    await bring(
      page,
      'paste',
      overlays.map((html) => ({ html, text: 'plain' })),
    );
    await bring(
      page,
      'drop',
      overlays.map((html) => ({ html, text: 'plain' })),
    );
    expect(await words()).toContain('says the chair');
    await expectClean();
    const classes = await page.evaluate(
      (selector) => [...new Set([...document.querySelectorAll(`${selector} :is(p, p *)`)].flatMap(({ classList }) => [...classList]))],
      TEXT,
    );
    for (const name of classes) expect(name).toMatch(/^(lit|bracket(-alone)?|ProseMirror-(trailingBreak|separator))$/);
    for (const attribute of ['hidden', 'inert', 'lang', 'popover'])
      expect(await page.locator(`${TEXT} :is(p, p *)[${attribute}]`).count()).toBe(0);
    expect(await page.locator(`${TEXT} [data-status=agreed]`).count()).toBe(0);
    expect(await page.evaluate(() => typeof document.getElementById)).toBe('function');
    await page.mouse.wheel(0, -100_000);
    expect((await box())?.width).toBe(before?.width);
  });

  it('X3 and X4 hold for what was recorded, on paper and in a fresh editor', async () => {
    await page.reload();
    await page.locator(`${TEXT} p`).nth(2).waitFor();
    await expectClean();
    await page.goto(`${stage.server.origin}/o/${text}/print`);
    await page.locator('main p').first().waitFor();
    expect(await strange(page, 'body')).toEqual([]);
    expect(await page.locator('body [href]:not(nav a), [src], [style]').count()).toBe(0);
    const sheets = await page
      .locator('head [href]:not([rel=icon][href="data:,"])')
      .evaluateAll((links) => links.map((link) => link.outerHTML));
    for (const sheet of sheets) expect(sheet).toMatch(/^<link rel="stylesheet" href="\/assets\/[\w.-]+\.css">$/);
    expect([ran(), troublesOf(page, ANSWERED)]).toEqual([0, []]);
  });

  it('X4 is in no frame of another page', async () => {
    const { origin } = stage.server;
    const frame = createServer((_, response) => {
      response
        .setHeader('content-type', 'text/html')
        .end(`<!doctype html><title>t</title><iframe src="${origin}/"></iframe><iframe src="${origin}/o/${text}/print"></iframe>`);
    });
    frame.listen(0, '127.0.0.1');
    await once(frame, 'listening');
    const outer = await page.context().newPage();
    await outer.goto(`http://127.0.0.1:${portOf(frame)}/`);
    const frames = outer.frames().filter((one) => one !== outer.mainFrame());
    expect(frames).toHaveLength(2);
    for (const one of frames) {
      await one.waitForLoadState().catch(() => undefined);
      expect(one.url()).toMatch(/^(chrome-error:|about:neterror\?e=cspBlocked)/);
    }
    await outer.close();
    frame.close();
  });
});
