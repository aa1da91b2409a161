/** RFC 8785 as far as the record needs it: equal values are equal bytes, whatever order their names were given in. */
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import { type Rng, seeded } from '../support/rng.ts';

/** Also names that an object lists before all others, and one that is more than a name. */
const NAMES = ['v', 'by', 'at', '10', '9', '__proto__', 'toJSON', 'a b', 'Z', ''];
const WORDS = ['', 'plain', '"\\\n\u0001', 'é\u0301', '𠮷', '\ud800', '\u2028'];

const object = (members: readonly (readonly [string, Json | undefined])[]): Json => Object.fromEntries(members);

function anything(rng: Rng, depth: number): Json {
  const kind = rng.below(depth > 3 ? 4 : 6);
  if (kind === 0) return null;
  if (kind === 1) return rng.chance(0.5);
  if (kind === 2) return rng.pick([0, -0, 1, -7, Number.MAX_SAFE_INTEGER]);
  if (kind === 3) return rng.pick(WORDS);
  if (kind === 4) return Array.from({ length: rng.below(4) }, () => anything(rng, depth + 1));
  const names = NAMES.filter(() => rng.chance(0.4));
  return object(names.map((name) => [name, rng.chance(0.1) ? undefined : anything(rng, depth + 1)]));
}

/** The rule, in its plainest words. */
function plainly(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  const members = Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, member] as const]));
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${plainly(member)}`).join(',')}}`;
}

/** The same value, its names given in another order. */
function turned(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return object(
    Object.entries(value)
      .map(([name, member]) => [name, member === undefined ? undefined : turned(member)] as const)
      .reverse(),
  );
}

describe('canonical JSON', () => {
  it('is the same in whatever order names were given, and what is read of it is written so again', () => {
    const rng = seeded('canonical JSON');
    const written = new Set<string>();
    for (let i = 0; i < 3_000; i++) {
      const value = anything(rng, 0);
      const text = canonicalJson(value);
      expect(text).toBe(plainly(value));
      expect(canonicalJson(turned(value))).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      written.add(text);
    }
    expect(written.size).toBeGreaterThan(300);
  });

  it('holds no number but safe integers, and nothing that is not there', () => {
    for (const value of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])
      for (const one of [value, [value], { a: value }, { b: 1, a: value }]) expect(() => canonicalJson(one)).toThrow(TypeError);
    const nothing: unknown = [undefined];
    expect(() => canonicalJson(nothing as Json)).toThrow(TypeError);
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  });
});
