/**
 * What changed, as the thread of the past hands it over: in packs of JSON, each of which is read in a turn of its own (SPEC.md K19). As objects all
 * that is in it would be made in one turn.
 */
import type { ParagraphChange } from '../../../shared/compare/paragraphs.ts';
import { Turns } from '../../turns.ts';
import type { Change, Line } from './history-answers.ts';
import type { Narrowed } from './narrowed.ts';
import type { Meanwhile } from './period.ts';

export interface PackedChanges extends Omit<Narrowed, 'changes' | 'text'> {
  readonly changes: readonly string[];
  readonly text: readonly string[];
}

export interface PackedMeanwhile extends Omit<Meanwhile, 'changes'> {
  readonly changes: readonly string[] | null;
}

/** Letters of JSON, which are read in a millisecond. What is longer by itself is a pack of its own. */
const PACK = 100_000;

export const packedChanges = (found: Narrowed): PackedChanges => ({
  ...found,
  changes: packed(found.changes),
  text: packed(found.text),
});

export async function unpackedChanges(found: PackedChanges): Promise<Narrowed> {
  const turns = new Turns();
  return { ...found, changes: await unpacked<Change>(found.changes, turns), text: await unpacked<Line>(found.text, turns) };
}

export const packedMeanwhile = (found: Meanwhile): PackedMeanwhile => ({ ...found, changes: found.changes && packed(found.changes) });

export async function unpackedMeanwhile(found: PackedMeanwhile): Promise<Meanwhile> {
  return { ...found, changes: found.changes && (await unpacked<ParagraphChange>(found.changes, new Turns())) };
}

/** In all of it there is nothing that JSON does not have. */
function packed(all: readonly object[]): readonly string[] {
  const packs: string[][] = [];
  let letters = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const json = JSON.stringify(one);
    letters += json.length;
    if (letters > PACK) {
      packs.push([]);
      letters = json.length;
    }
    packs.at(-1)?.push(json);
  }
  return packs.map((some) => `[${some.join()}]`);
}

async function unpacked<One>(packs: readonly string[], turns: Turns): Promise<readonly One[]> {
  const all: (readonly One[])[] = [];
  for (const pack of packs) {
    await turns.breathe();
    all.push(JSON.parse(pack));
  }
  return all.flat();
}
