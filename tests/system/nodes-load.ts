/**
 * People who write and object at several servers until they are told to stop, whatever happens to the servers meanwhile. Writers come back
 * with the document they had; who objects asks again under the same uuid, of the next server, until there is an answer.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Command } from '../../shared/opinion/command.ts';
import { Recorder } from '../history/clients.ts';
import type { History } from '../history/history.ts';
import { type as typeWords } from '../support/blocks.ts';
import type { HttpClient } from '../support/http-client.ts';
import type { Rng } from '../support/rng.ts';
import type { Nodes } from './nodes.ts';
import { items } from './stage.ts';

/** Of each node, and of those who object in all. */
const WRITERS = 3;
const OBJECTORS = 4;
/** People pause. */
const PAUSE_MS = 60;

export class Load {
  readonly recorder = new Recorder();
  readonly seats = new Map<string, string>();
  readonly #nodes: Nodes;
  readonly #opinion: string;
  readonly #rng: Rng;
  readonly #blocks: readonly string[];
  readonly #work: Promise<void>[] = [];
  /** How much was acknowledged by each node: updates by those who write there, acts by whoever answered. */
  readonly #acknowledged: number[];
  #stopped = false;

  private constructor(nodes: Nodes, opinion: string, rng: Rng, blocks: readonly string[]) {
    this.#nodes = nodes;
    this.#opinion = opinion;
    this.#rng = rng;
    this.#blocks = blocks;
    this.#acknowledged = nodes.all.map(() => 0);
  }

  static async on(nodes: Nodes, opinion: string, rng: Rng): Promise<Load> {
    const { stage } = nodes;
    const people = await Promise.all(stage.states.map((seat) => stage.signIn(seat)));
    const [reader] = people;
    if (reader === undefined) throw new Error('nobody signed in');
    const load = new Load(
      nodes,
      opinion,
      rng,
      (await items(reader, opinion)).map(({ id }) => id),
    );
    for (const [at] of nodes.all.entries())
      for (let one = 0; one < WRITERS; one++)
        load.#work.push(load.#write(nodes.over(at, pick(people, at + one)), at, `writer ${one} at ${at}`));
    for (let one = 0; one < OBJECTORS; one++) {
      const proc = `objector ${one}`;
      load.seats.set(proc, stage.state(one).id);
      load.#work.push(load.#object(pick(people, one), one, proc));
    }
    return load;
  }

  acknowledged(node: number): number {
    return this.#acknowledged[node] ?? 0;
  }

  /** Nobody begins anything new; resolves when all have the answers they waited for. */
  async stop(): Promise<Pick<History, 'events' | 'seats'>> {
    this.#stopped = true;
    await Promise.all(this.#work);
    return { events: this.recorder.events, seats: this.seats };
  }

  async #write(person: HttpClient, node: number, proc: string): Promise<void> {
    const doc = new Y.Doc();
    while (!this.#stopped) {
      const client = this.#nodes.stage.editor(person, this.#opinion, { doc });
      try {
        await client.synced;
        while (
          !this.#stopped &&
          (await this.recorder.edit(proc, client, (one, mark) => typeWords(one, this.#rng.pick(this.#blocks), mark))) === 'ok'
        ) {
          this.#count(node);
          if (client.head !== null) this.recorder.read(proc, client.head.seq);
          await this.#pause();
        }
      } catch {
        // away before this one was in step: it has written nothing
      } finally {
        client.close();
      }
      await this.#pause();
    }
  }

  /** Raises at one server and withdraws at the next: each is there once, and neither is refused. */
  async #object(person: HttpClient, one: number, proc: string): Promise<void> {
    const block = pick(this.#blocks, one);
    for (let turn = one; !this.#stopped; turn++) {
      const raised = await this.#answered(proc, person, turn, { do: 'raise-objection', block, hash: null });
      await this.#answered(proc, person, turn + 1, { do: 'withdraw', position: `p${raised}` });
      await this.#pause();
    }
  }

  async #answered(proc: string, person: HttpClient, first: number, command: Command): Promise<number> {
    const uuid = randomUUID();
    for (let turn = first; ; turn++) {
      const answer = await this.recorder.act(proc, this.#nodes.over(turn, person), this.#opinion, command, { uuid });
      if (answer.kind === 'ok') {
        this.#count(turn % this.#acknowledged.length);
        return answer.seq;
      }
      if (answer.kind === 'fail') throw new Error(`${proc}: ${command.do} was refused: ${answer.code}`);
      await this.#pause();
    }
  }

  #count(node: number): void {
    this.#acknowledged[node] = this.acknowledged(node) + 1;
  }

  #pause(): Promise<void> {
    return pause(this.#rng.below(PAUSE_MS));
  }
}

function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
