/** The rows of the comparison: medians of each server, our ratio to the best of the others, and what it has to keep. */
import type { Goal } from '../support/report.ts';
import { median, rounded } from '../support/spread.ts';
import type { Peer } from './peer.ts';
import type { Figures } from './scenarios.ts';

const OURS = 'nemcon';

interface Row {
  readonly scenario: string;
  readonly figure: string;
  readonly what: string;
  /** Which of the others is the best; without it nothing is compared. */
  readonly best?: 'least' | 'most';
  /** Of our ratio to the best. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

const ROWS: readonly Row[] = [
  { scenario: '10x100', figure: 'p50Ms', what: '10 editors, 100 followers: keystroke to follower, p50 ms', best: 'least' },
  { scenario: '10x100', figure: 'p99Ms', what: 'the same, p99 ms', best: 'least', atMost: 1.3 },
  { scenario: '10x100', figure: 'cpuUsPerDelivery', what: 'the same, processor time per delivery, us', best: 'least', atMost: 1 },
  { scenario: '10x100', figure: 'batchesPerSecond', what: 'the same, batches per second' },
  { scenario: '40x100', figure: 'p50Ms', what: '40 editors, 100 followers: keystroke to follower, p50 ms', best: 'least' },
  { scenario: '40x100', figure: 'p99Ms', what: 'the same, p99 ms', best: 'least', atMost: 1 },
  { scenario: '40x100', figure: 'cpuUsPerDelivery', what: 'the same, processor time per delivery, us', best: 'least', atMost: 0.5 },
  { scenario: '40x100', figure: 'batchesPerSecond', what: 'the same, batches per second' },
  { scenario: 'saturation', figure: 'editors', what: 'most editors with p99 <= 100 ms, 50 followers', best: 'most', atLeast: 2 },
  { scenario: 'saturation', figure: 'batchesPerSecond', what: 'the same, batches per second' },
  { scenario: 'saturation', figure: 'cpuShare', what: 'the same, cores that the server takes' },
  { scenario: 'saturation', figure: 'driverShare', what: 'the same, of its one core that the driver takes' },
  { scenario: 'presence', figure: 'idleP50Ms', what: 'one caret moves: to all others, p50 ms', best: 'least', atMost: 2 },
  { scenario: 'presence', figure: 'busyP50Ms', what: '20 carets move: to all others, p50 ms', best: 'least' },
  {
    scenario: 'presence',
    figure: 'cpuUsPerRecipient',
    what: 'the same, processor time per recipient, us',
    best: 'least',
    atMost: 0.3,
  },
  { scenario: 'joins', figure: 'startMs', what: 'start until it answers, ms', best: 'least' },
  { scenario: 'joins', figure: 'firstMs', what: 'many edits behind: first join after a restart, ms', best: 'least', atMost: 1 },
  { scenario: 'joins', figure: 'nextMs', what: 'the join after that, ms', best: 'least', atMost: 1 },
  { scenario: 'joins', figure: 'nextMessages', what: 'the same, messages of text' },
  { scenario: 'joins', figure: 'hundredMs', what: 'then 100 at once, ms', best: 'least', atMost: 1 },
  { scenario: 'memory', figure: 'baseMiB', what: 'memory with nobody there, MiB', best: 'least' },
  { scenario: 'memory', figure: 'perConnectionKiB', what: 'memory of a follower more, KiB', best: 'least' },
  { scenario: 'kill', figure: 'shown', what: 'kill -9 while 20 type: updates that somebody was shown' },
  { scenario: 'kill', figure: 'lost', what: 'the same, lost of these' },
];

/** What was found: by scenario and server, the figures of each round. */
export type Found = ReadonlyMap<string, ReadonlyMap<string, readonly Figures[]>>;

const medianOf = (found: Found, scenario: string, peer: string, figure: string): number =>
  median((found.get(scenario)?.get(peer) ?? []).flatMap((figures) => figures[figure] ?? []));

/** Of ours to the best of the others; not a number where one of them was not asked for. */
function ratioOf(found: Found, { scenario, figure, best }: Row, peers: readonly Peer[]): number {
  const medians = peers.map(({ name }) => ({ name, value: medianOf(found, scenario, name, figure) }));
  const others = medians.filter(({ name, value }) => name !== OURS && !Number.isNaN(value)).map(({ value }) => value);
  const ours = medians.find(({ name }) => name === OURS)?.value ?? Number.NaN;
  if (best === undefined || others.length === 0) return Number.NaN;
  return rounded(ours / (best === 'least' ? Math.min(...others) : Math.max(...others)));
}

export function goalsOf(found: Found, all: readonly Peer[]): readonly Goal[] {
  const peers = all.filter(({ name, ours }) => name === OURS || ours !== true);
  const ratios = ROWS.flatMap((row): Goal[] => {
    const { scenario, figure, atMost, atLeast } = row;
    const value = ratioOf(found, row, peers);
    const what = `${scenario} ${figure}, ratio to the best of the others`;
    if (Number.isNaN(value) || (atMost === undefined && atLeast === undefined)) return [];
    return [{ what, value, ...(atMost === undefined ? {} : { atMost }), ...(atLeast === undefined ? {} : { atLeast }) }];
  });
  const killed = found.get('kill')?.get(OURS) ?? [];
  if (killed.length === 0) return ratios;
  const most = (figure: string): number => Math.max(...killed.map((figures) => figures[figure] ?? Number.NaN));
  return [
    ...ratios,
    { what: 'updates shown and then lost at a kill', value: most('lost'), atMost: 0 },
    { what: 'updates shown before a kill', value: most('shown'), atLeast: 1 },
  ];
}

export function markdownOf(found: Found, peers: readonly Peer[]): string {
  const head = ['', ...peers.map(({ title }) => title), 'to the best of the others', 'goal'];
  const rows = ROWS.filter(({ scenario }) => found.has(scenario)).map((row) => {
    const { scenario, figure, what, atMost, atLeast } = row;
    const ratio = ratioOf(found, row, peers);
    const goal = atMost !== undefined ? `<= ${atMost}` : atLeast !== undefined ? `>= ${atLeast}` : '';
    return [what, ...peers.map(({ name }) => short(medianOf(found, scenario, name, figure))), short(ratio), goal];
  });
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** No more places than are worth reading. */
const short = (value: number): string => (Number.isNaN(value) ? '' : String(Number(value.toPrecision(Math.abs(value) < 1_000 ? 2 : 3))));
