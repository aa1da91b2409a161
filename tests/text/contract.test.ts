/** What this engine relies on in Yjs, lib0 and y-prosemirror. Red here means: a dependency has changed its ways, read the comments before raising a pin. */
import { simpleDiffString } from 'lib0/diff';
import { describe, expect, it } from 'vitest';
import { initProseMirrorDoc, updateYFragment, yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror';
import * as Y from 'yjs';
import { TextDoc } from '../../server/text/text-doc.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { ROOT, schema } from '../../shared/text/schema.ts';
import { seeded } from '../support/rng.ts';
import { encode } from './encoder.ts';
import { element } from './support.ts';

const docOf = (...states: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc();
  for (const state of states) Y.applyUpdate(doc, state, 'net');
  return doc;
};
const textOf = (doc: Y.Doc): Y.XmlText => (doc.getXmlFragment(ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
const written = (doc: Y.Doc, job: () => void): Uint8Array[] => {
  const updates: Uint8Array[] = [];
  const listen = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', listen);
  job();
  doc.off('update', listen);
  return updates;
};

/** A bold text, and what two authors who do not know of each other then make of it. */
function concurrentFormatting(rng: ReturnType<typeof seeded>): { state: Uint8Array; updates: Uint8Array[] } {
  const base = new Y.Doc();
  base.getXmlFragment(ROOT).insert(0, [element({ id: 'b000000001' }, 'hello world, this is text')]);
  textOf(base).format(0, 5, { strong: {} });
  const state = Y.encodeStateAsUpdate(base);
  const edit = (text: Y.XmlText): void => {
    const at = rng.below(text.length - 4);
    const how = rng.below(3);
    if (how === 0) text.format(at, 4, { strong: rng.chance(0.5) ? {} : null });
    else if (how === 1) text.delete(at, 4);
    else text.insert(at, 'zz', { strong: {} });
  };
  const updates = [docOf(state), docOf(state)].flatMap((doc) =>
    written(doc, () => {
      edit(textOf(doc));
      edit(textOf(doc));
    }),
  );
  return { state, updates };
}

describe('Yjs', () => {
  it('cleans up formatting by itself where others wrote, even in a reader, and only deletes', () => {
    const rng = seeded('cleanup');
    let wrote = 0;
    // one in 25 does it
    for (let i = 0; i < 600; i++) {
      const { state, updates } = concurrentFormatting(rng);
      const reader = docOf(state);
      textOf(reader);
      const emitted = written(reader, () => {
        for (const update of updates) Y.applyUpdate(reader, update, 'net');
      });
      wrote += Math.max(0, emitted.length - updates.length);
      expect(reader.store.clients.has(reader.clientID)).toBe(false);
    }
    expect(wrote).toBeGreaterThan(0);
  });

  it('does so even in an outer local transaction, unless that is called local again at its end', () => {
    const base = new Y.Doc();
    base.getXmlFragment(ROOT).insert(0, [element({ id: 'b000000001' }, 'hello world')]);
    const state = Y.encodeStateAsUpdate(base);
    // Two who do not know of each other set the same words in bold: one pair of formatting items is superfluous.
    const updates = [docOf(state), docOf(state)].flatMap((doc) => written(doc, () => textOf(doc).format(0, 5, { strong: {} })));
    const apply = (doc: Y.Doc): void => {
      for (const update of updates) Y.applyUpdate(doc, update);
    };
    const formats = (doc: Y.Doc): number => {
      let living = 0;
      for (let item = textOf(doc)._start; item !== null; item = item.right)
        if (!item.deleted && item.content instanceof Y.ContentFormat) living++;
      return living;
    };
    const plain = docOf(state);
    expect(written(plain, () => plain.transact(() => apply(plain)))).toHaveLength(2);
    const text = new TextDoc();
    text.absorb(() => Y.applyUpdate(text.doc, state));
    text.absorb(() => apply(text.doc));
    expect(formats(text.doc)).toBe(4);
    expect(formats(plain)).toBeLessThan(4);
  });

  it('gives one update for one transaction, however many updates are applied in it', () => {
    const source = new Y.Doc();
    const updates = written(source, () => {
      source.getXmlFragment(ROOT).insert(0, [element({ id: 'b000000001' }, 'one')]);
      textOf(source).insert(3, ' two');
    });
    expect(updates).toHaveLength(2);
    const doc = new Y.Doc();
    const emitted = written(doc, () =>
      Y.transact(doc, () => void updates.forEach((update) => void Y.applyUpdate(doc, update)), 'author', false),
    );
    expect(emitted).toHaveLength(1);
  });

  it('tells how many bytes it has read', () => {
    let read = 0;
    class Decoder extends Y.UpdateDecoderV1 {
      constructor(bytes: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
        super(bytes);
        queueMicrotask(() => {
          read = bytes.pos;
        });
      }
    }
    Y.decodeUpdateV2(new Uint8Array([0, 0, 7]), Decoder);
    return Promise.resolve().then(() => expect(read).toBe(2));
  });

  it('lands an item with unreachable origins where the replica happens to be split (yjs/yjs#794)', () => {
    const base = new Y.Doc();
    base.clientID = 9;
    base.getXmlFragment(ROOT).insert(0, [element({}, 'abcdef')]);
    const letters = textOf(base)._start as Y.Item;
    const at = (offset: number) => ({ client: 9, clock: letters.id.clock + offset });
    const update = encode([
      { client: 8, clock: 0, structs: [{ content: { is: 'string', text: 'X' }, origin: at(5), rightOrigin: at(1) }] },
    ]);
    const merged = docOf(Y.encodeStateAsUpdate(base));
    const split = docOf(Y.encodeStateAsUpdate(base));
    textOf(split).format(1, 1, { strong: {} });
    for (const doc of [merged, split]) Y.applyUpdate(doc, update);
    const words = [merged, split].map((doc) =>
      readBlocks(doc)[0]
        ?.runs.map(({ text }) => text)
        .join(''),
    );
    expect(new Set(words).size).toBe(2);
  });

  it('turns a split character into two replacement characters, in the replica that splits', () => {
    const doc = new Y.Doc();
    doc.getXmlFragment(ROOT).insert(0, [element({}, 'a𠮷b')]);
    textOf(doc).insert(2, 'x');
    expect(readBlocks(doc)[0]?.runs[0]?.text).toBe('a\ufffdx\ufffdb');
  });
});

describe('lib0', () => {
  it('compares texts at whole characters', () => {
    expect(simpleDiffString('a𠮷b', 'a𠮶b')).toEqual({ index: 1, remove: 2, insert: '𠮶' });
  });
});

describe('y-prosemirror', () => {
  it('deletes from the document what its schema rejects, when it only reads (yjs/y-prosemirror#271)', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment(ROOT);
    fragment.insert(0, [element({ id: 'b000000001', kind: 'text', level: 0 }, 'words'), element({}, 'others', 'heading')]);
    expect(readBlocks(fragment)).toHaveLength(1);
    expect(fragment.length).toBe(2);
    expect(() => yXmlFragmentToProseMirrorRootNode(fragment, schema)).not.toThrow();
    expect(fragment.length).toBe(1);
  });

  it('writes marks by their plain names and attributes only where they are set', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment(ROOT);
    const words = schema.text('words', [
      schema.mark('insertion', { id: 'a1', by: 'arl' }),
      schema.mark('deletion', { id: 'a2', by: 'bru' }),
    ]);
    const node = schema.node('doc', null, [schema.node('block', { id: 'b000000001', kind: 'text' }, [words])]);
    updateYFragment(doc, fragment, node, { mapping: new Map(), isOMark: new Map() });
    expect((fragment.get(0) as Y.XmlElement).getAttributes()).toEqual({ id: 'b000000001', kind: 'text', level: 0 });
    expect(textOf(doc).toDelta()).toEqual([
      { insert: 'words', attributes: { insertion: { id: 'a1', by: 'arl' }, deletion: { id: 'a2', by: 'bru' } } },
    ]);
    expect(readBlocks(doc)[0]?.runs[0]?.marks.map(({ name }) => name)).toEqual(['deletion', 'insertion']);
    expect(written(doc, () => void initProseMirrorDoc(fragment, schema))).toEqual([]);
  });
});
