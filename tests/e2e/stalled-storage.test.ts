/**
 * K7: the disk answers late. The server runs under strace, which holds single syncs of the log back for many seconds while others type; the
 * page must say within five seconds that its words are not recorded, warn who would close it, show them to nobody, and record them when the
 * disk goes on. Sockets go on all the while, and the node says that it is alive and not ready.
 */
import { spawnSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../history/checker.ts';
import { Recorder, readLog } from '../history/clients.ts';
import { type as typeWords, wordsOfAll } from '../support/blocks.ts';
import { launchChromium, troublesOf } from '../support/chromium.ts';
import type { CollabClient } from '../support/collab-client.ts';
import { http } from '../support/http.ts';
import type { HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { until } from '../support/until.ts';
import { items, Stage } from '../system/stage.ts';
import { toItsEnd } from './caret.ts';
import { openPage, signedIn } from './hostile-page.ts';

const STALLS = 5;
const STALL_MS = count(15_000, 120_000, 120_000);
const PAGES = count(1, 20, 20);
const WRITERS = 4;
/** The demo takes some 190 syncs to start; from this one on each so manieth stalls. */
const FIRST_STALL = 240;
const NEXT_STALL = 40;
/** An edit on its way for so long is held back: a disk that is only slow takes less. */
const HELD_MS = 3_000;
/** "Within five seconds", and what a busy machine adds. */
const FIVE_SECONDS = { timeout: 7_500 };

const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

describe.skipIf(!canTrace)('a disk that stalls', () => {
  let stage: Stage;
  let browser: Browser;
  let opinion: string;
  let blocks: readonly string[];
  let reader: HttpClient;
  let writers: readonly CollabClient[];
  let pages: readonly Page[];
  const recorder = new Recorder();

  beforeAll(async () => {
    const late = `inject=fsync,fdatasync:delay_enter=${STALL_MS * 1000}:when=${FIRST_STALL}+${NEXT_STALL}`;
    [stage, browser] = await Promise.all([
      Stage.set({ under: ['strace', '-f', '--seccomp-bpf', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync', '-e', late] }),
      launchChromium(),
    ]);
    opinion = await stage.opinion(PAGES + 1);
    const people = await Promise.all(Array.from({ length: WRITERS }, (_, at) => stage.signIn(stage.state(at))));
    reader = await stage.signIn(stage.chair);
    blocks = (await items(reader, opinion)).map(({ id }) => id);
    writers = people.map((person) => stage.editor(person, opinion));
    await Promise.all(writers.map(({ synced }) => synced));
    pages = await Promise.all(blocks.slice(1).map(openOpinion));
  });
  afterAll(async () => {
    await browser.close();
    for (const writer of writers) writer.close();
    await stage.close();
  });

  async function openOpinion(block: string): Promise<Page> {
    const { page } = await openPage(await signedIn(browser, stage.server.origin, 'arl-head'));
    await page.goto(`${stage.server.origin}/o/${opinion}`);
    // not that of the first HTML, which takes no letters yet
    await page.locator(`.ProseMirror p[data-id="${block}"]`).waitFor();
    return page;
  }

  const bar = (page: Page) => page.locator('.sync-bar');

  async function write(page: Page, words: string): Promise<void> {
    const paragraph = page.locator(`.ProseMirror p[data-id="${blocks[pages.indexOf(page) + 1]}"]`);
    await paragraph.click();
    await toItsEnd(paragraph);
    await page.keyboard.type(words);
    await page.keyboard.press('Control+s');
  }

  /** Others type until the disk holds their words back; resolves then, with what resolves when all of these are recorded. */
  async function stalled(): Promise<{ readonly over: Promise<unknown> }> {
    const [common = ''] = blocks;
    const edit = async (writer: CollabClient, at: number): Promise<void> => {
      const answer = await recorder.edit(`writer ${at}`, writer, (doc, mark) => typeWords(doc, common, mark));
      if (answer !== 'ok') throw new Error('the server has cut a writer off');
    };
    await Promise.all(writers.map(edit)); // whatever stalled before is over: the stall to come is seen from its beginning
    let sentAt = performance.now();
    const isLate = (): boolean => performance.now() - sentAt > HELD_MS;
    const work = writers.map(async (writer, at) => {
      while (!isLate()) {
        sentAt = performance.now();
        await edit(writer, at);
      }
    });
    await until('the disk to stall', isLate, 60_000);
    return { over: Promise.all(work) };
  }

  async function warnsWhoCloses(page: Page): Promise<void> {
    page.removeAllListeners('dialog');
    const warned = page.waitForEvent('dialog');
    page.on('dialog', (dialog) => void dialog.dismiss());
    await page.close({ runBeforeUnload: true });
    expect((await warned).type()).toBe('beforeunload');
  }

  it(
    `K7 shows as not recorded what ${STALLS} stalls of the disk hold back, and records it afterwards`,
    async () => {
      const [witness] = writers;
      const [page] = pages;
      if (witness === undefined || page === undefined) throw new Error('nobody is here');
      for (let round = 1; round <= STALLS; round++) {
        const words = ` HELD ${round};`;
        const { over } = await stalled();
        const ready = http(`${stage.server.origin}/readyz`);
        await Promise.all(pages.map((one) => write(one, words)));
        await Promise.all(pages.map((one) => bar(one).getByText('Not recorded yet').waitFor(FIVE_SECONDS)));
        await warnsWhoCloses(page);
        expect(wordsOfAll(witness.doc)).not.toContain(words);
        expect((await http(`${stage.server.origin}/livez`)).status).toBe(200);
        expect((await ready).status).toBe(503);

        await over;
        await until('the words of all pages', () => wordsOfAll(witness.doc).split(words).length - 1 === PAGES, 30_000);
        await Promise.all(pages.map((one) => bar(one).waitFor({ state: 'detached' })));
      }
      expect(pages.flatMap((one) => troublesOf(one))).toEqual([]);

      // Every edit was told to be recorded, late or not, and none twice.
      const log = await readLog(reader, opinion);
      expect(check({ events: recorder.events, log, refolds: [], seats: new Map() })).toEqual([]);
      expect(recorder.events.filter(({ kind }) => kind === 'info')).toEqual([]);
    },
    patient(STALLS * (STALL_MS + 120_000)),
  );
});
