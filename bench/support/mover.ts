/** Somebody whose caret moves: presence messages as a stock client sends them. */
import * as encoding from 'lib0/encoding';
import { awarenessFrame } from '../../shared/wire/frame.ts';
import { Follower, type FollowerOptions } from './follower.ts';

let clients = 1_000_000;

export class Mover {
  readonly follower: Follower;
  readonly #client = ++clients;
  #clock = 0;

  constructor(options: FollowerOptions) {
    this.follower = new Follower(options);
  }

  move(): void {
    this.#clock += 1;
    const anchor = { type: { client: this.#client, clock: 3 }, item: { client: this.#client, clock: this.#clock }, assoc: 0 };
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, this.#client);
    encoding.writeVarUint(encoder, this.#clock);
    encoding.writeVarString(encoder, JSON.stringify({ cursor: { anchor, head: anchor } }));
    this.follower.socket.send(awarenessFrame(encoding.toUint8Array(encoder)));
  }
}
