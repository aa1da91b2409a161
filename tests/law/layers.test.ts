/** The order of the layers stands before every style sheet: which sheet is read first changes with the build. */
import { expect, it } from 'vitest';
import { pageHtml } from '../../server/http/pages/page.ts';
import { html } from '../../shared/lib/html.ts';
import { files, read } from './sources.ts';

const order = (html: string): readonly string[] => /@layer ([^;{]+);/.exec(html)?.[1]?.split(', ') ?? [];

it('the layers of all style sheets are named before the first of them, in one order', () => {
  const shell = read('client/index.html');
  const page = pageHtml({ language: 'en', title: '', css: '', styles: ['/a.css'], body: html``, nonce: '' });
  expect(order(page)).toEqual(order(shell));
  expect(page.indexOf('@layer')).toBeLessThan(page.indexOf('rel="stylesheet"'));
  const sheets = files(/^(client|shared|server)\/.*\.css$/);
  const used = sheets.flatMap((path) => [...read(path).matchAll(/@layer (\w+) \{/g)].map(([, name]) => name ?? ''));
  expect(new Set(used)).toEqual(new Set(order(shell)));
});
