/** A running server with the demo forum, people at its seats, and opinions made for one test. */
import type { Policy } from '../../shared/opinion/entry.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { ShownParagraph } from '../../shared/opinion/register.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { CollabClient } from '../support/collab-client.ts';
import { type DemoSeat, HttpClient } from '../support/http-client.ts';
import { type ServerOptions, ServerProcess } from '../support/server-process.ts';

export class Stage {
  readonly #server: ServerProcess | null;
  readonly #origin: string;
  readonly chair: DemoSeat;
  readonly office: DemoSeat;
  /** One seat for each Member State. */
  readonly states: readonly DemoSeat[];
  /** All seats of the demo. */
  readonly seats: readonly DemoSeat[];
  #made = 0;
  readonly #hands = new Map<string, Promise<HttpClient>>();

  private constructor(origin: string, server: ServerProcess | null, seats: readonly DemoSeat[]) {
    const one = (capacity: string): DemoSeat => {
      const seat = seats.find((candidate) => candidate.capacity === capacity && !candidate.functions.includes('deputy-chair'));
      if (seat === undefined) throw new Error(`the demo has no ${capacity}`);
      return seat;
    };
    this.#origin = origin;
    this.#server = server;
    this.seats = seats;
    this.chair = one('chair');
    this.office = one('secretariat');
    const states = new Map(seats.filter(({ capacity }) => capacity === 'member-state').map((seat) => [seat.entity, seat]));
    this.states = [...states.values()];
  }

  static async set(options: ServerOptions = {}): Promise<Stage> {
    // Tests act faster than people: the budget of acts has a test of its own.
    const server = await ServerProcess.start({ ...options, env: { NEMCON_ACTS_PER_MINUTE: '100000', ...options.env } });
    try {
      return new Stage(server.origin, server, await HttpClient.seats(server.origin));
    } catch (fault) {
      await server.close();
      throw fault;
    }
  }

  /** Of servers that somebody else has started. */
  static async at(origin: string): Promise<Stage> {
    return new Stage(origin, null, await HttpClient.seats(origin));
  }

  /** The one that was started for this stage. */
  get server(): ServerProcess {
    if (this.#server === null) throw new Error('this stage has no server of its own');
    return this.#server;
  }

  /** Another session at a seat. */
  signIn(seat: DemoSeat): Promise<HttpClient> {
    return HttpClient.stepIn(this.#origin, seat.id);
  }

  /** The one session in which this stage acts itself: a seat has so many at most, and a new one would end the oldest of a test. */
  #hand(seat: DemoSeat): Promise<HttpClient> {
    const hand = this.#hands.get(seat.id) ?? this.signIn(seat);
    this.#hands.set(seat.id, hand);
    return hand;
  }

  state(at: number): DemoSeat {
    const seat = this.states[at % this.states.length];
    if (seat === undefined) throw new Error('the demo has no Member State');
    return seat;
  }

  /** An opinion in drafting with so many operative paragraphs under one heading; returns its id. */
  async opinion(paragraphs: number, words = (at: number): string => `supports measure number ${at},`): Promise<string> {
    const office = await this.#hand(this.office);
    const { status, body } = await office.post<{ id?: string }>('/api/opinions', {
      number: `T${++this.#made}`,
      title: 'Opinion made for a test',
      language: 'en',
      venue: 'ieg',
      phase: 'drafting',
      sponsor: this.state(0).entity,
      source: null,
      meeting: null,
      blocks: [
        { kind: 'title', level: 0, text: 'Opinion made for a test' },
        { kind: 'operative-heading', level: 0, text: 'is of the view' },
        ...Array.from({ length: paragraphs }, (_, at) => ({ kind: 'operative-item', level: 0, text: words(at + 1) })),
      ],
    });
    if (status !== 201 || body.id === undefined) throw new Error(`no opinion was made: ${status} ${JSON.stringify(body)}`);
    return body.id;
  }

  async setPolicy(opinion: string, policy: Partial<Policy>): Promise<void> {
    const chair = await this.#hand(this.chair);
    const { status, body } = await chair.command(opinion, { do: 'set-policy', policy: { ...DEFAULT_POLICY, ...policy } });
    if (status !== 200) throw new Error(`the policy was refused: ${JSON.stringify(body)}`);
  }

  editor(client: HttpClient, opinion: string, options: { readonly doc?: CollabClient['doc']; readonly url?: string } = {}): CollabClient {
    return new CollabClient({ url: client.origin, opinion, headers: client.headers, ...options });
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

/** The operative paragraphs, in order. */
export async function items(client: HttpClient, opinion: string): Promise<readonly ShownParagraph[]> {
  const { paragraphs } = await client.register(opinion);
  return paragraphs.filter(({ kind, removed }) => kind === 'operative-item' && !removed);
}

export async function itemOf(client: HttpClient, opinion: string, block: BlockId): Promise<ShownParagraph> {
  const found = (await client.register(opinion)).paragraphs.find(({ id }) => id === block);
  if (found === undefined) throw new Error(`no paragraph ${block}`);
  return found;
}
