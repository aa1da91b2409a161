/** Every door through which strangers' words come in, and each vector through each of them; then the pages may be opened. */
import { once } from 'node:events';
import { expect } from 'vitest';
import WebSocket from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { awarenessFrame } from '../../shared/wire/frame.ts';
import type { Draft } from '../../shared/wire/opinion.ts';
import type { MadeInvitation } from '../../shared/wire/session.ts';
import type { CollabClient } from '../support/collab-client.ts';
import { HttpClient } from '../support/http-client.ts';
import type { Stage } from '../system/stage.ts';

const given = { language: 'en', venue: 'ieg', phase: 'drafting', sponsor: 'arl', source: null, meeting: null } as const;

export type Door =
  | 'import'
  | 'opinion'
  | 'entity'
  | 'sitter'
  | 'person'
  | 'label'
  | 'objection'
  | 'concern'
  | 'statement'
  | 'presence'
  | 'socket';

const at = <Item>(items: readonly Item[], place: number): Item => {
  const item = items[place % items.length];
  if (item === undefined) throw new RangeError('nothing there');
  return item;
};

const cut = (words: string, length: number): string => words.slice(0, length).trim();

export class Doors {
  /** The opinion that all of it is about. */
  opinion = '';
  /** How many vectors each door let in, as words. */
  readonly entered = new Map<Door, number>();
  readonly #stage: Stage;
  readonly #office: HttpClient;
  readonly #vectors: readonly string[];
  /** Names stand on one line. */
  readonly #lines: readonly string[];
  /** Items of the text, whatever they are. */
  #places: readonly { readonly client: number; readonly clock: number }[] = [];
  /** People with hostile names and carets are here until the end. */
  readonly #sockets: WebSocket[] = [];

  private constructor(stage: Stage, office: HttpClient, vectors: readonly string[]) {
    this.#stage = stage;
    this.#office = office;
    this.#vectors = vectors;
    this.#lines = vectors.map((vector) => vector.replace(/\s+/g, ' '));
  }

  static async open(stage: Stage, vectors: readonly string[]): Promise<Doors> {
    const doors = new Doors(stage, await stage.signIn(stage.office), vectors);
    doors.opinion = await doors.#importAll();
    await Promise.all([doors.#admitAll(), doors.#attackAll(), doors.#listAll()]);
    return doors;
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  #enter(door: Door, accepted: boolean): void {
    this.entered.set(door, (this.entered.get(door) ?? 0) + (accepted ? 1 : 0));
  }

  /** Imported text and HTML, each vector by itself. */
  async #importAll(): Promise<string> {
    const words: string[] = [];
    for (const vector of this.#vectors) {
      for (const source of [{ html: `<p>that ${vector} holds;</p>` }, { text: `that ${vector} holds;` }]) {
        const { status, body } = await this.#office.post<Draft>('/api/opinions/read', { ...source, language: 'en' });
        expect(status).toBe(200);
        this.#enter('import', true);
        words.push(...body.blocks.map(({ text }) => text));
      }
    }
    const items = words.map((text) => ({ kind: 'operative-item', level: 0, text }) as const);
    const blocks = [
      { kind: 'title', level: 0, text: at(this.#vectors, 0) },
      { kind: 'operative-heading', level: 0, text: at(this.#vectors, 1) },
      ...items,
    ];
    const { status, body } = await this.#office.post<{ id: string }>('/api/opinions', {
      ...given,
      number: cut(at(this.#lines, 75), 40),
      title: at(this.#lines, 7),
      blocks,
    });
    expect([status, body]).toMatchObject([201, { id: expect.any(String) }]);
    return body.id;
  }

  /** Entities, persons, positions and presence: one of each for every vector. */
  async #admitAll(): Promise<void> {
    const { paragraphs } = await this.#office.register(this.opinion);
    const items = paragraphs.filter(({ kind }) => kind === 'operative-item');
    const reader = this.#stage.editor(this.#office, this.opinion);
    await reader.synced;
    this.#places = [...reader.doc.store.clients].flatMap(([client, structs]) =>
      [0, 1, 2, 3, 4, 5, 6, 7, structs.length].map((which) => ({ client, clock: structs[which]?.id.clock ?? 2 ** 40 })),
    );
    reader.close();
    for (const [place, words] of this.#lines.entries()) {
      const id = `x${place}`;
      const names = { en: words, fr: words, ar: words };
      const admitted = await this.#office.forum({ do: 'admit-entity', id, code: id.toUpperCase(), capacity: 'member-state', names });
      this.#enter('entity', admitted.status === 200);
      const seat = `s-${id}`;
      const seated = await this.#office.forum({ do: 'open-seat', seat, entity: id, functions: [], remote: false }, { name: words });
      this.#enter('sitter', seated.status === 200);
      const invitation = await this.#office.post<MadeInvitation>('/api/invitations', { seat, hours: 1 });
      const person = cut(words, 80);
      const client = await HttpClient.redeem(this.#stage.server.origin, new URL(invitation.body.url).hash.slice(1), person);
      this.#enter('person', true);
      const token = await client.post('/api/tokens', { label: person });
      this.#enter('label', token.status === 201);
      const { id: block, hash } = at(items, place % 20);
      const says = { reason: at(this.#vectors, place), cure: at(this.#vectors, place + 1) };
      const objected = await client.command(this.opinion, { do: 'raise-objection', block, hash, ...says });
      this.#enter('objection', objected.status === 200);
      const noted = await client.command(this.opinion, { do: 'record-concern', block, hash, reason: says.cure });
      this.#enter('concern', noted.status === 200);
      if (place % 2 === 1) {
        const position = `p${objected.body.seq}`;
        const withdrawn = await client.command(this.opinion, { do: 'withdraw', position, statement: says.reason });
        this.#enter('statement', withdrawn.status === 200);
      }
      await this.#present(client, at(this.#vectors, place), block);
    }
  }

  /** Somebody who is here, with whatever a presence message can be made to say. */
  async #present(client: HttpClient, vector: string, block: string): Promise<void> {
    const socket = new WebSocket(`${client.origin.replace('http', 'ws')}/collab/${this.opinion}`, { headers: client.headers });
    socket.on('error', () => {}); // the close tells
    await once(socket, 'open');
    this.#sockets.push(socket);
    const short = vector.slice(0, 60);
    const shapes: readonly Record<string, unknown>[] = [
      { block: vector, seen: vector },
      { block, cursor: { anchor: short, head: short } },
      { block, cursor: { anchor: { type: short, tname: short, item: short, assoc: short }, head: null } },
      { block, cursor: { anchor: { type: { client: 1, clock: 2 ** 40 }, assoc: 0 }, head: { type: { client: short, clock: short } } } },
      { block, cursor: { anchor: { tname: 'opinion' }, head: { tname: short } } },
      { block, cursor: { anchor: { tname: '__proto__' }, head: { item: { client: -1, clock: -1 } } } },
      { block, cursor: short },
      { block, cursor: [1, 2], anchor: {}, head: [] },
      { block: [short], seen: { a: short }, anchor: short, head: short },
      { block: { toString: short }, cursor: 7 },
      // well-formed, but in places where no caret can stand: the root, attributes, what was deleted, what never was
      { block, cursor: { anchor: { tname: 'opinion' }, head: { tname: 'opinion', assoc: -1 } } },
      ...this.#places.map((place) => ({ block, cursor: { anchor: { item: place }, head: { type: place, assoc: -1 } } })),
    ];
    const fields = at(shapes, this.#sockets.length);
    const claims = { ...fields, user: { name: short, color: short }, person: short, seat: short, entity: short, code: short, color: short };
    const own = new Awareness(new Y.Doc());
    own.setLocalState(claims);
    socket.send(awarenessFrame(encodeAwarenessUpdate(own, [own.clientID])));
    own.destroy();
    this.#enter('presence', true);
  }

  /** Blocks, attributes, marks and node names as no editor writes them, through the socket. */
  async #attackAll(): Promise<void> {
    const http = await this.#stage.signIn(this.#stage.state(0));
    let client: CollabClient | null = null;
    const closed = (): boolean => client === null || client.socket.readyState !== client.socket.OPEN;
    for (const [place, vector] of this.#vectors.entries()) {
      for (const edit of edits(vector, place)) {
        if (closed()) {
          client = this.#stage.editor(http, this.opinion);
          await client.synced;
        }
        // refused or taken for an attack: the connection ends, and another one goes on
        const recorded = await client?.edit(edit).then(
          () => true,
          () => false,
        );
        this.#enter('socket', recorded === true);
      }
    }
    client?.close();
  }

  /** Opinions for the list; every field of them that somebody words. */
  async #listAll(): Promise<void> {
    for (let place = 0; place < this.#vectors.length; place += 5) {
      // no two opinions have one number
      const number = cut(`${place} ${at(this.#lines, place)}`, 40);
      const fields = { title: at(this.#lines, place), source: at(this.#lines, place + 1), meeting: at(this.#lines, place + 2) };
      const text = this.#vectors.slice(place, place + 5).join('\n\n');
      const { status } = await this.#office.post('/api/opinions', { ...given, number, ...fields, text });
      this.#enter('opinion', status === 201);
    }
  }
}

function edits(vector: string, place: number): readonly ((doc: Y.Doc) => void)[] {
  const into = (doc: Y.Doc, element: Y.XmlElement): void => doc.getXmlFragment('opinion').insert(2, [element]);
  const block = (
    attributes: Readonly<Record<string, unknown>>,
    words: string,
    marks: Readonly<Record<string, object>> = {},
    name = 'block',
  ): Y.XmlElement => {
    const element = new Y.XmlElement<Record<string, string>>(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
    const text = new Y.XmlText();
    text.insert(0, words, marks);
    element.insert(0, [text]);
    return element as Y.XmlElement;
  };
  const id = `b${place.toString(36).padStart(9, 'y')}`;
  return [
    (doc) => into(doc, block({ id, kind: 'operative-item', level: 0 }, vector, { strong: {} })),
    (doc) =>
      into(doc, block({ id: vector, kind: vector, level: vector, sug: vector, onclick: vector, style: vector, class: vector }, vector)),
    (doc) =>
      into(
        doc,
        block({ kind: 'text' }, vector, { insertion: { id: vector, by: vector }, link: { href: vector }, strong: { style: vector } }),
      ),
    (doc) => into(doc, block({ onload: vector }, `words of ${vector}`, {}, vector)),
  ];
}
