/** The dashboard and the alerts ask for nothing that is not there. */
import { parser } from '@prometheus-io/lezer-promql';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Metrics } from '../../server/metrics/metrics.ts';
import { read } from '../law/sources.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly description: string };
}
interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}

const { groups }: { readonly groups: readonly { readonly rules: readonly Rule[] }[] } = parse(read('deploy/alerts.yml'));
const { panels }: { readonly panels: readonly Panel[] } = JSON.parse(read('deploy/dashboard.json'));
const rules = groups.flatMap((group) => group.rules);
const ASKED: readonly (readonly [where: string, expr: string])[] = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

const metrics = new Metrics({
  version: '1',
  store: 'memory',
  census: () => ({ clients: 0, followers: 0, rooms: 0, waiting: 0, addresses: [{ name: 'desk.example', behindSeconds: 0, waiting: 0 }] }),
  ready: async () => ({ storage: true }),
});
afterAll(() => metrics.close());

/** Of what Prometheus itself makes of a scrape. */
const ITS_OWN = ['up'];
const ENDINGS: Readonly<Record<string, readonly string[]>> = { histogram: ['_bucket', '_sum', '_count'], summary: ['', '_sum', '_count'] };

/** By what it says of itself, also where nothing was counted yet. */
const namesIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name, type = '']) => (ENDINGS[type] ?? ['']).map((end) => `${name}${end}`)),
  );

/** Null where it is no question to Prometheus. */
function askedFor(expr: string): readonly string[] | null {
  const names: string[] = [];
  let sound = true;
  parser.parse(expr).iterate({
    enter({ type, from, to, node }) {
      if (type.isError) sound = false;
      if (type.name === 'Identifier' && node.parent?.type.name === 'VectorSelector') names.push(expr.slice(from, to));
    },
  });
  return sound ? names : null;
}

describe('dashboard and alerts', () => {
  it('are read', () => {
    expect(rules.length).toBeGreaterThan(8);
    expect(panels.length).toBeGreaterThan(8);
    expect(askedFor('rate(a_total[5m]) > b{c="d"}')).toEqual(['a_total', 'b']);
    expect(askedFor('rate(a_total[5m')).toBeNull();
  });

  it.each(ASKED)('O8 %s asks for metrics that are there: %s', async (_, expr) => {
    const there = namesIn(await metrics.text());
    const asked = askedFor(expr);
    expect(asked?.length).toBeGreaterThan(0);
    expect(asked?.filter((name) => !there.has(name) && !ITS_OWN.includes(name))).toEqual([]);
  });

  it('O8 rise from nothing: each code that an alert asks for is there before it was refused', async () => {
    const codes = rules.flatMap(({ expr }) => [...expr.matchAll(/code="([^"]+)"/g)].map(([, code = '']) => code));
    expect(codes.length).toBeGreaterThan(2);
    const text = await metrics.text();
    for (const code of codes) expect(text).toContain(`nemcon_refusals_total{code="${code}"} 0\n`);
  });

  it('O8 say in each alert what it means and what to do', () => {
    for (const { annotations } of rules) expect(Object.keys(annotations)).toEqual(['summary', 'description']);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });
});
