/** A delegate's screen in a story: there while calls are made, and able to type. It is a connection of the room like any other. */
import { randomBytes, randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { assert } from '../../shared/lib/assert.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { newId } from '../../shared/text/ids.ts';
import { readBlock } from '../../shared/text/read.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { type Message, readMessage } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import type { Connection, Messages } from '../room/connection.ts';
import type { Room } from '../room/room.ts';
import { blocksIn, build } from '../text/element.ts';

export class Screen implements Connection {
  readonly id = randomUUID();
  readonly extended = true;
  readonly since: number;
  readonly person: string;
  readonly #actor: Actor;
  readonly #doc = new Y.Doc();
  #room: Room | null = null;
  #wait: { readonly is: (message: Message) => boolean; readonly done: () => void } | null = null;

  constructor(actor: Actor, person: string, since: number) {
    this.#actor = actor;
    this.person = person;
    this.since = since;
  }

  actor(): Actor {
    return this.#actor;
  }

  send(messages: Messages): void {
    for (const message of messages.map(readMessage)) {
      if (message.type === 'update' || message.type === 'step2') Y.applyUpdate(this.#doc, message.update, 'room');
      if (this.#wait?.is(message)) this.#wait.done();
    }
  }

  close(code: number, why: string): void {
    assert(this.#room === null, `a screen of the story was closed: ${code} ${why}`);
  }

  /** Joins, and has the text when it resolves. */
  async join(room: Room): Promise<void> {
    this.#room = room;
    room.join(this);
    await this.#until(
      (message) => message.type === 'step2',
      () => room.step1(this, Y.encodeStateVector(this.#doc)),
    );
  }

  leave(): void {
    const room = this.#room;
    this.#room = null;
    room?.leave(this);
  }

  /** Replaces words of a paragraph; resolves when that is recorded. */
  replace(block: BlockId, words: string, by: string): Promise<void> {
    return this.#edit(() => {
      const text = this.#text(block);
      const at = text.toString().indexOf(words);
      assert(at >= 0, `a paragraph reads otherwise: ${words}`);
      text.insert(at + words.length, by);
      text.delete(at, words.length);
    });
  }

  /** Begins a new paragraph before these words, as the Enter key does; gives its id. */
  async split(block: BlockId, words: string): Promise<BlockId> {
    const id = newId(randomBytes);
    await this.#edit(() => {
      const before = this.#element(block);
      const text = this.#text(block);
      const shown = text.toString();
      const at = shown.indexOf(words);
      assert(at > 0, `a paragraph reads otherwise: ${words}`);
      text.delete(at, shown.length - at);
      const behind = build({ ...readBlock(before), id, runs: [{ text: shown.slice(at), marks: [] }] });
      this.#fragment().insertAfter(before, [behind]);
    });
    return id;
  }

  #fragment(): Y.XmlFragment {
    return this.#doc.getXmlFragment(ROOT);
  }

  #element(block: BlockId): Y.XmlElement {
    const found = blocksIn(this.#fragment()).find((element) => readBlock(element).id === block);
    assert(found !== undefined, `the text has the paragraph ${block}`);
    return found;
  }

  #text(block: BlockId): Y.XmlText {
    const text = this.#element(block).get(0);
    assert(text instanceof Y.XmlText, `the paragraph ${block} has words`);
    return text;
  }

  async #edit(change: () => void): Promise<void> {
    const room = this.#room;
    assert(room !== null, 'a screen types only while it is there');
    const updates: Uint8Array[] = [];
    const hear = (update: Uint8Array): void => void updates.push(update);
    this.#doc.on('update', hear);
    this.#doc.transact(change);
    this.#doc.off('update', hear);
    await this.#until(
      (message) => message.type === 'own' && message.number === MESSAGE.ack,
      () => {
        for (const update of updates) room.text(this, update, false);
      },
    );
  }

  #until(is: (message: Message) => boolean, start: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#wait = {
        is,
        done: () => {
          this.#wait = null;
          resolve();
        },
      };
      start();
    });
  }
}
