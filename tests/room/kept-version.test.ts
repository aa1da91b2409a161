/**
 * H45, H47: what is kept of the past is gone on from by later servers. So whoever changes what the folds make of a log, or its shape, raises
 * their version; here that cannot be forgotten, as far as golden logs show it.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LogName, Stored } from '../../server/log/log.ts';
import { AuthorsFold } from '../../server/room/past/authors-fold.ts';
import { readFold } from '../../server/room/past/fold-bytes.ts';
import { History } from '../../server/room/past/history.ts';
import type { HistoryData } from '../../server/room/past/history-data.ts';
import { recordsOf, storedAs } from '../record/golden-logs.ts';

/** By version: what they made of the golden logs. Of a version that was given out nothing here is ever changed: a new one gets a line. */
const HISTORY: Readonly<Record<string, string>> = { '1': '097aaab996e5e1e6', '2': '876ae48ffff5655b', '3': '876ae48ffff5655b' };
const AUTHORS: Readonly<Record<string, string>> = { '1 4': 'abad79d7dd818caf', '1 5': '02cbeab192a6180e', '1 6': '48ef46d5a7594057' };

/** Maps and bytes too, in their order. */
const plain = (_: string, value: unknown): unknown =>
  value instanceof Map ? ['map', ...value] : value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
const hashOf = (folds: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(folds, plain)).digest('hex').slice(0, 16);

const logs = [1, 2, 3, 4].flatMap((rules) => [...recordsOf(rules)].map(([id, records]) => [id, storedAs(records)] as const));

/** What is kept of each log, as the fold wrote it. */
function keptBy<Fold extends object>(
  make: (name: LogName) => { add(run: readonly Stored[]): void; write(): { readonly bytes: Uint8Array } | null },
) {
  return logs.map(([id, entries]) => {
    const fold = make({ kind: 'opinion', id });
    fold.add(entries);
    const last = entries.at(-1);
    const found = last && readFold<Fold>(fold.write()?.bytes ?? new Uint8Array(0), last);
    if (!found) throw new Error('it was kept just now');
    return found;
  });
}

describe('the version of what is kept of the past', () => {
  it('H47 is raised where another state of the past is folded from the same log', () => {
    const folds = keptBy<{ v: string; data: HistoryData; wordings: unknown }>((name) => new History(name));
    // states and texts have a version of their own
    const known = folds.map(({ data, wordings }) => [{ ...data, state: null, states: data?.states.length }, wordings]);
    const [version = ''] = (folds[0]?.v ?? '').split(' ');
    expect({ [version]: hashOf(known) }).toEqual({ [version]: HISTORY[version] });
    expect(folds.length).toBeGreaterThan(10);
  });

  it('H45 is raised where other authors are', () => {
    const folds = keptBy<{ v: number; authors: Uint8Array }>((name) => new AuthorsFold(name));
    const [first] = folds;
    const version = `${first?.v} ${first?.authors?.[0]}`;
    expect({ [version]: hashOf(folds.map(({ authors }) => authors)) }).toEqual({ [version]: AUTHORS[version] });
  });
});
