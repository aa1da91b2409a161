/** A text under test: people, a live text with a few paragraphs, and Y.Docs that edit it. */
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import type { Authored, Preparation, PreparedText } from '../../server/text/outcome.ts';
import type { TextEntry } from '../../server/text/replay.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { BlockId, BlockKind, Capacity } from '../../shared/opinion/vocabulary.ts';
import { shownText } from '../../shared/text/block.ts';
import type { Random } from '../../shared/text/ids.ts';
import { rngOf } from '../support/rng.ts';

export const actorOf = (entity: string, capacity: Capacity = 'member-state'): Actor => ({
  seat: `seat-${entity}`,
  entity,
  capacity,
  functions: [],
  remote: false,
  operatorFor: null,
});
export const ARLEN = actorOf('arl');
export const BRUMA = actorOf('bru');
export const OFFICE = actorOf('secretariat', 'secretariat');

export const randomOf = (seed: number): Random => {
  const rng = rngOf(seed);
  return (bytes) => rng.bytes(bytes);
};

export type Paragraphs = readonly (string | { readonly kind?: BlockKind; readonly level?: number; readonly text: string })[];

/** A log of text entries with a live text at its head. */
export class World {
  readonly entries: TextEntry[] = [];
  readonly random: Random;
  live: LiveText;
  closed: ReadonlySet<BlockId> = new Set();
  /** Gone, and to stay so. */
  kept: ReadonlySet<BlockId> = new Set();
  /** The clock of the log, ms. */
  now = 0;
  whole = false;

  constructor(paragraphs: Paragraphs, seed = 1) {
    this.random = randomOf(seed);
    this.live = LiveText.fold([], undefined, this.random);
    if (paragraphs.length === 0) return;
    const blocks = paragraphs.map((one) => (typeof one === 'string' ? { text: one } : one));
    const filled = blocks.map((block) => ({ kind: 'operative-item' as const, level: 0, ...block }));
    this.record(this.live.edit(OFFICE, { import: filled }));
  }

  static empty(): World {
    return new World([]);
  }

  record(prepared: PreparedText): TextEntry {
    const note = { late: prepared.late.map(({ words }) => words) };
    const entry = { facts: prepared.facts, updates: prepared.updates, entry: { seq: this.entries.length + 1, at: this.now }, note };
    this.entries.push(entry);
    this.live.commit(prepared, entry.entry);
    return entry;
  }

  refold(): void {
    this.live = LiveText.fold(this.entries, undefined, this.random);
  }

  /** The id of the n-th block, from 0. */
  id(place: number): BlockId {
    const id = this.live.order[place];
    if (id === undefined) throw new RangeError(`no block at ${place}`);
    return id;
  }

  texts(): string[] {
    return this.live.blocks().map(shownText);
  }

  prepare(updates: readonly Uint8Array[], author: Partial<Authored> = {}): Preparation {
    const whole = {
      connection: 'c1',
      actor: ARLEN,
      full: false,
      ageMs: 60_000,
      at: this.now,
      schema: 'said' as const,
      mayMove: false,
      suggestsOnly: false,
      ...author,
      updates,
    };
    return this.live.prepare([whole], this.closed, this.whole, this.kept);
  }

  /** Submits and records; a refusal is an error. Null where nothing was new. */
  submit(updates: readonly Uint8Array[], author: Partial<Authored> = {}): PreparedText | null {
    const preparation = this.prepare(updates, author);
    if (!preparation.ok) throw new Error(`refused: ${preparation.code}`);
    if (preparation.prepared !== null) this.record(preparation.prepared);
    return preparation.prepared;
  }

  /** A client that has what the log holds. */
  client(clientId?: number): Client {
    return new Client(this.live.state(), clientId);
  }
}

/** A Y.Doc that notes what it writes itself. */
export class Client {
  readonly doc = new Y.Doc();
  readonly fragment = this.doc.getXmlFragment('opinion');
  #written: Uint8Array[] = [];

  constructor(state: Uint8Array, clientId?: number) {
    Y.applyUpdate(this.doc, state, 'net');
    if (clientId !== undefined) this.doc.clientID = clientId; // after the text: Yjs would take another one if it is in there
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'net') this.#written.push(update);
    });
  }

  receive({ updates }: { readonly updates: readonly Uint8Array[] }): void {
    Y.applyUpdate(this.doc, updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates([...updates]), 'net');
  }

  /** Runs an edit and returns what it wrote. */
  edit(job: (fragment: Y.XmlFragment) => void): Uint8Array[] {
    this.doc.transact(() => job(this.fragment));
    return this.written();
  }

  /** Another client's updates, to be sent as this one's. */
  replay(updates: readonly Uint8Array[]): void {
    this.#written.push(...updates);
  }

  written(): Uint8Array[] {
    return this.#written.splice(0);
  }

  block(place: number): Y.XmlElement {
    return this.fragment.get(place) as Y.XmlElement;
  }

  text(place: number): Y.XmlText {
    return this.block(place).get(0) as Y.XmlText;
  }
}

export function element(attributes: Record<string, unknown>, text = '', name = 'block'): Y.XmlElement {
  const made = new Y.XmlElement<Record<string, string>>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  if (text !== '') {
    const words = new Y.XmlText();
    words.insert(0, text);
    made.insert(0, [words]);
  }
  return made as Y.XmlElement;
}
