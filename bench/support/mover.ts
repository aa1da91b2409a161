/** Somebody whose caret moves: presence messages as a stock client sends them. */
import * as encoding from 'lib0/encoding';
import { ByteReader } from '../../shared/wire/byte-reader.ts';
import { awarenessFrame, readMessage } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { Follower, type FollowerOptions } from './follower.ts';

interface Move {
  readonly client: number;
  readonly clock: number;
}

let clients = 1_000_000;

export class Mover {
  readonly follower: Follower;
  readonly client = ++clients;
  /** When each clock was sent; the first is 1. */
  readonly movedAt: number[] = [Number.NaN];
  readonly #places: readonly unknown[];

  /** `places`: relative positions of Yjs through which the caret goes; without them it stands nowhere. */
  constructor(options: FollowerOptions, places: readonly unknown[] = []) {
    this.follower = new Follower(options);
    this.#places = places;
  }

  move(): void {
    const { client } = this;
    const clock = this.movedAt.push(performance.now()) - 1;
    const anchor = this.#places[clock % this.#places.length] ?? { type: { client, clock: 3 }, item: { client, clock }, assoc: 0 };
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify({ cursor: { anchor, head: anchor } }));
    this.follower.send(awarenessFrame(encoding.toUint8Array(encoder)));
  }
}

/** What a message tells of carets. */
export function movesIn(message: Buffer): readonly Move[] {
  if (message[0] !== MESSAGE.awareness) return [];
  const read = readMessage(message);
  if (read.type !== 'awareness') return [];
  const reader = new ByteReader(read.bytes);
  return Array.from({ length: reader.count() }, () => {
    const move = { client: reader.client(), clock: reader.clock() };
    reader.string();
    return move;
  });
}
