/** P9: the page of an opinion has its text in the first HTML, for those who may read it, packed, and without a line of script of its own. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogName, StorageFault } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { RecordDamage } from '../../server/record/damage.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { inTheWay } from '../../shared/page/in-the-way.ts';
import { SCHEMA_VERSION } from '../../shared/text/schema.ts';
import { http } from '../support/http.ts';
import { type Stage, seatOf, startStage } from './stage.ts';

/** One opinion cannot be read, the record of another is not sound. */
class BrokenLog extends MemoryLog {
  override read(log: LogName, after: number, limit?: number) {
    if (log.id === 'unreadable') return Promise.reject(new StorageFault('the disk went away'));
    if (log.id === 'damaged') return Promise.reject(new RecordDamage(log, 1, 'it is not what it was'));
    return super.read(log, after, limit);
  }
}

let stage: Stage;
let opinion: string;
beforeAll(async () => {
  stage = await startStage({}, new BrokenLog());
  opinion = await stage.createOpinion();
});
afterAll(() => stage.close());

const page = async (path: string, seat: string | null, headers: Readonly<Record<string, string>> = {}) => {
  const cookie = seat === null ? '' : await stage.signIn(seat);
  const address = stage.app.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  const given = { accept: 'text/html', ...headers, cookie: [cookie, headers.cookie].filter(Boolean).join('; ') };
  return http(`http://127.0.0.1:${address.port}${path}`, { headers: given });
};
const WORDS = 'that access matters;';

describe('P9 the first HTML', () => {
  it('has the text for every seat', async () => {
    for (const capacity of CAPACITIES) {
      const { status, text } = await page(`/o/${opinion}`, seatOf(capacity));
      expect([capacity, status, text.includes(WORDS)]).toEqual([capacity, 200, true]);
      expect(text).toContain('<bdi>considering a)</bdi>');
      expect(text).toContain('<title>Draft Opinion 1 Fostering affordable access – nemcon</title>');
    }
  });

  it('counts what stands between as the page does that follows it', async () => {
    const { text } = await page(`/o/${opinion}`, seatOf('chair'));
    const { body } = await stage.as(await stage.signIn(seatOf('chair')), 'get', `/api/opinions/${opinion}/register`);
    expect(text).toContain(`<span>${inTheWay(body.blockers, createText('en', await loadCatalogue('en'), 'UTC'))}</span></span></p>`);
    expect(text).toMatch(/<span>\d+ paragraphs?<\/span><\/span><\/p>/);
  });

  it('has none for whoever is not signed in, and none where there is no such opinion: the page is the one of every address', async () => {
    const plain = (await page('/some/page', null)).text.replaceAll(/nonce="[^"]+"/g, '');
    const revoked = `nemcon=${'A'.repeat(43)}`;
    for (const [path, seat, cookie] of [
      [`/o/${opinion}`, null, ''],
      [`/o/${opinion}`, null, revoked],
      ['/o/none', seatOf('member-state'), ''],
      ['/o/No%20id', seatOf('member-state'), ''],
    ] as const) {
      const { status, text, headers } = await page(path, seat, { cookie, 'accept-encoding': 'br, gzip' });
      expect([path, status, text.replaceAll(/nonce="[^"]+"/g, '')]).toEqual([path, 200, plain]);
      expect(headers['content-encoding']).toBeUndefined();
    }
  });

  it('P25 stands as close together as was chosen on the device', async () => {
    const chosen = await page(`/o/${opinion}`, seatOf('chair'), { cookie: 'nemcon-density=compact' });
    expect(chosen.text).toContain('<html lang="en" dir="ltr" data-density="compact">');
    const odd = await page(`/o/${opinion}`, seatOf('chair'), { cookie: 'nemcon-density="><script>' });
    expect(odd.text).toContain('<html lang="en" dir="ltr">');
  });

  it('goes out without the text where that cannot be read; the log says why', async () => {
    for (const id of ['unreadable', 'damaged']) {
      const { status, text } = await page(`/o/${id}`, seatOf('chair'));
      expect([id, status, text.includes('class="text-body"')]).toEqual([id, 200, false]);
      expect(stage.logged.filter((line) => line.includes(`"opinion":"${id}"`))).toHaveLength(1);
    }
  });

  it('is in the language of the page, of the moment it says', async () => {
    const chosen = await page(`/o/${opinion}`, seatOf('chair'), { cookie: 'nemcon-language=ar' });
    expect(chosen.text).toContain('<html lang="ar" dir="rtl">');
    expect(chosen.text).toContain('<div class="text-body" lang="en">');
    expect(chosen.text).toContain('مفتوح');
    const asked = await page(`/o/${opinion}`, seatOf('chair'), { 'accept-language': 'de, ru-RU;q=0.8, en;q=0.5' });
    expect(asked.text).toContain('<html lang="ru" dir="ltr">');
    const moment = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(stage.clock.now());
    expect((await page(`/o/${opinion}`, seatOf('chair'))).text).toMatch(new RegExp(`The text as of [^<]*${moment} UTC; not live`));
  });

  it('runs nothing of its own and styles nothing by itself: the policy stays as it is', async () => {
    const { text, headers } = await page(`/o/${opinion}`, seatOf('chair'));
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
    expect([...text.matchAll(/nonce="([^"]+)"/g)].map(([, one]) => one)).toEqual([nonce, nonce]);
    expect(text.match(/<script[^>]*>/g)).toEqual([`<script type="module" nonce="${nonce}" src="/assets/main.js">`]);
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('P9 says where its page connects for this seat', async () => {
    const seat = seatOf('member-state');
    const { text } = await page(`/o/${opinion}`, seat);
    const at = `/collab/${opinion}?dx=1&amp;schema=${SCHEMA_VERSION}&amp;as=${seat}`;
    expect(text).toContain(`<div id="first" data-opinion="${opinion}" data-collab="${at}">`);
  });

  it('loads the style sheets of the text after those of the entry, each once', async () => {
    const { text } = await page(`/o/${opinion}`, seatOf('chair'));
    expect([...text.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map(([, href]) => href)).toEqual([
      '/assets/dialog.css',
      '/assets/opinion.css',
    ]);
    expect(text.indexOf('/assets/main.js')).toBeLessThan(text.indexOf('/assets/dialog.css'));
    const printed = (await page(`/o/${opinion}/print`, seatOf('chair'))).text;
    expect([...printed.matchAll(/href="([^"]+\.css)"/g)].map(([, href]) => href)).toEqual([
      '/assets/index.css',
      '/assets/dialog.css',
      '/assets/opinion.css',
    ]);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0', undefined],
  ])('goes out to whoever accepts %j as %s', async (accepted, encoding) => {
    for (const path of [`/o/${opinion}`, `/o/${opinion}/print`]) {
      const { headers, bytes } = await page(path, seatOf('chair'), { 'accept-encoding': accepted });
      expect([path, headers['content-encoding'], headers.vary]).toEqual([path, encoding, 'Accept-Encoding']);
      const plain = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
      expect(String(plain)).toContain(WORDS);
      expect(Number(headers['content-length'])).toBe(bytes.length);
    }
  });

  it('is a page and nothing else: no file, no data', async () => {
    const data = await page(`/o/${opinion}`, seatOf('chair'), { accept: 'application/json' });
    expect([data.status, data.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect((await page('/o/opinion.js', seatOf('chair'))).status).toBe(404);
    expect((await page(`/o/${opinion}?from=mail`, seatOf('chair'))).text).toContain(WORDS);
  });
});
