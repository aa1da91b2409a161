/** G18: what references meant is what the log says, by the answers that a page gets of it. */
import { pino } from 'pino';
import type { Node } from 'prosemirror-model';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { nodeOf } from '../../client/editor/wording.ts';
import { MeantThen } from '../../client/pages/opinion/wording/meant-then.ts';
import { writtenIn } from '../../client/pages/opinion/wording/written.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { History } from '../../server/room/past/history.ts';
import { momentAt, type PastMoment, storyOf } from '../../server/room/past/history-answers.ts';
import { paragraphStory } from '../../server/room/past/past-json.ts';
import type { Room } from '../../server/room/room.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { schema } from '../../shared/text/schema.ts';
import { checkOf } from '../../shared/wording/check.ts';
import { addBlock, blockIds, erase, type } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { answering } from '../ui/support/api.ts';
import { stateOf } from './played-log.ts';

const NAME = { kind: 'opinion', id: 'one' } as const;

afterEach(() => void vi.unstubAllGlobals());

class Rig {
  readonly log = new MemoryLog();
  readonly clock = manualClock();
  readonly rooms = new Rooms({ log: this.log, clock: this.clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') });
  readonly past = new MeantThen(0);
  asked: readonly { readonly what: string }[] = [];
  doc: Node = schema.nodes.doc.create();
  register: Parameters<MeantThen['ask']>[0]['register'] = { opinion: 'one', language: 'en', paragraphs: [] };

  async edit(change: (doc: Y.Doc, ids: readonly string[]) => unknown): Promise<void> {
    const room = await this.room();
    const connection = silentConnection(delegate('arl'));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
    room.join(connection);
    doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
    change(doc, blockIds(doc));
    room.leave(connection);
    await room.look(() => null);
  }

  async room(): Promise<Room> {
    const room = await this.rooms.open(NAME.id);
    if (room === null) throw new Error('the opinion was made');
    return room;
  }

  /** What the check says of references, on a page that is opened now. */
  async said(past = this.past, trouble: object | null = null): Promise<readonly (string | null)[][]> {
    const entries = await this.log.read(NAME, 0);
    const history = new History(NAME);
    history.add(entries);
    const head = entries.length;
    const momentOf = (seq: number): PastMoment => momentAt(history, stateOf(history, entries, seq), NAME.id);
    const { register, blocks } = momentOf(head);
    const storyAt = (id: string) => ({ ...storyOf(history, id, stateOf(history, entries, head)), telling: 'off', owned: null }) as const;
    const stories = blocks.map(({ id }) => [
      `GET /api/opinions/one/story/${id}`,
      trouble === null ? () => paragraphStory(NAME.id, id, storyAt(id)) : [503, trouble],
    ]);
    const text = (what: string) => {
      const past = momentOf(Number(/at=(\d+)$/u.exec(what)?.[1]));
      const labels = new Map(past.register.paragraphs.map(({ id, label }) => [id, label]));
      return { blocks: past.blocks.map((block) => ({ ...block, label: labels.get(block.id) ?? '' })) };
    };
    this.asked = answering({ ...Object.fromEntries(stories), 'GET /api/opinions/one/text': text });
    const doc = schema.nodes.doc.create(
      null,
      blocks.map((block) => nodeOf(block)),
    );
    this.doc = doc;
    this.register = register;
    const close = past.open();
    const ended = past.ask({ doc, register }, () => {});
    expect(await ended).toEqual(trouble && expect.objectContaining(trouble));
    close();
    const written = writtenIn(doc, new Map(register.paragraphs.map((one) => [one.id, one])));
    return checkOf('en')(written, [], past.meant).flatMap(({ code, words, instead }) =>
      code.startsWith('reference') ? [[code, words, instead]] : [],
    );
  }
}

async function opened(): Promise<Rig> {
  const rig = new Rig();
  await rig.rooms.create(founding(NAME.id, measures(NAME.id, 6)));
  return rig;
}

describe('G18 what references meant', () => {
  it('G18 is what they named when they were written, whoever renumbers, and whatever is written beside them later', async () => {
    const rig = await opened();
    let last = '';
    await rig.edit((doc, ids) => {
      last = ids.at(-1) ?? '';
      type(doc, last, ' as in paragraph 3 above and invites 2,');
    });
    expect(await rig.said()).toEqual([]);
    await rig.edit((doc, ids) => addBlock(doc, ids[2] ?? null, 'bnew000000', 'a new one;', 'operative-item'));
    const renumbered = [
      ['reference-renumbered', 'paragraph 3 above', 'invites 4'],
      ['reference-renumbered', 'invites 2', 'invites 3'],
    ];
    // in the same edit session as before, and in another
    for (const pause of [0, 600_000]) {
      rig.clock.advance(pause);
      await rig.edit((doc) => type(doc, last, ' and so on,'));
      expect(await rig.said()).toEqual(renumbered);
      expect(await rig.said(new MeantThen(0))).toEqual(renumbered);
    }
    await rig.edit((doc, ids) => doc.getXmlFragment('opinion').delete(ids.indexOf('bnew000000') + 2, 1));
    expect(await rig.said()).toEqual([
      ['reference-gone', 'paragraph 3 above', null],
      ['reference-renumbered', 'invites 2', 'invites 3'],
    ]);
    await rig.rooms.close();
  });

  it('G18 written again it is what has the number then', async () => {
    const rig = await opened();
    let last = '';
    await rig.edit((doc, ids) => {
      last = ids.at(-1) ?? '';
      type(doc, last, ' as in paragraph 3 above');
    });
    await rig.edit((doc, ids) => addBlock(doc, ids[2] ?? null, 'bnew000000', 'a new one;', 'operative-item'));
    expect(await rig.said()).toHaveLength(1);
    rig.clock.advance(600_000);
    await rig.edit((doc) => erase(doc, last, 0, 500));
    rig.clock.advance(600_000);
    await rig.edit((doc) => type(doc, last, 'as in paragraph 3 above'));
    expect(await rig.said()).toEqual([]);
    await rig.rooms.close();
  });

  it('G18 is asked once for a paragraph as it reads, and of none whose references name what they named in the first text', async () => {
    const rig = await opened();
    const stories = () => rig.asked.filter(({ what }) => what.includes('/story/')).length;
    await rig.edit((doc, ids) => type(doc, ids.at(-1) ?? '', ' as in paragraph 3 above'));
    await rig.said();
    expect(rig.asked.map(({ what }) => what)).toEqual(['GET /api/opinions/one/text?at=2']);
    await rig.edit((doc, ids) => addBlock(doc, ids[2] ?? null, 'bnew000000', 'a new one;', 'operative-item'));
    expect(await rig.said()).toHaveLength(1);
    expect(stories()).toBe(1);
    expect(await rig.said()).toHaveLength(1);
    expect(rig.asked).toEqual([]);
    await rig.edit((doc, ids) => type(doc, ids.at(-1) ?? '', ' too'));
    expect(await rig.said()).toHaveLength(1);
    expect(stories()).toBe(1);
    await rig.rooms.close();
  });

  it('G18 no more is asked than so many questions until it is opened again, and none once nobody looks', async () => {
    const rig = await opened();
    await rig.edit((doc, ids) => {
      for (const one of ids.slice(-3)) type(doc, one, ' as in paragraph 2 above');
    });
    await rig.edit((doc, ids) => addBlock(doc, ids[2] ?? null, 'bnew000000', 'a new one;', 'operative-item'));
    const past = new MeantThen(0, 3);
    // the first text, then for each of the paragraphs a story and a text
    const openings = [];
    for (let opening = 0; opening < 3; opening += 1) openings.push([(await rig.said(past)).length, rig.asked.length]);
    expect(openings).toEqual([
      [1, 3],
      [2, 3],
      [3, 2],
    ]);
    const closed = new MeantThen(0);
    closed.open()();
    expect(await closed.ask({ doc: rig.doc, register: rig.register }, () => {})).toBeNull();
    expect(rig.asked).toHaveLength(2);
    await rig.rooms.close();
  });

  it('G18 what cannot be read is told to whoever asked, and asked for again', async () => {
    const rig = await opened();
    await rig.edit((doc, ids) => type(doc, ids.at(-1) ?? '', ' as in paragraph 3 above'));
    await rig.edit((doc, ids) => addBlock(doc, ids[2] ?? null, 'bnew000000', 'a new one;', 'operative-item'));
    expect(await rig.said(rig.past, { code: 'storage' })).toEqual([]);
    expect(await rig.said()).toHaveLength(1);
    await rig.rooms.close();
  });
});
