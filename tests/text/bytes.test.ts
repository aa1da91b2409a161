/** The one reader of clients' bytes, and what it keeps from Yjs. */
import { readFileSync } from 'node:fs';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isStateVector, isUpdate } from '../../server/text/check-bytes.ts';
import { BadBytes, ByteReader, MOST_CLIENT, MOST_CLOCK } from '../../shared/wire/byte-reader.ts';
import { seeded } from '../support/rng.ts';
import { encode, fromHex } from './encoder.ts';
import { element, World } from './support.ts';

interface Named {
  readonly name: string;
  readonly hex: string;
}
const hostile = (file: string): { readonly [list: string]: readonly Named[] } =>
  JSON.parse(readFileSync(new URL(`../fixtures/hostile/${file}.json`, import.meta.url), 'utf8'));
const { stateVectors = [] } = hostile('messages');
const { updates = [] } = hostile('updates');
const named = (name: string): Uint8Array => fromHex(updates.find((one) => one.name === name)?.hex ?? '');

/** The last byte ends a number that has gone past every other. */
const endless = (zeros: number, last: number): Uint8Array => Uint8Array.from([...Array.from({ length: zeros }, () => 0x80), last]);

describe('T30 numbers of clients', () => {
  it('T30 are whole and within their bound, or they are not read', () => {
    const reading = (bytes: Uint8Array, most: number) => () => new ByteReader(bytes).uint(most);
    for (const bytes of [endless(147, 1), endless(149, 0), endless(8, 0), endless(7, 127), Uint8Array.of(), Uint8Array.of(0x80)]) {
      expect(reading(bytes, Number.MAX_SAFE_INTEGER)).toThrow(BadBytes);
    }
    const rng = seeded('numbers of clients');
    for (let i = 0; i < 1_000; i++) {
      const value = Math.floor(rng.next() * 2 ** rng.between(1, 53));
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, value);
      const bytes = encoding.toUint8Array(encoder);
      expect(reading(bytes, value)()).toBe(value);
      if (value > 0) expect(reading(bytes, value - 1)).toThrow(BadBytes);
    }
  });

  it('T30 count no more than there are bytes', () => {
    expect(new ByteReader(Uint8Array.of(2, 0, 0)).count()).toBe(2);
    expect(() => new ByteReader(Uint8Array.of(3, 0, 0)).count()).toThrow(BadBytes);
    expect(new ByteReader(Uint8Array.of(2, 7, 8)).bytes()).toEqual(Uint8Array.of(7, 8));
    expect(() => new ByteReader(Uint8Array.of(3, 7, 8)).bytes()).toThrow(BadBytes);
    expect(() => new ByteReader(Uint8Array.of(0)).end()).toThrow(BadBytes);
  });

  it.each(stateVectors.map(({ name, hex }) => [name, hex]))('T30 no state vector: %s', (_, hex) => {
    expect(isStateVector(fromHex(hex))).toBe(false);
  });

  it('T30 takes what Yjs writes, in every form', () => {
    const world = new World(['one', 'two']);
    const client = world.client(MOST_CLIENT);
    const written = client.edit((fragment) => {
      client.text(0).insert(1, 'é𠮷', { strong: {} });
      client.block(1).setAttribute('level', 2 as never);
      fragment.insert(1, [element({ id: 'b000000009', deep: { a: [{ b: [1, -5, 1.5, 2 ** 40, null, true, 5n] }] } }, 'three')]);
      fragment.delete(2, 1);
    });
    for (const update of [...written, Y.encodeStateAsUpdate(client.doc)]) expect(isUpdate(update)).toBe(true);
    expect(isStateVector(Y.encodeStateVector(client.doc))).toBe(true);
    expect(isStateVector(Y.encodeStateVector(new Y.Doc()))).toBe(true);
    const gone = encode([{ client: 7, clock: MOST_CLOCK, structs: [{ content: { is: 'gc', length: 1 } }] }]);
    expect(isUpdate(gone)).toBe(true);
  });

  it('T32 one client in two sections reads otherwise than it applies', () => {
    const twice = named('one client in two sections, from the wild');
    expect(Y.decodeUpdate(twice).structs).toHaveLength(2);
    expect(isUpdate(twice)).toBe(false);
  });
});
