/**
 * Draws every stop of the tour: at a desk and on a phone, left to right by day and right to left by night, with one page that shows them side
 * by side. `npm run gallery` draws all, `npm run gallery -- desk draft` those whose names have one of these words. Look at it before and after a
 * change of style.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { html } from '../../shared/lib/html.ts';
import { launchChromium, resize } from '../support/chromium.ts';
import { ServerProcess } from '../support/server-process.ts';
import { TOUR } from './tour.ts';
import { DESK, LOOKS, PHONE, visit } from './visit.ts';

const folder = fileURLToPath(new URL('../../gallery/', import.meta.url));
const words = process.argv.slice(2);
const stops = TOUR.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));

mkdirSync(folder, { recursive: true });
const server = await ServerProcess.start();
const browser = await launchChromium();
const drawn: { readonly name: string; readonly files: readonly string[] }[] = [];
for (const [at, stop] of stops.entries()) {
  process.stderr.write(`${at + 1} of ${stops.length}: ${stop.name}\n`);
  const files: string[] = [];
  for (const look of LOOKS) {
    const page = await visit({ browser, origin: server.origin }, stop, look);
    for (const viewport of [DESK, PHONE]) {
      await resize(page, viewport);
      const file = `${stop.name.replace(/[^a-z0-9]+/gi, '-')}-${look.join('-')}-${viewport.width}.png`;
      await page.screenshot({ path: folder + file });
      files.push(file);
    }
    await page.context().close();
  }
  drawn.push({ name: stop.name, files });
}
await browser.close();
await server.close();

const rows = drawn.map(
  ({ name, files }) =>
    html`<h2>${name}</h2>\n<p>${files.map((file) => html`<a href="${file}"><img src="${file}" alt="${file}" height="450" loading="lazy"></a>\n`)}</p>\n`,
);
const index = `${folder}index.html`;
writeFileSync(index, String(html`<!doctype html>\n<meta charset="utf-8">\n<title>Gallery</title>\n${rows}`));
process.stdout.write(`${pathToFileURL(index)}\n`);
