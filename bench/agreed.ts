/**
 * What does looking for agreed language cost the server, among 5,000 paragraphs of 50 earlier texts?
 *
 * Prediction, written before the first run: a look for the nearest passages 30 ms p50 and 60 ms p95, a search 5 ms; the first look, which makes
 * all shelves, 1.5 s; and no turn of the loop above 10 ms in any of them.
 *
 * Goals: p95 of a look and of a search <= 100 ms; 10 ms of the main thread's own processor time in a turn.
 */
import { AgreedLanguage } from '../server/agreed/agreed.ts';
import type { Precedent } from '../shared/forum/precedent.ts';
import { emptyForum } from '../shared/forum/state.ts';
import { rngOf } from '../tests/support/rng.ts';
import { option, report, say } from './support/report.ts';
import { spread } from './support/spread.ts';
import { type Turns, turnsOf } from './support/turns.ts';

const PREDICTION = 'nearest p50 30 ms, p95 60 ms; search p95 5 ms; the first look 1.5 s; no turn above 10 ms';
const LONGEST_MS = 100;
const TURN_MS = 10;
const TEXTS = 50;
const VOCABULARY = 4_000;
/** Few words are frequent, as in any language. */
const FREQUENT = 3;

interface Measured {
  readonly ms: number[];
  /** Of the whole process, to tell a slow look from a busy machine. */
  readonly cpuMs: number[];
}

const measured = (): Measured => ({ ms: [], cpuMs: [] });

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

async function timed(into: Measured, work: () => Promise<unknown>): Promise<void> {
  const [begun, cpuBefore] = [performance.now(), cpuMs()];
  await work();
  into.ms.push(performance.now() - begun);
  into.cpuMs.push(cpuMs() - cpuBefore);
}

await report('agreed', PREDICTION, async () => {
  const rng = rngOf(option('seed', 1));
  const looks = option('looks', 200);
  const letters = (): string => Array.from({ length: rng.between(3, 10) }, () => String.fromCharCode(rng.between(97, 122))).join('');
  const vocabulary = Array.from({ length: VOCABULARY }, letters);
  const word = (): string => vocabulary[Math.floor(VOCABULARY * rng.next() ** FREQUENT)] ?? '';
  const paragraphs = Array.from({ length: option('paragraphs', 5_000) }, () => Array.from({ length: rng.between(20, 80) }, word).join(' '));
  const size = paragraphs.length / TEXTS;
  const texts = Array.from({ length: TEXTS }, (_, at) => paragraphs.slice(at * size, (at + 1) * size).join('\n\n'));
  const precedents = new Map(
    texts.map((_, at): [number, Precedent] => {
      const described = { title: `Text ${at}`, symbol: `T-${at}`, date: '2018-11-16', language: 'en', bytes: 0, paragraphs: size } as const;
      return [at + 1, { ...described, seq: at + 1, at: 0 }];
    }),
  );
  const agreed = new AgreedLanguage(
    { open: async () => null, summaries: { all: async () => ({ sound: [], halted: [] }) } as never },
    { state: { ...emptyForum, precedents }, note: async (seq) => ({ text: texts[seq - 1] ?? '' }) },
  );
  const found: Record<string, Turns> = {};
  const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    found[what] = await turnsOf(work);
    say(`${what}: ${JSON.stringify(found[what])}`);
  };
  const [first, nearest, searched] = [measured(), measured(), measured()];
  const changed = (): string =>
    rng
      .pick(paragraphs)
      .split(' ')
      .map((one) => (rng.chance(0.15) ? word() : one))
      .join(' ');
  const look = (words: string) => agreed.nearest({ words, language: 'en', except: null });
  await measure('the first look', () => timed(first, () => look(changed())));
  await measure('nearest', async () => {
    for (let at = 0; at < looks; at += 1) await timed(nearest, () => look(changed()));
  });
  await measure('search', async () => {
    for (let at = 0; at < looks; at += 1)
      await timed(searched, () => agreed.search({ words: changed().split(' ').slice(0, 3).join(' '), language: 'en' }));
  });
  const [nearestMs, searchMs] = [spread(nearest.ms), spread(searched.ms)];
  return {
    figures: {
      firstMs: spread(first.ms).max,
      nearestMs,
      nearestCpuMs: spread(nearest.cpuMs),
      searchMs,
      searchCpuMs: spread(searched.cpuMs),
      turns: found,
    },
    goals: [
      { what: 'nearest, p95 ms', value: nearestMs.p95, atMost: LONGEST_MS },
      { what: 'search, p95 ms', value: searchMs.p95, atMost: LONGEST_MS },
      ...Object.entries(found).map(([what, { p99Ms }]) => ({ what: `${what}: a turn, p99 ms`, value: p99Ms, atMost: TURN_MS })),
    ],
  };
});
