/** Suggestions through the one door: from the editor of one delegation to the chair's decision, told to everybody. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { register } from '../../shared/opinion/show.ts';
import type { Verdict } from '../../shared/opinion/vocabulary.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const CHAIR = delegate('chair', 'chair');
const ARLEN = delegate('arl');

async function house(editing: 'co-edit' | 'suggest' = 'suggest') {
  const log = new MemoryLog();
  const open = async (): Promise<Rooms> =>
    new Rooms({ log, clock: manualClock(), logger: pino({ level: 'silent' }), forum: () => forumOf('arl') });
  const rooms = await open();
  await rooms.create(founding('one', measures('one', 2)));
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  let uuids = 0;
  const act = (actor: Actor, command: Command, uuid = `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`) =>
    room.act({ person: 'A. Person', actor: () => actor }, { uuid, v: 1, seen: { seq: 0 }, command });
  const now = () => room.look(({ state, notes, live }) => ({ shown: register(state, notes, 'one'), blocks: live.blocks() }));
  await act(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, editing } });
  const item = async (at: number) => {
    const found = (await now()).shown.paragraphs[at + 2];
    if (found === undefined) throw new Error(`no item ${at}`);
    return found;
  };
  const settle = async (actor: Actor, verdict: Verdict, id = 's1', uuid?: string) => {
    const { id: block, exact } = await item(0);
    return act(actor, { do: 'settle', block, of: 'arl', id, verdict, exact: exact ?? '' }, uuid);
  };
  return { rooms, reopened: open, room, act, now, item, settle };
}

/** Arlen edits the words of the first item in a document of its own. */
async function write({ room }: Awaited<ReturnType<typeof house>>, edit: (words: Y.XmlText) => void) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
  const connection = silentConnection(ARLEN);
  room.join(connection);
  const words = (doc.getXmlFragment('opinion').get(2) as Y.XmlElement).get(0) as Y.XmlText;
  doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
  edit(words);
  await room.look(() => null);
  return connection.heard().flatMap((message) => (message.type === 'own' ? [message] : []));
}

const mark = { insertion: { by: 'arl', id: 's1' } };
const adds = (words: Y.XmlText): void => words.insert(7, ' soon', mark);

describe('a suggestion', () => {
  it.each(['accept', 'reject', 'park', 'take-back'] as const)('is recorded, counts, and ends with %s', async (verdict) => {
    const place = await house();
    await write(place, adds);
    expect(await place.item(0)).toMatchObject({ suggestions: 1, status: 'unsettled' });
    const answer = await place.settle(verdict === 'take-back' ? ARLEN : CHAIR, verdict);
    expect(answer).toMatchObject({ ok: true });
    const { settled, status, suggestions } = await place.item(0);
    expect([status, suggestions]).toEqual(['open', 0]);
    expect(settled).toMatchObject([{ entity: 'arl', verdict, note: { person: 'A. Person', words: 'measure soon 1;' } }]);
    expect((await place.now()).blocks[2]?.runs).toEqual([{ text: verdict === 'accept' ? 'measure soon 1;' : 'measure 1;', marks: [] }]);
  });

  it('is not settled where it is not, nor twice, nor by another command with the same uuid', async () => {
    const place = await house('co-edit');
    await write(place, adds);
    expect(await place.settle(CHAIR, 'accept', 's2')).toMatchObject({ ok: false, refusal: { code: 'text-changed' } });
    const uuid = '00000000-0000-4000-8000-0000000000ff';
    const { id: block, exact } = await place.item(0);
    const command = { do: 'settle', block, of: 'arl', id: 's1', verdict: 'park', exact: exact ?? '' } as const;
    const done = await place.act(CHAIR, command, uuid);
    expect(await place.act(CHAIR, command, uuid)).toEqual(done);
    expect(await place.act(CHAIR, { ...command, verdict: 'accept' }, uuid)).toEqual({ ok: false, why: 'uuid-reused' });
  });

  it('is not settled in part: not while one of its paragraphs is closed', async () => {
    const place = await house('co-edit');
    const other = await place.item(1);
    const acme = delegate('acme', 'sector-member');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await place.room.look(({ live }) => live.state()));
    const connection = silentConnection(acme);
    place.room.join(connection);
    doc.on('update', (update: Uint8Array) => place.room.text(connection, update, false));
    const own = { insertion: { by: 'acme', id: 's1' } };
    doc.transact(() => {
      for (const at of [2, 3]) ((doc.getXmlFragment('opinion').get(at) as Y.XmlElement).get(0) as Y.XmlText).insert(7, ' soon', own);
    });
    await place.act(CHAIR, { do: 'call', targets: [{ block: other.id, hash: (await place.item(1)).hash }] });
    const { id: block, exact } = await place.item(0);
    const answer = await place.act(CHAIR, { do: 'settle', block, of: 'acme', id: 's1', verdict: 'accept', exact: exact ?? '' });
    expect(answer).toEqual({ ok: false, why: 'refused', refusal: { code: 'already-agreed', blocks: [other.id] } });
  });

  it('2.27 of a company withholds a yes to the words, on their heading too, though it holds no paragraph up', async () => {
    const place = await house('co-edit');
    const { id: block, hash } = await place.item(0);
    const raised = await place.act(ARLEN, { do: 'raise-objection', block, hash });
    const yes = () => place.act(ARLEN, { do: 'withdraw', position: raised.ok ? `p${raised.seq}` : '', reads: { block, hash: hash ?? '' } });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await place.room.look(({ live }) => live.state()));
    const connection = silentConnection(delegate('acme', 'sector-member'));
    place.room.join(connection);
    doc.on('update', (update: Uint8Array) => place.room.text(connection, update, false));
    const words = (at: number) => (doc.getXmlFragment('opinion').get(at) as Y.XmlElement).get(0) as Y.XmlText;
    for (const at of [1, 2]) {
      words(at).insert(0, 'soon ', { insertion: { by: 'acme', id: 's1' } });
      expect(await place.item(0)).toMatchObject({ suggestions: 0, status: 'objected', hash });
      expect(await yes()).toMatchObject({
        ok: false,
        refusal: { code: 'suggestions-left', blocks: [(await place.now()).shown.paragraphs[at]?.id] },
      });
      words(at).delete(0, 'soon '.length);
    }
    expect(await yes()).toMatchObject({ ok: true });
  });

  it('survives a restart of the server, with the words of what was parked', async () => {
    const place = await house();
    await write(place, adds);
    await place.settle(CHAIR, 'park');
    const before = (await place.now()).shown;
    await place.rooms.close();
    const again = await (await place.reopened()).open('one');
    expect(await again?.look(({ state, notes }) => register(state, notes, 'one'))).toEqual(before);
  });

  it('is all that the policy lets a delegation do to the text', async () => {
    const place = await house();
    const heard = await write(place, (words) => words.insert(0, 'plainly '));
    const healed = heard.find(({ number }) => number === MESSAGE.healed)?.body;
    expect(healed).toMatchObject({ blocks: [{ why: 'suggest', mine: 'plainly measure 1;' }] });
    expect((await place.now()).blocks[2]?.runs).toEqual([{ text: 'measure 1;', marks: [] }]);
  });
});
