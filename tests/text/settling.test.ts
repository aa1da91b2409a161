/** A suggestion accepted or rejected in the live text, by command. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import { recompute } from '../../server/text/recompute.ts';
import type { Settlement } from '../../shared/opinion/entry.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { baseText } from '../../shared/text/block.ts';
import { ARLEN, BRUMA, type Client, element, OFFICE, World } from './support.ts';

const TEXTS = ['noting', 'that it is important for all countries;', 'that most sites fall silent'];

const scene = (): World =>
  new World(TEXTS.map((text, i) => ({ text, kind: i === 0 ? ('preamble-heading' as const) : ('preamble-item' as const) })));

const mark = { by: 'arl', id: 's1' };
const block = (id: string, sug: string, text: string, kind = 'preamble-item'): Y.XmlElement => element({ id, kind, level: 0, sug }, text);

function edit(world: World, job: (client: Client, fragment: Y.XmlFragment) => void, actor = ARLEN): void {
  const client = world.client();
  world.submit(
    client.edit((fragment) => job(client, fragment)),
    { connection: actor.seat, actor },
  );
}

function settle(world: World, verdict: Settlement['verdict'], closed: ReadonlySet<BlockId> = new Set()): World['entries'][number] {
  const entry = world.record(
    world.live.edit(OFFICE, { settle: { command: 'settle', block: world.id(1), of: 'arl', id: 's1', verdict } }, closed),
  );
  expect(recompute(world.entries)).toBeNull();
  expect(LiveText.fold(world.entries).textHash).toBe(world.live.textHash);
  return entry;
}

const bases = (world: World): readonly string[] => world.live.blocks().map(baseText);
const marks = (world: World): number =>
  world.live.blocks().reduce((sum, { sug, runs }) => sum + (sug === null ? 0 : 1) + runs.filter((run) => run.marks.length > 0).length, 0);

/** One suggestion of Arlen in three paragraphs: a word instead of another, a split with its new paragraph, and two of others beside it. */
function suggested(): World {
  const world = scene();
  edit(world, (c, f) => {
    c.text(1).format(11, 9, { deletion: mark });
    c.text(1).insert(20, 'essential', { insertion: mark, deletion: null });
    c.text(1).format(33, 15, { deletion: mark });
    f.insert(2, [block('b000000001', 'ins:arl:s1', 'all countries;')]);
    c.text(3).insert(5, 'nearly ', { insertion: { by: 'arl', id: 's2' } });
  });
  edit(world, (c) => c.text(1).insert(0, 'also ', { insertion: { by: 'bru', id: 's1' } }), BRUMA);
  return world;
}

describe('settling', () => {
  it('T22 accepts a suggestion wherever it reaches, and no other', () => {
    const world = suggested();
    expect(world.live.suggestion(mark)).toEqual({ blocks: [world.id(1), world.id(2)], words: 'that it is essential for\nall countries;' });
    const { facts } = settle(world, 'accept');
    expect(bases(world)).toEqual(['noting', 'that it is essential for', 'all countries;', TEXTS[2]]);
    expect(facts.carriesOut).toEqual({ command: 'settle', block: world.id(1), of: 'arl', id: 's1', verdict: 'accept' });
    expect(facts.parts.map(({ by }) => by)).toEqual(['server']);
    expect(facts.flows).toEqual([{ from: world.id(1), to: world.id(2), how: 'split' }]);
    expect(marks(world)).toBe(2);
  });

  it.each(['reject', 'park', 'take-back'] as const)('T22 leaves the words as they were without it on %s', (verdict) => {
    const world = suggested();
    settle(world, verdict);
    expect(bases(world)).toEqual(TEXTS);
    expect(world.live.order.length).toBe(3);
    expect(marks(world)).toBe(2);
  });

  it('T22 takes a paragraph out when its deletion is accepted, and keeps the words of others in it when rejected', () => {
    const world = scene();
    edit(world, (c) => c.block(1).setAttribute('sug', 'del:arl:s1'));
    edit(world, (c) => c.text(1).insert(0, 'also ', { insertion: { by: 'bru', id: 's3' } }), BRUMA);
    const other = new World(TEXTS);
    edit(other, (c) => c.block(1).setAttribute('sug', 'del:arl:s1'));
    settle(world, 'reject');
    settle(other, 'accept');
    expect([world.texts()[1], other.texts()]).toEqual([`also ${TEXTS[1]}`, TEXTS.toSpliced(1, 1)]);
  });

  it('T22 keeps what others type in between', () => {
    const world = scene();
    edit(world, (c) => {
      c.text(1).insert(20, ']', { insertion: mark });
      c.text(1).insert(11, '[', { insertion: mark });
    });
    const typist = world.client();
    const typed = typist.edit(() => typist.text(1).insert(16, 'XX'));
    settle(world, 'reject');
    world.submit(typed, { connection: 'typist', actor: BRUMA });
    expect(world.texts()[1]).toBe('that it is impoXXrtant for all countries;');
  });

  it('T10 an accepted heading does not come to stand over a closed paragraph', () => {
    const world = scene();
    edit(world, (_, f) => f.insert(1, [block('b000000001', 'ins:arl:s1', 'recognizing', 'preamble-heading')]));
    const closed = new Set([world.id(0), world.id(2)]);
    const hash = world.live.docHash;
    const { facts } = settle(world, 'accept', closed);
    expect(facts.healed.map(({ why }) => why)).toEqual(['closed:heading']);
    expect(facts.changes.map(({ id, kind }) => [id, kind])).toEqual([['b000000001', 'text']]);
    expect(world.live.docHash).not.toBe(hash);
  });
});
