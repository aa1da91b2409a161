/** Letters that somebody takes away with their paragraph without having been told of them. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PreparedText } from '../../server/text/outcome.ts';
import { recompute } from '../../server/text/recompute.ts';
import { lastWords } from './folded-words.ts';
import { ARLEN, BRUMA, type Client, element, World } from './support.ts';

type Edit = (client: Client) => void;

const WORDS = 'that any site may bring others down;';
const WITH = 'that any single site may bring others down;';

const single: Edit = (client) => client.text(1).insert(8, ' single');
const move: Edit = (client) => {
  const moved = client.block(1).clone() as Y.XmlElement;
  client.fragment.delete(1, 1);
  client.fragment.insert(0, [moved]);
};
const join: Edit = (client) => {
  client.text(0).insert(7, WORDS);
  client.fragment.delete(1, 1);
};
const remove: Edit = (client) => client.fragment.delete(1, 1);
/** A new text for the paragraph at the second place. */
const renew =
  (words: string): Edit =>
  (client) => {
    client.block(1).delete(0, client.block(1).length);
    client.block(1).insert(0, [new Y.XmlText(words)]);
  };

class Scene {
  readonly world = new World(['a title', WORDS, 'another one']);
  readonly id = this.world.id(1);
  /** Knows nothing of what Arlen types. */
  readonly bruma = this.world.client();

  constructor(type: Edit = single) {
    const arlen = this.world.client();
    this.world.submit(
      arlen.edit(() => type(arlen)),
      { actor: ARLEN, connection: 'arlen' },
    );
  }

  edit(edit: Edit): PreparedText | null {
    return this.send(this.bruma.edit(() => edit(this.bruma)));
  }

  send(updates: readonly Uint8Array[]): PreparedText | null {
    const prepared = this.world.submit(updates, { actor: BRUMA, connection: 'bruma' });
    expect(recompute(this.world.entries)).toBeNull();
    return prepared;
  }

  /** What Bruma has not been told yet. */
  hear(): void {
    Y.applyUpdate(this.bruma.doc, this.world.live.state(), 'net');
  }

  get texts(): readonly string[] {
    return this.world.texts();
  }
}

describe('T25 letters that went unseen', () => {
  it('T25 come back where the paragraph is now: moved, joined with another, or with a new text', () => {
    const ways: readonly (readonly [Edit, readonly string[]])[] = [
      [move, [WITH, 'a title', 'another one']],
      [join, [`a title${WITH}`, 'another one']],
      [renew(WORDS), ['a title', WITH, 'another one']],
      [renew(`Indeed ${WORDS.slice(0, -1)}.`), ['a title', 'Indeed that any single site may bring others down.', 'another one']],
      [renew('that others'), ['a title', 'that others single', 'another one']],
      [
        (client) => {
          remove(client);
          client.fragment.insert(0, [element({ id: 'b999999999', kind: 'text', level: 0 }, `a copy: ${WORDS}`)]);
        },
        [`a copy: ${WITH}`, 'a title', 'another one'],
      ],
    ];
    for (const [edit, texts] of ways) {
      const scene = new Scene();
      const prepared = scene.edit(edit);
      expect(scene.texts).toEqual(texts);
      expect(prepared?.facts.parts.map(({ by }) => by)).toEqual([BRUMA, 'server']);
      expect([prepared?.facts.healed, prepared?.late]).toEqual([[], []]);
    }
  });

  it('T25 come back where one of several texts of a paragraph goes, as stock editors make one of two', () => {
    const world = new World(['a title']);
    const made = (words: string): Y.XmlElement => {
      const block = element({ id: 'b999999999', kind: 'text', level: 0 });
      block.insert(0, [new Y.XmlText('one'), new Y.XmlText(words)]);
      return block;
    };
    world.submit(world.client().edit((fragment) => fragment.insert(1, [made(' two')])));
    const [arlen, bruma] = [world.client(), world.client()];
    world.submit(arlen.edit(() => (arlen.block(1).get(1) as Y.XmlText).insert(4, ' three')));
    const together = bruma.edit(() => {
      bruma.text(1).insert(3, ' two');
      bruma.block(1).delete(1, 1);
    });
    world.submit(together, { actor: BRUMA, connection: 'bruma' });
    expect(world.texts()[1]).toBe('one two three');
    expect(recompute(world.entries)).toBeNull();
  });

  it('T25 stand where they stood, marked as they were, however many there are', () => {
    const own = { insertion: { by: 'arl', id: 'a1' } };
    const scene = new Scene((client) => {
      client.text(1).insert(36, ' 𠮷', { strong: {} });
      client.text(1).insert(8, ' single', own);
      client.text(1).insert(0, 'noting ');
    });
    scene.edit(move);
    const [{ runs } = { runs: [] }] = scene.world.live.blocks();
    expect(runs.map(({ text, marks }) => [text, marks.map(({ name, attrs }) => [name, attrs])])).toEqual([
      ['noting that any', []],
      [' single', [['insertion', own.insertion]]],
      [' site may bring others down;', []],
      [' 𠮷', [['strong', {}]]],
    ]);
  });

  it('T25 are those alone that whoever took them away did not know of', () => {
    const scene = new Scene();
    scene.hear();
    const prepared = scene.edit((client) => {
      client.text(1).delete(8, 7);
      move(client);
    });
    expect(scene.texts).toEqual([WORDS, 'a title', 'another one']);
    expect(prepared?.facts.parts).toHaveLength(1);
  });

  it('T25 are among the last words of a paragraph that is gone, and come back with it, by an edit or by command, once', () => {
    for (const byCommand of [false, true]) {
      const scene = new Scene();
      scene.edit(remove);
      expect(scene.texts).toEqual(['a title', 'another one']);
      expect(lastWords(scene.world, scene.id)).toBe(WITH);
      const comesBack = (words: string): Edit => {
        return ({ fragment }) => fragment.insert(1, [element({ id: scene.id, kind: 'operative-item', level: 0 }, words)]);
      };
      if (byCommand) scene.world.record(scene.world.live.edit(BRUMA, { restore: scene.id }));
      else scene.edit(comesBack(WORDS));
      expect(scene.texts).toEqual(['a title', WITH, 'another one']);
      scene.hear();
      scene.edit(remove);
      scene.edit(comesBack(WITH));
      expect(scene.texts).toEqual(['a title', WITH, 'another one']);
    }
  });

  it('T25 come back once where the paragraph is put back for another reason: agreed text, a slip of the hand, everything closed', () => {
    for (const whole of [false, true]) {
      const agreed = new Scene();
      agreed.world.closed = new Set(agreed.world.live.order);
      agreed.world.whole = whole;
      expect(agreed.edit(move)?.facts.healed.map(({ why }) => why)).toContain('closed:moved');
      expect(agreed.texts).toEqual(['a title', WITH, 'another one']);
    }
    const many = Array.from({ length: 14 }, (_, at) => `paragraph ${at} of the opinion, in words of its own`);
    const world = new World(many);
    const [arlen, bruma] = [world.client(), world.client()];
    world.submit(arlen.edit(() => single(arlen)));
    const all = bruma.edit((fragment) => {
      fragment.delete(0, 14);
      fragment.insert(0, [element({ id: 'b999999999', kind: 'text', level: 0 }, 'x')]);
    });
    world.submit(all, { actor: BRUMA, connection: 'bruma' });
    expect(world.texts().filter((text) => text !== 'x')).toEqual(many.with(1, 'paragrap singleh 1 of the opinion, in words of its own'));
    world.submit(world.client().edit((fragment) => fragment.insert(0, [element({ id: 'b888888888' }, 'y')])));
    expect(world.texts().filter((text) => text.includes('single'))).toHaveLength(1);
  });

  it('T25 come back where the entry with them was not recorded at first', () => {
    const scene = new Scene();
    const updates = scene.bruma.edit(() => move(scene.bruma));
    for (let lost = 0; lost < 2; lost++) {
      expect(scene.world.prepare(updates, { actor: BRUMA, connection: 'bruma' }).ok).toBe(true);
      scene.world.refold();
    }
    scene.send(updates);
    expect(scene.texts).toEqual([WITH, 'a title', 'another one']);
  });
});
