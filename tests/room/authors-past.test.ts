/** H40 to H45: whose words came and went, as the thread of the past says it, and what is kept of it. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import type { Logger } from '../../server/logger.ts';
import { markedChanges } from '../../server/room/past/authors-answers.ts';
import { AuthorsFold } from '../../server/room/past/authors-fold.ts';
import { toldAuthors } from '../../server/room/past/authors-told.ts';
import { History } from '../../server/room/past/history.ts';
import { changesBetween } from '../../server/room/past/history-answers.ts';
import { HistoryThread } from '../../server/room/past/history-thread.ts';
import { type MarkedPiece, Marker } from '../../server/room/past/marks.ts';
import { ALL, narrowed } from '../../server/room/past/narrowed.ts';
import { packedChanges, unpackedChanges } from '../../server/room/past/packed-changes.ts';
import type { Hand } from '../../server/text/authors/shape.ts';
import type { Piece } from '../../shared/compare/words.ts';
import type { Asking } from '../../shared/opinion/authorship.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import { type OpinionAuthors, opinionAuthors } from '../../shared/wire/authors.ts';
import { addBlock, blockIds, erase, suggest, type, wordsOf } from '../support/blocks.ts';
import { asRuns, handsOf, inColumns, type ReadHand } from '../support/whose.ts';
import { stateOf } from './played-log.ts';
import { BRU, ID, NAME, type ReadLog, SILENT, written } from './written-log.ts';

const OBSERVER: Asking = { ...BRU, reader: { entity: 'ngo', capacity: 'observer' } };

const STEPS = [
  ['arl', (doc, block) => type(doc, block, 'Clearly ', 0)],
  ['bru', (doc, block) => type(doc, block, 'and loudly ', 8)],
  ['office', (doc, block) => type(doc, block, 'now ', 19)],
  ['arl', (doc, block) => erase(doc, block, 8, 4)],
] satisfies Parameters<typeof written>[0];

describe('whose words came and went', () => {
  it('K19 is the same when it was handed over in packs', async () => {
    const log = await written(STEPS);
    const entries = await log.read(NAME, 0);
    const [history, authors] = [new History(NAME), new AuthorsFold(NAME)];
    for (const fold of [history, authors]) fold.add(entries);
    const changes = changesBetween(history, stateOf(history, entries, 2), stateOf(history, entries, entries.length));
    const found = narrowed(markedChanges(history, authors, changes, BRU), ALL);
    expect(found.changes.flatMap(({ pieces }) => pieces.flatMap(({ by = [] }) => by)).length).toBeGreaterThan(2);
    expect(await unpackedChanges(structuredClone(packedChanges(found)))).toStrictEqual(found);
  });

  it('H44 stands at each piece, by delegation or as the room’s, and in the story of a paragraph', async () => {
    const log = await written(STEPS);
    const head = (await log.head(NAME))?.seq ?? 0;
    const thread = new HistoryThread(log, SILENT);
    const found = await thread.changes(null, NAME, 2, { until: head, head }, BRU);
    const [change] = found?.changes ?? [];
    const put = change?.pieces.filter(({ is }) => is !== 'same');
    const at = expect.any(Number);
    expect(put).toEqual([
      { is: 'ins', text: 'Clearly ', by: [{ entity: 'arl' }], at },
      { is: 'ins', text: 'loudly ', by: [{ entity: 'bru' }], at },
      { is: 'ins', text: 'now ', by: ['room'], at },
    ]);
    const story = await thread.story(null, NAME, change?.block ?? '', head, BRU);
    expect(story?.owned?.slice(0, 3)).toEqual([
      { text: 'Clearly ', by: { entity: 'arl' } },
      { text: 'loudly ', by: { entity: 'bru' } },
      { text: 'now measure 3;', by: 'room' },
    ]);
    expect(story?.owned?.map(({ text }) => text).join('')).toBe(story?.words);
    await thread.close();
  });

  it('H24, H44 names who took words out of a paragraph that stand elsewhere, who put older words there, and H3 who moved a paragraph', async () => {
    const words = 'considering all of the measures ';
    const log = await written([
      ['arl', (doc, block) => type(doc, block, words, 0)],
      ['bru', (doc, block) => erase(doc, block, 0, words.length)],
      ['bru', (doc) => type(doc, blockIds(doc)[0] ?? '', words, 0)],
      [
        'arl',
        (doc, block) => {
          const text = wordsOf(doc, block);
          const [first = null] = blockIds(doc);
          doc.transact(() => {
            doc.getXmlFragment('opinion').delete(blockIds(doc).indexOf(block), 1);
            addBlock(doc, first, block, text, 'operative-item');
          });
        },
      ],
    ]);
    const head = (await log.head(NAME))?.seq ?? 0;
    const thread = new HistoryThread(log, SILENT);
    const found = await thread.changes(null, NAME, head - 3, { until: head, head }, BRU);
    const at = expect.any(Number);
    const told = found?.changes.map(({ moved, pieces, sessions }) => ({
      moved,
      pieces: pieces.filter(({ is }) => is !== 'same'),
      work: sessions.map(({ how, who }) => [how, ...who]),
    }));
    const [bru, arl] = [{ entity: 'bru' }, { entity: 'arl' }];
    expect(told).toEqual([
      { moved: false, pieces: [{ is: 'ins', text: words, by: [bru], at, brought: true }], work: [['typed', bru]] },
      {
        moved: true,
        pieces: [{ is: 'del', text: words, by: [bru], at }],
        work: [
          ['typed', bru],
          ['moved', arl],
        ],
      },
    ]);
    // whoever is not told of whose they are is not told of who put them there
    const untold = await thread.changes(null, NAME, head - 3, { until: head, head }, OBSERVER);
    expect(untold?.changes.flatMap(({ pieces }) => pieces.filter(({ is }) => is !== 'same'))).toEqual([
      { is: 'ins', text: words, by: [null] },
      { is: 'del', text: words, by: [null] },
    ]);
    await thread.close();
  });

  it('H40, H41 tells at a position who put in and who took out, seats to their own, and to whom it is not told not even how many', async () => {
    const log = await written(STEPS);
    const head = (await log.head(NAME))?.seq ?? 0;
    const thread = new HistoryThread(log, SILENT);
    // as it stood before somebody took out some of it
    const told = await authorsOf(thread, head - 1, { until: head, head }, BRU);
    const [gone] = told.paragraphs.flatMap(({ removed }) => removed);
    const hands = handsOf(told);
    expect([gone?.text, hands[gone?.author ?? 0]?.entity, hands[gone?.remover ?? 0]?.entity]).toEqual(['and ', 'bru', 'arl']);
    expect(hands.filter(({ entity }) => entity === 'bru').every(({ seat }) => seat !== null)).toBe(true);
    expect(hands.filter(({ entity }) => entity !== 'bru').every(({ seat }) => seat === null)).toBe(true);
    // what came and went between is not listed
    expect((await authorsOf(thread, 2, { until: head, head }, BRU)).paragraphs.flatMap(({ removed }) => removed)).toEqual([]);
    const untold = await authorsOf(thread, head - 1, { until: head, head }, OBSERVER);
    const others = handsOf(untold);
    expect(others.filter(({ as }) => as === 'withheld')).toHaveLength(1);
    expect(JSON.stringify(untold)).not.toMatch(/"(arl|bru|s-arl|s-bru)/);
    const last = untold.paragraphs.at(-1)?.runs.hand ?? [];
    expect(last.map((hand) => others[hand]?.as).slice(0, 2)).toEqual(['withheld', 'room']);
    await thread.close();
  });

  it('H44 a place of the base reading is found beside what is suggested there, and a word of which a letter went is told as a whole', () => {
    const hand = (entity: string, seq: number) => ({ as: 'seat', seq, at: seq, entity, seat: null, accepted: false }) as const;
    const marks = [{ name: 'insertion', attrs: { by: 'cor', id: '1' } }] as const;
    const block: TextBlock = {
      ...{ id: 'b1', kind: 'operative-item', level: 0, sug: null },
      runs: [
        { text: 'one ', marks: [] },
        { text: 'maybe ', marks },
        { text: 'State more', marks: [] },
      ],
    };
    const marker = new Marker({
      seq: 9,
      knownFrom: 1,
      ...inColumns([hand('arl', 1), hand('bru', 5), hand('cor', 6), hand('del', 7)]),
      paragraphs: [
        {
          block: 'b1',
          runs: asRuns([
            [4, 0],
            [6, 2],
            [5, 0],
            [5, 1],
          ]),
          removed: [{ text: 's', at: 15, author: 0, remover: 3 }],
        },
      ],
    });
    const pieces: readonly Piece[] = [
      { is: 'same', text: 'one ' },
      { is: 'del', text: 'States' },
      { is: 'ins', text: 'State' },
      { is: 'same', text: ' ' },
      { is: 'ins', text: 'more' },
    ];
    const whom = ({ by }: MarkedPiece) => by?.map((who) => (who === null || typeof who === 'string' ? who : who.entity));
    const where = { id: 'b1', after: block, since: 2 };
    expect(marker.marked(pieces, where, 'en').map(whom)).toEqual([undefined, ['del'], undefined, undefined, ['bru']]);
    // whoever is not told is not another, and who took something out is not who put something beside it
    const untold: ReadHand = { ...hand('del', 7), as: 'withheld', seq: null, at: null, entity: null };
    const marked = (runs: readonly [number, number][], removed: readonly [author: number, remover: number][]) =>
      new Marker({
        ...{ seq: 9, knownFrom: 1, ...inColumns([hand('arl', 1), hand('bru', 5), hand('cor', 6), untold]) },
        paragraphs: [
          {
            block: 'b1',
            runs: asRuns(runs),
            removed: removed.map(([author, remover]) => ({ text: 's', at: 15, author, remover })),
          },
        ],
      }).marked(pieces, where, 'en');
    expect(
      marked(
        [
          [4, 0],
          [6, 2],
          [10, 3],
        ],
        [[0, 1]],
      ).map(whom),
    ).toEqual([undefined, ['bru'], undefined, undefined, undefined]);
    expect(
      marked(
        [
          [4, 0],
          [6, 2],
          [10, 1],
        ],
        [[0, 3]],
      ).map(whom),
    ).toEqual([undefined, [null], ['bru'], undefined, ['bru']]);
    expect(
      marked(
        [
          [4, 0],
          [6, 2],
          [10, 1],
        ],
        [],
      ).map(whom),
    ).toEqual([undefined, undefined, ['bru'], undefined, ['bru']]);
    // beside the place, by its words
    const beside = new Marker({
      ...{ seq: 9, knownFrom: 1, ...inColumns([hand('arl', 1), hand('bru', 5)]) },
      paragraphs: [{ block: 'b1', runs: asRuns([[20, 0]]), removed: [{ text: 'States ', at: 2, author: 0, remover: 1 }] }],
    });
    expect(beside.marked(pieces, where, 'en').map(whom)).toEqual([undefined, ['bru'], undefined, undefined, undefined]);
    expect(marker.owned(block)).toEqual([
      { text: 'one State', by: { entity: 'arl' } },
      { text: ' more', by: { entity: 'bru' } },
    ]);
  });
});

it('H41 does not tell by the seams how many they were who are not told', () => {
  const hand = (seq: number, entity: string): Hand => ({ seq, at: seq, as: 'seat', seat: null, entity, carriedOutBy: null });
  const removed = [
    { text: 'one', author: 0, remover: 1, at: 2 },
    { text: ' two', author: 0, remover: 2, at: 2 },
  ];
  const runs = [
    { length: 3, hand: 1 },
    { length: 4, hand: 2 },
  ];
  const text = {
    seq: 9,
    olderUpTo: 0,
    hands: [hand(1, 'cor'), hand(4, 'arl'), hand(5, 'del')],
    paragraphs: [{ block: 'b1', runs, removed, moves: null }],
  };
  const never = { isOpen: true, said: [{ seq: 0, for: 'seats', from: 'never' }] } as const;
  const [told] = toldAuthors(text, never, BRU, () => 2).paragraphs;
  expect(told).toEqual({ block: 'b1', runs: asRuns([[7, 0]]), removed: [{ text: 'one two', at: 2, author: 0, remover: 0 }] });
});

describe('what an older log says of authorship', () => {
  it('H43 is exact from the entry on that follows the last one which recorded too little', () => {
    const policy = { isOpen: true, said: [] };
    const text = { seq: 9, hands: [], paragraphs: [] };
    const known = [0, 7].map((olderUpTo) => toldAuthors({ ...text, olderUpTo }, policy, BRU, () => 0).knownFrom);
    expect(known).toEqual([1, 8]);
  });
});

describe('what is kept of authorship', () => {
  it('H45 is gone on from, and nothing before it is read again', async () => {
    const log = await written([...STEPS, ['bru', (doc, block) => suggest(doc, block, 'perhaps ', 'bru')]]);
    const entries = await log.read(NAME, 0);
    const whole = new AuthorsFold(NAME);
    whole.add(entries);
    const half = new AuthorsFold(NAME);
    half.add(entries.slice(0, 4));
    const kept = half.write();
    if (kept === null) throw new Error('something was folded');
    await log.putFold(NAME, 'authors', kept.seq, kept.bytes);
    log.froms.length = 0;
    const now = { until: entries.length, head: entries.length };
    const thread = new HistoryThread(log, SILENT);
    const told = await authorsOf(thread, 2, now, BRU);
    expect(log.froms).toEqual([0, 3, 4]);
    await log.putFold(NAME, 'authors', 4, new Uint8Array([1, 2, 3]));
    const other = new HistoryThread(log, SILENT);
    expect(await authorsOf(other, 2, now, BRU)).toEqual(told);
    expect(log.froms.slice(3)).toEqual([0, 3, 0]);
    await Promise.all([thread.close(), other.close()]);
  });

  it('H45 is thrown away where it is of another log, or of another entry', async () => {
    const [log, other] = [await written(STEPS), await written(STEPS)];
    const [entries, others] = [await log.read(NAME, 0), await other.read(NAME, 0)];
    const fold = new AuthorsFold(NAME);
    fold.add(entries);
    const { bytes } = fold.write() ?? { bytes: new Uint8Array(0) };
    const [last, before, foreign] = [entries.at(-1), entries.at(-2), others.at(-1)];
    if (last === undefined || before === undefined || foreign === undefined) throw new Error('there are entries');
    expect(AuthorsFold.read(NAME, bytes, last)?.seq).toBe(last.seq);
    for (const one of [before, foreign]) expect(AuthorsFold.read(NAME, bytes, one)).toBeNull();
    expect(AuthorsFold.read(NAME, bytes.slice(0, 50), last)).toBeNull();
    expect(new AuthorsFold(NAME).write()).toBeNull();
  });
});

describe('where authorship is not told', () => {
  it('H41 nothing is worked out where the policy says nothing, or has come to say never, and the answers say so', async () => {
    const log = await written(STEPS, DEFAULT_POLICY);
    const head = (await log.head(NAME))?.seq ?? 0;
    log.froms.length = 0;
    const thread = new HistoryThread(log, SILENT);
    const now = { until: head, head };
    const found = await thread.changes(null, NAME, 2, now, BRU);
    expect([found?.telling, found?.knownFrom, found?.changes.length]).toEqual(['off', null, 1]);
    expect(JSON.stringify(found?.changes[0]?.pieces)).not.toContain('"by"');
    const story = await thread.story(null, NAME, found?.changes[0]?.block ?? '', head, BRU);
    expect([story?.telling, story?.owned]).toEqual(['off', null]);
    expect(await authorsOf(thread, 2, now, BRU)).toEqual({
      opinion: ID,
      since: 2,
      telling: 'off',
      seq: head,
      knownFrom: null,
      whose: [],
      hands: { whose: [], seq: [], at: [] },
      paragraphs: [],
    });
    expect(log.asked).toBe(0);
    await thread.close();
  });

  it('H45 a fault in it takes nothing else away, is said, and is not tried again', async () => {
    const log = await written(STEPS);
    const head = (await log.head(NAME))?.seq ?? 0;
    const { thread, warned } = heard(log);
    const now = { until: head, head };
    // all but authors is read first; what is read from the beginning after that is for authors
    expect((await thread.moment(null, NAME, head))?.blocks.length).toBeGreaterThan(2);
    log.damaged = true;
    const found = await thread.changes(null, NAME, 2, now, BRU);
    expect([found?.telling, found?.knownFrom, found?.changes.length]).toEqual(['fault', null, 1]);
    const story = await thread.story(null, NAME, found?.changes[0]?.block ?? '', head, BRU);
    expect([story?.telling, story?.owned, story?.words]).toEqual(['fault', null, 'Clearly loudly now measure 3;']);
    expect((await authorsOf(thread, 2, now, BRU)).telling).toBe('fault');
    expect((await thread.moment(null, NAME, head))?.blocks.length).toBeGreaterThan(2);
    expect(warned).toEqual(['whose words are whose cannot be told']);
    await thread.close();
  });

  it('H45, H47 what cannot be kept, or not be read again, is told all the same', async () => {
    const log = await written(STEPS);
    const head = (await log.head(NAME))?.seq ?? 0;
    log.full = true;
    const { thread, warned } = heard(log, { every: 1, restMs: 0, mostBytes: LIMITS.keptFoldBytes });
    expect((await thread.changes(null, NAME, 2, { until: head, head }, BRU))?.telling).toBe('told');
    await thread.close();
    // of each fold, when it was looked for and when it was to be kept
    expect(warned.toSorted()).toEqual(
      ['the past', 'the past', 'whose words are whose', 'whose words are whose'].map(
        (what) => `${what} could not be kept, or not be read again`,
      ),
    );
  });
});

/** As whoever asks reads it. */
async function authorsOf(
  thread: HistoryThread,
  since: number,
  now: { readonly until: number; readonly head: number },
  asking: Asking,
): Promise<OpinionAuthors> {
  const bytes = await thread.authors(null, NAME, since, now, asking);
  return opinionAuthors.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** A thread, and what it warned of. */
function heard(log: ReadLog, keeps?: ConstructorParameters<typeof HistoryThread>[2]) {
  const warned: unknown[] = [];
  const thread = new HistoryThread(log, { warn: (_: unknown, words?: unknown) => warned.push(words) } as Pick<Logger, 'warn'>, keeps);
  return { thread, warned };
}
