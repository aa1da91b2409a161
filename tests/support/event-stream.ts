/** A reader of server-sent events over Node's own client: what came, event by event, and how many bytes it took on the wire. */
import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';
import { constants, createGunzip } from 'node:zlib';

export interface StreamEvent {
  readonly event: string;
  readonly id: string | null;
  readonly data: string;
}

export class EventStream {
  readonly events: StreamEvent[] = [];
  /** Status and headers; rejects where nobody answers. */
  readonly opened: Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders }>;
  readonly closed: Promise<void>;
  /** As they came, packed where they are. */
  bytes = 0;
  /** Unpacked. */
  text = '';
  readonly #request: ClientRequest;
  #rest = '';
  #read = 0;
  #wake: () => void = () => {};

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.#request = request(url, { headers: { accept: 'text/event-stream', 'accept-encoding': 'identity', ...headers } });
    let close = (): void => {};
    this.closed = new Promise((resolve) => {
      close = resolve;
    });
    this.opened = new Promise((resolve, reject) => {
      this.#request.on('error', (fault) => {
        reject(fault);
        close();
      });
      this.#request.on('response', (answer) => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
        const packed = answer.headers['content-encoding'] === 'gzip';
        const out = packed ? answer.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })) : answer;
        answer.on('data', (chunk: Buffer) => {
          this.bytes += chunk.length;
        });
        // a letter may come in two pieces
        const letters = new TextDecoder();
        out.on('data', (chunk: Buffer) => this.#take(letters.decode(chunk, { stream: true })));
        out.on('error', close);
        out.on('end', close);
        answer.on('close', close);
      });
    });
    this.#request.end();
  }

  /** The next event that was not given yet. */
  async next(): Promise<StreamEvent> {
    for (;;) {
      const event = this.events[this.#read];
      if (event !== undefined) {
        this.#read += 1;
        return event;
      }
      const over = await Promise.race([
        this.closed.then(() => true),
        new Promise<false>((resolve) => {
          this.#wake = () => resolve(false);
        }),
      ]);
      if (over && this.events[this.#read] === undefined) throw new Error('the stream has ended');
    }
  }

  /** The next event of this name. */
  async of(name: string): Promise<StreamEvent> {
    for (;;) {
      const event = await this.next();
      if (event.event === name) return event;
    }
  }

  close(): void {
    this.#request.destroy();
  }

  #take(text: string): void {
    this.text += text;
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string): string | null => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
      const data = field('data');
      if (data !== null) this.events.push({ event: field('event') ?? 'message', id: field('id'), data });
    }
    this.#wake();
  }
}

/** Knocks at an address that may answer with a stream: the status, and what is said where it is refused; a stream is closed at once. */
export async function knock(url: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; text: string }> {
  const stream = new EventStream(url, headers);
  const { status } = await stream.opened;
  if (status === 200) stream.close();
  else await stream.closed;
  return { status, text: stream.text };
}
