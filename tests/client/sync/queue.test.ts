// @vitest-environment happy-dom
/** What was written while away goes update by update, once, however often the connection breaks. */
import { TextSelection } from 'prosemirror-state';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { blockOf } from '../../../client/editor/blocks.ts';
import { splitBlock } from '../../../client/editor/commands.ts';
import { queueOf, type Written, written } from '../../../client/sync/queue.ts';
import { shownText } from '../../../shared/text/block.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import { type Message, readMessage } from '../../../shared/wire/frame.ts';
import { MOST_QUEUED, MOST_QUEUED_BYTES } from '../../../shared/wire/message.ts';
import { delegate } from '../../support/connection.ts';
import { seeded } from '../../support/rng.ts';
import { FakeServer } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';
import { openPage, type Page } from '../support/open-page.ts';
import { realRoom } from '../support/real-room.ts';
import { textOf } from '../support/texts.ts';

const pages: Page[] = [];
afterEach(() => {
  pages.splice(0).forEach(({ opinion }) => void opinion.destroy());
  localStorage.clear();
  document.body.replaceChildren();
});

/** A document, what is written in it, and a copy of how it was. */
function scene(words = 'some words') {
  const doc = new Y.Doc();
  const text = doc.getText('w');
  text.insert(0, words);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const changes: Written[] = [];
  doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    changes.push(written(update, transaction));
  });
  const known = (): number => Y.getState(copy.store, doc.clientID);
  return { doc, text, copy, changes, known };
}

describe('T46 the queue', () => {
  it('has an update for each change, and one for letters that were typed one behind the other', () => {
    const { text, changes, known } = scene();
    for (const [at, letter] of [...'abc'].entries()) text.insert(4 + at, letter);
    text.insert(0, 'x');
    text.insert(1, 'y');
    text.delete(0, 1);
    text.delete(0, 1);
    text.insert(0, 'z');
    text.doc?.transact(() => {
      text.delete(0, 1);
      text.insert(0, 'over');
    });
    text.insert(4, '!');
    const queue = queueOf(changes, known()) ?? [];
    const said = queue.map((update) => {
      const { structs, ds } = Y.decodeUpdate(update);
      const put = structs.map((struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : '?',
      );
      return `${put.join('')}${ds.clients.size > 0 ? '-' : ''}`;
    });
    expect(said).toEqual(['abc', 'xy', '-', '-', 'z', 'over-', '!']);
  });

  it('brings all of it, in at most so many updates, whatever was written', () => {
    const rng = seeded('T46 queue');
    let most = 0;
    for (const edits of [1, 20, 150, 700, 1, 20, 150, 700, 1, 20, 150, 700]) {
      const { doc, text, copy, changes, known } = scene();
      for (let n = 0; n < edits; n++) {
        if (text.length > 5 && rng.chance(0.4)) text.delete(rng.below(text.length - 2), 2);
        else text.insert(rng.below(text.length + 1), 'ab');
      }
      const queue = queueOf(changes, known());
      if (queue === null) throw new Error('nothing is missing in it');
      expect(queue.length).toBeLessThanOrEqual(Math.min(MOST_QUEUED, edits));
      most = Math.max(most, queue.length);
      for (const update of queue) Y.applyUpdate(copy, update);
      expect(copy.getText('w').toString()).toBe(text.toString());
      expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
    }
    expect(most).toBe(MOST_QUEUED);
  });

  it('is none where it is empty, where something is missing in it, and where it is too long', () => {
    const { text, changes, known } = scene();
    expect(queueOf(changes, known())).toBeNull();
    text.insert(0, 'a');
    text.insert(0, 'b');
    text.insert(0, 'c');
    expect(queueOf(changes, known())).toHaveLength(3);
    expect(queueOf(changes, known() - 1)).toBeNull();
    expect(queueOf(changes.slice(1), known())).toBeNull();
    expect(queueOf(changes.slice(1), known() + 1)).toHaveLength(2);
    expect(queueOf([changes[0] as Written, changes[2] as Written], known())).toBeNull();
    text.insert(0, 'x'.repeat(MOST_QUEUED_BYTES));
    expect(queueOf(changes, known())).toBeNull();
  });
});

/** What a page sends of text, as it leaves. */
function listening(server: FakeServer): { readonly open: FakeServer['open']; readonly sent: Message[] } {
  const sent: Message[] = [];
  return {
    sent,
    open: (url) => {
      const socket = server.open(url);
      const { send } = socket;
      socket.send = (bytes) => {
        const message = readMessage(new Uint8Array(bytes as Uint8Array));
        if (['step2', 'update', 'queue'].includes(message.type)) sent.push(message);
        send(bytes);
      };
      return socket;
    },
  };
}

describe('T46 a page that comes back', () => {
  it('sends the queue where the server takes it, and a whole step 2 where not, or where it asks again', async () => {
    for (const rules of [4, 5]) {
      const server = new FakeServer(textOf([{ id: id(1), text: 'one' }]), { rules });
      const { open, sent } = listening(server);
      const page = await openPage(server, { openSocket: open });
      pages.push(page);
      server.close(CLOSE.restart);
      page.type(id(1), 0, 'A');
      page.type(id(1), 0, 'B');
      sent.splice(0);
      await page.pass(2_000);
      expect(sent.map(({ type }) => type)).toEqual([rules === 5 ? 'queue' : 'step2']);
      if (sent[0]?.type === 'queue') expect(sent[0].updates).toHaveLength(2);
      expect(server.words[0]).toBe('BAone');
      expect(page.opinion.sync.getSnapshot().state).toBe('recorded');
      server.askAgain();
      await page.pass(0);
      expect(sent.at(-1)?.type).toBe('step2');
    }
  });

  it('T45 is heard update by update, and each is in the log by itself', async () => {
    const room = await realRoom(['that one thing follows from another;', 'that nothing follows;']);
    const page = await openPage(undefined, {
      clock: room.clock,
      openSocket: room.socketsOf(delegate('arl')),
      seat: { id: 's-arl', entity: 'arl', capacity: 'member-state', functions: [], remote: false },
    });
    pages.push(page);
    await room.settle();
    const third = (await room.blocks())[2]?.id ?? '';
    const before = (await room.texts()).length;
    for (const interrupted of [true, false]) {
      room.hangUp(CLOSE.restart);
      page.type(third, 0, 'x');
      const placed = blockOf(page.view.state.doc, third);
      const at = TextSelection.create(page.view.state.doc, (placed?.pos ?? 0) + 1 + 9);
      page.view.dispatch(page.view.state.tr.setSelection(at));
      splitBlock(page.view.state, page.view.dispatch);
      page.type(third, 0, 'y');
      if (!interrupted) continue;
      // it has left, and the connection breaks before it is known what became of it
      page.opinion.retry();
      for (let turn = 0; turn < 6; turn++) await Promise.resolve();
      room.hangUp(CLOSE.restart);
    }
    await room.settle(3_000);
    expect(page.shown).toEqual((await room.blocks()).map(shownText));
    expect(page.shown[2]?.startsWith('yxyx')).toBe(true);
    const texts = (await room.texts()).slice(before);
    expect(texts).toHaveLength(6);
    expect(texts.every(({ parts }) => parts.length === 1)).toBe(true);
    expect(page.opinion.sync.getSnapshot().state).toBe('recorded');
    expect(page.opinion.handedBack.getSnapshot()).toEqual([]);
  });
});
