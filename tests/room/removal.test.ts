/** Much that goes by command, and comes back by one act: in the log, told, verified, once. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { register } from '../../shared/opinion/show.ts';
import { shownText } from '../../shared/text/block.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const NAME = { kind: 'opinion', id: 'one' } as const;

async function house(items = 32) {
  const log = new MemoryLog();
  const clock = manualClock();
  const rooms = new Rooms({ log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') });
  await rooms.create(founding('one', measures('one', items)));
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  let sent = 0;
  const give = (command: Command, entity = 'arl') => {
    const uuid = `00000000-0000-4000-8000-${String(++sent).padStart(12, '0')}`;
    return room.act({ person: 'A. Person', actor: () => delegate(entity) }, { uuid, v: 1, seen: { seq: 2 }, command });
  };
  const blocks = () => room.look(({ live }) => live.blocks());
  const shown = () => room.look(({ state, lastWords }) => register(state, new Map(), 'one', lastWords));
  const targets = async () => (await shown()).paragraphs.map(({ id, exact }) => ({ block: id, exact: exact ?? '' }));
  const verdict = async (): Promise<string> => verifyOpinion(NAME, await log.read(NAME, 0)).sentence;
  return { room, clock, give, blocks, shown, targets, verdict, rooms };
}

describe('T44 what goes by command', () => {
  it('T44 goes at once with everything that was shown, and comes back whole by one act of somebody else', async () => {
    const { give, blocks, shown, targets, verdict } = await house();
    const before = await blocks();
    const removed = await give({ do: 'remove-paragraphs', targets: await targets() });
    if (!removed.ok) throw new Error('removed');
    expect((await blocks()).map(shownText)).toEqual(['']);
    const gone = (await shown()).paragraphs.filter((one) => one.removed);
    expect(gone.map(({ lastWords }) => lastWords)).toEqual(before.map(shownText));
    expect(new Set(gone.map(({ removedBy }) => `${removedBy?.entity} ${removedBy?.seq}`))).toEqual(new Set([`arl ${removed.seq}`]));
    expect(await give({ do: 'restore-deletion', of: removed.seq }, 'bru')).toMatchObject({ ok: true });
    expect(await blocks()).toEqual(before);
    expect(await give({ do: 'restore-deletion', of: removed.seq })).toMatchObject({ refusal: { code: 'no-such-paragraph' } });
    expect(await verdict()).toMatch(/^VALID/);
  });

  it('T44 is refused as a whole where one of them reads otherwise by now', async () => {
    const { give, blocks, targets } = await house();
    const before = await blocks();
    const shown = (await targets()).map((one, at) => (at === 7 ? { ...one, exact: 'A'.repeat(43) } : one));
    expect(await give({ do: 'remove-paragraphs', targets: shown })).toMatchObject({ refusal: { code: 'text-changed' } });
    expect(await blocks()).toEqual(before);
  });
});

describe('T42 in a room', () => {
  it('T42 nobody but its author hears of it, and the author is told in words', async () => {
    const { room, clock, blocks, verdict } = await house();
    const before = await blocks();
    clock.advance(60_000);
    const author = silentConnection(delegate('arl'), { since: 0 });
    const other = silentConnection(delegate('bru'), { since: 0 });
    room.join(author);
    room.join(other);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
    doc.on('update', (update: Uint8Array) => room.text(author, update, false));
    doc.transact(() => {
      const fragment = doc.getXmlFragment(ROOT);
      fragment.delete(0, fragment.length);
      const block = new Y.XmlElement('block');
      block.setAttribute('id', 'b999999999');
      fragment.insert(0, [block]);
    });
    await room.look(() => null);
    expect((await blocks()).filter(({ id }) => id !== 'b999999999')).toEqual(before);
    const told = author.heard().flatMap((message) => (message.type === 'own' && message.number === MESSAGE.healed ? [message.body] : []));
    expect(told).toMatchObject([{ blocks: [{ block: null, why: 'removal', mine: '' }] }]);
    expect(other.heard().some((message) => message.type === 'own' && message.number === MESSAGE.healed)).toBe(false);
    expect(author.closed).toEqual([]);
    expect(await verdict()).toMatch(/^VALID/);
  });
});
