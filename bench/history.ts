/**
 * What does the past of an opinion cost: any position, what changed, the story of a paragraph, with 300 paragraphs and a long log behind it?
 *
 * Prediction, written before the first run: the first question folds 50,000 entries in 12 s, in a thread of its own; then a position 30 ms at
 * p95, what changed since the first text 150 ms, the turns of the main thread below 10 ms. A paragraph of 216,000 letters, half of which are
 * others now: 500 ms in the thread.
 *
 * Goals: any position <= 100 ms p95 when warm, what changed in 300 paragraphs <= 200 ms p95, no turn of the main thread above 10 ms.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { LogName } from '../server/log/log.ts';
import { openLog } from '../server/log/open.ts';
import { HistoryThread } from '../server/room/past/history-thread.ts';
import { compareWords } from '../shared/compare/words.ts';
import type { Asking } from '../shared/opinion/authorship.ts';
import type { Language } from '../shared/opinion/vocabulary.ts';
import { type Rng, rngOf } from '../tests/support/rng.ts';
import { writeLongLog } from './support/long-log.ts';
import { option, report, say } from './support/report.ts';
import { rounded, spread } from './support/spread.ts';
import { type Turns, turnsOf } from './support/turns.ts';

const PREDICTION = 'first fold 12 s; then a position 30 ms p95, what changed 150 ms p95, no turn above 10 ms; 216,000 letters 500 ms';
const ID = 'long';
const NAME: LogName = { kind: 'opinion', id: ID };
const TURN_MS = 10;
const LETTERS = 216_000;
const ASKING: Asking = { reader: { entity: 'arl', capacity: 'member-state' }, isOver: false, isReported: false };
const ASKED = 100;

interface Timed {
  readonly ms: readonly number[];
  readonly turns: Turns;
}

async function timed(times: number, ask: (round: number) => Promise<unknown>): Promise<Timed> {
  const ms: number[] = [];
  const turns = await turnsOf(async () => {
    for (let round = 0; round < times; round += 1) {
      const begun = performance.now();
      if ((await ask(round)) === null) throw new Error('the log reaches that far');
      ms.push(performance.now() - begun);
    }
  });
  return { ms, turns };
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['access ', 'that ', 'matters ', 'to all ', 'States '],
  zh: ['所有国家', '都有', '权利', '和', '义务'],
  ar: ['كل ', 'دولة ', 'لها ', 'حقوق ', 'وواجبات '],
};

/** So many letters, and the same with every tenth word another one. */
function longParagraph(rng: Rng, language: Language): readonly [string, string] {
  const words: string[] = [];
  for (let letters = 0; letters < LETTERS; letters += words.at(-1)?.length ?? 1) words.push(rng.pick(WORDS[language] ?? []));
  return [words.join(''), words.map((word) => (rng.chance(0.1) ? rng.pick(WORDS[language] ?? []) : word)).join('')];
}

await report('history', PREDICTION, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-history-'));
  try {
    const log = await openLog(`sqlite:${dir}`);
    const rng = rngOf(option('seed', 1));
    const edits = option('edits', 50_000);
    await writeLongLog(log, ID, edits, rng, option('blocks', 300));
    const head = (await log.head(NAME))?.seq ?? 0;
    const now = { until: head, head };
    const thread = new HistoryThread(log, pino({ level: 'silent' }));
    const first = await timed(1, () => thread.changes('s-bench', NAME, 2, now, ASKING));
    say(`first question: ${rounded(first.ms[0] ?? 0)} ms, ${JSON.stringify(first.turns)}`);
    const moments = await timed(ASKED, () => thread.moment('s-bench', NAME, rng.between(2, head)));
    say(`a position: ${JSON.stringify([spread(moments.ms), moments.turns])}`);
    const blocks = (await thread.moment('s-bench', NAME, head))?.blocks ?? [];
    const changes = await timed(ASKED, (round) => thread.changes('s-bench', NAME, round === 0 ? 2 : rng.between(2, head), now, ASKING));
    say(`what changed: ${JSON.stringify([spread(changes.ms), changes.turns])}`);
    const authors = await timed(ASKED, () => thread.authors('s-bench', NAME, 2, { until: rng.between(2, head), head }, ASKING));
    say(`whose letters: ${JSON.stringify([spread(authors.ms), authors.turns])}`);
    const stories = await timed(ASKED, () => thread.story('s-bench', NAME, rng.pick(blocks).id, head, ASKING));
    say(`a story: ${JSON.stringify([spread(stories.ms), stories.turns])}`);
    await thread.close();
    await log.close();

    const long: Record<string, number> = {};
    for (const language of ['en', 'zh', 'ar'] as const) {
      const [before, after] = longParagraph(rng, language);
      const begun = performance.now();
      const pieces = compareWords(before, after, language);
      long[language] = rounded(performance.now() - begun);
      if (pieces.flatMap((one) => (one.is === 'del' ? [] : one.text)).join('') !== after) throw new Error('the pieces give the later text');
    }
    say(`216,000 letters: ${JSON.stringify(long)}`);
    const turns = Math.max(...[first, moments, changes, authors, stories].map((one) => one.turns.longestMs));
    return {
      figures: {
        entries: head,
        firstMs: rounded(first.ms[0] ?? 0),
        momentMs: spread(moments.ms),
        changesMs: spread(changes.ms),
        authorsMs: spread(authors.ms),
        storyMs: spread(stories.ms),
        longParagraphMs: long,
        turns: { first: first.turns, moments: moments.turns, changes: changes.turns, authors: authors.turns, stories: stories.turns },
      },
      goals: [
        { what: 'any position when warm, ms, p95', value: spread(moments.ms).p95, atMost: 100 },
        { what: 'what changed in the whole text, ms, p95', value: spread(changes.ms).p95, atMost: 200 },
        { what: 'longest turn of the main thread, ms', value: turns, atMost: TURN_MS },
      ],
    };
  } finally {
    await rm(dir, { recursive: true });
  }
});
