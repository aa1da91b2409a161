/** A heading that is closed though it governs nothing. */
import { expect, it } from 'vitest';
import { element, World } from './support.ts';

const TEXTS = [
  { kind: 'operative-heading', text: 'invites' },
  { kind: 'operative-item', text: 'to consider including them;' },
  { kind: 'operative-heading', text: 'instructs the Director to pay' },
] as const;

it('5.9 T9 it stays as it is, and whoever types below it begins an open paragraph', () => {
  const world = new World([...TEXTS]);
  const heading = world.id(2);
  world.closed = new Set([heading]);
  const client = world.client();
  const prepared = world.submit(
    client.edit((fragment) => {
      client.text(2).insert(0, 'hardly ');
      fragment.insert(3, [element({ id: 'b999999999', kind: 'operative-item', level: 0 }, 'at once')]);
    }),
  );
  expect(prepared?.facts.healed.map(({ why, block }) => [why, block])).toEqual([['closed:text', heading]]);
  expect(world.texts()).toEqual([...TEXTS.map(({ text }) => text), 'at once']);
  expect(prepared?.facts.changes.map(({ id }) => id)).toEqual(['b999999999']);
});
