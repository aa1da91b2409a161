/** H3: who worked on which paragraph, as entries of text say it. */
import { describe, expect, it } from 'vitest';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import type { Change, Entry, PartFacts, TextFacts } from '../../shared/opinion/entry.ts';
import { type Session, worked, workIn } from '../../shared/opinion/work.ts';
import { delegate } from '../support/connection.ts';

const HASH = 'h'.repeat(43);
const change = (id: string, was: string | null, hash: string | null): Change => ({
  ...{ id, was, hash, exact: hash },
  kind: 'operative-item',
  level: 0,
  brackets: 0,
  balanced: true,
  suggestions: 0,
  length: 3,
});
const part = (by: Actor | 'server', ...blocks: string[]): PartFacts => ({ by, clients: [], blocks });
const entry = (parts: readonly PartFacts[], more: Partial<TextFacts> = {}, seq = 5, at = 0): Entry => ({
  ...{ seq, at, uuid: 'u' },
  by: more.carriesOut === undefined ? SERVER : delegate('cor'),
  fact: {
    type: 'text',
    parts,
    changes: [change('b1', HASH, 'other'), change('b2', HASH, HASH)],
    flows: [],
    healed: [],
    docHash: HASH,
    textHash: HASH,
    ...more,
  },
});

describe('who worked on a paragraph', () => {
  it('H3 is whoever touched one whose words are others now, all of one entry together', () => {
    const both = entry([part(delegate('bru'), 'b1', 'b2'), part(delegate('arl'), 'b1'), part('server', 'b1'), part(delegate('cor'), 'b2')]);
    expect(workIn(both, 'co-edit')).toEqual([{ block: 'b1', how: 'typed', who: [{ entity: 'arl' }, { entity: 'bru' }], of: null }]);
    expect(workIn(entry([part('server', 'b1')]), 'co-edit')).toEqual([]);
  });

  it('H3 is the room where the chair, the secretariat or the pen-holder typed, and a State in co-edit mode', () => {
    const pen: Actor = { ...delegate('arl'), functions: ['pen-holder'] };
    const who = (actor: Actor, editing: 'co-edit' | 'pen-holder') => workIn(entry([part(actor, 'b1')]), editing)[0]?.who;
    expect(who(pen, 'co-edit')).toEqual([{ entity: 'arl' }]);
    expect(who(pen, 'pen-holder')).toEqual(['room']);
    expect(who(delegate('secretariat', 'secretariat'), 'co-edit')).toEqual(['room']);
    expect(who(delegate('chair', 'chair'), 'co-edit')).toEqual(['room']);
  });

  it('H3 is whoever gave a command, and nobody by name where it came out of a restricted session', () => {
    const settled = { command: 'settle', block: 'b1', of: 'bru', id: 'x', verdict: 'accept' } as const;
    expect(workIn(entry([part('server', 'b1')], { carriesOut: settled }), 'co-edit')).toEqual([
      { block: 'b1', how: 'settled', who: [{ entity: 'cor' }], of: 'bru' },
    ]);
    const published = { command: 'publish', session: 'r1' } as const;
    expect(workIn(entry([part('server', 'b1')], { carriesOut: published }), 'co-edit')).toEqual([
      { block: 'b1', how: 'published', who: ['restricted'], of: null },
    ]);
  });

  it('H3 is told as one session without a pause of more than two minutes and without others between', () => {
    const all: Session[] = [];
    for (const [seq, at, entity] of [
      [3, 0, 'arl'],
      [4, 120_000, 'arl'],
      [5, 240_001, 'arl'],
      [6, 240_002, 'bru'],
      [7, 240_003, 'arl'],
    ] as const) {
      const session = worked(all.at(-1), { how: 'typed', who: [{ entity }], of: null }, { seq, at });
      if (session.from === all.at(-1)?.from) all.pop();
      all.push(session);
    }
    expect(all.map(({ from, to, at, until }) => [from, to, at, until])).toEqual([
      [3, 4, 0, 120_000],
      [5, 5, 240_001, 240_001],
      [6, 6, 240_002, 240_002],
      [7, 7, 240_003, 240_003],
    ]);
  });
});
