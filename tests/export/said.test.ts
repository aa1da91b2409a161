/** What is said beside a text leaves in a Word file as comments with their answers, at their words; read again it is known as our own. */
import { beforeAll, describe, expect, it } from 'vitest';
import { goingAlong, MOST_ALONG, type SaidBeside } from '../../server/export/said.ts';
import { wordFile } from '../../server/export/word-file.ts';
import { wordText } from '../../server/export/word-reading.ts';
import { besideHtml } from '../../server/http/pages/print-beside.ts';
import type { Reading } from '../../shared/page/text-html.ts';
import type { ShownMessage, ShownThread } from '../../shared/wire/comments.ts';
import { leftOut } from '../../shared/word/reading.ts';
import { readable } from '../word/docx.ts';
import { all, type Opened, opened, wordsIn } from './opened.ts';
import { BLOCKS, BRAZIL, FORUM, HASHES, KENYA, readingOf } from './paper.ts';

const T1 = '11111111-1111-4111-8111-111111111111';
const T2 = '22222222-2222-4222-8222-222222222222';
const AT = Date.UTC(2030, 4, 16, 9);

const message = (uuid: string, entity: string, text: string | null, more: Partial<ShownMessage> = {}): ShownMessage => ({
  ...{ id: uuid, by: `${entity}-head`, entity, person: 'Ana Secret', at: AT, text, corrects: null, mentions: [], asks: null, stays: null },
  ...{ may: { correct: false, erase: false }, erasureAsked: false },
  ...more,
});
const thread = (uuid: string, messages: readonly ShownMessage[], more: Partial<ShownThread>): ShownThread => ({
  ...{ id: uuid, audience: { of: 'seats' }, anchor: on(NOWHERE, null), opened: { by: 'bra-head', entity: 'bra', at: AT }, messages },
  ...{ resolved: null, may: { reply: true, resolve: true, reopen: false } },
  ...more,
});

const NOWHERE = 'bzzzzzzzzz';
const on = (block: string, quote: string | null): ShownThread['anchor'] => ({
  ...{ on: 'paragraph', block, hash: 'x'.repeat(43), quote },
  range: quote === null ? null : { letters: [[1, 2, 3]], once: null },
});
const id = (n: number): string => `${n}${T1.slice(1)}`;
const ASKED = { block: BLOCKS.a.id, hash: 'A'.repeat(43) };

/** The paragraph reads as it was asked about. */
async function readingNow(): Promise<Reading> {
  const { register, ...reading } = await readingOf();
  const paragraphs = register.paragraphs.map((one) => (one.id === ASKED.block ? { ...one, hash: ASKED.hash } : one));
  return { ...reading, register: { ...register, paragraphs } };
}

const beside: SaidBeside = {
  own: 'ken',
  left: 0,
  groups: [{ group: 'g1', names: { en: 'Riparian' } }],
  threads: [
    thread(T2, [message(T2, 'bra', 'On all of it?')], { anchor: on(BLOCKS.one.id, null), audience: { of: 'member-states' } }),
    thread(
      T1,
      [
        message(T1, 'ken', 'Which ones <b>?'),
        message(id(4), 'bra', 'The first word'),
        message(id(5), 'bra', 'Both.\nSurely.', { corrects: id(4) }),
        message(id(6), 'ken', null),
      ],
      {
        audience: { of: 'group', group: 'g1' },
        anchor: on(BLOCKS.a.id, 'for [all][developing]'),
        resolved: { by: 'bra-head', entity: 'bra', at: Date.UTC(2030, 4, 17, 9) },
      },
    ),
    thread(id(7), [message(id(7), 'bra', 'Twice there')], { anchor: on(BLOCKS.a.id, 'e') }),
    thread(id(8), [message(id(8), 'bra', 'We could')], {
      anchor: { on: 'position', position: 'p-objection-ken', entity: 'ken', block: BLOCKS.a.id },
      opened: null,
    }),
    thread(
      id(3),
      [
        message(id(3), 'bra', '', { asks: ASKED }),
        message(id(2), 'ken', 'It is too narrow.', { stays: id(3) }),
        message(id(0), 'bra', 'With “most”?', { asks: { ...ASKED, hash: 'y'.repeat(43) } }),
      ],
      { anchor: { on: 'position', position: 'p-objection-ken', entity: 'ken', block: BLOCKS.a.id } },
    ),
    thread(id(9), [message(id(9), 'ken', 'Gone')], { anchor: on(NOWHERE, 'words of once'), audience: { of: 'delegation' } }),
  ],
};

let file: Opened;
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await wordFile(await wordText(await readingNow(), HASHES, 'marked', FORUM, beside));
  file = opened(bytes);
});

describe('too many comments', () => {
  const at = (n: number, uuid: string, resolved = false) =>
    thread(uuid, [message(uuid, 'bra', 'One', { at: n }), message(`${uuid.slice(0, -1)}f`, 'ken', 'Two', { at: n + 1 })], {
      resolved: resolved ? { by: 'bra-head', entity: 'bra', at: n } : null,
    });

  it('W10 and P36 whole threads go along, those that go on first and of each the newest, in their order', () => {
    const all = [at(1, id(1)), at(5, id(2), true), at(3, id(3)), at(9, id(4), true)];
    const ids = (most: number) => {
      const { threads, left } = goingAlong(all, most);
      return [threads.map((one) => one.id), left];
    };
    expect(ids(8)).toEqual([[id(1), id(2), id(3), id(4)], 0]);
    expect(ids(7)).toEqual([[id(1), id(3), id(4)], 1]);
    expect(ids(3)).toEqual([[id(3)], 3]);
    expect(ids(1)).toEqual([[], 4]);
    expect(goingAlong(all)).toEqual({ threads: all, left: 0 });
  });

  it('W10 and P36 it is said on paper and in the file how many were left out', async () => {
    const reading = await readingNow();
    const some = { ...beside, left: 12 };
    const words = `Threads of comments left out: 12. At most ${MOST_ALONG.toLocaleString('en')} comments go along`;
    expect(String(besideHtml(reading, some))).toContain(words);
    expect(String(besideHtml(reading, beside))).not.toContain('left out');
    const parts = [...opened(await wordFile(await wordText(reading, HASHES, 'marked', FORUM, some))).parts.values()].map(wordsIn).join();
    expect(parts).toContain(words);
  });
});

describe('a Word file with comments', () => {
  it('W10 has each thread as a comment of its State with its answers, what was corrected once, and who reads it', () => {
    const a = file.paragraphs.find(({ block }) => block === BLOCKS.a.id);
    const said = a?.comments.filter(({ lines }) => /Which|Both|erased|Twice|could/.test(lines.join())) ?? [];
    expect(said.map(({ author, lines }) => [author, ...lines])).toEqual([
      [KENYA, 'Who reads it: Group Riparian', 'Which ones <b>?', expect.stringMatching(/^Settled by Brazil, /)],
      [BRAZIL, 'Both.', 'Surely.'],
      [KENYA, 'The words were erased.'],
      [BRAZIL, 'Who reads it: All seats', 'About the words: “e”', 'Twice there'],
      [BRAZIL, 'Who reads it: All seats', 'Objection: Kenya', 'What was said before you joined is not shown.', 'We could'],
    ]);
    expect([...file.parts.values()].map(wordsIn).join()).not.toMatch(/Secret|The first word/);
  });

  it('W10 tells a question about an objection, and the answer that it stays, as whole sentences', () => {
    const a = file.paragraphs.find(({ block }) => block === BLOCKS.a.id);
    const asked = a?.comments.filter(({ lines }) => /meet your|stays/.test(lines.join())) ?? [];
    expect(asked.map(({ author, lines }) => [author, ...lines])).toEqual([
      [BRAZIL, 'Who reads it: All seats', 'Objection: Kenya', 'Kenya: does “considering a)”, as it reads, meet your objection?'],
      [KENYA, 'No, the objection stays. It is too narrow.'],
      [
        BRAZIL,
        'Kenya: does “considering a)”, as it reads, meet your objection?',
        'The text has changed since this was asked. The question is no longer about it.',
        'With “most”?',
      ],
    ]);
  });

  it('W10 marks answers and what is settled, so that Word shows them as one conversation', () => {
    const comments = all(file.part('word/comments.xml'), 'w:comment');
    const paragraphOf = (words: string) =>
      all(comments.find((one) => wordsIn(one).includes(words)) ?? { name: '', attributes: {}, children: [] }, 'w:p').at(-1)?.attributes[
        'w14:paraId'
      ];
    const [asked, answered, other] = [paragraphOf('Which ones'), paragraphOf('Both.'), paragraphOf('On all of it')];
    const ex = new Map(
      all(file.part('word/commentsExtended.xml'), 'w15:commentEx').map(({ attributes }) => [attributes['w15:paraId'], attributes]),
    );
    expect(ex.get(asked)).toMatchObject({ 'w15:done': '1' });
    expect(ex.get(answered)).toMatchObject({ 'w15:paraIdParent': asked });
    expect(ex.get(other)?.['w15:paraIdParent']).toBeUndefined();
    expect(ex.size).toBe(comments.length);
  });

  it('W10 stands at its words where they stand there once, else at its paragraph; where that is gone at the first', () => {
    const read = readable(bytes);
    const quoteOf = (words: string) => read.comments.find((one) => one.words.includes(words))?.quote;
    expect(quoteOf('Which ones')).toBe('for [all][developing]');
    expect(quoteOf('Both.')).toBe('for [all][developing]');
    expect(quoteOf('Twice there')).toMatch(/^that access is .*countries;$/);
    const gone = file.paragraphs[0]?.comments.at(-1)?.lines;
    expect(gone).toEqual(['the opinion as a whole', 'Who reads it: Only Kenya', 'About the words: “words of once”', 'Gone']);
  });

  it('W10 says at the head of each page for whom it is, and W24 comes back as our own', async () => {
    expect(wordsIn(file.part('word/header1.xml'))).toContain('With comments for Kenya');
    expect(leftOut(readable(bytes)).comments).toEqual([]);
    const without = opened(await wordFile(await wordText(await readingOf(), HASHES, 'marked', FORUM)));
    expect(wordsIn(without.part('word/header1.xml'))).not.toContain('comments');
    const text = ({ paragraphs }: Opened) => paragraphs.map(({ runs }) => runs.map((run) => run.text).join(''));
    expect(text(file)).toEqual(text(without));
  });
});

it('P36 on paper stands below the text by paragraph, as words and no markup', async () => {
  const reading = await readingOf();
  const page = String(besideHtml(reading, beside));
  expect(page).toContain('Which ones &lt;b&gt;?');
  expect(page).not.toMatch(/Secret|The first word/);
  expect(page).toContain('No, the objection stays. It is too narrow.');
  const order = ['Gone', 'Which ones', 'Both.', 'Twice there', 'We could', 'On all of it'].map((words) => page.indexOf(words));
  expect(order).toEqual([...order].sort((one, other) => one - other));
  expect(order[0]).toBeGreaterThan(0);
  expect(String(besideHtml(reading, { ...beside, threads: [] }))).toContain('No comment is here for those.');
});
