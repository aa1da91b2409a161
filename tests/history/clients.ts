/**
 * Clients that keep their history: each request is written down before it is sent and after it is answered, by one monotonic clock.
 * Edits carry a mark of their own in their words, so that they can be found in the bytes of the log.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { readEntry } from '../../server/record/read.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { CollabClient } from '../support/collab-client.ts';
import type { HttpClient } from '../support/http-client.ts';
import type { Event, Logged } from './history.ts';

/** Of each kind of event what it has besides its time. */
type Untimed<One> = One extends Event ? Omit<One, 't'> : never;

const MARK = /⟪[0-9a-f]{16}⟫/g;

export class Recorder {
  readonly events: Event[] = [];

  /** An edit that puts a new mark into the text; resolves with the answer's kind, never rejects. */
  async edit(proc: string, client: CollabClient, change: (doc: Y.Doc, mark: string) => void): Promise<'ok' | 'info'> {
    const uuid = `⟪${randomBytes(8).toString('hex')}⟫`;
    this.#note({ proc, kind: 'invoke', uuid, asked: 'edit' });
    try {
      const { seq } = await client.edit((doc) => change(doc, uuid));
      this.#note({ proc, kind: 'ok', uuid, seq });
      return 'ok';
    } catch {
      this.#note({ proc, kind: 'info', uuid }); // cut off: whether it happened is for the log to say
      return 'info';
    }
  }

  /** `shown`: the hash of the text on the chair's screen. `uuid`: of what was asked before and had no answer. */
  async act(
    proc: string,
    client: HttpClient,
    opinion: string,
    command: Command,
    options: { readonly seen?: number; readonly shown?: string; readonly uuid?: string } = {},
  ): Promise<{ readonly kind: 'ok'; readonly seq: number } | { readonly kind: 'fail'; readonly code: string } | { readonly kind: 'info' }> {
    const { seen = 0, shown, uuid = randomUUID() } = options;
    this.#note({ proc, kind: 'invoke', uuid, asked: JSON.stringify(command), ...(shown === undefined ? {} : { shown }) });
    try {
      const { status, body } = await client.command(opinion, command, seen, uuid);
      if (status === 200 && body.seq !== undefined) {
        this.#note({ proc, kind: 'ok', uuid, seq: body.seq });
        return { kind: 'ok', seq: body.seq };
      }
      if (status < 500) {
        this.#note({ proc, kind: 'fail', uuid });
        return { kind: 'fail', code: body.code ?? String(status) };
      }
    } catch {
      // cut off, as below
    }
    this.#note({ proc, kind: 'info', uuid });
    return { kind: 'info' };
  }

  read(proc: string, seq: number, state?: string): void {
    this.#note({ proc, kind: 'read', seq, ...(state === undefined ? {} : { state }) });
  }

  #note(event: Untimed<Event>): void {
    this.events.push({ ...event, t: performance.now() });
  }
}

interface Line {
  readonly header: string;
  readonly statement: string;
  readonly payload: string;
  readonly salt: string;
}

/** The whole log of an opinion, as the record of it is served. */
export async function readLog(client: HttpClient, opinion: string): Promise<readonly Logged[]> {
  const log: Logged[] = [];
  for (;;) {
    const { status, body } = await client.get<string>(`/api/opinions/${opinion}/record?after=${log.length}`);
    if (status !== 200) throw new Error(`no record of ${opinion}: ${status}`);
    const lines = body.split('\n').filter((line) => line !== '');
    if (lines.length === 0) return log;
    for (const line of lines) log.push(logged(JSON.parse(line), log.length + 1));
  }
}

function logged(line: Line, seq: number): Logged {
  const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
  const header = bytes(line.header);
  const folded = readEntry({ seq, header, statement: bytes(line.statement), payload: bytes(line.payload), salt: bytes(line.salt) });
  const edits =
    folded.kind === 'text' ? folded.facts.parts.flatMap(({ by }, at) => (by === 'server' ? [] : marksIn(folded.updates[at]))) : [];
  const hash = createHash('sha256').update(header).digest('base64url');
  return { entry: folded.entry, prev: folded.header.prev, hash, edits, asked: null };
}

const marksIn = (update: Uint8Array | undefined): readonly string[] =>
  update === undefined ? [] : Y.decodeUpdate(update).structs.flatMap((struct) => wordsOf(struct).match(MARK) ?? []);

function wordsOf(struct: object): string {
  const content: unknown = Reflect.get(struct, 'content');
  return content instanceof Y.ContentString ? content.str : '';
}
