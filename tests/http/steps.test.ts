/** H12, H46, H49 and H50: from stop to stop of the record, the marks of several together, and moves in the Word file of what changed. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { HistoryFolding } from '../../server/room/past/growth.ts';
import { accepted, original, type ReadParagraph } from '../../shared/word/reading.ts';
import { all, type Element, opened } from '../export/opened.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { blockIds, erase, type } from '../support/blocks.ts';
import { http } from '../support/http.ts';
import { portOf } from '../support/port.ts';
import { until } from '../support/until.ts';
import { readable } from '../word/docx.ts';
import { seatOf } from './stage.ts';

let stage: SessionStage;
let api: string;
let page: string;
let begun: number;

const html = async (path: string, seat = STATE): Promise<string> => (await stage.as(await stage.signIn(seat), 'get', path)).text;
const status = async (path: string): Promise<number> => (await stage.as(await stage.signIn(STATE), 'get', path)).status;
const said = (read: string): string => /<p id="said" role="status">([^<]*)/.exec(read)?.[1] ?? '';
const wayIn = (read: string, rel: 'prev' | 'next'): string =>
  new RegExp(`rel="${rel}" href="([^"]+)"`).exec(read)?.[1]?.replaceAll('&amp;', '&') ?? '';

async function edits(seat: string, change: (doc: Y.Doc) => void): Promise<void> {
  const editor = await stage.connect(seat, stage.opinion);
  await editor.synced;
  await editor.edit((doc) => doc.transact(() => change(doc)));
}

async function writes(seat: string, label: string, words: string): Promise<void> {
  const { block } = await stage.paragraph(label);
  await edits(seat, (doc) => type(doc, block, words));
}

async function bytesOf(path: string): Promise<Buffer> {
  const { bytes } = await http(`http://127.0.0.1:${portOf(stage.app.httpServer)}${path}`, {
    headers: { cookie: await stage.signIn(STATE) },
  });
  return Buffer.from(bytes);
}

/** As an editor moves a paragraph: it is deleted, and made anew under its id. */
function move(doc: Y.Doc, id: string, to: number): void {
  const fragment = doc.getXmlFragment('opinion');
  const at = blockIds(doc).indexOf(id);
  const element = fragment.get(at);
  if (!(element instanceof Y.XmlElement)) throw new Error(`no block ${id}`);
  const copy = element.clone();
  fragment.delete(at, 1);
  fragment.insert(to, [copy]);
}

beforeAll(async () => {
  stage = await sessionStage();
  api = `/api/opinions/${stage.opinion}`;
  page = `/o/${stage.opinion}`;
  await stage.asks(CHAIR, { do: 'take-up', meeting: 'ieg-1', opinion: stage.opinion });
  const { policy } = await stage.register(CHAIR, stage.opinion);
  await stage.acts(CHAIR, { do: 'set-policy', policy: { ...policy, authorsFrom: 'now' } });
  begun = (await stage.register(STATE, stage.opinion)).seq;
  await writes(STATE, 'a)', ' [indeed]');
  stage.clock.advance(60_000);
  const target = await stage.paragraph('1');
  await stage.acts(CHAIR, { do: 'call', targets: [target] });
  await writes(OTHER_STATE, 'b)', ' everywhere');
  stage.clock.advance(1_000);
  await stage.asks(CHAIR, { do: 'close-sitting', meeting: 'ieg-1' });
  stage.clock.advance(1_000);
  await writes(OTHER_STATE, 'b)', ' afterwards');
});
afterAll(() => stage.close());

describe('from stop to stop', () => {
  it('H12 leads through the whole record: at each stop what changed since the one before, with marks, and the way on', async () => {
    const seen: string[] = [];
    let last = '';
    for (let path = `${page}/steps`; path !== '' && seen.length < 20; path = wayIn(last, 'next')) {
      last = await html(path);
      seen.push(said(last));
    }
    const count = seen.length;
    expect(count).toBeGreaterThanOrEqual(3);
    expect(seen.map((words) => words.split(' · ')[0])).toEqual(seen.map((_, place) => `Stop ${place + 1} of ${count}`));
    expect(seen.filter((words) => words.includes('considering a): changed'))).toHaveLength(1);
    expect(seen.some((words) => words.includes('Call for objections'))).toBe(true);
    expect(seen.at(-1)).toContain('considering b): changed');
    const call = await html(`${page}/steps?at=${begun + 2}`);
    expect(call).toMatch(/<div id="step">[\s\S]*<ul class="happened">[\s\S]*<time/);
    expect(last).toMatch(/<ins>.*afterwards/);
    expect(last).not.toMatch(/<ins>[^<]*(?:<span[^>]*>[^<]*<\/span>)?[^<]*indeed/);
    expect(last).toContain('rel="next" role="link" aria-disabled="true" tabindex="-1"');
    const before = await html(wayIn(last, 'prev'));
    expect(said(before)).toContain(`Stop ${count - 1} of ${count}`);
    expect(last).toMatch(/<div id="step">[\s\S]*<div class="changes whole"/);
    expect(await html(`${page}/steps?view=list`)).toContain('<ol class="changes">');
    expect(await html(`${page}/at/${begun}`)).toContain(`href="${page}/steps?at=${begun}"`);
  });

  it('H12 shows the whole text at a step as what changed between its ends is shown, paragraph for paragraph', async () => {
    const wholeOf = (read: string): string => /<div class="changes whole"[\s\S]*?\n<\/div>/.exec(read)?.[0] ?? '';
    let compared = 0;
    for (let path = `${page}/steps`; path !== ''; ) {
      const read = await html(path);
      const since = /href="([^"]+\/since\?since=[^"]+)"/.exec(read)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(wholeOf(read)).toMatch(/role="heading"[\s\S]*data-kind="operative-item"/);
      expect(wholeOf(read)).toBe(wholeOf(await html(`${since}&view=whole`)));
      compared += 1;
      path = wayIn(read, 'next');
    }
    expect(compared).toBeGreaterThanOrEqual(3);
  });

  it('H12 leads through one sitting: nothing of what came after it, though the same session goes on', async () => {
    const whole = await html(`${page}/steps`);
    expect(whole).toMatch(/<option value="1">Sitting 1 · [^<]+<\/option>/);
    let last = await html(`${page}/steps?sitting=1`);
    for (let next = wayIn(last, 'next'), left = 20; next !== '' && left > 0; next = wayIn(last, 'next'), left -= 1) {
      expect(next).toContain('sitting=1');
      last = await html(next);
    }
    expect(said(last)).toContain('considering b): changed');
    expect(last).toContain(' everywhere');
    expect(last).not.toContain('afterwards');
  });

  it('H12 says so where there is no stop, and is not there for a sitting or an opinion that is not', async () => {
    stage.clock.advance(1_000);
    await stage.asks(CHAIR, { do: 'open-sitting', meeting: 'ieg-1' });
    const empty = await html(`${page}/steps?sitting=2`);
    expect(empty).toContain('Nothing was written or decided here in that time.');
    expect(empty).not.toContain('class="play"');
    expect([await status(`${page}/steps?sitting=3`), await status('/o/onothere/steps')]).toEqual([404, 404]);
    for (const query of ['at=0', 'sitting=-1', 'view=all', 'at=1e3'])
      expect([query, await status(`${page}/steps?${query}`)]).toEqual([query, 400]);
    // a position that no stop has
    const { seq } = await stage.register(STATE, stage.opinion);
    expect(said(await html(`${page}/steps?at=${seq}`))).toMatch(/^Stop (\d+) of \1 /);
  });
});

describe('an address that asks for something else', () => {
  const opened = async (path: string, lang = 'en'): Promise<readonly [number, string]> => {
    const cookie = await stage.signIn(STATE);
    const answer = await stage.as(cookie, 'get', `${path}&lang=${lang}`).set('Accept', 'text/html');
    const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(answer.text)?.[1] ?? '';
    return [
      answer.status,
      main
        .replaceAll(/<[^>]+>|\s+/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim(),
    ];
  };
  const SINCE = 'since can be: declared, tabled, mine, here, a day, such as 2026-11-30 and a position in the record.';
  const NOT_HERE = 'This address asks for something that is not here.';
  const WAYS = 'Open the page without this';

  it('H1 H12 is told which part of it is not there, or not understood, and what may stand in it', async () => {
    const { seq } = await stage.register(STATE, stage.opinion);
    const said: readonly (readonly [string, number, string])[] = [
      ['since?since=yesterday', 400, SINCE],
      [`since?since=${seq + 9}`, 404, SINCE],
      [`since?until=${seq + 9}`, 404, 'until can be: a position in the record.'],
      ['since?since=mine&until=2', 404, SINCE],
      [`steps?at=${seq + 9}`, 404, 'at can be: a position in the record.'],
      ['since?state=nowhere', 404, 'state can be: the id of a body that takes part.'],
      ['since?view=wide', 400, 'view can be: list and whole.'],
      ['since?of=bru', 400, 'Not known on this page: of.'],
      ['steps?sitting=first', 400, 'sitting can be: the number of a sitting.'],
      ['steps?sitting=9', 404, 'sitting can be: the number of a sitting.'],
      ['steps?at=0&state=bru', 400, 'at can be: a position in the record. Not known on this page: state.'],
    ];
    for (const [asked, status, words] of said) {
      const [found, main] = await opened(`${page}/${asked}`);
      expect([asked, found, main.slice(0, NOT_HERE.length + words.length + 1)]).toEqual([asked, status, `${NOT_HERE} ${words}`]);
      expect(main).toContain(WAYS);
    }
    const { text } = await stage.as(await stage.signIn(STATE), 'get', `${page}/since?since=yesterday`).set('Accept', 'text/html');
    expect(text).toContain(`href="${page}/since"`);
    for (const lang of ['fr', 'es', 'ru', 'ar', 'zh']) {
      const [, main] = await opened(`${page}/steps?sitting=9&sittings=1`, lang);
      expect([lang, main.includes('sitting'), main.includes('sittings'), main.includes('can be')]).toEqual([lang, true, true, false]);
    }
    for (const at of [seq + 9, 999_999_999]) {
      const [found, main] = await opened(`${page}/at/${at}?`);
      expect([found, main]).toEqual([404, `${NOT_HERE} position can be: 1–${seq}. Back to the text Go to the list of opinions`]);
    }
    // nothing else is told of what is not there at all
    expect((await opened('/o/onothere/at/9?'))[1]).toMatch(/^There is no page at this address\./);
    expect(await opened('/o/onothere/since?since=yesterday')).toEqual([400, expect.stringContaining(SINCE)]);
    expect((await opened('/o/onothere/steps?sitting=9'))[1]).toMatch(/^There is no page at this address\./);
  });

  it('H1 a script is told the same in its answer', async () => {
    const read = async (query: string) => {
      const { status, body } = await stage.as(await stage.signIn(STATE), 'get', `${api}/changes?${query}`);
      return [status, body.issues?.map(({ path, message }: { path: string; message: string }) => `${path}: ${message}`)];
    };
    const since = 'query.since: one of declared, tabled, mine, here, a day as 2026-11-30, or a log position';
    for (const wrong of ['yesterday', '2026-13-01', '0', '']) expect(await read(`since=${wrong}`)).toEqual([400, [since]]);
    expect(await read('since=999999999')).toEqual([404, ['query.since: not here']]);
    expect(await read('state=nowhere')).toEqual([404, ['query.state: not here']]);
  });
});

describe('the marks of several', () => {
  it('H46 are shown together, each with its shape and time, where their words are told', async () => {
    const read = await html(`${page}/since?since=tabled&state=e-member-state&state=bru`);
    expect(read).toMatch(/<input type="checkbox" name="state" value="bru" checked> <span><span aria-hidden="true">▲<\/span> Bruma/);
    expect(read).toMatch(
      /<bdi class="whose" data-chosen title="Bruma"><span aria-hidden="true"><span aria-hidden="true">▲<\/span> BRU<\/span>[\s\S]{0,120}<time/,
    );
    expect(read).toMatch(
      /<bdi class="whose" data-chosen title="e-member-state"><span aria-hidden="true"><span aria-hidden="true">■<\/span>/,
    );
    const one = await html(`${page}/since?since=tabled&state=bru`);
    expect(one.match(/<li id="c-/g)).toHaveLength(1);
    const list = /<a href="([^"]+view=whole)"/.exec(read)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(list).toContain('state=e-member-state&state=bru');
    expect((await html(list)).match(/<div class="changed"/g)).toHaveLength(2);
    // of more ticks the first six are shown, and the others named; a script is told how many it may ask for
    expect(read).not.toContain('Not shown');
    const many = ['member-state', 'sector-member', 'associate', 'academia', 'observer', 'stakeholder']
      .map((one) => `&state=e-${one}`)
      .join('');
    const six = await html(`${page}/since?since=tabled${many}&state=bru&state=chair`);
    expect(six).toContain('At most 6 are shown together. Not shown: Bruma and Chair.</p>');
    const { status: no, body } = await stage.as(await stage.signIn(STATE), 'get', `${api}/changes?since=tabled${many}&state=bru`);
    expect([no, body.detail]).toEqual([400, 'query.state: ids of entities, 6 at most']);
  });

  it('H46 need no choice where it is the room that typed, and nothing is withheld', async () => {
    const { seq } = await stage.register(STATE, stage.opinion);
    await writes(seatOf('secretariat'), '2', ' together');
    const read = await html(`${page}/since?since=${seq}`);
    expect(read).not.toMatch(/name="state"/);
    expect(read).not.toContain('Who wrote which words is not told here');
  });

  it('H51 and H50 say to what they are narrowed', async () => {
    const all = `${api}/changes/text?since=tabled`;
    expect(await html(all)).not.toContain('Work of');
    expect(await html(`${all}&state=bru&open=1`)).toMatch(/Work of: [^·]+ · Only what still needs a decision/);
  });

  it('H46 are not offered to whom nobody’s words are told, and the page says why', async () => {
    const read = await html(`${page}/since?since=tabled`, seatOf('observer'));
    expect(read).toContain('<select name="state">');
    expect(read).not.toContain('type="checkbox" name="state"');
    const both = await html(`${page}/since?since=tabled&state=bru&state=e-member-state`, seatOf('observer'));
    expect([both.match(/<li id="c-/g)?.length, both.includes('<option value="bru" selected>')]).toEqual([1, true]);
    expect(read).toContain('Who wrote which words is not told here, so the marks of several cannot be shown together.');
  });
});

describe('moves in Word', () => {
  const words = (paragraphs: readonly ReadParagraph[]): readonly string[] => paragraphs.map(({ text }) => text);
  const readAt = async (at: number): Promise<readonly string[]> =>
    words(accepted(readable(await bytesOf(`${api}/word?view=clean&at=${at}`))));

  it('H50 are moves: in pairs of a name, rejected where it stood, accepted where it stands, with what changed in them', async () => {
    const from = (await stage.register(STATE, stage.opinion)).seq;
    const [a, b] = [await stage.paragraph('a)'), await stage.paragraph('b)')];
    await edits(STATE, (doc) => move(doc, a.block, blockIds(doc).indexOf(b.block)));
    await edits(STATE, (doc) => {
      type(doc, a.block, ' moved', 4);
      erase(doc, b.block, 0, 5);
    });
    const { seq } = await stage.register(STATE, stage.opinion);
    const bytes = await bytesOf(`${api}/changes/word?since=${from}`);
    const read = readable(bytes);
    const [then, now] = [await readAt(from), await readAt(seq)];
    expect(then).not.toEqual(now);
    expect(words(original(read))).toEqual(then);
    expect(words(accepted(read))).toEqual(now);

    const document = opened(bytes).part('word/document.xml');
    const named = (name: string): readonly (string | undefined)[] => all(document, name).map(({ attributes }) => attributes['w:name']);
    const ids = (name: string): readonly (string | undefined)[] => all(document, name).map(({ attributes }) => attributes['w:id']);
    expect(named('w:moveFromRangeStart')).toHaveLength(1);
    expect(named('w:moveToRangeStart')).toEqual(named('w:moveFromRangeStart'));
    for (const way of ['From', 'To']) expect(ids(`w:move${way}RangeEnd`)).toEqual(ids(`w:move${way}RangeStart`));
    const revisions = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:moveFromRangeStart', 'w:moveToRangeStart'].flatMap(ids);
    expect(new Set(revisions).size).toBe(revisions.length);
    // the mark at the end of the paragraph moves with it, once in each half
    const ends = (name: string): number => all(document, 'w:pPr').flatMap((one: Element) => all(one, name)).length;
    expect([ends('w:moveFrom'), ends('w:moveTo')]).toEqual([1, 1]);
    // LibreOffice 25.2 reads no other mark of where one moved to, and keeps an empty line where the move is rejected
    expect(ends('w:ins')).toBe(1);
    expect(all(document, 'w:bookmarkStart').filter(({ attributes }) => attributes['w:name'] === a.block)).toHaveLength(1);
    const [source] = all(document, 'w:p').filter((one) => all(one, 'w:moveFromRangeStart').length > 0);
    expect(source && [all(source, 'w:del').length, all(source, 'w:ins').length]).toEqual([0, 0]);
  });
});

describe('the end of the record', () => {
  it('H12 has no step of its own in which a call only became ripe', async () => {
    const target = await stage.paragraph('2');
    await stage.acts(CHAIR, { do: 'call', targets: [target] });
    const called = (await stage.register(STATE, stage.opinion)).seq;
    const ends = async () => said(await html(`${page}/steps?at=${(await stage.register(STATE, stage.opinion)).seq}`));
    const before = await ends();
    expect(before).toContain('Call for objections');
    stage.clock.advance(20_000);
    await until('the call is ripe', async () => (await stage.register(STATE, stage.opinion)).seq > called);
    expect(await ends()).toBe(before);
    const { block } = target;
    await stage.acts(STATE, { do: 'raise-objection', block, hash: target.hash, reason: 'Not yet.' });
    expect(await ends()).not.toBe(before);
  });
});

describe('a past that is not folded yet', () => {
  it('H49 is told how far it is by the page, which comes by itself, and by the answer to a program', async () => {
    const { history, logger } = stage.app.tools;
    const get = async (path: string, accept: string) => stage.as(await stage.signIn(STATE), 'get', path).set('Accept', accept);
    const failed = vi.spyOn(logger, 'error');
    for (const of of ['history', 'authors'] as const) {
      const folding = (['moment', 'momentAs'] as const).map((asked) =>
        vi.spyOn(history, asked).mockRejectedValue(new HistoryFolding(of, 12_345, 50_000)),
      );
      const read = await get(`${page}/at/2`, 'text/html');
      expect([read.status, read.headers['retry-after']]).toEqual([503, '3']);
      expect(read.text).toContain('<meta http-equiv="refresh" content="3">');
      expect(read.text).toContain('The past of this text is being put together');
      expect(read.text).toMatch(
        /<p role="status">[^<]* up to position 12,345 of 50,000\. [^<]*<\/p><p><progress value="12345" max="50000"/,
      );
      expect(read.text).toMatch(new RegExp(`<a [^>]*href="${page}"[^>]*>.*Back to the text`));
      expect(read.text.includes('Who wrote which words')).toBe(of === 'authors');
      for (const [path, accept] of [
        ['text?at=2', 'application/json'],
        ['text?at=2', 'text/plain'],
        ['text?at=2', 'text/html,*/*'],
        ['register?at=2', 'application/json'],
        // as a browser follows a link to a file
        ['word?at=2', 'text/html,*/*'],
      ] as const) {
        const asked = await get(`${api}/${path}`, accept);
        expect([path, asked.status, asked.headers['retry-after'], asked.headers['content-type']]).toEqual([
          ...[path, 503, '3'],
          expect.stringContaining('application/problem+json'),
        ]);
        const progress = { of, done: 12_345, all: 50_000 };
        expect(JSON.parse(asked.text)).toMatchObject({ code: 'past-folding', detail: '12345 of 50000 entries are read.', progress });
      }
      for (const one of folding) one.mockRestore();
    }
    expect(failed).not.toHaveBeenCalled();
    failed.mockRestore();
    expect(await status(`${page}/at/2`)).toBe(200);
  });
});
