/** H12, H46 and H50: from stop to stop of the record, the marks of several together, and moves in the Word file of what changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { accepted, original, type ReadParagraph } from '../../shared/word/reading.ts';
import { all, type Element, opened } from '../export/opened.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { blockIds, erase, type } from '../support/blocks.ts';
import { http } from '../support/http.ts';
import { portOf } from '../support/port.ts';
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
    // a position that no stop has, or that lies behind the last
    expect(said(await html(`${page}/steps?at=999999999`))).toMatch(/^Stop (\d+) of \1 /);
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
    // of more ticks the first six are shown; a script is told that it asks for too many
    const many = Array.from({ length: 7 }, (_, place) => `&state=e-${place}`).join('');
    expect(await status(`${page}/since?since=tabled${many}`)).toBe(200);
    expect(await status(`${api}/changes?since=tabled${many}`)).toBe(400);
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
