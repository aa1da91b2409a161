/** A text in which Bruma suggests: words that come and go, a paragraph that comes, one that goes. */
import { expect } from 'vitest';
import type { PreparedText } from '../../server/text/outcome.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import { BRUMA, element, World } from './support.ts';

/** `+bru(not)` is what Bruma puts in, `-bru(all)` what it strikes; of a paragraph that it suggests as a whole the name stands before it. */
export const shown = (blocks: readonly TextBlock[]): readonly string[] =>
  blocks.map(({ sug, runs }) => {
    const words = runs.map(({ text, marks }) =>
      marks.reduce(
        (inner, { name, attrs }) =>
          name === 'insertion' ? `+${attrs.by}(${inner})` : name === 'deletion' ? `-${attrs.by}(${inner})` : inner,
        text,
      ),
    );
    return `${sug === null ? '' : `${sug.split(':').slice(0, 2).join(' ')}: `}${words.join('')}`;
  });

export const TEXTS = ['that States shall agree', 'invites all Members and all others', 'the end of it', 'a new one by Bruma', 'an old one'];
export const SUGGESTED = [
  'that States shall+bru( not) agree',
  'invites -bru(all) Members and all others',
  'the end of it',
  'ins bru: a new one by Bruma',
  'del bru: an old one',
];
export const plus = { by: 'bru', id: 'b1' };
export const minus = { by: 'bru', id: 'b2' };

/** Bruma suggests. */
export function suggested(texts = TEXTS): World {
  const world = new World(texts.toSpliced(3, 1));
  const bruma = world.client();
  const prepared = world.submit(
    bruma.edit((fragment) => {
      fragment.insert(3, [element({ id: 'b333333333', kind: 'operative-item', level: 0, sug: 'ins:bru:b3' }, texts[3])]);
      bruma.text(0).insert(17, ' not', { insertion: plus });
      bruma.text(1).format(8, 3, { deletion: minus });
      bruma.block(4).setAttribute('sug', 'del:bru:b4');
    }),
    { actor: BRUMA, connection: 'bruma' },
  );
  expect(prepared?.facts.healed).toEqual([]);
  return world;
}

export const healed = (prepared: PreparedText | null): readonly string[] => [
  ...new Set((prepared?.facts.healed ?? []).map(({ why }) => why)),
];
