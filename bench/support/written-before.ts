/**
 * What is there before a server starts again: the long log, and what its authors are going to type. A process of its own makes both, so that in
 * the one that is measured no code of the server has run yet, and no document of a driver lies in its memory.
 * `node --import tsx bench/support/written-before.ts <directory> <edits> <paragraphs> <seed> <authors> <edits to come>`
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { openLog } from '../../server/log/open.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { rngOf } from '../../tests/support/rng.ts';
import { writeLongLog } from './long-log.ts';
import { Writer } from './writer.ts';

export interface WrittenBefore {
  /** Of a page that was there until the end. */
  readonly stateVector: Uint8Array;
  /** One after the other, each by an author who has heard all before it; `by`: which of them. */
  readonly edits: readonly { readonly by: number; readonly update: Uint8Array }[];
  /** One more of each, of which the others have not heard. */
  readonly atOnce: readonly Uint8Array[];
}

const [dir = '', edits, blocks, seed, authors, coming] = process.argv.slice(2).map((word, at) => (at === 0 ? word : Number(word))) as [
  string,
  ...number[],
];
const ID = 'long';
const rng = rngOf(seed ?? 1);
const log = await openLog(`sqlite:${dir}`);
await writeLongLog(log, ID, edits ?? 0, rng, blocks);
const { live } = await Ledger.load(log, { kind: 'opinion', id: ID });
await log.close();
const writers = Array.from({ length: authors ?? 0 }, () => new Writer(rng, live.state()));
const before: WrittenBefore = {
  stateVector: live.stateVector(),
  edits: Array.from({ length: coming ?? 0 }, () => {
    const by = rng.below(writers.length);
    const update = writers[by]?.edit() ?? new Uint8Array();
    for (const writer of writers) if (writer !== writers[by]) writer.hear(update);
    return { by, update };
  }),
  atOnce: writers.map((writer) => writer.edit()),
};
await writeFile(join(dir, 'before'), serialize(before));
