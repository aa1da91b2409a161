/** What is long leaves the thread of the past in packs of JSON, each of which is read in a turn of its own (SPEC.md K19). */
import type { Turns } from '../../turns.ts';

/** Letters of JSON, which are read in a millisecond. What is longer by itself is a pack of its own. */
const PACK = 100_000;

/** In all of it there is nothing that JSON does not have. */
export const packed = (all: readonly (object | string)[]): readonly string[] => packedJson(all.map((one) => JSON.stringify(one)));

/** The same of what is JSON already, one by one. */
export function packedJson(all: readonly string[]): readonly string[] {
  const packs: string[][] = [];
  let letters = Number.POSITIVE_INFINITY;
  for (const json of all) {
    letters += json.length;
    if (letters > PACK) {
      packs.push([]);
      letters = json.length;
    }
    packs.at(-1)?.push(json);
  }
  return packs.map((some) => `[${some.join()}]`);
}

export async function unpacked<One>(packs: readonly string[], turns: Turns): Promise<readonly One[]> {
  const all: (readonly One[])[] = [];
  for (const pack of packs) {
    await turns.breathe();
    all.push(JSON.parse(pack));
  }
  return all.flat();
}
