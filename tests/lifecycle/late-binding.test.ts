// @vitest-environment happy-dom
/**
 * Y9, T16: an editor of another schema that is bound to the text long after its connection was opened. It is no longer young, the text may be
 * short, and it deletes block by block; still nothing of what it does not know may go. A stock editor that has our schema is let through.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import type { Schema } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { describe, expect, it, vi } from 'vitest';
import { ySyncPlugin } from 'y-prosemirror';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { shownText } from '../../shared/text/block.ts';
import { schema as ours, ROOT } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { SCHEMAS } from './foreign-schemas.ts';

/** An opinion with so many paragraphs besides title and heading, and clients that have been connected for a minute. */
async function house(items: number) {
  const clock = manualClock();
  const rooms = new Rooms({ log: new MemoryLog(), clock, logger: pino({ level: 'silent' }), forum: () => forumOf() });
  await rooms.create(founding('one', measures('one', items)));
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  const words = (): Promise<readonly string[]> => room.look(({ live }) => live.blocks().map(shownText));

  /** A document in step with the room that tells it everything it writes, each transaction by itself. */
  async function client(entity: string, extended = false) {
    const connection: HeardConnection = silentConnection(delegate(entity), { extended, since: clock.now() });
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== room && connection.closed.length === 0) room?.text(connection, update, false);
    });
    room?.join(connection);
    room?.step1(connection, Y.encodeStateVector(doc));
    let read = 0;
    /** Hears what the room has told it, and waits until what it then wrote is recorded or refused. */
    const settle = async (): Promise<void> => {
      for (let quiet = 0; quiet < 2; quiet++) {
        await room?.look(() => null);
        const messages = connection.heard();
        for (const message of messages.slice(read)) {
          if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(doc, message.update, room);
        }
        read = messages.length;
        await turn(); // y-prosemirror renders in a timer of its own
      }
      await room?.look(() => null);
    };
    await settle();
    clock.advance(60_000);
    return { connection, doc, settle };
  }
  return { words, client };
}

const bind = (schema: Schema, doc: Y.Doc): EditorView =>
  new EditorView(document.createElement('div'), {
    state: EditorState.create({ schema, plugins: [ySyncPlugin(doc.getXmlFragment(ROOT))] }),
  });

const textAt = (doc: Y.Doc, place: number): Y.XmlText => {
  const block = doc.getXmlFragment(ROOT).get(place);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error(`no text at ${place}`);
  return text;
};

/** y-prosemirror says on the console what it thinks of what it does not know. */
const hush = (): void => void vi.spyOn(console, 'error').mockImplementation(() => {});

describe.each(Object.entries(SCHEMAS))('Y9 T16 an editor with %s, bound a minute after it connected', (_name, schema) => {
  it.each([1, 8, 20])('Y9 T16 takes nothing from a text of %i paragraphs', async (items) => {
    hush();
    const { words, client } = await house(items);
    const other = await client('bru', true);
    for (let place = 0; place < items; place++) textAt(other.doc, place + 2).format(0, 4, { strong: {} });
    await other.settle();
    const before = await words();
    const foreign = await client('arl');
    const view = bind(schema, foreign.doc);
    await foreign.settle();
    expect(await words()).toEqual(before);
    for (const { code } of foreign.connection.closed) expect(code).toBe(CLOSE.massDeletion);
    view.destroy();
  });
});

it('Y9 T16 takes no words that become what it does not know after it has typed some', async () => {
  hush();
  const { words, client } = await house(3);
  const foreign = await client('arl');
  const view = bind(SCHEMAS['our block without marks'] ?? ours, foreign.doc);
  await foreign.settle();
  view.dispatch(view.state.tr.insertText('typed ', 1));
  await foreign.settle();
  const before = await words();
  expect(before[0]).toContain('typed ');
  const other = await client('bru', true);
  textAt(other.doc, 2).format(0, 4, { strong: {} });
  await other.settle();
  await foreign.settle();
  expect(textAt(foreign.doc, 3).length).toBeGreaterThan(0);
  expect(await words()).toEqual(before);
  expect(foreign.connection.closed.map(({ code }) => code)).toEqual([CLOSE.massDeletion]);
  view.destroy();
});

describe('T16 a stock editor with our schema', () => {
  /** Deletes the second and the third item. */
  const deleteTwo = (view: EditorView): void => {
    const sizes = Array.from({ length: 5 }, (_, at) => view.state.doc.child(at).nodeSize);
    const upTo = (count: number): number => sizes.slice(0, count).reduce((sum, size) => sum + size, 0);
    view.dispatch(view.state.tr.delete(upTo(3), upTo(5)));
  };

  it('T16 deletes paragraphs once it has written into one', async () => {
    const { words, client } = await house(3);
    const stock = await client('arl');
    const view = bind(ours, stock.doc);
    await stock.settle();
    view.dispatch(view.state.tr.insertText('typed ', 1));
    await stock.settle();
    deleteTwo(view);
    await stock.settle();
    expect(await words()).toEqual(['typed one: a test', 'invites', 'measure 1;']);
    expect(stock.connection.closed).toEqual([]);
    view.destroy();
  });

  it('T16 is told where that is the first thing it does, and keeps what it types and takes back', async () => {
    const { words, client } = await house(3);
    const stock = await client('arl');
    const view = bind(ours, stock.doc);
    await stock.settle();
    deleteTwo(view);
    await stock.settle();
    expect(await words()).toHaveLength(5);
    expect(stock.connection.closed).toEqual([{ code: CLOSE.massDeletion, why: 'mass-deletion' }]);
    view.destroy();
  });

  it('T16 takes back the first words of an empty paragraph that it made', async () => {
    const { words, client } = await house(1);
    const stock = await client('arl');
    const block = new Y.XmlElement('block');
    block.setAttribute('id', 'b123456789');
    stock.doc.getXmlFragment(ROOT).push([block]);
    await stock.settle();
    const undo = new Y.UndoManager(stock.doc.getXmlFragment(ROOT), { captureTimeout: 0 });
    stock.doc.transact(() => block.insert(0, [new Y.XmlText('first')]));
    await stock.settle();
    expect(await words()).toContain('first');
    undo.undo();
    await stock.settle();
    expect(block.length).toBe(0);
    expect(await words()).not.toContain('first');
    expect(stock.connection.closed).toEqual([]);
  });
});

it('T16 our own page may delete paragraphs before it has written anything', async () => {
  const { words, client } = await house(3);
  const page = await client('arl', true);
  page.doc.getXmlFragment(ROOT).delete(3, 2);
  await page.settle();
  expect(await words()).toHaveLength(3);
  expect(page.connection.closed).toEqual([]);
});
