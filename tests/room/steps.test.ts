/** H12: the steps of a record are found by searching; here all ends are gone through. */
import { describe, expect, it } from 'vitest';
import type { History } from '../../server/room/past/history.ts';
import { stopsAround } from '../../server/room/past/history-answers.ts';
import { type Step, type Stretch, stepWithin } from '../../server/room/past/steps.ts';
import { isDecision } from '../../shared/opinion/happened.ts';
import { count } from '../support/levels.ts';
import { seeded } from '../support/rng.ts';
import { folded, playedLog } from './played-log.ts';

const inOrder = (seqs: Iterable<number>): readonly number[] => [...new Set(seqs)].sort((one, other) => one - other);

function marksOf({ tabled, happenings }: History): readonly number[] {
  return [...tabled, ...happenings.filter(isDecision).map(({ seq }) => seq)];
}

/** Entries after which the text was another. */
const textsOf = ({ wordings: { data } }: History): readonly number[] => [
  ...data.orders.map(({ seq }) => seq),
  ...[...data.blocks.values()].flatMap(({ versions }) => versions.map(({ seq }) => seq)),
];

/** As it is said in H12. */
function plainly(history: History, { from, to }: Stretch, at: number, head: number): Step {
  const { tabled, stops, happenings } = history;
  const first = Math.min(head, Math.max(tabled[0] ?? 1, from === null ? 0 : history.before(from)));
  const end = to === null ? head : Math.min(head, history.before(to));
  const stopped = inOrder([...marksOf(history), ...stops.map(({ seq }) => seq)]).filter((seq) => seq > first && seq <= end);
  const last = stopped.at(-1) ?? first;
  const isTold = happenings.some(({ seq }) => seq > last && seq <= end) || textsOf(history).some((seq) => seq > last && seq <= end);
  const ends = isTold ? [...stopped, end] : stopped;
  const next = ends.findIndex((seq) => seq >= at);
  const place = next === -1 ? ends.length - 1 : next;
  const begin = ends[place - 1] ?? first;
  const seq = ends[place] ?? first;
  return { number: place + 1, count: ends.length, begin, seq, before: place > 0 ? begin : null, after: ends[place + 1] ?? null };
}

describe('the steps of a record', () => {
  it('H9 H12 are those that whoever goes through all stops finds, of random logs, times and places', async () => {
    const rng = seeded('steps');
    const seen = new Set<string>();
    let untold = 0;
    for (let run = count(3, 20, 60); run > 0; run -= 1) {
      const { history, head } = await folded(await playedLog(rng, 60));
      const moment = (): number | null => (rng.chance(0.3) ? null : history.timeOf(rng.between(0, head + 1)) + rng.below(2));
      for (let round = 0; round < 300; round += 1) {
        const within = { from: moment(), to: moment() };
        const [at, last] = [rng.between(0, head + 2), rng.between(1, head)];
        const found = stepWithin(history, within, at, last);
        expect(found).toEqual(plainly(history, within, at, last));
        const { number, before, after } = found;
        if (number > 0 && after === null && within.to === null && found.seq < last) untold += 1;
        seen.add(number === 0 ? 'none' : `${before === null ? 'first' : ''} ${after === null ? 'last' : ''}`);
        const times = [moment() ?? 0, 0];
        const around = stopsAround(history, at, times);
        const positions = times.map((time) => history.before(time));
        const all = inOrder([...marksOf(history), ...history.stops.map(({ seq }) => seq), ...positions]).filter((seq) => seq > 0);
        expect(around.positions).toEqual(positions);
        expect(around.before).toBe(all.findLast((seq) => seq < at) ?? null);
        expect(around.after).toBe(all.find((seq) => seq > at) ?? null);
      }
    }
    expect([...seen].sort()).toEqual([' ', ' last', 'first ', 'first last', 'none']);
    expect(untold).toBeGreaterThan(0);
  });
});
