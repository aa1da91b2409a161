/** A raw client of `/collab/<opinion>/stream` and `/sync`: what went over the line and nothing else, so that it can do everything wrong. */
import { EventEmitter, once } from 'node:events';
import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import * as encoding from 'lib0/encoding';
import { type Message, readMessage } from '../../shared/wire/frame.ts';
import { until } from './until.ts';

export interface Ended {
  /** As the last event said; 1006 where there was none. */
  readonly code: number;
  readonly why: string;
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
}

export const framed = (...frames: readonly Uint8Array[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const frame of frames) encoding.writeVarUint8Array(encoder, frame);
  return encoding.toUint8Array(encoder);
};

export class Stream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly ended: Promise<Ended>;
  /** Every message, oldest first. */
  readonly told: Message[] = [];
  /** Names of the events that had one. */
  readonly named: string[] = [];
  /** All that came, as it came. */
  raw = '';
  key = '';
  readonly #origin: string;
  readonly #path: string;
  readonly #sent: Readonly<Record<string, string>>;
  readonly #asked: ClientRequest;
  readonly #heard = new EventEmitter();
  #parsed = 0;
  #n = 0;

  private constructor(origin: string, path: string, sent: Readonly<Record<string, string>>, asked: ClientRequest, answer: IncomingMessage) {
    this.#origin = origin;
    this.#path = path;
    this.#sent = sent;
    this.#asked = asked;
    this.status = answer.statusCode ?? 0;
    this.headers = answer.headers;
    let last: Omit<Ended, 'at'> = { code: 1006, why: '' };
    answer.setEncoding('latin1').on('data', (text: string) => {
      this.raw += text;
      for (const [name, data] of this.#events()) {
        if (name === '') this.#tell(readMessage(new Uint8Array(Buffer.from(data, 'base64'))));
        else this.named.push(name);
        if (name === 'connection') this.key = data;
        if (name === 'end') last = { code: Number(data.split(' ')[0]), why: data.slice(5) };
        this.#heard.emit('event');
      }
    });
    answer.on('error', () => undefined);
    this.ended = new Promise((resolve) => answer.on('close', () => resolve({ ...last, at: performance.now() })));
  }

  /** `path`: `/collab/<opinion>`; `headers` go with every request. */
  static async open(origin: string, path: string, headers: Readonly<Record<string, string>>, query = ''): Promise<Stream> {
    const { origin: _, ...sent } = headers;
    const asked = request(`${origin}${path}/stream${query}`, { headers: sent });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return new Stream(origin, path, headers, asked, answer);
  }

  /** Waits for something among what was and will be told. */
  until(what: string, is: (message: Message) => boolean): Promise<Message> {
    return until(what, () => this.told.find(is));
  }

  /** Calls back for everything that was told and will be. */
  onMessage(hear: (message: Message) => void): void {
    this.told.forEach(hear);
    this.#heard.on('message', hear);
  }

  async introduced(): Promise<this> {
    while (this.key === '') await once(this.#heard, 'event');
    return this;
  }

  /** The next request, with its number; the status of its answer. */
  send(...frames: readonly Uint8Array[]): Promise<number> {
    return this.post(++this.#n, framed(...frames));
  }

  /** Any request. */
  post(n: number | string, body: Uint8Array, headers: Readonly<Record<string, string>> = {}, path = this.#path): Promise<number> {
    const all = { 'content-type': 'application/octet-stream', ...this.#sent, ...headers };
    return new Promise((resolve, reject) => {
      const asked = request(`${this.#origin}${path}/sync?connection=${this.key}&n=${n}`, { method: 'POST', headers: all }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  close(): void {
    this.#asked.destroy();
  }

  #tell(message: Message): void {
    this.told.push(message);
    this.#heard.emit('message', message);
  }

  *#events(): Generator<readonly [name: string, data: string]> {
    for (let end = this.raw.indexOf('\n\n', this.#parsed); end >= 0; end = this.raw.indexOf('\n\n', this.#parsed)) {
      const lines = this.raw.slice(this.#parsed, end).split('\n');
      this.#parsed = end + 2;
      const field = (name: string): string | undefined => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
      const data = field('data');
      if (data !== undefined) yield [field('event') ?? '', data];
    }
  }
}
