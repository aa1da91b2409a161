/** A text at rest: who comes with nothing gets snapshot and tail, and it is the same opinion as one folded from its first entry. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { RecordDamage } from '../../server/record/damage.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { flipped, replaced, resealed, withStatement } from '../record/altered.ts';
import { nameOf, recordMeeting } from '../record/meeting.ts';
import { type Rng, seeded } from '../support/rng.ts';

const ONE = nameOf('one');

async function meeting(rng: Rng): Promise<readonly Stored[]> {
  const log = new MemoryLog();
  await recordMeeting(rng, log, 'one', { rounds: 30, adopt: false });
  return log.read(ONE, 0);
}

/** A log with a snapshot at `at` and the rest of `entries` after it. */
async function restingLog(entries: readonly Stored[], at: number, sound = entries): Promise<MemoryLog> {
  const log = new MemoryLog();
  await log.append(ONE, sound.slice(0, at));
  await (await Ledger.load(log, ONE)).snapshot();
  await log.append(ONE, entries.slice(at));
  return log;
}

function readWhole({ whole }: Ledger) {
  const doc = new Y.Doc();
  for (const update of whole) Y.applyUpdate(doc, update);
  return { blocks: readBlocks(doc.getXmlFragment(ROOT)), clocks: Y.decodeStateVector(Y.encodeStateVector(doc)) };
}

describe('a text at rest', () => {
  it('is the text that the whole log gives, before and after its document is built', async () => {
    const rng = seeded('a text at rest');
    const entries = await meeting(rng);
    const whole = new MemoryLog();
    await whole.append(ONE, entries);
    const folded = await Ledger.load(whole, ONE);
    for (const at of [2, rng.between(3, entries.length - 2), entries.length - 1]) {
      const resting = await Ledger.load(await restingLog(entries, at), ONE);
      expect(resting.whole.length > 1).toBe(
        entries.slice(at).some(({ header }) => new TextDecoder().decode(header).includes('"type":"text"')),
      );
      const { blocks, clocks } = readWhole(resting);
      expect(Y.decodeStateVector(resting.stateVector())).toEqual(clocks);
      expect([resting.seq, resting.textHash, resting.state]).toEqual([folded.seq, folded.textHash, folded.state]);
      expect(blocks).toEqual(folded.live.blocks());
      expect(resting.live.blocks()).toEqual(folded.live.blocks());
      expect(readWhole(resting).blocks).toEqual(folded.live.blocks());
      expect(resting.textHash).toBe(resting.live.textHash);
    }
  });

  it('is something to whoever comes even before the first word', async () => {
    expect(readWhole(await Ledger.load(new MemoryLog(), ONE)).blocks).toEqual([]);
    expect((await Ledger.load(new MemoryLog(), ONE)).whole).toHaveLength(1);
  });

  it('K3 is not served from entries that are damaged', async () => {
    const rng = seeded('K3 a text at rest');
    const sound = await meeting(rng);
    for (let round = 0; round < 40; round++) {
      const at = rng.between(3, sound.length - 2);
      const one = sound[at];
      if (one === undefined || one.payload === null) throw new Error('every entry is there');
      const damaged = [
        { ...one, header: flipped(one.header, rng) },
        { ...one, statement: flipped(one.statement, rng) },
        { ...one, payload: one.payload.length === 0 ? new Uint8Array(1) : flipped(one.payload, rng) },
      ];
      const log = await restingLog(replaced(sound, at, rng.pick(damaged)), 2, sound);
      await expect(Ledger.load(log, ONE)).rejects.toThrow(RecordDamage);
    }
  });

  it('K3 builds no document of facts that have another shape, though every hash was made to fit', async () => {
    const rng = seeded('K3 a forged tail');
    const sound = await meeting(rng);
    const at = sound.findLastIndex(({ statement }) => new TextDecoder().decode(statement).includes('"type":"text"'));
    const one = sound[at];
    if (one === undefined) throw new Error('a meeting has text');
    const forge = (change: Parameters<typeof withStatement>[1]) =>
      restingLog(resealed(replaced(sound, at, withStatement(one, change))), 2, sound);
    const added = await forge(({ fact }) => Object.assign(fact, { more: true }));
    const ledger = await Ledger.load(added, ONE);
    expect(() => ledger.live).toThrow(RecordDamage);
    const without = await forge(({ fact }) => Object.assign(fact, { changes: null }));
    await expect(Ledger.load(without, ONE)).rejects.toThrow(RecordDamage);
  });
});
