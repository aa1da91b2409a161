import { expect, it } from 'vitest';
import type { Change } from '../../server/room/past/history-answers.ts';
import type { Narrowed } from '../../server/room/past/narrowed.ts';
import { packedChanges, unpackedChanges } from '../../server/room/past/packed-changes.ts';

const change = (n: number, letters: number): Change => ({
  ...{ block: `b${n}`, is: 'changed', moved: false, was: null, now: null, since: 2, present: n === 0 ? ['arl'] : null },
  pieces: [
    { is: 'same', text: '“x”\n\ud800'.repeat(letters) },
    { is: 'ins', text: 'y', by: ['room', { entity: 'arl' }], at: 17 },
  ] as Change['pieces'],
  ...{ sessions: [], happened: [], flows: [], needs: ['time'] },
});

const found = (changes: readonly Change[]): Narrowed => ({
  ...{ until: { seq: 9, at: 9_000 }, paragraphs: changes.length, changes, others: [], notes: new Map([[7, { reason: 'so' }]]) },
  text: changes.map(({ block }) => ({ id: block, kind: 'operative-item', level: 0, label: 'a)', text: 'words', is: 'there' })),
  ...{ telling: 'told', knownFrom: 1, isWithheld: false },
  ...{ all: 9, workers: ['arl'], together: true, chosen: [], open: false, strange: false },
});

it('K19 what changed is handed over in packs that each are read at once, and is what it was, in its order', async () => {
  for (const changes of [[], [change(0, 3)], Array.from({ length: 400 }, (_, n) => change(n, n === 200 ? 90_000 : 100))]) {
    const packed = packedChanges(found(changes));
    expect(await unpackedChanges(packed)).toEqual(found(changes));
    const sizes = packed.changes.map((pack) => [(JSON.parse(pack) as unknown[]).length, pack.length] as const);
    for (const [count, letters] of sizes) expect(count === 1 || letters < 110_000).toBe(true);
    if (changes.length > 2) expect(sizes.length).toBeGreaterThan(3);
  }
});
