/**
 * What does the past of an opinion cost: any position, what changed, the story of a paragraph, and whose the words are, with 300 paragraphs and
 * a long log behind it? And what does the first question cost: where nothing was kept, after a restart, and of an opinion that was followed?
 * How much of a processor does following take?
 *
 * Prediction, written before the first run: the first question folds 50,000 entries in 12 s, in a thread of its own; then a position 30 ms at
 * p95, what changed since the first text 150 ms, the turns of the main thread below 10 ms. A paragraph of 216,000 letters, half of which are
 * others now: 500 ms in the thread. Before what was kept was gone on from: after a restart 1.3 s, of which the 1,999 entries after it (999 since) are 0.9.
 * Before whose words they are was measured: 60 ms more for a position, and as much for what changed. Before opinions were followed: 200 ms for
 * the first question of one that was, 5 to 8 % of a processor meanwhile, and 800 ms after a restart with 249 entries after what was kept.
 *
 * Goals: any position <= 100 ms p95 when warm, with whose words they are too; what changed in 300 paragraphs <= 200 ms p95; the first question
 * after a restart, and ever of an opinion that was followed, <= 2 s; of one that was not it is told by then how far it is; no turn of the main thread above 10 ms.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { systemClock } from '../server/clock.ts';
import { LOG_FOLDS, type LogName } from '../server/log/log.ts';
import { openLog } from '../server/log/open.ts';
import { PastFollower } from '../server/room/past/follower.ts';
import { HistoryFolding } from '../server/room/past/growth.ts';
import { HistoryThread } from '../server/room/past/history-thread.ts';
import { compareWords } from '../shared/compare/words.ts';
import type { Asking } from '../shared/opinion/authorship.ts';
import { DEFAULT_POLICY, type Policy } from '../shared/opinion/entry.ts';
import type { Language, SeatId } from '../shared/opinion/vocabulary.ts';
import { type Rng, rngOf } from '../tests/support/rng.ts';
import makeWorkers from '../tests/support/workers.ts';
import { writeLongLog } from './support/long-log.ts';
import { option, report, say } from './support/report.ts';
import { rounded, spread } from './support/spread.ts';
import { type Turns, turnsOf } from './support/turns.ts';

const PREDICTION =
  'first fold 12 s, after a restart 1.3 s, followed 0.2 s at 5 to 8 % of a processor; then a position 30 ms p95, with whose words they are 90, what changed 150 ms p95, no turn above 10 ms; 216,000 letters 500 ms';
const ID = 'long';
const NAME: LogName = { kind: 'opinion', id: ID };
const TURN_MS = 10;
const LETTERS = 216_000;
const ASKING: Asking = { reader: { entity: 'arl', capacity: 'member-state' }, isOver: false, isReported: false };
const ASKED = 100;
/** Entries that came after a fold was kept last, at the most, while somebody types and after a pause (keeping.ts). */
const TAIL = 999;
const QUIET_TAIL = 249;
/** Entries that came since an opinion was looked at last, at the most: more than ten write in the two seconds between (follower.ts). */
const UNSEEN = 100;
const FOLLOWED_MS = 20_000;
/** Everybody is told whose words are whose; at the end of the log nobody any more. */
const TELLS: Policy = { ...DEFAULT_POLICY, authorsFor: 'seats', authorsFrom: 'now' };
const TELLS_NOBODY: Policy = { ...TELLS, authorsFrom: 'never' };

/** Of many seats, by turns: one that asks much has to wait (H11), and that is not what is measured. */
const SEATS = 100;
let next = 0;
const asker = (): SeatId => `s-${next++ % SEATS}`;

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

/** What is answered in the end, to a page that asks again where it is told how far it is; `told`: when that was first. */
async function answered<Found>(ask: () => Promise<Found>, told: () => void = () => {}): Promise<Found> {
  for (;;) {
    try {
      return await ask();
    } catch (fault) {
      if (!(fault instanceof HistoryFolding)) throw fault;
      told();
      await pause(20);
    }
  }
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
  // threads start as they are shipped: from source each is made of TypeScript first, for a second or more
  const takeAway = await makeWorkers();
  try {
    const log = await openLog(`sqlite:${dir}`);
    const rng = rngOf(option('seed', 1));
    const edits = option('edits', 50_000);
    await writeLongLog(log, ID, edits, rng, option('blocks', 300), [TELLS, TELLS_NOBODY]);
    const head = (await log.head(NAME))?.seq ?? 0;
    const [told, kept] = [head - 1, head - 1 - TAIL];
    const asked: Record<string, Timed> = {};
    const ask = async (what: string, times: number, one: (round: number) => Promise<unknown>): Promise<Timed> => {
      const found = await timed(times, one);
      asked[what] = found;
      say(`${what}: ${JSON.stringify([times === 1 ? rounded(found.ms[0] ?? 0) : spread(found.ms), found.turns])}`);
      return found;
    };
    const open = () => new HistoryThread(log, pino({ level: 'silent' }));
    const before = open();
    let toldMs: number | null = null;
    const begun = performance.now();
    const tells = (): void => {
      toldMs ??= performance.now() - begun;
    };
    const first = await ask('first', 1, () => answered(() => before.moment(asker(), NAME, kept), tells));
    const firstAuthors = await ask('firstAuthors', 1, () =>
      answered(() => before.authors(asker(), NAME, 2, { until: kept, head: kept }, ASKING)),
    );
    await before.close();
    const keptKiB = Object.fromEntries(
      await Promise.all(LOG_FOLDS.map(async (of) => [of, rounded(((await log.getFold(NAME, of))?.bytes.length ?? 0) / 1024)])),
    );
    say(`kept, KiB: ${JSON.stringify(keptKiB)}`);

    const now = { until: told, head: told };
    const restarted = open();
    const again = await ask('again', 1, () => restarted.moment(asker(), NAME, told));
    const againAuthors = await ask('againAuthors', 1, () => restarted.authors(asker(), NAME, 2, now, ASKING));
    await restarted.close();
    // somebody was in it until nothing more came
    const resting = open();
    for (let come = ''; come !== 'quiet'; ) come = await resting.follow(NAME, told - QUIET_TAIL);
    await resting.close();
    const rested = open();
    const quiet = await ask('quiet', 1, () => rested.moment(asker(), NAME, told));
    const quietAuthors = await ask('quietAuthors', 1, () => rested.authors(asker(), NAME, 2, now, ASKING));
    await rested.close();

    for (const of of LOG_FOLDS) await log.putFold(NAME, of, 0, new Uint8Array(0));
    const thread = open();
    await thread.follow(NAME, told - UNSEEN);
    const follower = new PastFollower({
      history: thread,
      attended: () => [{ name: NAME, seq: told - UNSEEN }],
      clock: systemClock,
      logger: pino({ level: 'silent' }),
    });
    // its turns are not watched: whoever watches them fills the loop, and nothing is followed then
    const used = process.cpuUsage();
    await pause(FOLLOWED_MS);
    const { user, system } = process.cpuUsage(used);
    const share = (user + system) / 1_000 / FOLLOWED_MS;
    await follower.close();
    say(`followed for ${FOLLOWED_MS} ms: ${rounded(share * 100)} % of a processor`);
    const rest = await ask('rest of it followed without pauses', 1, async () => {
      for (let come = ''; come !== 'quiet'; ) come = await thread.follow(NAME, told - UNSEEN);
    });
    const followed = await ask('followed', 1, () => thread.moment(asker(), NAME, told));
    const followedAuthors = await ask('followedAuthors', 1, () => thread.authors(asker(), NAME, 2, now, ASKING));
    const moments = await ask('moments', ASKED, () => thread.moment(asker(), NAME, rng.between(2, told)));
    const owned = await ask('owned', ASKED, async () => {
      const at = rng.between(2, told);
      await thread.moment(asker(), NAME, at);
      return thread.authors(asker(), NAME, 2, { until: at, head: told }, ASKING);
    });
    const since = (round: number): number => (round === 0 ? 2 : rng.between(2, told));
    const marked = await ask('marked', ASKED, (round) => thread.changes(asker(), NAME, since(round), now, ASKING));
    const blocks = (await thread.moment(asker(), NAME, told))?.blocks ?? [];
    const stories = await ask('stories', ASKED, () => thread.story(asker(), NAME, rng.pick(blocks).id, told, ASKING));
    const changes = await ask('changes', ASKED, (round) => thread.changes(asker(), NAME, since(round), { until: head, head }, ASKING));
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
    const turns = Math.max(...Object.values(asked).map((one) => one.turns.longestMs));
    const once = ({ ms }: Timed): number => rounded(ms[0] ?? Number.NaN);
    const p95 = ({ ms }: Timed): number => spread(ms).p95;
    return {
      figures: {
        entries: head,
        firstMs: once(first),
        firstAuthorsMs: once(firstAuthors),
        keptKiB,
        againMs: once(again),
        againAuthorsMs: once(againAuthors),
        toldHowFarMs: toldMs === null ? null : rounded(toldMs),
        quietMs: [once(quiet), once(quietAuthors)],
        followingShare: rounded(share * 100),
        restFollowedMs: once(rest),
        followedMs: [once(followed), once(followedAuthors)],
        momentMs: spread(moments.ms),
        ownedMs: spread(owned.ms),
        changesMs: spread(changes.ms),
        markedMs: spread(marked.ms),
        storyMs: spread(stories.ms),
        longParagraphMs: long,
        turns: Object.fromEntries(Object.entries(asked).map(([what, one]) => [what, one.turns])),
      },
      goals: [
        { what: 'until it is told how far the first question ever is, ms', value: toldMs ?? once(first), atMost: 2_000 },
        { what: 'the first question ever of an opinion that was followed, ms', value: once(followed), atMost: 2_000 },
        { what: 'following, of a processor, %', value: rounded(share * 100), atMost: 8 },
        { what: 'the first question after a restart, with 999 entries after what was kept, ms', value: once(again), atMost: 2_000 },
        { what: 'any position when warm, ms, p95', value: p95(moments), atMost: 100 },
        { what: 'the same with whose words they are, ms, p95', value: p95(owned), atMost: 100 },
        { what: 'what changed in the whole text, ms, p95', value: p95(changes), atMost: 200 },
        { what: 'longest turn of the main thread, ms', value: turns, atMost: TURN_MS },
      ],
    };
  } finally {
    await rm(dir, { recursive: true });
    await takeAway();
  }
});
