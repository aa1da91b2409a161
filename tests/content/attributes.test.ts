/** X2: attributes, marks and node names of every wrong type and size. The server refuses or heals each; nothing of it reaches an editor. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BLOCK_ATTRIBUTES, MARKS, schema } from '../../shared/text/schema.ts';
import { element, World } from '../text/support.ts';
import { expectSameFold, judge, wasStopped } from './judged.ts';

const TEXTS = ['noting', 'that one site carries every call;', 'that most sites fall silent'];
const MEGABYTE = 1_000_000;

const nested = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let at = 0; at < depth; at++) value = [value];
  return value;
};

const VALUES: Readonly<Record<string, unknown>> = {
  'an empty list': [],
  'a list of an id': ['b000000001'],
  'a list of lists': [[], [[]], {}],
  'an empty object': {},
  'an object with toString': { toString: 'x', valueOf: 1 },
  'an object that looks like a mark': { id: 'a1', by: 'arl', style: 'color:red' },
  'an object with __proto__': JSON.parse('{"__proto__":{"by":"arl"},"constructor":{"prototype":{}}}'),
  zero: 0,
  'minus one': -1,
  'a half': 1.5,
  'not a number': Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  'a large number': 2 ** 53,
  'a bigint': 2n ** 40n,
  true: true,
  false: false,
  null: null,
  undefined: undefined,
  'no letters': '',
  'a number as letters': '1',
  markup: '"><img src=x onerror=alert(1)>',
  javascript: 'javascript:alert(1)',
  bytes: new Uint8Array([1, 2, 3]),
  'a megabyte of letters': 'x'.repeat(MEGABYTE),
  'a megabyte in a list': Array.from({ length: 1_000 }, () => 'x'.repeat(MEGABYTE / 1_000)),
  'a deep list': nested(200),
  'a very deep list': nested(1_500),
};
const values = Object.entries(VALUES);

const world = (): World => new World(TEXTS.map((text, at) => ({ text, kind: at === 0 ? 'preamble-heading' : 'preamble-item' })));

/** Marks and embeds travel as JSON. */
const asJson = (value: unknown): string | undefined => (typeof value === 'bigint' ? undefined : JSON.stringify(value));

describe('X2 values of the wrong type', () => {
  it.each(Object.keys(BLOCK_ATTRIBUTES) as (keyof typeof BLOCK_ATTRIBUTES)[])('X2 of the attribute %s of a block', (name) => {
    const text = world();
    let stopped = 0;
    for (const [what, value] of values) {
      const verdict = judge(text, (client) => client.block(1).setAttribute(name, value as string));
      if (verdict === 'unwritten') continue;
      // Yjs stores undefined and null as they are; both stand for an absent value where the schema has one
      if (BLOCK_ATTRIBUTES[name].holds(value ?? null) && name !== 'id') continue;
      expect([what, verdict, wasStopped(verdict)]).toEqual([what, verdict, true]);
      stopped++;
      expect(text.texts()).toEqual(TEXTS);
    }
    expect(stopped).toBeGreaterThan(20);
    expectSameFold(text);
  });

  it('X2 of attributes that no block has', () => {
    const text = world();
    let stopped = 0;
    for (const name of ['style', 'class', 'href', 'src', 'onclick', 'contenteditable', 'constructor', 'hasownproperty']) {
      for (const [what, value] of values) {
        const verdict = judge(text, (client) => client.block(1).setAttribute(name, value as string));
        if (verdict === 'unwritten') continue;
        expect([name, what, verdict, wasStopped(verdict)]).toEqual([name, what, verdict, true]);
        stopped++;
      }
    }
    expect(stopped).toBeGreaterThan(150);
    expect(text.texts()).toEqual(TEXTS);
    expectSameFold(text);
  });

  it('X2 of the attributes of a text, which has none', () => {
    const text = world();
    for (const [what, value] of values) {
      const verdict = judge(text, (client) => client.text(1).setAttribute('href', value as string));
      if (verdict !== 'unwritten') expect([what, verdict, wasStopped(verdict)]).toEqual([what, verdict, true]);
    }
    expect(text.texts()).toEqual(TEXTS);
    expectSameFold(text);
  });

  it.each([...Object.keys(MARKS), 'link', 'textstyle', 'constructor'])('X2 of the mark %s', (name) => {
    const text = world();
    let stopped = 0;
    for (const [what, value] of values) {
      const verdict = judge(text, (client) => client.text(1).format(0, 4, { [name]: value as object }));
      // as JSON some are null, which takes a mark away; and a mark without attributes has none
      const fine = [undefined, 'null'].includes(asJson(value)) || (asJson(value) === '{}' && ['strong', 'em', 'lit'].includes(name));
      if (verdict === 'unwritten' || fine) continue;
      expect([what, verdict, wasStopped(verdict)]).toEqual([what, verdict, true]);
      stopped++;
      expect(text.texts()).toEqual(TEXTS);
    }
    expect(stopped).toBeGreaterThan(15);
    expectSameFold(text);
  });

  it.each(['insertion', 'deletion'])('X2 of id and owner of the mark %s', (name) => {
    const text = world();
    for (const key of ['id', 'by']) {
      for (const [what, value] of values) {
        // both are short words of letters and digits
        if (value === '1') continue;
        const attrs = { id: 'a1', by: 'arl', [key]: value };
        const verdict = judge(text, (client) => client.text(1).format(0, 4, { [name]: attrs }));
        if (verdict !== 'unwritten') expect([key, what, verdict, wasStopped(verdict)]).toEqual([key, what, verdict, true]);
      }
    }
    expect(text.texts()).toEqual(TEXTS);
    expectSameFold(text);
  });

  it('X2 of what lies between the letters', () => {
    const text = world();
    for (const [what, value] of values) {
      if (typeof value === 'string') continue; // these are letters
      const verdict = judge(text, (client) => client.text(1).insertEmbed(3, value as object));
      if (verdict !== 'unwritten') expect([what, verdict, wasStopped(verdict)]).toEqual([what, verdict, true]);
    }
    expect(text.texts()).toEqual(TEXTS);
    expectSameFold(text);
  });

  it('X2 of the names of nodes', () => {
    const names = [
      'script',
      'img',
      'svg',
      'iframe',
      'a',
      'doc',
      'text',
      'heading',
      '',
      ' ',
      'BLOCK',
      'block ',
      'constructor',
      '__proto__',
      'x'.repeat(MEGABYTE),
    ];
    for (const name of names) {
      const text = world();
      const verdict = judge(text, (_, fragment) =>
        fragment.insert(1, [element({ onload: 'alert(1)' }, `words in ${name.slice(0, 9)}`, name)]),
      );
      expect([name.slice(0, 20), wasStopped(verdict)]).toEqual([name.slice(0, 20), true]);
      if (typeof verdict === 'object' && 'healed' in verdict)
        expect(text.texts()).toEqual([TEXTS[0], `words in ${name.slice(0, 9)}`, ...TEXTS.slice(1)]);
      expectSameFold(text);
    }
  });

  it('X2 where a type stands for a value', () => {
    for (const type of [
      new Y.Map(),
      new Y.Array(),
      new Y.Text('x'),
      new Y.XmlText('x'),
      new Y.XmlElement('block'),
      new Y.XmlFragment(),
      new Y.Doc(),
    ]) {
      const text = world();
      const verdict = judge(text, (client) => client.block(1).setAttribute('kind', type as unknown as string));
      expect(wasStopped(verdict)).toBe(true);
      expect(text.texts()).toEqual(TEXTS);
    }
  });
});

describe('X2 the schema of the page', () => {
  it('X2 validates every attribute it has', () => {
    const specs = [...Object.values(schema.nodes), ...Object.values(schema.marks)].flatMap(({ name, spec }) =>
      Object.entries(spec.attrs ?? {}).map(([attribute, { validate }]) => [`${name}.${attribute}`, typeof validate] as const),
    );
    expect(specs).toEqual([
      ['block.id', 'function'],
      ['block.kind', 'function'],
      ['block.level', 'function'],
      ['block.sug', 'function'],
      ['insertion.id', 'function'],
      ['insertion.by', 'function'],
      ['deletion.id', 'function'],
      ['deletion.by', 'function'],
    ]);
    for (const [what, value] of values) {
      if (value === undefined) continue;
      for (const name of Object.keys(BLOCK_ATTRIBUTES) as (keyof typeof BLOCK_ATTRIBUTES)[]) {
        if (BLOCK_ATTRIBUTES[name].holds(value)) continue;
        expect(() => schema.node('block', { [name]: value }).check(), `${name}: ${what}`).toThrow(RangeError);
      }
    }
  });
});
