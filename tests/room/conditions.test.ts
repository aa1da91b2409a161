/**
 * "Unless it is deleted" through the one door: what another State cuts and pastes, or copies and then deletes, meets no condition, whatever
 * the log is folded from, and the record shows it to whoever verifies it.
 */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { EndsIf } from '../../shared/opinion/entry.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { replaced, resealed, statementOf, withStatement } from '../record/altered.ts';
import { addBlock, blockIds } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding } from '../support/founding.ts';

const NAME = { kind: 'opinion', id: 'one' } as const;
const CHAIR = delegate('chair', 'chair');
const [ARLEN, BRUMA, COR] = [delegate('arl'), delegate('bru'), delegate('cor')];
const CLAUSE = 'to levy a fee on every satellite that crosses their territory';

async function house(log = new MemoryLog(), clock = manualClock()) {
  const rooms = new Rooms({ log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru', 'cor') });
  await rooms.create(
    founding('one', [
      { kind: 'title', level: 0, text: 'A TEST' },
      { kind: 'operative-heading', level: 0, text: 'invites' },
      { kind: 'operative-item', level: 0, text: 'to share what is known' },
      { kind: 'operative-item', level: 0, text: CLAUSE },
    ]),
  );
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  const see = (): Promise<Register> => room.look(({ state, notes, lastWords }) => register(state, notes, 'one', lastWords));
  const act = async (actor: Actor, command: Command, seen?: number) => {
    const envelope = { uuid: crypto.randomUUID(), v: 1, seen: { seq: seen ?? (await see()).seq }, command } as const;
    return room.act({ person: 'A. Person', actor: () => actor }, envelope);
  };
  /** One entry of this State's. */
  const edit = async (actor: Actor, change: (doc: Y.Doc) => void): Promise<Register> => {
    const connection = silentConnection(actor);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
    room.join(connection);
    doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
    doc.transact(() => change(doc));
    room.leave(connection);
    return see();
  };
  const at = async (place: number) => {
    const found = (await see()).paragraphs[place];
    if (found === undefined) throw new Error(`no paragraph ${place}`);
    return found;
  };
  const object = async (endsIf: EndsIf = { deleted: true }, seen?: number) => {
    const { id: block, hash } = await at(3);
    return act(ARLEN, { do: 'raise-objection', block, hash, endsIf }, seen);
  };
  const agree = async (blocks: readonly string[]) => {
    const there = (await see()).paragraphs.filter(({ id }) => blocks.includes(id));
    const targets = there.map(({ id: block, hash }) => ({ block, hash }));
    if (there.some(({ call }) => call === null)) expect(await act(CHAIR, { do: 'call', targets })).toMatchObject({ ok: true });
    clock.advance(20_000);
    return Promise.all(targets.map((target) => act(CHAIR, { do: 'declare', target })));
  };
  const hashes = async () => {
    const { docHash, textHash } = await see();
    return { docHash: docHash ?? '', textHash: textHash ?? '' };
  };
  return { log, clock, room, see, act, edit, at, object, agree, hashes };
}

const cut = (block: string) => (doc: Y.Doc) => doc.getXmlFragment(ROOT).delete(blockIds(doc).indexOf(block), 1);
const paste =
  (id = 'bpasted0001') =>
  (doc: Y.Doc) =>
    addBlock(doc, blockIds(doc).at(-1) ?? null, id, CLAUSE, 'operative-item');

const position = ({ paragraphs }: Register) => paragraphs.flatMap(({ positions }) => positions)[0];
const verified = async (log: MemoryLog) => verifyOpinion(NAME, await log.read(NAME, 0));

describe('a condition whose words have moved', () => {
  it.each([
    ['cut and pasted', ['cut', 'paste']],
    ['copied, then deleted', ['paste', 'cut']],
  ])('1.8 %s: adoption is refused, after a restart as before, and verify agrees', async (_, steps) => {
    const { log, clock, see, act, edit, at, object, agree, hashes } = await house();
    const { id: block } = await at(3);
    expect(await object()).toMatchObject({ ok: true });
    for (const step of steps) await edit(BRUMA, step === 'cut' ? cut(block) : paste());
    const shown = await see();
    expect(position(shown)).toMatchObject({ entity: 'arl', met: false, metBy: null });
    expect(position(shown)?.echoes).toEqual([
      shown.paragraphs.at(-1)?.id === block ? shown.paragraphs.at(-2)?.id : shown.paragraphs.at(-1)?.id,
    ]);
    const others = shown.paragraphs.filter(({ status, id }) => status !== null && id !== block).map(({ id }) => id);
    expect((await agree(others)).every(({ ok }) => ok)).toBe(true);
    expect(await agree([block])).toMatchObject([{ ok: false, refusal: { code: 'objection-stands', entities: ['arl'] } }]);
    expect(await act(CHAIR, { do: 'call-adoption', ...(await hashes()) })).toMatchObject({ ok: false, refusal: { code: 'not-agreed' } });
    expect(await verified(log)).toMatchObject({ verdict: 'valid' });
    // the same from the first entry, and from a snapshot
    for (const snapshot of [false, true]) {
      if (snapshot) await (await Ledger.load(log, NAME)).snapshot();
      const again = await house(log, clock);
      expect(position(await again.see())).toEqual(position(shown));
    }
    const [objection] = shown.paragraphs.flatMap(({ positions }) => positions);
    expect(await act(ARLEN, { do: 'withdraw', position: objection?.id ?? '' })).toMatchObject({ ok: true });
    await agree([block]);
    expect(await act(CHAIR, { do: 'call-adoption', ...(await hashes()) })).toMatchObject({ ok: true });
  });

  it('1.9 deleted for good it is met, by an entry that is named with whose it was, and verify says so', async () => {
    const { log, see, act, edit, at, object, agree, hashes, clock } = await house();
    const { id: block } = await at(3);
    await object();
    const after = await edit(BRUMA, cut(block));
    expect(position(after)).toMatchObject({ met: true, metBy: { seq: after.seq, entity: 'bru' }, echoes: [] });
    await agree(after.paragraphs.filter(({ status }) => status !== null).map(({ id }) => id));
    expect(await act(CHAIR, { do: 'call-adoption', ...(await hashes()) })).toMatchObject({ ok: true });
    clock.advance(20_000);
    expect(await act(CHAIR, { do: 'adopt', ...(await hashes()) })).toMatchObject({ ok: true });
    await see();
    clock.advance(60_000);
    expect((await see()).phase).toBe('adopted');
    expect((await verified(log)).sentence).toContain(`ARL objected to 2 (${block}) unless deleted; met by entry ${after.seq} of BRU`);
  });

  it('1.8 of two nodes on one log each finds what the other has begun to watch', async () => {
    const log = new MemoryLog();
    const clock = manualClock();
    const [one, two] = [await house(log, clock), await house(log, clock)];
    const { id: block } = await one.at(3);
    await two.see();
    await one.object();
    await two.edit(BRUMA, cut(block));
    const after = await one.edit(COR, paste());
    expect(position(after)).toMatchObject({ met: false, echoes: [after.paragraphs.at(-1)?.id] });
    expect(position(await (await house(log, clock)).see())).toEqual(position(after));
    expect(await verified(log)).toMatchObject({ verdict: 'valid' });
  });

  it('1.8 an objection that crosses the deletion is not met by words that stand elsewhere by then', async () => {
    const { log, edit, at, see, act } = await house();
    const [{ id: block, hash }, { seq }] = [await at(3), await see()];
    await edit(BRUMA, cut(block));
    await edit(BRUMA, paste());
    expect(await act(ARLEN, { do: 'raise-objection', block, hash, endsIf: { deleted: true } }, seq)).toMatchObject({ ok: true });
    const shown = await see();
    expect(position(shown)).toMatchObject({ met: false });
    expect(position(shown)?.echoes).toHaveLength(1);
    expect(await verified(log)).toMatchObject({ verdict: 'valid' });
    expect(await forged(log)).toMatchObject({ verdict: 'invalid', sentence: expect.stringContaining('the recorded echoes') });
  });

  describe('1.8 T38 an objection that was on its way', () => {
    const raise = async (objecting: Awaited<ReturnType<typeof house>>, between: () => Promise<unknown>) => {
      const { at, see, act } = objecting;
      const [{ id: block, hash }, { seq }] = [await at(3), await see()];
      await between();
      expect(await act(ARLEN, { do: 'raise-objection', block, hash, endsIf: { deleted: true } }, seq)).toMatchObject({ ok: true });
      return block;
    };
    const type = (place: number, words: string, from: number) => (doc: Y.Doc) => {
      const [text] = (doc.getXmlFragment(ROOT).get(place) as Y.XmlElement).toArray();
      (text as Y.XmlText).insert(from, words);
    };

    it.each<[string, (doc: Y.Doc) => void]>([
      ['into a new paragraph', paste()],
      ['into one that stood there', type(2, `${CLAUSE}, and `, 0)],
      ['behind another one', type(2, `; ${CLAUSE}`, 22)],
    ])('is not met where somebody copied its words meanwhile %s', async (_, copy) => {
      const objecting = await house();
      const { log, clock, edit, see, act } = objecting;
      const block = await raise(objecting, () => edit(BRUMA, copy));
      const [held] = (await log.read(NAME, 0)).map(statementOf).flatMap(({ fact }) => (fact as { copied?: string[] }).copied ?? []);
      await edit(BRUMA, cut(block));
      const shown = await see();
      expect(position(shown)).toMatchObject({ met: false });
      expect(position(shown)?.echoes).toEqual([held]);
      expect(await verified(log)).toMatchObject({ verdict: 'valid' });
      expect(await forged(log, 'copied')).toMatchObject({ verdict: 'invalid', sentence: expect.stringContaining('the recorded copied') });
      for (const snapshot of [false, true]) {
        if (snapshot) await (await Ledger.load(log, NAME)).snapshot();
        expect(position(await (await house(log, clock)).see())).toEqual(position(shown));
      }
      // the State goes on as it likes
      expect(await act(ARLEN, { do: 'withdraw', position: position(shown)?.id ?? '' })).toMatchObject({ ok: true });
    });

    const overwrite = (words: string) => (doc: Y.Doc) => {
      const place = blockIds(doc).length - 1;
      const [text] = (doc.getXmlFragment(ROOT).get(place) as Y.XmlElement).toArray() as Y.XmlText[];
      text?.delete(0, text.length);
      text?.insert(0, words);
    };

    it.each<[string, readonly ((doc: Y.Doc) => void)[]]>([
      ['copied, then written over', [type(2, `, ${CLAUSE}`, 22), overwrite('to think about it')]],
      ['written over, then pasted', [overwrite('to think about it'), type(2, `, ${CLAUSE}`, 22)]],
      ['half of it cut out, then pasted', [overwrite(CLAUSE.slice(0, 25)), type(2, `, ${CLAUSE.slice(25)}`, 22)]],
    ])('is not met by words that left the paragraph meanwhile: %s', async (_, changes) => {
      const objecting = await house();
      const { log, clock, edit, see } = objecting;
      const block = await raise(objecting, async () => {
        for (const change of changes) await edit(BRUMA, change);
      });
      await edit(BRUMA, cut(block));
      const shown = await see();
      expect(position(shown)).toMatchObject({ met: false });
      expect(await verified(log)).toMatchObject({ verdict: 'valid' });
      for (const snapshot of [false, true]) {
        if (snapshot) await (await Ledger.load(log, NAME)).snapshot();
        expect(position(await (await house(log, clock)).see())).toEqual(position(shown));
      }
    });

    it('is not met by what the paragraph reads by now, where the words it meant stand elsewhere', async () => {
      const { log, edit, see, act, at } = await house();
      const [{ id: block, hash }, { seq }] = [await at(3), await see()];
      await edit(BRUMA, overwrite('to think about it'));
      await edit(BRUMA, type(2, `, ${CLAUSE}`, 22));
      const reads = (await at(3)).hash ?? '';
      expect(await act(ARLEN, { do: 'raise-objection', block, hash, endsIf: { reads } }, seq)).toMatchObject({ ok: true });
      expect(position(await see())).toMatchObject({ met: false, echoes: [(await at(2)).id] });
      expect(await verified(log)).toMatchObject({ verdict: 'valid' });
    });

    it.each<[string, (doc: Y.Doc) => void]>([
      ['in a paragraph in which somebody types right beside them meanwhile', type(2, 'well ', 24)],
      ['in a paragraph in which somebody types what begins alike meanwhile', type(2, 'sa ', 22 + 2 + CLAUSE.indexOf('satellite'))],
      ['in a paragraph in which somebody types meanwhile', type(2, 'indeed ', 0)],
      ['split there meanwhile', (doc) => addBlock(doc, blockIds(doc)[2] ?? '', 'bsplit00001', 'and more of it', 'operative-item')],
    ])('is met, though its words stood elsewhere all along %s', async (_, change) => {
      const objecting = await house();
      const { log, edit, see } = objecting;
      await edit(COR, type(2, `, ${CLAUSE}`, 22));
      const block = await raise(objecting, () => edit(BRUMA, change));
      await edit(BRUMA, cut(block));
      expect(position(await see())).toMatchObject({ met: true, echoes: [] });
      expect(await verified(log)).toMatchObject({ verdict: 'valid' });
    });
  });

  it('1.8 a record that forgets where words went does not hold', async () => {
    const { log, edit, at, object } = await house();
    const { id: block } = await at(3);
    await object();
    await edit(BRUMA, cut(block));
    await edit(BRUMA, paste());
    expect(await verified(log)).toMatchObject({ verdict: 'valid' });
    expect(await forged(log)).toMatchObject({ verdict: 'invalid', sentence: expect.stringContaining('the recorded echoes') });
  });
});

/** Every hash made to fit again, as whoever owns the store could. */
async function forged(log: MemoryLog, without: 'echoes' | 'copied' = 'echoes') {
  const record = await log.read(NAME, 0);
  const at = record.findIndex((one) => without in statementOf(one).fact);
  const one = record[at] as Stored;
  const forgotten = withStatement(one, ({ fact }) => {
    delete fact[without];
  });
  return verifyOpinion(NAME, resealed(replaced(record, at, forgotten)));
}
