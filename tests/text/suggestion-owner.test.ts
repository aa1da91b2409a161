/** T52: what a hostile client makes of a suggestion of others, by raw Yjs. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { recompute } from '../../server/text/recompute.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { healed, minus, plus, SUGGESTED, shown, suggested, TEXTS } from './suggestion-scene.ts';
import { ARLEN, actorOf, BRUMA, type Client, element, OFFICE, type World } from './support.ts';

/** Arlen, by raw updates; returns which repairs it took. */
function forge(world: World, edit: (client: Client, fragment: Y.XmlFragment) => void): readonly string[] {
  const client = world.client();
  const prepared = world.submit(
    client.edit((fragment) => edit(client, fragment)),
    { actor: ARLEN },
  );
  if (prepared !== null) client.receive(prepared);
  expect(readBlocks(client.doc)).toEqual(world.live.blocks());
  expect(recompute(world.entries)).toBeNull();
  return healed(prepared);
}

const accept = (world: World, of: string, id: string): void => {
  const block = world.live
    .blocks()
    .find(({ sug, runs }) => sug?.endsWith(id) || runs.some(({ marks }) => marks.some((m) => m.attrs.id === id)));
  world.record(world.live.edit(OFFICE, { settle: { command: 'settle', block: block?.id ?? '', of, id, verdict: 'accept' } }));
};

describe('T52 whoever makes more of a suggestion of others', () => {
  it.each<[string, (client: Client, fragment: Y.XmlFragment) => void, readonly string[]]>([
    [
      'words beside what it puts in',
      (c) => c.text(0).insert(21, ' ever', { insertion: plus }),
      SUGGESTED.with(0, 'that States shall+bru( not)+arl( ever) agree'),
    ],
    [
      'words inside it',
      (c) => c.text(0).insert(18, 'can', { insertion: plus }),
      SUGGESTED.with(0, 'that States shall+bru( )+arl(can)+bru(not) agree'),
    ],
    ['words elsewhere', (c) => c.text(2).insert(3, ' bitter', { insertion: plus }), SUGGESTED.with(2, 'the+arl( bitter) end of it')],
    ['words that stand there, as put in', (c) => c.text(0).format(17, 10, { insertion: plus }), SUGGESTED],
    ['words that stand there, as struck', (c) => c.text(1).format(0, 34, { deletion: minus }), SUGGESTED],
    ['words elsewhere, as struck', (c) => c.text(2).format(0, 13, { deletion: minus }), SUGGESTED],
    [
      'words that come, as struck',
      (c) => c.text(1).insert(9, 'bcd', { deletion: minus }),
      SUGGESTED.with(1, 'invites -bru(a)bcd-bru(ll) Members and all others'),
    ],
    [
      'other letters in its place',
      (c) => {
        c.text(0).delete(17, 4);
        c.text(0).insert(17, ' now', { insertion: plus });
      },
      SUGGESTED.with(0, 'that States shall+bru( no)+arl(w) agree'),
    ],
    [
      'the same word elsewhere, struck instead',
      (c) => {
        c.text(1).format(8, 3, { deletion: null });
        c.text(1).format(24, 3, { deletion: minus });
      },
      SUGGESTED.with(1, TEXTS[1] as string),
    ],
    [
      'its words elsewhere instead',
      (c) => {
        c.text(0).delete(17, 4);
        c.text(2).insert(3, ' not', { insertion: plus });
      },
      SUGGESTED.with(0, TEXTS[0] as string).with(2, 'the+arl( not) end of it'),
    ],
    [
      'a copy of them',
      (c) => c.text(0).insert(21, ' not', { insertion: plus }),
      SUGGESTED.with(0, 'that States shall+bru( not)+arl( not) agree'),
    ],
    ['another paragraph, as coming', (c) => c.block(2).setAttribute('sug', 'ins:bru:b3'), SUGGESTED.with(2, 'ins arl: the end of it')],
    ['another paragraph, as going', (c) => c.block(2).setAttribute('sug', 'del:bru:b4'), SUGGESTED.with(2, 'del arl: the end of it')],
    [
      'a new paragraph',
      (_, f) => f.insert(5, [element({ id: 'b999999999', kind: 'text', level: 0, sug: 'ins:bru:b3' }, 'more')]),
      [...SUGGESTED, 'ins arl: more'],
    ],
    [
      'an empty paragraph',
      (_, f) => f.insert(5, [element({ id: 'b999999999', kind: 'text', level: 0, sug: 'ins:bru:b3' })]),
      [...SUGGESTED, 'ins arl: '],
    ],
    [
      'a copy of a paragraph',
      (c, f) => {
        const copy = c.block(3).clone() as Y.XmlElement;
        copy.setAttribute('id', 'b999999999');
        f.insert(5, [copy]);
      },
      [...SUGGESTED, 'ins arl: a new one by Bruma'],
    ],
    ['words in its paragraph', (c) => c.text(3).insert(5, ' bad'), SUGGESTED.with(3, 'ins bru: a new +arl(bad )one by Bruma')],
    [
      'words of the text in its paragraph',
      (c, f) => {
        c.text(3).insert(18, c.text(2).toString());
        f.delete(2, 1);
      },
      SUGGESTED.toSpliced(2, 2, 'ins bru: a new one by Bruma+arl(the end of it)'),
    ],
  ])('has it for an own one, or not at all: %s', (_, edit, left) => {
    const world = suggested();
    expect(shown(world.live.blocks())).toEqual(SUGGESTED);
    expect(forge(world, edit).every((why) => ['mark', 'attrval'].includes(why))).toBe(true);
    expect(shown(world.live.blocks())).toEqual(left);
    world.refold();
    expect(shown(world.live.blocks())).toEqual(left);
    const next = world.client();
    const after = world.submit(
      next.edit(() => next.text(0).insert(0, 'x')),
      { actor: ARLEN },
    );
    expect(after?.facts.healed).toEqual([]);
  });

  it('finds what reaches further because only its end was taken out', () => {
    const world = suggested();
    const client = world.client();
    const ends = (): Y.Item[] => {
      const found: Y.Item[] = [];
      for (let item = client.text(0)._start; item !== null; item = item.right)
        if (!item.deleted && item.content instanceof Y.ContentFormat && item.content.value === null) found.push(item);
      return found;
    };
    const written = client.edit(() => client.doc.transact((transaction) => ends().forEach((item) => void item.delete(transaction))));
    expect(shown(readBlocks(client.doc))[0]).toBe('that States shall+bru( not agree)');
    world.submit(written, { actor: ARLEN });
    expect(shown(world.live.blocks())).toEqual(SUGGESTED);
  });

  it('brings nothing in or out in the name of others when it is accepted', () => {
    const world = suggested();
    forge(world, (c) => {
      c.text(0).insert(21, ' ever', { insertion: plus });
      c.text(1).format(0, 34, { deletion: minus });
      c.text(3).insert(5, ' bad');
    });
    for (const id of ['b1', 'b2', 'b3']) accept(world, 'bru', id);
    expect(shown(world.live.blocks())).toEqual([
      'that States shall not+arl( ever) agree',
      'invites  Members and all others',
      'the end of it',
      'a new +arl(bad )one by Bruma',
      'del bru: an old one',
    ]);
  });

  it('brings them back once, and where they were', () => {
    const world = suggested();
    forge(world, (c) => c.text(0).delete(17, 4));
    forge(world, (c) => c.text(2).insert(3, ' not', { insertion: plus }));
    forge(world, (c) => c.text(0).insert(17, ' not', { insertion: plus }));
    forge(world, (c) => c.text(0).insert(21, ' not', { insertion: plus }));
    expect(shown(world.live.blocks())).toEqual(
      SUGGESTED.with(0, 'that States shall+bru( not)+arl( not) agree').with(2, 'the+arl( not) end of it'),
    );
  });

  describe.each([
    ['within one edit', 'no fee and some tax to be paid ', 'some fee and no tax to be paid '],
    ['and so says the contrary', 'oppose war, support peace; ', 'support war, oppose peace; '],
  ])('has what it put in another order for an own one, %s', (_, was, is) => {
    it.each(['at once', 'in two steps', 'in three'])('%s', (how) => {
      const world = suggested();
      const bruma = world.client();
      world.submit(
        bruma.edit(() => bruma.text(2).insert(4, was, { insertion: { by: 'bru', id: 'b5' } })),
        { actor: BRUMA, connection: 'bruma' },
      );
      const cut = (c: Client): void => c.text(2).delete(4, was.length);
      const put = (c: Client): void => c.text(2).insert(4, is, { insertion: { by: 'bru', id: 'b5' } });
      if (how === 'at once')
        forge(world, (c) => {
          cut(c);
          put(c);
        });
      else {
        if (how === 'in three') forge(world, (c) => c.text(2).delete(4, 8));
        forge(world, (c) => c.text(2).delete(4, c.text(2).length - (TEXTS[2] as string).length));
        forge(world, put);
      }
      const [, , read = ''] = shown(world.live.blocks());
      const left = [...read.matchAll(/\+bru\(([^)]*)\)/g)].map(([, words]) => words).join('');
      // what is left in its name is part of what it said, in its order
      let at = 0;
      for (const char of left) {
        at = was.indexOf(char, at) + 1;
        expect(at, read).toBeGreaterThan(0);
      }
      expect(read).toContain('+arl(');
    });
  });

  it('has words that were only suggested for suggested ones, where they lose its name', () => {
    const world = suggested();
    const bruma = world.client();
    const mine = { by: 'bru', id: 'b5' };
    world.submit(
      bruma.edit(() => bruma.text(2).insert(4, 'AGREES ONLY IF ARLEN ', { insertion: mine })),
      { actor: BRUMA, connection: 'bruma' },
    );
    forge(world, (c) => {
      c.text(2).delete(4, 21);
      c.text(2).insert(4, 'BRUNO ', { insertion: mine });
    });
    forge(world, (c) => {
      c.text(2).delete(4, 6);
      c.text(2).insert(4, 'AGREES IF ONLY BRUNO ', { insertion: mine });
    });
    const [, , read = ''] = shown(world.live.blocks());
    expect(read.replaceAll(/\+(?:arl|bru)\([^)]*\)/g, '')).toBe(TEXTS[2]);
  });

  it('is any entity, whatever it may do else, and not the one that suggests', () => {
    for (const actor of [OFFICE, actorOf('cor', 'chair'), { ...BRUMA, seat: 'another' }]) {
      const world = suggested();
      const client = world.client();
      world.submit(
        client.edit(() => client.text(0).insert(21, ' ever', { insertion: plus })),
        { actor },
      );
      const by = actor.entity;
      expect(shown(world.live.blocks())[0]).toBe(`that States shall${by === 'bru' ? '+bru( not ever)' : `+bru( not)+${by}( ever)`} agree`);
    }
  });
});
