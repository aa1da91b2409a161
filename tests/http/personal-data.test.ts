/**
 * H79: the pages on which chair and secretariat together withhold personal data: who reads what, what is asked once more, and where ways lead there. One
 * story of one opinion, from top to bottom.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lettersIn } from '../../server/http/letters-field.ts';
import { openWords, sealWords } from '../../server/http/pages/past/sealed-words.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { erase, type, wordsOf } from '../support/blocks.ts';
import type { CollabClient } from '../support/collab-client.ts';
import { seatOf } from './stage.ts';

const OFFICE = seatOf('secretariat');
const NUMBER = ' Ana Lindstrøm, 070 123';
const ILLNESS = ' is ill';
/** As a page names the opinion that it is of. */
const OPINION = /<bdi>Draft opinion [^<]+<\/bdi> · <bdi lang="en">[^<]+<\/bdi>/;

let stage: SessionStage;
let page: string;
let block: string;
let editor: CollabClient;

const get = async (seat: string, path = page): Promise<string> => {
  const { status, text } = await stage.as(await stage.signIn(seat), 'get', path).set('Accept', 'text/html');
  expect([path, status]).toEqual([path, 200]);
  return text ?? '';
};

const send = async (seat: string, fields: Record<string, string | string[]>, lang = 'en') =>
  stage
    .as(await stage.signIn(seat), 'post', `${page}?lang=${lang}`)
    .type('form')
    .send(fields);

/** What is found where these words are looked for. */
const look = async (seat: string, q: string): Promise<string> => {
  const cookie = await stage.signIn(seat);
  const { status, headers } = await stage.as(cookie, 'post', page).type('form').send({ act: 'look', q });
  expect([q, status]).toEqual([q, 303]);
  return (await stage.as(cookie, 'get', headers.location ?? '').set('Accept', 'text/html')).text ?? '';
};

/** The words that a page shows, and the values of those that it offers. */
const wordsIn = (read: string): readonly string[] => [...read.matchAll(/<blockquote[^>]*>([^<]*)</g)].map(([, words = '']) => words);
const namesIn = (read: string): readonly string[] => [...read.matchAll(/class="tick">.*?<span>([^<]*)/g)].map(([, name = '']) => name);
const valuesIn = (read: string): readonly string[] => [...read.matchAll(/name="words" value="([^"]+)"/g)].map(([, value = '']) => value);

/** What the form of a page sends that was asked once more. */
const hiddenIn = (read: string): Record<string, string | string[]> => {
  const fields: Record<string, string | string[]> = { words: [...valuesIn(read)] };
  for (const [, name = '', value = ''] of read.matchAll(/type="hidden" name="(act|of|q|uuid|seen|sure)" value="([^"]*)"/g))
    fields[name] = value;
  return fields;
};

const firstForm = (read = ''): string => read.split('</form>')[0] ?? '';

const waiting = async (): Promise<readonly number[]> => (await stage.register(STATE, stage.opinion)).withholdings.map(({ seq }) => seq);

const text = (): string => wordsOf(editor.doc, block);

async function pasted(words: string): Promise<void> {
  await editor.edit((doc) => type(doc, block, words, text().length));
  await editor.edit((doc) => erase(doc, block, text().indexOf(words), words.length));
}

async function propose(words: string): Promise<number> {
  const asked = await send(OFFICE, { act: 'propose', words: [...valuesIn(await look(OFFICE, words))] });
  expect((await send(OFFICE, hiddenIn(firstForm(asked.text)))).status).toBe(201);
  return (await waiting()).at(-1) ?? 0;
}

beforeAll(async () => {
  stage = await sessionStage();
  page = `/o/${stage.opinion}/personal-data`;
  ({ block } = await stage.paragraph('a)'));
  editor = await stage.connect(STATE, stage.opinion);
  await editor.synced;
});
afterAll(() => stage.close());

describe('what the secretariat finds', () => {
  it('H79 are words of anybody that are gone, all of them or those in which words stand that it looks for; nobody else reads any', async () => {
    expect(await get(OFFICE)).toContain('There are no words that can be withheld.');
    await pasted(NUMBER);
    await pasted(ILLNESS);
    const listed = await get(OFFICE);
    expect(wordsIn(listed)).toEqual([ILLNESS, NUMBER]);
    // a fact among facts, in the direction of the page
    const [arabic = ''] = namesIn(await get(OFFICE, `${page}?lang=ar`));
    expect([
      arabic.split(' · ').length,
      arabic
        .split(' · ')
        .at(-1)
        ?.replaceAll(/[\u2068\u2069]/g, ''),
    ]).toEqual([3, '1 من 2']);
    expect(arabic).not.toContain('\u2068\u2068');
    // of the same paragraph and minute, and called apart all the same
    expect(namesIn(listed)).toEqual([1, 2].map((place) => expect.stringMatching(new RegExp(`taken out .* ${place} of 2`))));
    expect(wordsIn(await look(OFFICE, '070 lindstrom'))).toEqual([NUMBER]);
    expect(await look(OFFICE, 'nobody')).toContain('What you look for is not among the words that can be withheld.');
    expect(await look(OFFICE, '"><b>')).toContain('value="&quot;&gt;&lt;b&gt;"');
    for (const seat of [CHAIR, STATE, OTHER_STATE]) {
      const read = await look(seat, 'lindstrom');
      expect([seat, wordsIn(read), read.includes('type="search"'), read.includes('No proposal waits.')]).toEqual([seat, [], false, true]);
    }
  });

  it('H79 what is looked for is in no address but sealed, and no page of it is stored', async () => {
    const strange = await stage.as(await stage.signIn(OFFICE), 'get', `${page}?q=lindstrom`).set('Accept', 'text/html');
    expect([strange.status, strange.text?.includes('lindstrom')]).toEqual([400, false]);
    const cookie = await stage.signIn(OFFICE);
    const asked = await stage.as(cookie, 'post', page).type('form').send({ act: 'look', q: 'lindstrom' });
    expect([asked.status, asked.text, asked.headers['cache-control']]).toEqual([303, '', 'no-store']);
    const address = asked.headers.location ?? '';
    const at = (path: string, by = cookie) => stage.as(by, 'get', path).set('Accept', 'text/html');
    const found = await at(address);
    expect([found.headers['cache-control'], wordsIn(found.text ?? '')]).toEqual(['no-store', [NUMBER]]);
    expect(found.text).toContain('value="lindstrom"');
    const words = [...valuesIn(found.text ?? '')];
    const second = await stage.as(cookie, 'post', page).type('form').send({ act: 'propose', words, q: 'lindstrom' });
    expect(second.headers['cache-control']).toBe('no-store');
    const pages = [await get(OFFICE), found.text ?? '', second.text ?? ''];
    const addresses = [address, ...pages.flatMap((read) => [...read.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, one = '']) => one))];
    expect(addresses.length).toBeGreaterThan(20);
    const readable = addresses.flatMap((one) => [one, Buffer.from(/look=([^&]*)/.exec(one)?.[1] ?? '', 'base64url').toString('latin1')]);
    expect(readable.filter((one) => /[?&]q=|lindstrom/i.test(one))).toEqual([]);
    // each way back and into another language finds the same again
    const ways = addresses.filter((one) => one.includes('look=')).map((one) => one.replaceAll('&amp;', '&'));
    expect(ways.length).toBeGreaterThan(6);
    for (const way of ways) expect(wordsIn((await at(way)).text ?? '')).toEqual([NUMBER]);
    // by another session, in another text, or changed, it is not opened: all are listed
    const [, seal = ''] = /look=([^&]*)/.exec(address) ?? [];
    const other = await at(address, await stage.signIn(OFFICE));
    const changed = await at(address.replace(seal, `${seal.slice(0, -4)}AAAA`));
    const short = await at(address.replace(seal, 'AAAA'));
    for (const { text: read = '' } of [other, changed, short])
      expect([wordsIn(read), read.includes('lindstrom')]).toEqual([[ILLNESS, NUMBER], false]);
    expect([openWords(seal, 'secret', 'a text'), openWords(sealWords('x', 'secret', 'a text'), 'secret', 'another')]).toEqual([null, null]);
    // from a page of others nothing is looked for
    const foreign = stage.as(cookie, 'post', page).set('Origin', 'https://elsewhere.example').type('form');
    expect((await foreign.send({ act: 'look', q: 'lindstrom' })).status).toBe(403);
  });

  it('H79 is told in words what is wrong with a form, and nothing is done', async () => {
    const { seq } = await stage.register(STATE, stage.opinion);
    const [value = ''] = valuesIn(await get(OFFICE));
    const wrong: readonly (readonly [string, Record<string, string | string[]>, string])[] = [
      [OFFICE, { act: 'propose' }, 'Tick the words first.'],
      [OFFICE, { act: 'propose', words: 'abc' }, 'were never in the text'],
      [OFFICE, { act: 'propose', words: '7.2.3' }, 'were never in the text'],
      [OFFICE, { act: 'propose', words: value, sure: '1', uuid: 'no', seen: 'x' }, 'were never in the text'],
      [OFFICE, { act: 'propose', words: Array.from({ length: 2_001 }, (_, n) => `1.${2 * n}.1`).join('_') }, 'in too many pieces'],
      [CHAIR, { act: 'confirm', of: '2' }, 'There is no such proposal.'],
      [CHAIR, { act: 'propose', words: value }, 'two different'],
      [STATE, { act: 'propose', words: value }, 'Only the secretariat can do this.'],
      [CHAIR, { act: 'decline', of: 'x' }, 'There is no such proposal.'],
    ];
    for (const [seat, fields, words] of wrong) {
      const { status, text: read = '' } = await send(seat, fields);
      expect([fields, status, read.includes(words)]).toEqual([fields, 400, true]);
    }
    // what was ticked stays so, and so does what was looked for
    const again = await send(OFFICE, { act: 'propose', words: [value, '7.2.3'], q: 'ill' });
    expect(again.text).toMatch(/name="words"[^>]* checked|checked[^>]* name="words"/);
    expect(again.text).toContain('value="ill"');
    expect((await stage.register(STATE, stage.opinion)).seq).toBe(seq);
  });
});

describe('a proposal', () => {
  it('H79 is asked once more; then everybody reads that it waits, and chair and secretariat its words', async () => {
    const values = [...valuesIn(await look(OFFICE, '070'))];
    const asked = await send(OFFICE, { act: 'propose', words: values, q: '070' });
    expect([asked.status, wordsIn(asked.text ?? '')]).toEqual([200, [NUMBER]]);
    expect(asked.text).toContain('Propose to withhold these words?');
    expect(asked.text).toMatch(OPINION);
    expect(await waiting()).toEqual([]);
    const fields = hiddenIn(firstForm(asked.text));
    const done = await send(OFFICE, fields);
    expect([done.status, done.text]).toEqual([201, expect.stringContaining('Proposed. It waits for the chair.')]);
    // sent twice it is done once
    expect((await send(OFFICE, fields)).status).toBe(201);
    const [of, ...rest] = await waiting();
    expect(rest).toEqual([]);
    for (const seat of [CHAIR, OFFICE, STATE, OTHER_STATE]) {
      const read = await get(seat);
      expect([seat, /<li>23 letters · [^<]+ · proposed /.test(read)]).toEqual([seat, true]);
      const reads = seat === CHAIR || seat === OFFICE;
      expect([seat, read.includes(`&amp;of=${of}`)]).toEqual([seat, reads]);
      expect([seat, wordsIn(await get(seat, `${page}?of=${of}`))]).toEqual([seat, reads ? [NUMBER] : []]);
    }
    expect((await stage.as(await stage.signIn(STATE), 'get', '/api/opinions')).body[0].withholdings).toEqual([of]);
    const lines = await get(STATE, `/o/${stage.opinion}/story/${block}`);
    expect(lines).toContain('The secretariat proposed to withhold 23 letters as personal data');
  });

  it('H79 is refused to whoever may not, in words', async () => {
    const [of = 0] = await waiting();
    const fields = { of: String(of), sure: '1', seen: '1' };
    // without the second page nothing is confirmed
    const first = await send(OFFICE, { act: 'confirm', of: String(of) });
    expect([first.status, first.text]).toEqual([400, expect.stringContaining('two different')]);
    const sent = await send(CHAIR, { act: 'confirm', of: String(of), seen: '1', uuid: '00000000-0000-4000-8000-000000000009' });
    expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('Withhold these words for good?')]);
    for (const strange of [` ${of}`, `${of}e0`, `0${of}`])
      expect([
        strange,
        (await send(CHAIR, { ...fields, act: 'decline', of: strange, uuid: '00000000-0000-4000-8000-000000000008' })).status,
      ]).toEqual([strange, 400]);
    const refused = async (seat: string, act: string, n: number): Promise<string> => {
      const { status, text: read = '' } = await send(seat, { ...fields, act, uuid: `00000000-0000-4000-8000-00000000000${n}` });
      expect([seat, act, status]).toEqual([seat, act, 400]);
      return read;
    };
    expect(await refused(OFFICE, 'confirm', 1)).toContain('two different offices');
    expect(await refused(STATE, 'confirm', 2)).toContain('Only the presiding chair can do this.');
    expect(await refused(STATE, 'decline', 3)).toContain('Only the presiding chair can do this.');
    expect(await waiting()).toEqual([of]);
  });

  it('H79 is confirmed by the chair, which is asked once more with what that does', async () => {
    const [of = 0] = await waiting();
    const once = await send(CHAIR, hiddenIn((await get(CHAIR, `${page}?of=${of}`)).split('value="decline"')[0] ?? ''));
    expect([once.status, wordsIn(once.text ?? '')]).toEqual([200, [NUMBER]]);
    expect(once.text).toContain('What others have read, copied or retyped stays.');
    expect(once.text).toMatch(OPINION);
    expect(once.text).toContain('This cannot be undone.');
    const fields = hiddenIn(once.text ?? '');
    const done = await send(CHAIR, fields);
    expect([done.status, done.text]).toEqual([201, expect.stringContaining('The words are withheld.')]);
    expect((await send(CHAIR, fields)).status).toBe(201);
    expect(await waiting()).toEqual([]);
    expect(await get(CHAIR, `${page}?of=${of}`)).toContain('This proposal was confirmed: the words are withheld.');
    expect(await editor.closed).toBe(4409);
    expect(wordsIn(await get(OFFICE))).toEqual([ILLNESS]);
    const told = 'Chair and secretariat withheld 23 letters as personal data';
    for (const path of [`/o/${stage.opinion}/story/${block}`, `/o/${stage.opinion}/since?since=tabled`]) {
      const read = await get(OTHER_STATE, path);
      expect([path, read.includes(told), read.includes('070')]).toEqual([path, true, false]);
    }
    editor = await stage.connect(STATE, stage.opinion);
    await editor.synced;
  });

  it('H79 is declined by the chair or taken back by the secretariat in one press', async () => {
    for (const [seat, press, over] of [
      [CHAIR, 'Decline the proposal', 'The chair has declined this proposal.'],
      [OFFICE, 'Take the proposal back', 'The secretariat has taken this proposal back.'],
    ] as const) {
      const of = await propose(ILLNESS.trim());
      const read = await get(seat, `${page}?of=${of}`);
      expect([seat, read.includes(press), read.includes('value="confirm"')]).toEqual([seat, true, seat === CHAIR]);
      const fields = hiddenIn(read);
      const done = await send(seat, fields);
      expect([done.status, done.text]).toEqual([201, expect.stringContaining('The proposal is over. Nothing was withheld.')]);
      expect((await send(seat, fields)).status).toBe(201);
      expect(await waiting()).toEqual([]);
      for (const reader of [CHAIR, OFFICE]) expect(await get(reader, `${page}?of=${of}`)).toContain(over);
    }
    const lines = await get(STATE, `/o/${stage.opinion}/story/${block}`);
    for (const told of [
      /The chair declined the proposal to withhold 7 letters/g,
      /The secretariat took back its proposal to withhold 7 letters/g,
    ])
      expect([told, lines.match(told)?.length]).toEqual([told, 1]);
  });
});

describe('ways', () => {
  it('H79 lead there from what changed and the story, for chair and secretariat', async () => {
    for (const path of [`/o/${stage.opinion}/since?since=tabled`, `/o/${stage.opinion}/story/${block}`])
      for (const [seat, there] of [
        [CHAIR, true],
        [OFFICE, true],
        [STATE, false],
        [seatOf('follower'), false],
      ] as const)
        expect([path, seat, (await get(seat, path)).includes(`href="${page}`)]).toEqual([path, seat, there]);
  });

  it('H79 the page speaks the language that is asked for, and says why a proposal cannot be confirmed any more', async () => {
    const value = valuesIn(await look(OFFICE, 'ill'))[0] ?? '';
    const of = await propose('ill');
    expect(await get(STATE, `${page}?lang=ar`)).toContain('dir="rtl"');
    expect(await get(OFFICE, `${page}?lang=fr&of=${of}`)).toContain('Retirer la proposition');
    // the State itself was quicker
    await stage.acts(STATE, { do: 'withhold-words', letters: lettersIn(value) });
    const read = await get(CHAIR, `${page}?of=${of}`);
    expect([read.includes('withheld already'), wordsIn(read), read.includes('value="confirm"')]).toEqual([true, [], false]);
    const tried = await send(CHAIR, { act: 'confirm', of: String(of) });
    expect([tried.status, tried.text]).toEqual([400, expect.stringContaining('withheld already')]);
    expect((await send(CHAIR, hiddenIn(read))).status).toBe(201);
  });
});
