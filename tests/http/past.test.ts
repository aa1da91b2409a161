/** H1-H6: what is told of the past of an opinion, to whom, and in which bytes. */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpinionAuthors } from '../../shared/wire/authors.ts';
import type { ChangedText } from '../../shared/wire/past.ts';
import { accepted, original, type ReadParagraph } from '../../shared/word/reading.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { addBlock, blockIds, type } from '../support/blocks.ts';
import { http } from '../support/http.ts';
import { portOf } from '../support/port.ts';
import { readable } from '../word/docx.ts';
import { seatOf } from './stage.ts';

const OFFICE = seatOf('secretariat');
const REASON = 'Because our law says otherwise.';
let stage: SessionStage;
let api: string;
let page: string;
/** Before anybody wrote. */
let begun: number;

async function get(path: string, seat = STATE, accept = 'application/json') {
  return stage.as(await stage.signIn(seat), 'get', path).set('Accept', accept);
}
const changes = async (query = '', seat = STATE): Promise<ChangedText> => {
  const { status, body } = await get(`${api}/changes${query}`, seat);
  if (status !== 200) throw new Error(`${query}: ${status}`);
  return body;
};
const html = async (path: string, seat = STATE): Promise<string> =>
  (await get(path, seat, 'text/html')).text.replaceAll(/nonce="[^"]+"/g, '');

async function writes(seat: string, label: string, words: string): Promise<void> {
  const editor = await stage.connect(seat, stage.opinion);
  await editor.synced;
  const { block } = await stage.paragraph(label);
  await editor.edit((doc) => type(doc, block, words));
}

async function bytesOf(path: string, accept: string, seat = STATE): Promise<Buffer> {
  const headers = { accept, cookie: await stage.signIn(seat) };
  const { status, bytes } = await http(`http://127.0.0.1:${portOf(stage.app.httpServer)}${path}`, { headers });
  expect([path, status]).toEqual([path, 200]);
  return Buffer.from(bytes);
}

const words = (all: readonly ReadParagraph[]): readonly string[] => all.map(({ text }) => text);

/** The text at a position as a clean Word file has it. */
const readAt = async (at: number): Promise<readonly string[]> =>
  words(accepted(readable(await bytesOf(`${api}/word?view=clean&at=${at}`, '*/*'))));

/** All that is in a Word file. */
const unzipped = (bytes: Buffer): Buffer => Buffer.concat(Object.values(unzipSync(bytes)).map((part) => Buffer.from(part)));

beforeAll(async () => {
  stage = await sessionStage();
  api = `/api/opinions/${stage.opinion}`;
  page = `/o/${stage.opinion}`;
  const { policy } = await stage.register(CHAIR, stage.opinion);
  await stage.acts(CHAIR, { do: 'set-policy', policy: { ...policy, authorsFrom: 'now' } });
  begun = (await stage.register(STATE, stage.opinion)).seq;
  const target = await stage.paragraph('1');
  await stage.acts(CHAIR, { do: 'call', targets: [target] });
  stage.clock.advance(16_000);
  await stage.acts(CHAIR, { do: 'declare', target });
  await writes(STATE, 'a)', ' [indeed]');
  stage.clock.advance(60_000);
  await writes(OFFICE, 'b)', ' everywhere');
  await stage.acts(CHAIR, { do: 'reopen', block: target.block, cause: 'correction', reason: 'Declared too quickly.' });
  stage.clock.advance(86_400_000);
  await writes(STATE, '1', ' soon');
  await stage.acts(OTHER_STATE, { do: 'raise-objection', ...(await stage.paragraph('a)')), reason: REASON });
  const editor = await stage.connect(STATE, stage.opinion);
  await editor.synced;
  await editor.edit((doc) => addBlock(doc, blockIds(doc).at(-1) ?? null, 'b000000new', 'that all is well.', 'operative-item'));
});
afterAll(() => stage.close());

describe('what changed', () => {
  it('H1 is told since the first text, the last declarations, the own last entry, a day and a position', async () => {
    const labels = ({ changes: all }: ChangedText): readonly (string | undefined)[] => all.map(({ now }) => now?.label);
    expect(labels(await changes('?since=tabled'))).toEqual(['a)', 'b)', '1', '3']);
    expect(labels(await changes(`?since=${begun}`))).toEqual(['a)', 'b)', '1', '3']);
    const declared = await changes();
    expect([declared.since, labels(declared)]).toEqual([{ is: 'declared', seq: null }, ['1']]);
    expect(declared.changes[0]?.words.filter(({ is }) => is !== 'same').map(({ text }) => text)).toEqual([' soon']);
    expect(labels(await changes('?since=2026-01-06'))).toEqual(['1', '3']);
    expect(labels(await changes('?since=mine', OFFICE))).toEqual(['1', '3']);
    expect((await changes('?since=mine')).changes).toEqual([]);
    expect(labels(await changes(`?since=tabled&until=${begun}`))).toEqual([]);
  });

  it('H1 is not told of what is not there', async () => {
    const { until } = await changes();
    for (const query of [`since=${until.seq + 1}`, `until=${until.seq + 1}`, 'since=999999999999999', 'since=3&until=2'])
      expect([query, (await get(`${api}/changes?${query}`)).status]).toEqual([query, 404]);
    for (const query of ['since=yesterday', 'since=0', 'since=-1', 'until=1e3', 'state=%3Cb%3E', 'open=2', 'since=2026-13-01'])
      expect([query, (await get(`${api}/changes?${query}`)).status]).toEqual([query, 400]);
    expect((await get('/api/opinions/onothere/changes')).status).toBe(404);
    expect((await get('/o/onothere/since', STATE, 'text/html')).status).toBe(404);
  });

  it('H2 is told with the names then and now, the words, and what happened since', async () => {
    const { changes: all, paragraphs, others } = await changes('?since=tabled');
    const [first, , reopened, last] = all;
    expect(first).toMatchObject({
      is: 'changed',
      moved: false,
      was: { label: 'a)', heading: 'considering' },
      needs: ['objection', 'unsettled'],
    });
    expect(first?.words).toEqual([
      { is: 'same', text: 'that access matters;' },
      { is: 'ins', text: ' [indeed]', by: [{ entity: 'e-member-state' }], at: expect.any(Number) },
    ]);
    expect(first?.happened.map(({ what, entity }) => [what, entity])).toEqual([['raised', 'bru']]);
    expect(reopened?.happened.map(({ what }) => what)).toEqual(['called', 'declared', 'reopened']);
    expect(last).toMatchObject({ is: 'new', was: null, now: { label: '3' } });
    expect(paragraphs).toBeGreaterThan(5);
    expect(others.every(({ blocks }) => !blocks.some((block) => all.some((one) => one.block === block)))).toBe(true);
  });

  it('H3 names who worked on it and when; what the secretariat types is the room’s', async () => {
    const { changes: all } = await changes('?since=tabled');
    const by = all.map(({ work }) => work.flatMap((one) => one.by));
    const state = { entity: 'e-member-state' };
    expect(by).toEqual([[state], ['room'], [state], [state]]);
    const read = await html(`${page}/since?since=tabled`);
    expect(read).toMatch(/considering b\): changed[\s\S]*?Worked on by the room, <time/);
    expect(read).toMatch(/considering a\): changed[\s\S]*?Worked on by e-member-state, <time/);
  });

  it('H4 is narrowed to the work of one, and to what has to be decided still', async () => {
    const labels = async (query: string) => (await changes(query)).changes.map(({ now }) => now?.label);
    expect(await labels('?since=tabled&state=e-member-state')).toEqual(['a)', '1', '3']);
    expect(await labels('?since=tabled&state=bru')).toEqual(['a)']);
    expect(await labels('?since=tabled&open=1')).toEqual(['a)']);
    const read = await html(`${page}/since?since=tabled&open=1&state=&day=`);
    expect(read).toContain('4 paragraphs have changed · 1 is shown');
    expect(read.match(/<li id="c-/g)).toHaveLength(1);
  });

  it('H5 is a page without a script: a form, one heading for each change, words that are heard, in six languages', async () => {
    const read = await html(`${page}/since?since=tabled`);
    expect(read).toContain('<form class="baseline" method="get"');
    expect(read.match(/<h2>[^<]+: (?:changed|new)<\/h2>/g)).toHaveLength(4);
    expect(read).toMatch(
      /<ins><span class="unseen" lang="en" dir="ltr">inserted: <\/span> \[indeed\]<span class="unseen" lang="en" dir="ltr"> end of change <\/span><\/ins>/,
    );
    expect(read).toContain(REASON);
    // or a paragraph that begins with what came would run as the page does
    expect(await html(`${page}/since?since=tabled&lang=ar`)).toMatch(/dir="auto"><ins><span class="unseen" lang="ar" dir="rtl">/);
    const titles = new Set<string>();
    for (const lang of ['ar', 'en', 'es', 'fr', 'ru', 'zh']) {
      const spoken = await html(`${page}/since?since=tabled&lang=${lang}`);
      expect(spoken).toContain(`<html lang="${lang}"`);
      expect(spoken.match(/<li id="c-/g)).toHaveLength(4);
      titles.add(/<h1>([^<]*)/.exec(spoken)?.[1] ?? '');
    }
    expect(titles.size).toBe(6);
    const since = await html(`${page}/since?day=2026-01-06`);
    expect(since.match(/<li id="c-/g)).toHaveLength(2);
    expect(since).toContain('value="2026-01-06"');
  });

  it('H5 says so where nothing has changed', async () => {
    expect(await html(`${page}/since?since=mine`)).toContain('No word differs.');
    expect(await html(`${page}/since?until=${begun}`)).toContain('Every paragraph that was declared still reads as it did then.');
  });
});

describe('what changed, taken away', () => {
  it('H50 is a Word file: all rejected give the words of then, all accepted those of now, and each mark says whose and of when', async () => {
    const { until, changes: all } = await changes('?since=tabled');
    const read = readable(await bytesOf(`${api}/changes/word?since=tabled`, '*/*'));
    expect(words(original(read))).toEqual(await readAt(2));
    expect(words(accepted(read))).toEqual(await readAt(until.seq));
    const marks = read.paragraphs.flatMap(({ runs }) =>
      runs.flatMap(({ text, inserted }) => (inserted === null ? [] : [{ text, ...inserted }])),
    );
    const mark = (text: string) => marks.find((one) => one.text === text);
    const moment = (at: number | undefined): string => new Date(at ?? 0).toISOString().replace(/\.\d+Z/, 'Z');
    expect(mark(' [indeed]')).toEqual({ text: ' [indeed]', by: 'E-MEMBER-STA (e-member-state)', at: moment(all[0]?.work[0]?.until) });
    expect(mark(' everywhere')).toMatchObject({ by: 'the room', at: moment(all[1]?.work[0]?.until) });
    // of whom nobody is told to this reader, that is the forum’s, of the position that the file shows
    const untold = readable(await bytesOf(`${api}/changes/word?since=tabled`, '*/*', seatOf('observer')));
    const revisions = untold.paragraphs.flatMap(({ runs, end }) =>
      [...runs.map(({ inserted }) => inserted), end.inserted].flatMap((one) => (one === null ? [] : [`${one.by} ${one.at}`])),
    );
    expect(new Set(revisions)).toEqual(new Set([`Forum ${moment(until.at)}`, `the room ${moment(all[1]?.work[0]?.until)}`]));
  });

  it('H50 says beside each paragraph how it changed and who worked on it, and names no person', async () => {
    const { comments } = readable(await bytesOf(`${api}/changes/word?since=tabled`, '*/*'));
    expect(comments.map(({ by }) => by)).toEqual(['Forum', 'Forum', 'Forum', 'Forum']);
    expect(comments[0]?.words).toMatch(/^considering a\): changed Worked on by e-member-state, /);
    expect(comments[1]?.words).toContain('Worked on by the room');
    const narrowed = readable(await bytesOf(`${api}/changes/word?since=tabled&state=bru`, '*/*'));
    expect(narrowed.comments).toHaveLength(1);
    const { headers } = await get(`${api}/changes/word`);
    expect(headers['content-disposition']).toMatch(/filename=opinion-Draft-Opinion-1-draft-\d+-since-declared\.docx/);
  });

  it('H51 is plain text, one by one or in the whole text, in marks that no bracket is taken for', async () => {
    const list = (await get(`${api}/changes/text?since=tabled`)).text;
    expect(list).toContain('What changed · Since: the first text · record position 2');
    expect(list).toContain('considering a): changed\nthat access matters;{++ [indeed]++} (E-MEMBER-STA)\nWorked on by e-member-state, ');
    expect(list).not.toContain('is of the view\n');
    const whole = (await get(`${api}/changes/text?since=tabled&view=whole`)).text;
    expect(whole).toContain('\n\na) that access matters;{++ [indeed]++} (E-MEMBER-STA)\n\n');
    expect(whole).toContain('\n\nis of the view\n\n');
    expect((await get(`${api}/changes/text?since=mine`)).text).toContain('No word differs.');
    expect((await get(`${api}/changes/text?since=tabled`, seatOf('observer'))).text).not.toContain('(E-MEMBER-STA)');
  });

  it('H52 is the whole text on a page of its own address, with what changed where it stands, narrowed as the list is', async () => {
    const read = await html(`${page}/since?since=tabled&view=whole`);
    expect(read.match(/<h2 lang="en">/g)).toHaveLength(4);
    expect(read.match(/<div class="changed" id="c-/g)).toHaveLength(4);
    expect(read).toMatch(/<div role="heading" aria-level="3"><p class="words" lang="en" dir="auto">considering<\/p>/);
    expect(read).toMatch(/<span class="label">a\)<\/span> that access matters;<ins>/);
    expect(read).toContain('<input type="hidden" name="view" value="whole">');
    const narrowed = await html(`${page}/since?since=tabled&view=whole&open=1`);
    expect(narrowed.match(/<div class="changed" id="c-/g)).toHaveLength(1);
    expect(narrowed).toContain(' everywhere');
    const list = /<a href="([^"]+)">Only what changed</.exec(narrowed)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(await html(list)).toContain('1 is shown');
    const declared = await html(`${page}/since?view=whole`);
    expect([declared.match(/<div class="changed"/g)?.length, declared.includes('that access matters;')]).toEqual([1, true]);
  });
});

describe('an opinion as it was', () => {
  it('H6 has not one byte of what came later, in text, register, print, plain text, Word file and page', async () => {
    const then = await stage.acts(STATE, { do: 'support', ...(await stage.paragraph('2')) });
    const later = 'afterwards';
    await writes(STATE, '2', ` ${later}`);
    await stage.acts(OTHER_STATE, { do: 'raise-objection', ...(await stage.paragraph('2')), reason: 'No ifs.' });
    const told = new Map([
      ['text', await bytesOf(`${api}/text?at=${then}`, 'application/json')],
      ['plain text', await bytesOf(`${api}/text?at=${then}`, 'text/plain')],
      ['Word', unzipped(await bytesOf(`${api}/word?view=marked&at=${then}`, '*/*'))],
      ['print', await bytesOf(`${page}/print?at=${then}`, 'text/html')],
      ['page', await bytesOf(`${page}/at/${then}`, 'text/html')],
      ['register', await bytesOf(`${api}/register?at=${then}`, 'application/json')],
    ]);
    for (const [what, bytes] of told) {
      expect([what, bytes.includes(later), bytes.includes('No ifs.')]).toEqual([what, false, false]);
      expect([what, bytes.includes(what === 'register' ? REASON : 'that access matters')]).toEqual([what, true]);
    }
    const now = await get(`${api}/text`);
    expect(now.text).toContain(later);
    const read = await html(`${page}/at/${then}`);
    expect(read).toContain('This is the past: nothing here can be changed.');
    expect(read).toMatch(/As it was on 6 Jan 2026/);
    expect(read).not.toMatch(/contenteditable|<textarea|<form/);
  });

  it('H6 is not there before the log began, behind its end, or for an id of nothing', async () => {
    const { until } = await changes();
    for (const path of [`${page}/at/0`, `${page}/at/${until.seq + 1}`, `${page}/at/1e3`, '/o/onothere/at/2'])
      expect([path, (await get(path, STATE, 'text/html')).status]).toEqual([path, 404]);
  });

  it('H7 lies between stops, and tells of later ones what they are and not about what', async () => {
    const first = await html(`${page}/at/2`);
    expect(first).toMatch(/<a rel="next" href="[^"]+\/at\/(\d+)"/);
    expect(first).not.toContain('rel="prev"');
    const stops = first.split('<details class="stops">')[1]?.split('</details>')[0] ?? '';
    expect(stops).toMatch(/First text[\s\S]*Call for objections[\s\S]*Declaration[\s\S]*Reopening/);
    expect(stops).not.toContain('is of the view 1');
    const last = await html(`${page}/at/${(await changes()).until.seq}`);
    expect(last.split('<details class="stops">')[1]).toContain('Declaration · “is of the view 1”');
    expect(last).toContain('type="range" min="1"');
  });
});

describe('the story of a paragraph', () => {
  it('H8, H60 tells its words before and after, and what happened to it, in its order, and to the room without a link', async () => {
    const { block } = await stage.paragraph('1');
    const { body } = await get(`${api}/story/${block}`);
    expect(body.words).toContain(' soon');
    expect(body.chapters.map((one: { of: string; happening?: { what: string } }) => one.happening?.what ?? one.of)).toEqual([
      'words',
      'called',
      'declared',
      'reopened',
      'words',
    ]);
    expect(body.chapters.at(-1).words.filter(({ is }: { is: string }) => is === 'ins')).toEqual([{ is: 'ins', text: ' soon' }]);
    const read = await html(`${page}/story/${block}`);
    for (const said of ['<h1>Story of “is of the view 1”</h1>', 'Declared too quickly.']) expect(read).toContain(said);
    // a page of ours takes it in, whose policy a style of another nonce would break
    const told = await html(`${page}/story/${block}?for=room`);
    expect([read, told].map((whole) => /<style|<script/.test(whole))).toEqual([true, false]);
    expect(told).toContain('data-left="4 earlier steps are left out."');
    expect(told.split(/id="room-story"|<\/main>/)[1]).not.toMatch(/<a |tabindex/);
    const nowhere = [await get(`${page}/story/b000000000`, STATE, 'text/html'), await get(`/api/opinions/onothere/story/${block}`)];
    expect(nowhere.map(({ status }) => status)).toEqual([404, 404]);
  });
});

describe('a restricted session', () => {
  it('H1, H3, H40 is nothing to those outside, and its words come out under no name', async () => {
    const secret = 'whispered';
    const inside = await stage.begin();
    const editor = await stage.connect(OTHER_STATE, inside);
    await editor.synced;
    const { block } = await stage.paragraph('2');
    await editor.edit((doc) => type(doc, block, ` ${secret}`));
    expect((await get(`/api/opinions/${inside}/changes?since=tabled`, OTHER_STATE)).text).toContain(secret);
    expect((await get(`/api/opinions/${inside}/authors`, OTHER_STATE)).text).toContain('"entity":"bru"');
    const outside = (await get(`${api}/authors`, STATE)).text;
    for (const seat of [OFFICE, seatOf('observer'), seatOf('academia')]) {
      const nothing = await get('/api/opinions/onothere/changes', seat);
      const answer = await get(`/api/opinions/${inside}/changes`, seat);
      expect([answer.status, answer.body]).toEqual([nothing.status, nothing.body]);
      for (const path of ['since', 'steps', 'at/2', `story/${block}`])
        expect((await get(`/o/${inside}/${path}`, seat, 'text/html')).status).toBe(404);
      for (const path of [`story/${block}`, 'authors']) expect((await get(`/api/opinions/${inside}/${path}`, seat)).status).toBe(404);
      for (const path of [`${api}/changes?since=tabled`, `${page}/since?since=tabled`, `${page}/story/${block}`]) {
        const { status, text } = await get(path, seat, path.startsWith('/api') ? 'application/json' : 'text/html');
        expect([status, text.includes(secret)]).toEqual([200, false]);
      }
    }
    // not one byte of what is done inside
    expect((await get(`${api}/authors`, STATE)).text).toBe(outside);
    await stage.end();
    const { whose, hands, paragraphs }: OpinionAuthors = (await get(`${api}/authors`, OTHER_STATE)).body;
    const runs = paragraphs.find((one) => one.block === block)?.runs.hand.map((hand) => whose[hands.whose[hand] ?? -1]);
    expect(runs).toContainEqual({ as: 'restricted', entity: null, seat: null, accepted: false });
    expect(JSON.stringify(runs)).not.toContain('bru');
    const after = await changes('?since=tabled', seatOf('observer'));
    const change = after.changes.find((one) => one.block === block);
    expect(change?.work.map(({ how, by }) => [how, by]).at(-1)).toEqual(['published', ['restricted']]);
    expect(JSON.stringify(change?.work)).not.toContain('bru');
    expect(await html(`${page}/since?since=tabled`, seatOf('observer'))).toMatch(
      /Worked on by e-member-state, [\s\S]*? · a restricted session, <time/,
    );
  });
});

describe('whose words are whose', () => {
  const told = async (query = '', seat = STATE): Promise<OpinionAuthors> => (await get(`${api}/authors${query}`, seat)).body;
  const named = ({ whose }: OpinionAuthors) => [...new Set(whose.flatMap(({ entity }) => entity ?? []))].sort();

  it('H40 is told of any position, with names of delegations, and of what is not there nothing', async () => {
    const now = await told();
    expect(named(now)).toEqual(['e-member-state']);
    expect([now.since, now.knownFrom]).toEqual([2, 1]);
    expect(now.whose.filter(({ as }) => as === 'seat').every(({ seat }) => seat === STATE)).toBe(true);
    expect((await told('', OTHER_STATE)).whose.every(({ seat }) => seat === null)).toBe(true);
    expect(named(await told(`?at=${begun}`))).toEqual([]);
    const lengths = now.paragraphs.map(({ block, runs }) => [block, runs.length.reduce((sum, length) => sum + length, 0)]);
    const { body } = await get(`${api}/text`);
    const text = body.blocks as readonly { readonly id: string; readonly runs: readonly { readonly text: string }[] }[];
    const shown = text.map(({ id, runs }) => [id, runs.reduce((sum, one) => sum + one.text.length, 0)]);
    expect(lengths.filter(([, length]) => length !== 0)).toEqual(shown.filter(([, length]) => length !== 0));
    for (const query of [`at=${now.seq + 1}`, `since=${now.seq + 1}`, `at=${begun}&since=${begun + 1}`])
      expect([query, (await get(`${api}/authors?${query}`)).status]).toEqual([query, 404]);
    for (const query of ['at=0', 'since=now', 'of=bru'])
      expect([query, (await get(`${api}/authors?${query}`)).status]).toEqual([query, 400]);
  });

  it('H44 stands on the pages in a code and to the ear, and narrows the list', async () => {
    const read = await html(`${page}/since?since=tabled`);
    expect(read).toMatch(
      /indeed\][\s\S]{0,90}<\/ins><bdi class="whose" title="e-member-state"><span aria-hidden="true">E-MEMBER-STA<\/span><span class="unseen" lang="en"> \(by e-member-state\) <\/span>/,
    );
    expect(read).toMatch(/everywhere[\s\S]{0,90}<\/ins><bdi class="whose" title="the room"><span aria-hidden="true">the room/);
    expect(await html(`${page}/since?since=tabled&state=e-member-state`)).toContain(
      '<bdi class="whose" data-chosen title="e-member-state">',
    );
    const { block } = await stage.paragraph('a)');
    expect(await html(`${page}/story/${block}`)).toContain('Behind the words stands who wrote them.');
    expect((await html(`${page}/since?since=tabled&lang=ar`)).match(/class="whose"/g)?.length).toBeGreaterThan(2);
  });

  it('H41 is withheld as the policy says, in every answer', async () => {
    const observer = seatOf('observer');
    // where it does not say for whom, it is for Member States
    expect(named(await told('', observer))).toEqual([]);
    const { block } = await stage.paragraph('a)');
    const marks = async (seat: string): Promise<string> => {
      const pieces = (await changes('?since=tabled', seat)).changes.flatMap(({ words }) => words);
      const { owned } = (await get(`${api}/story/${block}`, seat)).body;
      return JSON.stringify([pieces.map(({ by }) => by), owned]);
    };
    expect((await marks(OTHER_STATE)).match(/e-member-state/g)?.length).toBeGreaterThan(3);
    expect(await marks(observer)).not.toContain('e-member-state');
    expect(await html(`${page}/since?since=tabled`, observer)).toContain('does not tell you who wrote some of these words');
    const { policy } = await stage.register(CHAIR, stage.opinion);
    await stage.acts(CHAIR, { do: 'set-policy', policy: { ...policy, authorsFor: 'own' } });
    expect([await told('', OTHER_STATE), await told()].map(named)).toEqual([[], ['e-member-state']]);
    expect(await html(`${page}/since?since=tabled`, OTHER_STATE)).not.toContain('title="e-member-state"');
    await stage.acts(CHAIR, { do: 'set-policy', policy: { ...policy, authorsFor: 'seats' } });
    expect(named(await told('', OTHER_STATE))).toEqual([]);
  });
});
